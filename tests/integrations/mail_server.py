"""A real SMTP server on this machine (aiosmtpd) that answers to DATA as it is told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class MailServer:
    """`answers` are used up in turn; without one every e-mail is taken."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.letters: list[EmailMessage] = []
        self.port = 0

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250") or answer == "cut":
            letter = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        if answer == "cut":
            server.transport.close()
            return "421 gone"
        return answer


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Listens on a free port until the block ends."""
    handler = MailServer()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        handler.port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()


def smtp_settings(port: int) -> dict[str, Any]:
    return {"host": "127.0.0.1", "port": port, "user": "", "password": "", "security": "none",
            "sender": "kabar@wonosobo.example.id", "timeout": 2}
