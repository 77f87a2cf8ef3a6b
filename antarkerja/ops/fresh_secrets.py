"""Fresh secrets for an installation. Needs no settings, for it runs before there are any."""

from __future__ import annotations

import base64
import os
import secrets
import sys
from pathlib import Path

SECRET_LENGTH = 50
SECRET_VARIETY = 10


def fresh() -> dict[str, str]:
    """Name and value of each secret that an installation needs."""
    return {
        "ANTARKERJA_SECRET_KEY": secrets.token_urlsafe(64),
        "ANTARKERJA_HASH_KEY": secrets.token_urlsafe(64),
        # 32 random bytes in URL-safe base64, which is what a Fernet key is.
        "ANTARKERJA_FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }


def as_lines(values: dict[str, str]) -> str:
    """NAME=value lines, as systemd's EnvironmentFile and the demo's file take them."""
    return "".join(f"{name}={value}\n" for name, value in values.items())


def is_strong(value: str) -> bool:
    """At least 50 characters, 10 of them different."""
    return len(value) >= SECRET_LENGTH and len(set(value)) >= SECRET_VARIETY


def write_once(path: Path) -> None:
    """Writes fresh secrets to a file that only its owner reads; an existing file stays.

    Raises:
        FileExistsError: the file is there; losing its keys would lose every NIK.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(as_lines(fresh()))
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    write_once(Path(sys.argv[1]))
