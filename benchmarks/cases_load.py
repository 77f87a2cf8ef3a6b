"""Parallel users without think time: threads of one process that keep their connections."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException


@dataclass(slots=True)
class Load:
    """What a number of users met: milliseconds of each page, and what went wrong."""

    users: int
    seconds: float
    taken: list[float] = field(default_factory=list)
    faults: int = 0

    @property
    def p50(self) -> float:
        return statistics.median(self.taken)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.taken, n=20)[18]

    @property
    def pages_a_second(self) -> float:
        return len(self.taken) / self.seconds


def hammer(
    port: int, addresses: Sequence[str], cookies: Sequence[str], *, users: int, seconds: float
) -> Load:
    """Each user asks for the next address as soon as the last is read, with its own session."""
    load = Load(users, seconds)
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_one, args=(load, port, addresses, cookies, number, until))
        for number in range(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return load


def _one(
    load: Load, port: int, addresses: Sequence[str], cookies: Sequence[str], number: int,
    until: float,
) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"sessionid={cookies[number % len(cookies)]}"}
    turn = number
    while time.perf_counter() < until:
        started = time.perf_counter()
        try:
            connection.request("GET", addresses[turn % len(addresses)], headers=headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            load.faults += 1
            connection.close()
            continue
        load.taken.append(1_000 * (time.perf_counter() - started))
        load.faults += answer.status != 200
        turn += 1
    connection.close()
