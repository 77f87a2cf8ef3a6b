"""The command `antarkerja`: Django's management commands under the project's own name."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs a management command; the settings module comes from the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "antarkerja.config.settings.demo")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
