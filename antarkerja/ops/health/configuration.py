"""What was set: secrets, modes, files that are made from others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext as _

from antarkerja.ops.fresh_secrets import is_strong
from antarkerja.ops.health.findings import Finding, good, problem, warning
from antarkerja.ops.preparation import static_files_are_current
from antarkerja.shared.translations import catalogues

HERE = {"127.0.0.1", "localhost", "[::1]"}


def secret_keys(now: datetime) -> Finding:
    weak = [
        name for name, value in (
            ("ANTARKERJA_SECRET_KEY", settings.SECRET_KEY),
            ("ANTARKERJA_HASH_KEY", settings.HASH_KEY),
        ) if not is_strong(value)
    ]
    remedy = _("antarkerja doctor --new-secrets prints fresh ones. Never change "
               "ANTARKERJA_HASH_KEY once people are registered: duplicates would not be found.")
    if weak:
        return problem("secrets", _("%(names)s is missing or weak.")
                       % {"names": ", ".join(weak)}, remedy)
    if settings.SECRET_KEY == settings.HASH_KEY:
        return problem("secrets", _("The two secrets are the same."), remedy)
    return good("secrets", _("The secrets are strong."))


def field_keys(now: datetime) -> Finding:
    remedy = _("antarkerja doctor --new-secrets prints a fresh one; put a new key before the old "
               "ones and keep those.")
    if not settings.FIELD_KEYS:
        return problem("field keys", _("There is no key to encrypt NIK with."), remedy)
    for number, key in enumerate(settings.FIELD_KEYS, 1):
        try:
            Fernet(key.encode())
        except ValueError:
            return problem("field keys", _("Key %(n)s of ANTARKERJA_FIELD_KEYS is no Fernet key.")
                           % {"n": number}, remedy)
    return good("field keys",
                _("NIK are encrypted; %(n)s key(s).") % {"n": len(settings.FIELD_KEYS)})


def mode(now: datetime) -> Finding:
    if settings.DEBUG:
        return problem("mode", _("DEBUG is on: errors show secrets to everybody."),
                       _("Use the settings antarkerja.config.settings.prod."))
    if settings.DEMO_MODE and not set(settings.ALLOWED_HOSTS) <= HERE:
        return problem("mode", _("Demo mode, without a second factor, is served to others."),
                       _("Use the settings antarkerja.config.settings.prod."))
    if settings.DEMO_MODE:
        return warning("mode", _("Demo mode: staff sign in without a second factor."),
                       _("Never enter real people here. For real work see docs/deployment.md."))
    if not settings.SESSION_COOKIE_SECURE:
        return problem("mode", _("Sign-in cookies travel unencrypted."),
                       _("Use the settings antarkerja.config.settings.prod."))
    return good("mode", _("No demo mode, no DEBUG."))


def hosts(now: datetime) -> Finding:
    if "*" in settings.ALLOWED_HOSTS or not settings.ALLOWED_HOSTS:
        return problem("hosts", _("Any host name, or none, is accepted."),
                       _("Set ANTARKERJA_HOSTS to the name of the service."))
    return good("hosts",
                _("Served names: %(names)s.") % {"names": ", ".join(settings.ALLOWED_HOSTS)})


def static_files(now: datetime) -> Finding:
    if not static_files_are_current():
        return problem("static files", _("Style sheets and scripts are missing or old."),
                       _("Run: antarkerja prepare"))
    return good("static files", _("Style sheets and scripts are collected."))


def translations(now: datetime) -> Finding:
    package = Path(settings.PACKAGE)
    stale = [
        path for path in catalogues(package)
        if not path.with_suffix(".mo").exists()
        or path.with_suffix(".mo").stat().st_mtime < path.stat().st_mtime
    ]
    compiled = list(package.glob("**/locale/id/LC_MESSAGES/django.mo"))
    if stale or not compiled:
        return problem("translations",
                       _("Pages would show English: translations are not compiled."),
                       _("Run: antarkerja prepare"))
    return good("translations",
                _("%(n)s Indonesian catalogues are compiled.") % {"n": len(compiled)})
