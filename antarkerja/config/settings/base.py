"""What every installation has in common."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from antarkerja.config import env

PACKAGE = Path(__file__).resolve().parents[2]
HOME = env.home()

DEMO_MODE = False
DEBUG = False
ALLOWED_HOSTS: list[str] = []
SECRET_KEY = ""
# Fernet keys for NIK, newest first, and the key of the hash that finds duplicates.
FIELD_KEYS: list[str] = []
HASH_KEY = ""

DOMAIN = "antarkerja.domain"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "heroicons",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    # A developer's tool: there only where the environment for development is.
    *(["django_linear_migrations"] if find_spec("django_linear_migrations") else []),
    f"{DOMAIN}.ledger",
    f"{DOMAIN}.reference",
    f"{DOMAIN}.offices",
    f"{DOMAIN}.indicators",
    f"{DOMAIN}.messaging",
    f"{DOMAIN}.employers",
    f"{DOMAIN}.jobseekers",
    f"{DOMAIN}.training",
    f"{DOMAIN}.inclusion",
    f"{DOMAIN}.matching",
    f"{DOMAIN}.cases",
    f"{DOMAIN}.consultations",
    f"{DOMAIN}.practices",
    f"{DOMAIN}.labour_market",
    "antarkerja.ops",
    "antarkerja.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "antarkerja.web.components.limits.SizeLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "antarkerja.web.components.middleware.ActorMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "antarkerja.web.public.accounts.middleware.EntranceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "antarkerja.web.urls"
WSGI_APPLICATION = "antarkerja.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "antarkerja.web.components.context.page_frame",
            ],
        },
    }
]
COTTON_DIR = "components"
COTTON_BASE_DIR = PACKAGE / "web"

DATABASES: dict[str, dict[str, Any]] = {
    "default": dict(
        dj_database_url.parse(
            env.text("DATABASE_URL", f"sqlite:///{HOME / 'antarkerja.sqlite3'}"),
            conn_max_age=60,
            conn_health_checks=True,
        )
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock at BEGIN, so two writers queue instead of failing at commit.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits and lock-outs must be shared between processes.
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": env.text("REDIS_URL"),
        }
        if env.text("REDIS_URL")
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "antarkerja_cache",
            # With the default of 300 rows a flood of failures would push lock-outs out.
            "OPTIONS": {"MAX_ENTRIES": 50_000},
        }
    )
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

AUTH_USER_MODEL = "offices.User"
AUTHENTICATION_BACKENDS = ["antarkerja.web.public.accounts.backends.IdentifierBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "antarkerja.web.public.accounts.passwords.LongEnough",
     "OPTIONS": {"min_length": 10}},
    {"NAME": "antarkerja.web.public.accounts.passwords.NotCommon"},
    {"NAME": "antarkerja.web.public.accounts.passwords.NotDigitsOnly"},
]
ACCOUNT_ADAPTER = "antarkerja.web.public.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "antarkerja.web.public.accounts.forms.SignInForm",
    "change_password": "antarkerja.web.public.accounts.forms.NewPasswordForm",
    "set_password": "antarkerja.web.public.accounts.forms.FirstPasswordForm",
}
# A counter's computer is shared: closing the browser signs out.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "reauthenticate": "10/m/user",
                       "change_password": "5/m/user"}
MFA_ADAPTER = "antarkerja.web.public.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# One step of 30 s either way, for phones whose clock is a little off.
MFA_TOTP_TOLERANCE = 1
# Staff set up a second factor before any page opens; only demo mode waives it.
SECOND_FACTOR_REQUIRED = True
# What sends one-time codes: a class that keeps to messaging.ports.CodeSender.
CODE_SENDER = env.text("ANTARKERJA_CODE_SENDER", "antarkerja.domain.messaging.ports.NullCodeSender")
# What carries messages: a channel is in use where the environment says how to reach its gateway
# (docs/how-to/send-messages.md). Letters are printed at the desk and need none.
_LINKS = "antarkerja.integrations"
MESSAGE_GATEWAYS: dict[str, str] = {
    "email": f"{_LINKS}.smtp.client.SmtpGateway" if env.text("ANTARKERJA_SMTP_HOST") else "",
    "whatsapp": (
        f"{_LINKS}.whatsapp.client.WhatsAppGateway" if env.text("ANTARKERJA_WHATSAPP_TOKEN") else ""
    ),
    "sms": f"{_LINKS}.sms.client.SmsGateway" if env.text("ANTARKERJA_SMS_ADDRESS") else "",
}
MESSAGE_LISTENERS: dict[str, str] = {
    "whatsapp": (
        f"{_LINKS}.whatsapp.listener.WhatsAppListener"
        if env.text("ANTARKERJA_WHATSAPP_SECRET") else ""
    ),
    "sms": f"{_LINKS}.sms.listener.SmsListener" if env.text("ANTARKERJA_SMS_SECRET") else "",
}
SMTP: dict[str, Any] = {
    "host": env.text("ANTARKERJA_SMTP_HOST"),
    "port": env.number("ANTARKERJA_SMTP_PORT", 587),
    "user": env.text("ANTARKERJA_SMTP_USER"),
    "password": env.text("ANTARKERJA_SMTP_PASSWORD"),
    "security": env.text("ANTARKERJA_SMTP_SECURITY", "starttls"),
    "sender": env.text("ANTARKERJA_SMTP_SENDER", "antarkerja@localhost"),
    "timeout": 20,
}
WHATSAPP: dict[str, Any] = {
    "address": env.text("ANTARKERJA_WHATSAPP_ADDRESS", "https://graph.facebook.com/v23.0"),
    "phone_id": env.text("ANTARKERJA_WHATSAPP_PHONE_ID"),
    "token": env.text("ANTARKERJA_WHATSAPP_TOKEN"),
    "template": env.text("ANTARKERJA_WHATSAPP_TEMPLATE"),
    "secret": env.text("ANTARKERJA_WHATSAPP_SECRET"),
    "handshake": env.text("ANTARKERJA_WHATSAPP_HANDSHAKE"),
    "timeout": 15,
}
SMS: dict[str, Any] = {
    "address": env.text("ANTARKERJA_SMS_ADDRESS"),
    "token": env.text("ANTARKERJA_SMS_TOKEN"),
    "secret": env.text("ANTARKERJA_SMS_SECRET"),
    "timeout": 15,
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
# Words lie beside the pages that use them; an area keeps its own in its folder.
LOCALE_PATHS = sorted(PACKAGE.glob("web/**/locale"))
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "components" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "antarkerja.web.components.icons.IconFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "media"
# The engine's columns, mapped by all processes; nothing in it that the database does not hold.
INDEX_ROOT = HOME / "index"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
UPLOAD_MAX_BYTES = 25_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Address of the public pages, for QR codes and letters.
PUBLIC_ADDRESS = env.text("ANTARKERJA_ADDRESS", "http://127.0.0.1:8000")
# What other installations call this one in packages of practices.
INSTANCE_NAME = env.text("ANTARKERJA_INSTANCE_NAME", "Antarkerja")
# Who sets certified electronic signatures on papers: a class that keeps to offices.ports.Signer.
SIGNER = env.text("ANTARKERJA_SIGNER", "antarkerja.domain.offices.ports.NullSigner")
# Who looks files over that people hand in: a class that keeps to cases.ports.VirusScanner.
VIRUS_SCANNER = env.text("ANTARKERJA_VIRUS_SCANNER", "antarkerja.domain.cases.ports.NullScanner")
# Where clamd listens: the path of its socket, or "host:port".
CLAMD = env.text("ANTARKERJA_CLAMD", "/run/clamav/clamd.ctl")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "filters": {"one_line_refusals": {"()": "antarkerja.config.logs.OneLineRefusals"}},
    "loggers": {"django.request": {"filters": ["one_line_refusals"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
