"""What the WhatsApp Business Cloud API tells by webhook: receipts and replies.

Signed with the app's secret in X-Hub-Signature-256. One call may hold many of both, and comes
again until it is answered with 200.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from antarkerja.domain.messaging.enums import ReceiptStatus
from antarkerja.domain.messaging.ports import ReceiptTold, ReplyTold, UnreadableCallError
from antarkerja.integrations.signatures import read_signed


class WhatsAppListener:
    """Reads calls of the webhook."""

    def read(
        self, *, headers: Mapping[str, str], body: bytes, at: datetime
    ) -> list[ReceiptTold | ReplyTold]:
        """As `ports.Listener.read`."""
        told = read_signed(
            body, headers.get("X-Hub-Signature-256", ""), secret=settings.WHATSAPP["secret"]
        )
        try:
            return [one for value in _values(told) for one in _read(value, at)]
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise UnreadableCallError from error

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """Meta asks once with the word that was typed into its form."""
        word = settings.WHATSAPP["handshake"]
        given = query.get("hub.verify_token", "")
        if not word or not hmac.compare_digest(word.encode(), given.encode()):
            return None
        return query.get("hub.challenge", "")


def _values(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in told.get("entry", []):
        for change in entry.get("changes", []):
            yield change["value"]


def _read(value: dict[str, Any], at: datetime) -> Iterator[ReceiptTold | ReplyTold]:
    for one in value.get("statuses", []):
        # Words that we do not know (such as "played") say nothing about arriving.
        if one["status"] in ReceiptStatus.values:
            errors = one.get("errors") or [{}]
            yield ReceiptTold(
                gateway_id=str(one["id"]), status=one["status"],
                told_at=_moment(one.get("timestamp"), at),
                reference=str(one.get("biz_opaque_callback_data") or ""),
                error_code=f"whatsapp_{errors[0]['code']}" if errors[0].get("code") else "",
            )
    for one in value.get("messages", []):
        yield ReplyTold(
            gateway_id=str(one["id"]), sender=str(one["from"]), body=_text(one),
            answers=str((one.get("context") or {}).get("id") or ""),
        )


def _text(message: dict[str, Any]) -> str:
    """What was written or tapped; nothing of a picture or a voice."""
    kind = message.get("type")
    if kind == "text":
        return str(message["text"]["body"])
    if kind == "button":
        return str(message["button"]["text"])
    return ""


def _moment(stamp: object, at: datetime) -> datetime:
    return datetime.fromtimestamp(int(str(stamp)), UTC) if stamp else at
