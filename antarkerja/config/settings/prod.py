"""Production. Refuses to start with weak secrets or in demo mode."""

from antarkerja.config import env
from antarkerja.config.settings.base import *  # noqa: F403

if env.flag("ANTARKERJA_DEMO"):
    raise env.MissingSettingError("ANTARKERJA_DEMO is set: production refuses demo mode")
SECRET_KEY = env.strong_secret("ANTARKERJA_SECRET_KEY")
FIELD_KEYS = env.words("ANTARKERJA_FIELD_KEYS")
if not FIELD_KEYS:
    raise env.MissingSettingError("ANTARKERJA_FIELD_KEYS must hold at least one Fernet key")
HASH_KEY = env.strong_secret("ANTARKERJA_HASH_KEY")
ALLOWED_HOSTS = env.words("ANTARKERJA_HOSTS")
if not ALLOWED_HOSTS:
    raise env.MissingSettingError("ANTARKERJA_HOSTS must name the host of the service")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.flag("ANTARKERJA_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# How many proxies of our own stand before the program: the address of a visitor, by which
# failures are counted, is the one that the outermost of them wrote down.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("ANTARKERJA_PROXIES", 1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
