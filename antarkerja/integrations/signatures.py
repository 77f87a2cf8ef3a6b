"""HMAC-SHA256 over the raw body, as gateways sign what they tell us."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from antarkerja.domain.messaging.ports import BadSignatureError, UnreadableCallError


def signature(secret: str, body: bytes) -> str:
    """"sha256=" and 64 hexadecimal digits."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def read_signed(body: bytes, signed: str, *, secret: str) -> dict[str, Any]:
    """The object in a body whose signature is right.

    Raises:
        BadSignatureError: missing, wrong, or no secret is set.
        UnreadableCallError: no JSON object.
    """
    if not secret or not hmac.compare_digest(signature(secret, body).encode(), signed.encode()):
        raise BadSignatureError
    try:
        told = json.loads(body)
    except ValueError as error:
        raise UnreadableCallError from error
    if not isinstance(told, dict):
        raise UnreadableCallError
    return told
