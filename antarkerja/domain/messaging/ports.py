"""What carries a message to a phone. An office without a contract has the Null twin."""

from __future__ import annotations

from functools import cache
from typing import Protocol

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
