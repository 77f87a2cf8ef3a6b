"""Links that open one page for somebody who is not signed in: signed, expiring, single purpose.

A token names a purpose, a row and a nonce that the row keeps. Whoever changes the nonce makes all
links given out before worthless. A link opens a page and does nothing; a button on it acts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing


class DeadLinkError(Exception):
    """The link was changed, belongs to another page, or has expired (`expired` says which)."""

    def __init__(self, *, expired: bool) -> None:
        super().__init__(expired)
        self.expired = expired


@dataclass(frozen=True, slots=True)
class Link:
    """What a token says: the row and its nonce."""

    row_id: int
    nonce: str


def token_for(purpose: str, row_id: int, nonce: str, *, until: datetime) -> str:
    """A token of letters, digits, `-`, `_` and `:` that is good until a moment."""
    ends = int(until.astimezone(UTC).timestamp())
    return signing.dumps([row_id, nonce, ends], salt=f"antarkerja.link.{purpose}")


def read_token(purpose: str, token: str, *, at: datetime) -> Link:
    """The row and nonce of a token that was made for this purpose and is still good at `at`.

    The caller still compares the nonce with the row's. Raises DeadLinkError.
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
        row_id, nonce, ends = signing.loads(token, salt=f"antarkerja.link.{purpose}")
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise DeadLinkError(expired=False) from error
    return Link(int(row_id), str(nonce)), int(ends)
