"""An SMS gateway for tests that keeps to the contract of README.md."""

from __future__ import annotations

import json
from typing import Any

from antarkerja.integrations.fake_http import FakeHttp
from antarkerja.integrations.signatures import signature


def fake_sms() -> FakeHttp:
    """Numbers are `sms.1`, `sms.2`, …; a known Idempotency-Key is sent once."""
    return FakeHttp(answer=lambda call, number: {"id": number}, prefix="sms")


def sms_call(secret: str, **told: list[dict[str, Any]]) -> tuple[dict[str, str], bytes]:
    """Headers and body of a call with `receipts` and `replies`."""
    body = json.dumps(told).encode()
    return {"X-Signature": signature(secret, body)}, body
