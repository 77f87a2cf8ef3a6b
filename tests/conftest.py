"""What every test has: a clock that stands still, offices, actors, and no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError, connection, connections
from django.test import TransactionTestCase
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed
from hypothesis import settings as settings_of_hypothesis
from pytest_django import DjangoDbBlocker

from antarkerja.domain.ledger import triggers
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.translations import compile_catalogues
from tests.clients import BACKEND, DeskClient
from tests.factories.offices import actor_for, make_membership, make_office

# How long one example takes says how busy the machine is.
settings_of_hypothesis.register_profile("antarkerja", deadline=None)
settings_of_hypothesis.load_profile("antarkerja")

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
PACKAGE = Path(__file__).resolve().parents[1] / "antarkerja"


def pytest_configure() -> None:
    """Pages speak Indonesian in tests too; a fresh clone holds no compiled catalogue."""
    if compile_catalogues(PACKAGE):
        # Django has read some while it set itself up; it shall read the fresh ones.
        translation_file_changed(sender=None, file_path=PACKAGE / "django.mo")


_plain_teardown = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # private


def _teardown_with_ledger_open(self: Any) -> None:
    """Emptying the test database is the one thing that may delete events.

    A page that the browser left half read may still hold tables: then it is told to go.
    """
    with triggers.suspended(connections["default"]):
        try:
            _plain_teardown(self)
        except OperationalError:
            _end_other_sessions()
            _plain_teardown(self)


def _end_other_sessions() -> None:
    """PostgreSQL neither empties nor drops what another session holds; SQLite has no sessions."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


TransactionTestCase._fixture_teardown = _teardown_with_ledger_open  # type: ignore[attr-defined]  # private


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Sessions of threads that ended without closing theirs do not keep the database."""
    yield
    with django_db_blocker.unblock():
        _end_other_sessions()


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

    from antarkerja.domain.matching.queries import forget_indexes

    yield
    cache.clear()
    forget_indexes()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page read in English leaves its thread in English; the next test begins in Indonesian."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Tuesday morning, 24 November 2026, in Wonosobo; pages read it once a request."""
    with time_machine.travel(NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture
def client(clock: time_machine.Traveller) -> DeskClient:
    """Somebody who is not signed in."""
    return DeskClient()


@pytest.fixture
def client_of(
    db: None, clock: time_machine.Traveller
) -> Callable[[Actor | Membership], DeskClient]:
    """`client_of(ratna).get("/people/")`: the pages as that person sees them."""

    def signed_in(who: Actor | Membership) -> DeskClient:
        desk = DeskClient()
        assert who.user_id is not None
        desk.force_login(User.objects.get(pk=who.user_id), backend=BACKEND)
        return desk

    return signed_in
