"""Demo mode: what `./run` serves on this machine. Says so on each page; no second factor."""

from antarkerja.config import env

env.load_file(env.home() / "demo.env")

from antarkerja.config.settings.base import *  # noqa: E402, F403

DEMO_MODE = True
SECOND_FACTOR_REQUIRED = False
SECRET_KEY = env.strong_secret("ANTARKERJA_SECRET_KEY")
FIELD_KEYS = env.words("ANTARKERJA_FIELD_KEYS")
HASH_KEY = env.strong_secret("ANTARKERJA_HASH_KEY")
ALLOWED_HOSTS = env.words("ANTARKERJA_HOSTS", "127.0.0.1,localhost,[::1]")
# Nothing leaves the machine: every message lies in the mailbox page.
MESSAGE_GATEWAYS = dict.fromkeys(
    ("email", "whatsapp", "sms"), "antarkerja.integrations.mailbox.client.MailboxGateway"
)
