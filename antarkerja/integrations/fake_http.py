"""A real HTTP server on this machine that behaves as badly as gateways do; for tests.

It takes, refuses, answers 500 or nothing, falls silent after it took a message, and can be told
what to do with each call in turn.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


class Mood(Enum):
    """What the fake does with one call."""

    TAKE = "takes it"
    LATER = "503, takes nothing"
    NEVER = "400, takes nothing"
    BROKEN = "500 after it took it"
    NOTHING = "takes it and cuts the line"
    SILENT = "takes it and says nothing until the caller gives up"
    GIBBERISH = "takes it and answers with something else than JSON"


@dataclass
class Call:
    """One call as it came in."""

    path: str
    headers: dict[str, str]
    sent: dict[str, Any]


@dataclass
class FakeHttp:
    """`with FakeHttp(answer) as fake:` listens at `fake.address`; `moods` are used up in turn.

    `answer` makes the body of a yes and is told the call and the message's number.
    """

    answer: Callable[[Call, str], dict[str, Any]]
    moods: list[Mood] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    # Number → call, for everything that went out to a phone, and so often.
    taken: list[tuple[str, Call]] = field(default_factory=list)
    prefix: str = "fake"
    on_take: Callable[[Call], None] | None = None

    def __enter__(self) -> Self:
        self._lock, self._over = threading.Lock(), threading.Event()
        self._known: dict[str, str] = {}
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                fake._handle(self)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def _handle(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        call = Call(handler.path, dict(handler.headers), json.loads(handler.rfile.read(length)))
        with self._lock:
            self.calls.append(call)
            mood = self.moods.pop(0) if self.moods else Mood.TAKE
            number = "" if mood in (Mood.LATER, Mood.NEVER) else self._take(call)
        if number and self.on_take:
            self.on_take(call)
        self._respond(handler, mood, self.answer(call, number) if number else {})

    def _take(self, call: Call) -> str:
        """A known Idempotency-Key gives the number of then, and nothing goes out again."""
        key = call.headers.get("Idempotency-Key", "")
        if key and key in self._known:
            return self._known[key]
        number = f"{self.prefix}.{len(self.taken) + 1}"
        self.taken.append((number, call))
        if key:
            self._known[key] = number
        return number

    def _respond(
        self, handler: BaseHTTPRequestHandler, mood: Mood, answer: dict[str, Any]
    ) -> None:
        if mood is Mood.SILENT:
            self._over.wait(30)
        if mood in (Mood.SILENT, Mood.NOTHING):
            handler.close_connection = True
            return
        status = {Mood.LATER: 503, Mood.NEVER: 400, Mood.BROKEN: 500}.get(mood, 200)
        body = b"<html>" if mood is Mood.GIBBERISH else json.dumps(answer).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
