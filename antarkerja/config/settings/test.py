"""Settings of the tests. Keys here are worthless and guard nothing."""

import os
import tempfile
from pathlib import Path

from antarkerja.config.settings.base import *  # noqa: F403
from antarkerja.config.settings.base import DATABASES, TEMPLATES

SECRET_KEY = "test-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
FIELD_KEYS = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
HASH_KEY = "hash-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
HOME = Path(tempfile.gettempdir()) / "antarkerja-test"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Its own tests switch it on; elsewhere actors are signed in without a phone in their hand.
SECOND_FACTOR_REQUIRED = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
DATABASES["default"]["CONN_MAX_AGE"] = 0
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "⟪unknown variable %s⟫"
# A file, not memory: threads and processes of the concurrency tests open it side by side.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / f"test-{os.getpid()}.sqlite3")}
    HOME.mkdir(exist_ok=True)
