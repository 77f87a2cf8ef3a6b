"""One careful POST: no redirect, no second try, and a limit on what is read."""

from __future__ import annotations

import json
from typing import Any

import urllib3

from antarkerja.domain.messaging.ports import RefusedError, UnavailableError, UnsureError

MOST_BYTES = 100_000


def post_json(
    address: str, sent: dict[str, Any], *, headers: dict[str, str], timeout: float
) -> dict[str, Any]:
    """Sends an object and returns the object that is answered with 2xx.

    Raises:
        UnavailableError: no connection, 429 or 503: the gateway did not take it.
        RefusedError: another 4xx, with the code "http_4xx".
        UnsureError: silence or a cut after the request went out, another 5xx, or an answer that
            cannot be read: it may have been taken.
    """
    try:
        with urllib3.PoolManager() as pool:
            answer = pool.request(
                "POST", address, body=json.dumps(sent).encode(), retries=False, redirect=False,
                timeout=urllib3.Timeout(connect=min(timeout, 5), read=timeout),
                headers={"Content-Type": "application/json", **headers}, preload_content=False,
            )
            status, body = answer.status, answer.read(MOST_BYTES)
            answer.release_conn()
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError,
            urllib3.exceptions.SSLError, urllib3.exceptions.LocationValueError) as error:
        raise UnavailableError("http_unreachable") from error
    except urllib3.exceptions.HTTPError as error:
        raise UnsureError("http_silent") from error
    return _read(status, body)


def _read(status: int, body: bytes) -> dict[str, Any]:
    if status in (429, 503):
        raise UnavailableError(f"http_{status}")
    if 400 <= status < 500:
        raise RefusedError(f"http_{status}")
    if not 200 <= status < 300:
        raise UnsureError(f"http_{status}")
    try:
        answered = json.loads(body)
    except ValueError as error:
        raise UnsureError("http_unreadable") from error
    if not isinstance(answered, dict):
        raise UnsureError("http_unreadable")
    return answered
