"""A file brings many vacancies at once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.errors import DetailsRefusedError
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import (
    NewVacancy,
    change_vacancies_in_bulk,
    copy_codes,
    erase_vacancies,
    find_or_add_employer,
    find_or_add_employers,
    open_vacancies_in_bulk,
)
from antarkerja.domain.employers.operations.firms import archive_employer
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import confirm_title, titles_waiting
from tests.domain.employers.test_vacancies import cell, stock
from tests.factories.employers import make_employer, vacancy_details

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def rows(firm: Employer, count: int, **stated: Any) -> list[NewVacancy]:
    return [
        NewVacancy(vacancy_details(title=f"Operator {n % 7}", **stated), firm.pk, f"key-{n}")
        for n in range(count)
    ]


def test_a_batch_opens_all_with_their_events_and_a_second_time_changes_nothing(
    ratna: Actor, wonosobo: Office
) -> None:
    firm = make_employer(wonosobo)
    first = open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(firm, 30), source="maganghub")
    again = open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(firm, 30), source="maganghub")
    assert first == again
    assert (Vacancy.objects.count(), stock()) == (30, 90)
    assert Vacancy.objects.get(source_key="key-4").pk == first[4]
    assert titles_waiting() == 7


def test_one_key_twice_in_a_batch_is_one_vacancy(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    ids = open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(firm, 2) + rows(firm, 1),
                                 source="file")
    assert (ids[0], Vacancy.objects.count()) == (ids[2], 2)


def test_a_batch_with_a_hard_problem_writes_nothing(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    bad = NewVacancy(vacancy_details(places=0), firm.pk)
    with pytest.raises(DetailsRefusedError):
        open_vacancies_in_bulk(by=ratna, on=TODAY, rows=[*rows(firm, 2), bad], source="file")
    assert (Vacancy.objects.count(), stock()) == (0, 0)


def test_reading_does_not_grow_with_the_batch(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    reads = []
    for count, source_key in ((20, "a"), (200, "b")):
        batch = [NewVacancy(row.details, firm.pk, f"{source_key}{row.source_key}")
                 for row in rows(firm, count)]
        with CaptureQueriesContext(connection) as queries:
            open_vacancies_in_bulk(by=ratna, on=TODAY, rows=batch, source="file")
        reads.append(sum(query["sql"].startswith("SELECT") for query in queries))
    assert reads[0] == reads[1] <= 4


def test_changed_rows_change_and_withdrawn_ones_stay(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    ids = open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(firm, 3), source="file")
    Vacancy.objects.filter(pk=ids[2]).update(status="withdrawn")
    same = vacancy_details(title="Operator 0")
    more = vacancy_details(title="Operator 1", places=5)
    changed = change_vacancies_in_bulk(
        by=ratna, on=TODAY, changes=[(ids[0], same), (ids[1], more), (ids[2], more)]
    )
    assert changed == {ids[1]}
    assert Vacancy.objects.get(pk=ids[1]).places == 5


def test_an_undone_file_leaves_no_vacancy_and_no_stock(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    ids = open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(firm, 5), source="file")
    assert erase_vacancies(by=ratna, on=TODAY, vacancy_ids=ids) == set(ids)
    assert erase_vacancies(by=ratna, on=TODAY, vacancy_ids=ids) == set()
    assert (Vacancy.objects.count(), stock()) == (0, 0)
    assert {event.reason for event in Event.objects.filter(kind=EventKind.VACANCY_REMOVED)} == {
        "undone"
    }


def test_a_stranger_erases_nothing(stranger: Actor, ratna: Actor, wonosobo: Office) -> None:
    ids = open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(make_employer(wonosobo), 2),
                                 source="file")
    assert erase_vacancies(by=stranger, on=TODAY, vacancy_ids=ids) == set()
    assert Vacancy.objects.count() == 2


def test_a_firm_written_in_three_ways_is_one_firm(ratna: Actor, wonosobo: Office) -> None:
    names = ["PT. Maju Jaya", "Maju Jaya, PT", "pt maju  jaya Tbk"]
    found = find_or_add_employers(by=ratna, on=TODAY, firms=[(name, "33.07") for name in names])
    assert list(found) == [("pt maju jaya", "33.07")]
    assert find_or_add_employer(by=ratna, on=TODAY, name=names[1], region="33.07").pk in (
        found.values()
    )
    assert Event.objects.filter(kind=EventKind.EMPLOYER_ADDED).count() == 1


def test_one_firm_in_two_places_is_two_rows(ratna: Actor) -> None:
    found = find_or_add_employers(by=ratna, on=TODAY,
                                  firms=[("PT Maju", "33.07"), ("PT Maju", "33.23")])
    assert len(set(found.values())) == 2


def test_an_archived_firm_that_offers_work_again_comes_back(
    ratna: Actor, wonosobo: Office
) -> None:
    firm = make_employer(wonosobo)
    archive_employer(by=ratna, at=NOW, employer_id=firm.pk, reason="tutup")
    again = find_or_add_employer(by=ratna, on=TODAY, name=firm.name, region="33.07")
    assert (again.pk, again.archived_at) == (firm.pk, None)


def test_a_known_title_gives_new_vacancies_their_code_at_once(
    ratna: Actor, wonosobo: Office
) -> None:
    confirm_title(title="OPERATOR  0", group="8153", by_user_id=ratna.user_id, at=NOW)
    open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(make_employer(wonosobo), 7),
                           source="file")
    assert Vacancy.objects.get(kbji="8153").title == "Operator 0"
    assert cell(kbji="8153") == 3


def test_codes_found_later_move_the_places_to_their_occupation(
    ratna: Actor, wonosobo: Office
) -> None:
    open_vacancies_in_bulk(by=ratna, on=TODAY, rows=rows(make_employer(wonosobo), 14),
                           source="file")
    confirm_title(title="Operator 3", group="8153", by_user_id=1, at=NOW)
    assert copy_codes(by=ratna, on=TODAY) == 2
    assert copy_codes(by=ratna, on=TODAY) == 0
    assert (cell(kbji="8153"), cell(kbji=""), stock()) == (6, 36, 42)
