"""SMS over the small contract of README.md."""

from __future__ import annotations

from django.conf import settings

from antarkerja.domain.messaging.ports import Parcel, RefusedError, UnavailableError, UnsureError
from antarkerja.integrations.http import post_json


class SmsGateway:
    """Sends to one phone; a repeated reference is sent once by the gateway."""

    name = "sms"

    def send(self, parcel: Parcel) -> str:
        """Returns the gateway's number. Raises RefusedError, UnavailableError, UnsureError."""
        given = settings.SMS
        try:
            answer = post_json(
                given["address"],
                {"to": parcel.address, "text": parcel.body, "reference": parcel.reference,
                 "sender": parcel.sender},
                headers={"Authorization": f"Bearer {given['token']}",
                         "Idempotency-Key": parcel.reference},
                timeout=given["timeout"],
            )
        except RefusedError as error:
            if error.code in ("http_401", "http_403", "http_404"):
                raise UnavailableError(f"sms_{error.code[5:]}") from error
            raise
        if not answer.get("id"):
            raise UnsureError("sms_no_id")
        return str(answer["id"])
