"""Two officers place somebody at the same moment."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import NoPlaceLeftError
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import fill_place
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.employers import make_employer, make_vacancy


@pytest.mark.django_db(transaction=True)
def test_two_officers_fill_the_last_place_and_exactly_one_succeeds(
    wonosobo: Office, ratna: Actor, stranger: Actor
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo), places=1)
    start, outcomes = Barrier(2), []

    def place(officer: Actor) -> None:
        start.wait(timeout=20)
        try:
            fill_place(vacancy_id=vacancy.pk, on=date(2026, 12, 1), by=officer)
            outcomes.append("placed")
        except NoPlaceLeftError:
            outcomes.append("too late")
        finally:
            connection.close()

    threads = [Thread(target=place, args=(officer,)) for officer in (ratna, stranger)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(outcomes) == ["placed", "too late"]
    row = Vacancy.objects.get(pk=vacancy.pk)
    assert (row.filled, row.status) == (1, VacancyStatus.FILLED)
    assert Event.objects.filter(kind=EventKind.VACANCY_FILLED).count() == 1
