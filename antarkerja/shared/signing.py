"""Signatures of what leaves the installation: Ed25519, the key drawn from the installation's own.

The key is derived by HKDF from `HASH_KEY`, which is never rotated, so that an installation keeps
its identity through a backup and a restore, and no further secret has to be kept.
"""

from __future__ import annotations

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"antarkerja package signature"


class WrongSignatureError(Exception):
    """The signature does not belong to the content and the key."""


def public_key() -> str:
    """The installation's public key, base64."""
    return _text(_own_key().public_key().public_bytes_raw())


def sign(content: bytes) -> str:
    """The signature of the content under the installation's key, base64."""
    return _text(_own_key().sign(content))


def check(content: bytes, *, key: str, signature: str) -> None:
    """Raises WrongSignatureError unless `signature` is that of `key` over the content."""
    try:
        public = Ed25519PublicKey.from_public_bytes(_bytes(key))
        public.verify(_bytes(signature), content)
    except (InvalidSignature, ValueError, binascii.Error) as error:
        raise WrongSignatureError from error


def fingerprint(key: str) -> str:
    """What two people read to each other on the phone: eight groups of four hex digits."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return " ".join(digest[start:start + 4] for start in range(0, 32, 4))


def _own_key() -> Ed25519PrivateKey:
    seed = HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(settings.HASH_KEY.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text.encode(), validate=True)
