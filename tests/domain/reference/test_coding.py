"""Titles are coded once, in the background, and an officer has the last word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.employers.errors import UnknownOccupationError, VacancyNotFoundError
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import (
    NewVacancy,
    confirm_occupation,
    open_vacancies_in_bulk,
)
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.reference.coding import (
    code_waiting_titles,
    codes_of,
    confirm_title,
    queue_titles,
    title_key,
    titles_waiting,
)
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.domain.reference.occupations import (
    is_unit_group,
    major_groups,
    occupation_name,
)
from antarkerja.journeys.title_coding import code_titles
from tests.factories.employers import make_employer, make_vacancy, vacancy_details

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


@given(st.text(max_size=300))
def test_a_key_of_a_key_is_the_same_key(title: str) -> None:
    key = title_key(title)
    assert len(key) <= 200
    assert title_key(key.upper().lower()) == title_key(key)


@pytest.mark.django_db
def test_a_title_written_in_many_ways_waits_once() -> None:
    queue_titles(["Operator Jahit", "OPERATOR  JAHIT ", "operator jahit", ""])
    queue_titles(["Operator jahit"])
    assert titles_waiting() == 1


@pytest.mark.django_db
def test_titles_are_coded_in_batches_until_none_waits() -> None:
    queue_titles(["Operator Jahit", "Kasir Toko", "xyzzy qwrt", "Sopir Truk", "Perawat"])
    done = []
    while count := code_waiting_titles(at=NOW, limit=2):
        done.append(count)
    assert done == [2, 2, 1]
    codes = codes_of(["OPERATOR JAHIT", "xyzzy qwrt"])
    assert codes["operator jahit"].group == "8153"
    assert "xyzzy qwrt" not in codes
    assert titles_waiting() == 0


@pytest.mark.django_db
def test_the_coder_never_overwrites_a_human() -> None:
    confirm_title(title="Operator Jahit", group="7531", by_user_id=5, at=NOW)
    queue_titles(["operator jahit"])
    code_waiting_titles(at=NOW)
    row = TitleCoding.objects.get(title="operator jahit")
    assert (row.group, row.confirmed_by_id, row.probability) == ("7531", 5, 1.0)


@pytest.mark.django_db
def test_queueing_a_thousand_titles_reads_nothing_one_by_one() -> None:
    with CaptureQueriesContext(connection) as queries:
        queue_titles(f"jabatan {number}" for number in range(1000))
    assert len(queries) <= 8


@pytest.mark.django_db(transaction=True)
def test_the_worker_codes_what_a_file_brought_and_the_book_follows(wonosobo: Office) -> None:
    row = NewVacancy(vacancy_details(title="Operator Jahit", places=2),
                     make_employer(wonosobo).pk, "a-row-of-a-file")
    [pk] = open_vacancies_in_bulk(by=system_actor(wonosobo.pk), on=date(2026, 11, 24),
                                  rows=[row], source="maganghub")
    vacancy = Vacancy.objects.get(pk=pk)
    assert (vacancy.kbji, titles_waiting()) == ("", 1)
    code_titles.enqueue()
    code_titles.enqueue()
    vacancy.refresh_from_db()
    assert vacancy.kbji == "8153"
    assert 0.5 <= vacancy.kbji_probability < 1
    moves = Event.objects.filter(reason="restated").order_by("pk")
    assert [(event.kbji, event.quantity) for event in moves] == [("", -2), ("8153", 2)]


def test_what_the_desk_enters_is_coded_while_it_is_saved(wonosobo: Office) -> None:
    vacancy = make_vacancy(make_employer(wonosobo), title="Operator Jahit")
    assert (vacancy.kbji, titles_waiting()) == ("8153", 0)


@pytest.mark.django_db
def test_an_officer_corrects_the_occupation_for_all_of_that_title(
    ratna: Actor, wonosobo: Office
) -> None:
    firm = make_employer(wonosobo)
    first = make_vacancy(firm, title="Crew")
    make_vacancy(firm, title="CREW")
    stated = make_vacancy(firm, title="crew", kbji="9412")
    done = confirm_occupation(by=ratna, on=date(2026, 11, 24), at=NOW, vacancy_id=first.pk,
                              group="5131")
    assert done == 2
    stated.refresh_from_db()
    assert stated.kbji == "9412"
    assert set(Vacancy.objects.values_list("kbji", flat=True)) == {"5131", "9412"}
    assert make_vacancy(firm, title="Crew ").kbji == "5131"


@pytest.mark.django_db
def test_a_stranger_and_an_unknown_group_are_refused(
    ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo))
    with pytest.raises(UnknownOccupationError):
        confirm_occupation(by=ratna, on=date(2026, 11, 24), at=NOW, vacancy_id=vacancy.pk,
                           group="9999")
    with pytest.raises(VacancyNotFoundError):
        confirm_occupation(by=stranger, on=date(2026, 11, 24), at=NOW, vacancy_id=vacancy.pk,
                           group="8153")


def test_groups_have_names_in_both_languages() -> None:
    assert occupation_name("8153", "id") != occupation_name("8153", "en")
    assert occupation_name("", "id") == ""
    assert occupation_name("0000") == "0000"
    assert is_unit_group("8153")
    assert not is_unit_group("815")
    assert len(major_groups()) == 10
