"""Settings of the tests with the linter of migrations, which must be an installed app."""

from antarkerja.config.settings.test import *  # noqa: F403
from antarkerja.config.settings.test import INSTALLED_APPS as TESTED

INSTALLED_APPS = [*TESTED, "django_migration_linter"]
