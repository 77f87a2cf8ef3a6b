"""What carries messages. Gateways are named by the settings; none of them is needed to work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class CodeSender(Protocol):
    """Sends a one-time code; the code goes into no log and no address."""

    def send(self, *, phone: str, code: str, minutes: int) -> bool:
        """True where the message was handed over; False where nothing carries messages."""
        ...


class NullCodeSender:
    """Nothing carries messages: the desk reads the code out or hands over the slip."""

    def send(self, *, phone: str, code: str, minutes: int) -> bool:
        return False


@cache
def code_sender() -> CodeSender:
    """The sender that the setting CODE_SENDER names."""
    sender: CodeSender = import_string(settings.CODE_SENDER)()
    return sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message for a gateway. `reference` is our own number of it, the same at every try."""

    reference: str
    address: str
    subject: str
    body: str
    language: str
    sender: str


class GatewayError(Exception):
    """The gateway did not take the message; `code` says why, in few letters."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RefusedError(GatewayError):
    """It will never take it: the address is wrong, or the text is not allowed."""


class UnavailableError(GatewayError):
    """It did not take it now: it cannot be reached, or is overloaded. Nothing went out."""


class UnsureError(GatewayError):
    """It fell silent after it had the message: that may have gone out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTold:
    """What a gateway says of a message; `reference` where it hands our own number back."""

    gateway_id: str
    status: str
    told_at: datetime
    reference: str = ""
    error_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTold:
    """What somebody wrote; `answers` is the gateway's number of the message answered, if any."""

    gateway_id: str
    sender: str
    body: str
    answers: str = ""


class BadSignatureError(Exception):
    """The call does not come from the gateway."""


class UnreadableCallError(Exception):
    """The gateway's call cannot be read."""


class Gateway(Protocol):
    """Carries messages of one channel to the outside."""

    name: str

    def send(self, parcel: Parcel) -> str:
        """Hands the message over and returns the gateway's own number of it.

        Raises:
            RefusedError, UnavailableError, UnsureError: it was not taken, or nobody knows.
        """
        ...


class Listener(Protocol):
    """Reads what a gateway tells us by HTTP."""

    def read(
        self, *, headers: Mapping[str, str], body: bytes, at: datetime
    ) -> list[ReceiptTold | ReplyTold]:
        """Receipts and replies of one call.

        Raises:
            BadSignatureError: the signature is missing or wrong.
            UnreadableCallError: the body is not what the contract says.
        """
        ...

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """What to answer when the gateway asks whether the address is ours; None is no."""
        ...


def gateway_of(channel: str) -> Gateway | None:
    """The gateway of a channel, None where the installation has none."""
    path = settings.MESSAGE_GATEWAYS.get(channel)
    return _made(path) if path else None


def listener_of(gateway: str) -> Listener | None:
    """What reads the calls of a gateway, None where it is not in use."""
    path = settings.MESSAGE_LISTENERS.get(gateway)
    return _made(path) if path else None


def channels_in_use() -> list[str]:
    """The channels that have a gateway; letters need none."""
    return [channel for channel, path in settings.MESSAGE_GATEWAYS.items() if path]


def _made(path: str) -> Any:
    # Made for each use: connections are opened for one message and settings may change in tests.
    return import_string(path)()
