"""What an office needs from outside: a certified electronic signature (PP 71/2019).

A certified signature is set by a provider such as BSrE. The port says what the office asks of
one; its Null twin leaves the paper for the signer's pen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDocument:
    """The file to hand out. `provider` is empty where nobody signed electronically."""

    pdf: bytes
    signed: bool
    provider: str = ""


class Signer(Protocol):
    """Sets a signature on a finished paper.

    `mark` is the sentence printed where the pen would sign, "" where a pen signs. A paper may be
    asked for again: with the same `document_number` and bytes the signer answers with the same
    signature and charges no second one. It raises SignatureUnavailableError while the provider
    does not answer.
    """

    mark: str

    def sign(self, pdf: bytes, *, document_number: str, signer_nip: str) -> SignedDocument: ...


class SignatureUnavailableError(RuntimeError):
    """The provider does not answer; the paper can be asked for again later."""


class NullSigner:
    """Nobody signs electronically: the paper is returned unchanged and says "unsigned"."""

    mark = ""

    def sign(self, pdf: bytes, *, document_number: str, signer_nip: str) -> SignedDocument:
        return SignedDocument(pdf=pdf, signed=False)
