"""Demo mode's gateway: takes every message and sends nothing; the mailbox page shows them."""

from __future__ import annotations

from antarkerja.domain.messaging.ports import Parcel


class MailboxGateway:
    """Stands in for e-mail, WhatsApp and SMS where nothing may leave the machine."""

    name = "mailbox"

    def send(self, parcel: Parcel) -> str:
        """Always takes the message; its number is our own."""
        return f"mailbox-{parcel.reference}"
