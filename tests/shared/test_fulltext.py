"""Words are found on an index, whatever was typed, and never across offices."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import merge_people
from antarkerja.domain.jobseekers.queries.search import PEOPLE, search_people
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.fulltext import Searchable, find, install, remove, search_words
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
VACANCIES = Searchable("employers_vacancy", "title_normalised", "office_id")


def people(text: str, office: Office | None = None) -> list[int]:
    return find(connection, PEOPLE, text, limit=20, scope=office.pk if office else None)


def test_each_word_may_be_the_beginning_of_a_word_in_any_order(wonosobo: Office) -> None:
    siti = make_person(wonosobo, name="Siti Nurhayati")
    make_person(wonosobo, name="Siti Aminah")
    assert people("sit nur") == people("NUR sit") == people("nurhayati, siti") == [siti.pk]
    assert people("ayati") == [], "the middle of a word is not its beginning"


def test_a_near_spelling_is_offered_where_nothing_fits(wonosobo: Office) -> None:
    siti = make_person(wonosobo, name="Siti Nurhayati")
    make_person(wonosobo, name="Sigit Purnomo")
    assert people("siti nurhayatti", wonosobo) == [siti.pk]


def test_a_name_is_not_found_from_another_office(wonosobo: Office, temanggung: Office) -> None:
    here = make_person(wonosobo, name="Siti Nurhayati")
    there = make_person(temanggung, name="Siti Nurhayati")
    assert people("siti", wonosobo) == [here.pk]
    assert people("siti nurhayatti", temanggung) == [there.pk], "near spellings stay at home too"
    assert set(people("siti")) == {here.pk, there.pk}


def test_office_twelve_is_not_office_one(wonosobo: Office) -> None:
    siti = make_person(wonosobo, name="Siti")
    assert find(connection, PEOPLE, "siti", limit=5, scope=int(f"{wonosobo.pk}2")) == []
    assert people(f"s{wonosobo.pk}") == [], "the mark of an office is no word"
    assert people("siti", wonosobo) == [siti.pk]


def test_a_renamed_moved_and_removed_row_is_found_so_at_once(
    wonosobo: Office, temanggung: Office
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo), title="Operator Jahit")
    vacancy.title_normalised = "kasir toko"
    vacancy.save()

    def found(text: str, office: Office) -> list[int]:
        return find(connection, VACANCIES, text, limit=5, scope=office.pk)

    assert found("jahit", wonosobo) == []
    assert found("kasir", wonosobo) == [vacancy.pk]
    Vacancy.objects.filter(pk=vacancy.pk).update(office=temanggung)
    assert (found("kasir", wonosobo), found("kasir", temanggung)) == ([], [vacancy.pk])
    Vacancy.objects.filter(pk=vacancy.pk).delete()
    assert found("kasir", temanggung) == []


def test_of_two_merged_files_only_the_kept_one_is_found(wonosobo: Office, ratna: Actor) -> None:
    keep = make_person(wonosobo, name="Siti Nurhayati")
    gone = make_person(wonosobo, name="Siti Nur Hayati")
    merge_people(by=ratna, on=TODAY, at=datetime(2026, 11, 24, 2, tzinfo=UTC),
                 keep_id=keep.pk, gone_id=gone.pk)
    assert search_people(ratna, "siti", today=TODAY) == [keep]


TROUBLE = ['"', "'", "'; DROP TABLE jobseekers_person; --", "(", ")", "*", ":", "sit*", "words:",
           "scope:s1", "^siti", "siti AND", "OR", "NOT", "NEAR(a b)", "\x00", "a\x00b", "😀", "&",
           "a | !b", "<->", "\\", "%", "_", "$1", "ﬁ", "²", "İ", "ß", "a" * 5000, "'a':*",
           "1e5", "-3.5", "a@b.co", "http://x.y/z"]


@pytest.mark.parametrize("text", TROUBLE)
def test_nothing_that_can_be_typed_is_read_as_an_order(wonosobo: Office, text: str) -> None:
    make_person(wonosobo, name="Joko Susanto")
    assert people(text, wonosobo) == []
    assert people(f"joko {text}", wonosobo) in ([], [Person.objects.get().pk])
    assert Person.objects.count() == 1


@settings(max_examples=150, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_is_answered_from_the_own_office(
    wonosobo: Office, temanggung: Office, text: str
) -> None:
    if not Person.objects.exists():
        make_person(wonosobo, name="Siti Nurhayati")
        make_person(temanggung, name="Siti Nurhayati")
    own = set(Person.objects.filter(office=wonosobo).values_list("pk", flat=True))
    assert set(people(text, wonosobo)) <= own
    assert set(people(f"siti {text}", wonosobo)) <= own


def test_six_words_are_read_and_punctuation_is_none() -> None:
    assert search_words("Siti, NUR-hayati (a_b) 1 2 3 4") == ["siti", "nur", "hayati", "a", "b",
                                                              "1"]
    assert search_words(" *:\x00'\" ") == []


def test_no_limit_is_passed(wonosobo: Office) -> None:
    for n in range(7):
        make_person(wonosobo, name=f"Siti Nomor {n}")
    assert len(find(connection, PEOPLE, "siti", limit=5, scope=wonosobo.pk)) == 5


def plan(sql: str, arguments: list[int | str]) -> str:
    explain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql, arguments)
        return "\n".join(str(row) for row in cursor.fetchall())


@pytest.mark.slow
def test_among_twenty_thousand_the_search_reads_no_whole_table(wonosobo: Office) -> None:
    Person.objects.bulk_create(
        (Person(office=wonosobo, name=f"Nama {n}", name_normalised=f"nama{n} kedua{n % 97}")
         for n in range(20_000)), batch_size=1_000)
    siti = make_person(wonosobo, name="Siti Nurhayati")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    asked: list[tuple[str, list[int | str]]] = []

    def watch(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append((sql, list(params or [])))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        assert people("siti nur", wonosobo) == [siti.pk]
        assert people("siti nurhayatti", wonosobo) == [siti.pk]
    assert len(asked) == 5, "by beginnings, again, two words near, and the texts of those found"
    plans = [plan(sql, arguments) for sql, arguments in asked]
    assert not any("Seq Scan" in how or re.search(rf"SCAN {PEOPLE.table}\b", how) for how in plans)
    assert all(PEOPLE.side in how for how in plans[:4])


def test_an_index_built_over_rows_that_exist_finds_them(wonosobo: Office) -> None:
    make_person(wonosobo, name="Siti Nurhayati")
    connection.check_constraints()
    remove(connection, PEOPLE)
    install(connection, PEOPLE)
    assert people("siti", wonosobo) == [Person.objects.get().pk]
    make_person(wonosobo, name="Joko Susanto")
    assert len(people("joko", wonosobo)) == 1


def test_every_searchable_table_is_made_so_by_a_migration() -> None:
    applied = set(MigrationRecorder(connection).applied_migrations())
    assert {("jobseekers", "0002_words"), ("employers", "0002_words")} <= applied
