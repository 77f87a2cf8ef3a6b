"""Values that are kept encrypted, and the keyed hash that finds them again.

Keys come from settings: `FIELD_KEYS` are Fernet keys, newest first, so that a new key is put in
front and old values stay readable; `HASH_KEY` is separate, since a hash cannot be rotated
without reading every value.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


def encrypt(text: str) -> bytes:
    """The text under the newest key."""
    return _box().encrypt(text.encode())


def decrypt(value: bytes | memoryview) -> str:
    """The text of a value under any of the keys.

    Raises:
        cryptography.fernet.InvalidToken: none of the keys opens it.
    """
    return _box().decrypt(bytes(value)).decode()


def rotate(value: bytes | memoryview) -> bytes:
    """The same text under the newest key."""
    return _box().rotate(bytes(value))


def keyed_hash(text: str) -> str:
    """HMAC-SHA256 in hex, 64 characters: equal texts are found, nothing is read back."""
    return hmac.new(settings.HASH_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def seal(content: bytes) -> bytes:
    """Bytes, such as a whole file, under the newest key; a third longer than they were."""
    return _box().encrypt(content)


def unseal(value: bytes) -> bytes:
    """The bytes of a sealed value under any of the keys.

    Raises:
        cryptography.fernet.InvalidToken: none of the keys opens it, or it was changed.
    """
    return _box().decrypt(value)
