"""A WhatsApp Business Cloud API for tests: a real HTTP server and the webhooks that follow."""

from __future__ import annotations

import json
from typing import Any

from antarkerja.integrations.fake_http import Call, FakeHttp
from antarkerja.integrations.signatures import signature


def fake_whatsapp() -> FakeHttp:
    """Answers as the API does; the numbers are `wamid.1`, `wamid.2`, …"""
    return FakeHttp(answer=_answer, prefix="wamid")


def _answer(call: Call, number: str) -> dict[str, Any]:
    return {"messaging_product": "whatsapp", "messages": [{"id": number}],
            "contacts": [{"input": call.sent["to"], "wa_id": call.sent["to"]}]}


def status_call(
    secret: str, *statuses: tuple[str, str], reference: str = "", error: int = 0
) -> tuple[dict[str, str], bytes]:
    """Headers and body of a webhook with `(wamid, status)` each."""
    return _signed(secret, {"statuses": [
        {"id": number, "status": status, "timestamp": "1795487400", "recipient_id": "6281",
         "biz_opaque_callback_data": reference,
         **({"errors": [{"code": error, "title": "failed"}]} if error else {})}
        for number, status in statuses
    ]})


def reply_call(
    secret: str, text: str, *, sender: str, number: str = "wamid.reply.1", answers: str = ""
) -> tuple[dict[str, str], bytes]:
    """Headers and body of a webhook with one message that a person wrote."""
    message: dict[str, Any] = {"id": number, "from": sender, "timestamp": "1795487400",
                               "type": "text", "text": {"body": text}}
    if answers:
        message["context"] = {"id": answers}
    return _signed(secret, {"messages": [message]})


def _signed(secret: str, value: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    body = json.dumps({"object": "whatsapp_business_account", "entry": [
        {"id": "1", "changes": [{"field": "messages", "value": {
            "messaging_product": "whatsapp", **value}}]},
    ]}).encode()
    return {"X-Hub-Signature-256": signature(secret, body)}, body
