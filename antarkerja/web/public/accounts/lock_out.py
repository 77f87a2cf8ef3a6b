"""Counting failures to sign in, shared between processes by the cache.

Each failure takes the first free of ten slots with `cache.add`, which only one process can win,
so that no failure is lost where a counter would be read and written at the same time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

LOCKED_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that locks for 15 minutes after `failures` failures within 15 minutes."""

    kind: str
    who: str
    failures: int

    @property
    def key(self) -> str:
        """No identifier stands in the cache in clear, and any text makes a valid key."""
        return f"lock-out:{self.kind}:{hashlib.sha256(self.who.encode()).hexdigest()[:40]}"

    @property
    def slots(self) -> list[str]:
        return [f"{self.key}:{number}" for number in range(self.failures)]


def account_gate(identifier: str, address: str) -> Gate:
    """By what was typed and from where, whether or not such an account exists.

    So nobody can lock somebody else out from another address.
    """
    return Gate("account", f"{identifier} from {address}", 10)


def crowd_gate(identifier: str) -> Gate:
    """By what was typed, from anywhere: guessing that is spread over many addresses."""
    return Gate("crowd", identifier, 300)


def address_gate(address: str) -> Gate:
    """By network address; wide, since a whole office or village may share one."""
    return Gate("address", address, 100)


def any_locked(gates: Iterable[Gate]) -> bool:
    """Whether one of the gates is locked. One question to the cache."""
    return bool(cache.get_many([gate.key for gate in gates]))


def count_failure(gates: Iterable[Gate]) -> None:
    """Notes a failure at each gate and locks the ones that are full."""
    for gate in gates:
        taken = cache.get_many(gate.slots)
        free = [slot for slot in gate.slots if slot not in taken]
        for slot in free:
            if cache.add(slot, True, LOCKED_SECONDS):
                free.remove(slot)
                break
        if not free:
            cache.set(gate.key, True, LOCKED_SECONDS)
