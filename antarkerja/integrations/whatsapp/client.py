"""WhatsApp Business Cloud API: POST /{phone_id}/messages.

Outside the 24 hours after a person's own message WhatsApp takes approved templates only. The
setting `template` names one with two places in its body: who writes, and the text. Without it
plain text is sent, which suits a test number and answers within the 24 hours.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from antarkerja.domain.messaging.ports import Parcel, RefusedError, UnavailableError, UnsureError
from antarkerja.integrations.http import post_json

# A place of a template holds no line break and no more than four spaces in a row.
MOST_SIGNS = 1024


class WhatsAppGateway:
    """Sends to one phone; the number (wamid) comes back, receipts come by webhook."""

    name = "whatsapp"

    def send(self, parcel: Parcel) -> str:
        """Returns the wamid. Raises RefusedError, UnavailableError, UnsureError."""
        given = settings.WHATSAPP
        try:
            answer = post_json(
                f"{given['address']}/{given['phone_id']}/messages", _call(parcel),
                headers={"Authorization": f"Bearer {given['token']}"}, timeout=given["timeout"],
            )
        except RefusedError as error:
            # A token that has run out concerns every message, not this one.
            if error.code in ("http_401", "http_403", "http_404"):
                raise UnavailableError(f"whatsapp_{error.code[5:]}") from error
            raise
        messages = answer.get("messages")
        if not (isinstance(messages, list) and messages and messages[0].get("id")):
            raise UnsureError("whatsapp_no_id")
        return str(messages[0]["id"])


def _call(parcel: Parcel) -> dict[str, Any]:
    call: dict[str, Any] = {
        "messaging_product": "whatsapp", "recipient_type": "individual",
        "to": parcel.address.removeprefix("+"),
        # Comes back in every receipt: so a message is known again before its wamid is.
        "biz_opaque_callback_data": parcel.reference,
    }
    template = settings.WHATSAPP["template"]
    if not template:
        return call | {"type": "text", "text": {"body": parcel.body[:4096]}}
    line = " ".join(parcel.body.split())[:MOST_SIGNS]
    return call | {"type": "template", "template": {
        "name": template, "language": {"code": parcel.language},
        "components": [{"type": "body", "parameters": [
            {"type": "text", "text": parcel.sender}, {"type": "text", "text": line},
        ]}],
    }}
