"""What every test has: a clock that stands still, offices, actors, and no network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from antarkerja.domain.ledger import triggers
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.offices import actor_for, make_membership, make_office

TODAY = date(2026, 11, 24)

_plain_teardown = TransactionTestCase._fixture_teardown


def _teardown_with_ledger_open(self: Any) -> None:
    """Emptying the test database is the one thing that may delete events."""
    with triggers.suspended(connections["default"]):
        _plain_teardown(self)


TransactionTestCase._fixture_teardown = _teardown_with_ledger_open  # type: ignore[method-assign]


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def wonosobo(db: None) -> Office:
    return make_office(region="33.07", name="Disnaker Kabupaten Wonosobo")


@pytest.fixture
def temanggung(db: None) -> Office:
    return make_office(region="33.23", name="Disnaker Kabupaten Temanggung")


@pytest.fixture
def ratna(wonosobo: Office) -> Actor:
    """The officer of Wonosobo."""
    return actor_for(make_membership("ratna", RoleName.OFFICER, wonosobo, name="Ratna Puspitasari"))


@pytest.fixture
def stranger(temanggung: Office) -> Actor:
    """An officer of another office."""
    return actor_for(make_membership("bagus", RoleName.OFFICER, temanggung, name="Bagus Wicaksono"))


@pytest.fixture(autouse=True)
def _quiet_cache() -> Iterator[None]:
    from django.core.cache import cache

    yield
    cache.clear()
