"""Links that open one page for somebody who is not signed in: signed, expiring, single purpose.

A token names a purpose, a row and a stamp of the nonce that the row keeps. Whoever changes the
nonce makes all links given out before worthless. A link opens a page and does nothing; a button on
it acts.

An SMS holds 160 letters, so a token has 32: five bytes for the row, four for its last second, five
of the stamp and ten of the signature, which nobody guesses in a lifetime of asking the server.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

ROW_BYTES, END_BYTES, STAMP_BYTES, SIGNATURE_BYTES = 5, 4, 5, 10
SAID_BYTES = ROW_BYTES + END_BYTES + STAMP_BYTES


class DeadLinkError(Exception):
    """The link was changed, belongs to another page, or has expired (`expired` says which)."""

    def __init__(self, *, expired: bool) -> None:
        super().__init__(expired)
        self.expired = expired


@dataclass(frozen=True, slots=True)
class Link:
    """What a token says: the row, and the stamp of its nonce of then."""

    row_id: int
    stamp: bytes

    def fits(self, nonce: str) -> bool:
        """Whether the row still has the nonce that it had when the link was given out."""
        return constant_time_compare(self.stamp, _stamp(nonce))


def token_for(purpose: str, row_id: int, nonce: str, *, until: datetime) -> str:
    """A token of 32 letters, digits, `-` and `_` that is good until a moment."""
    said = (
        row_id.to_bytes(ROW_BYTES) + int(until.astimezone(UTC).timestamp()).to_bytes(END_BYTES)
        + _stamp(nonce)
    )
    return base64.urlsafe_b64encode(said + next(_signatures(purpose, said))).decode()


def read_token(purpose: str, token: str, *, at: datetime) -> Link:
    """What a token says that was made for this purpose and is still good at `at`.

    The caller still asks whether it fits the row's nonce. Raises DeadLinkError.
    """
    link, ends = _opened(purpose, token)
    if at.astimezone(UTC).timestamp() > ends:
        raise DeadLinkError(expired=True)
    return link


def row_of_ended_token(purpose: str, token: str) -> int:
    """The row that a token was made for, though it opens nothing any more.

    Only to say whom its holder may ask. Raises DeadLinkError where we never gave it out.
    """
    return _opened(purpose, token)[0].row_id


def _opened(purpose: str, token: str) -> tuple[Link, int]:
    try:
        whole = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise DeadLinkError(expired=False) from error
    said, signature = whole[:SAID_BYTES], whole[SAID_BYTES:]
    if not any(constant_time_compare(signature, one) for one in _signatures(purpose, said)):
        raise DeadLinkError(expired=False)
    ends = int.from_bytes(said[ROW_BYTES:ROW_BYTES + END_BYTES])
    return Link(int.from_bytes(said[:ROW_BYTES]), said[-STAMP_BYTES:]), ends


def _stamp(nonce: str) -> bytes:
    return hashlib.sha256(nonce.encode()).digest()[:STAMP_BYTES]


def _signatures(purpose: str, said: bytes) -> Iterator[bytes]:
    """By the key of now, then by those before it, so that a new key kills no link."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield salted_hmac(
            f"antarkerja.link.{purpose}", said, secret=key, algorithm="sha256"
        ).digest()[:SIGNATURE_BYTES]
