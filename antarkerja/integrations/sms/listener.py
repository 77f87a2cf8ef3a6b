"""Receipts and replies of the SMS gateway, signed; the contract stands in README.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from antarkerja.domain.messaging.enums import ReceiptStatus
from antarkerja.domain.messaging.ports import ReceiptTold, ReplyTold, UnreadableCallError
from antarkerja.integrations.signatures import read_signed


class SmsListener:
    """Reads calls of the gateway."""

    def read(
        self, *, headers: Mapping[str, str], body: bytes, at: datetime
    ) -> list[ReceiptTold | ReplyTold]:
        """As `ports.Listener.read`."""
        told = read_signed(body, headers.get("X-Signature", ""), secret=settings.SMS["secret"])
        try:
            return list(_read(told, at))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnreadableCallError from error

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """The contract has none."""
        return None


def _read(told: dict[str, Any], at: datetime) -> Iterator[ReceiptTold | ReplyTold]:
    for one in told.get("receipts", []):
        yield ReceiptTold(
            gateway_id=str(one["id"]), status=ReceiptStatus(one["status"]).value,
            told_at=_moment(one.get("at"), at), reference=str(one.get("reference") or ""),
            error_code=str(one.get("error") or ""),
        )
    for one in told.get("replies", []):
        yield ReplyTold(gateway_id=str(one["id"]), sender=str(one["from"]),
                        body=str(one["text"]))


def _moment(stamp: object, at: datetime) -> datetime:
    moment = datetime.fromisoformat(str(stamp)) if stamp else at
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
