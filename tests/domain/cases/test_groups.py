"""A thousand people get their cases at once, and nobody twice."""

from __future__ import annotations

from collections import Counter

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.cases.enums.case import GroupKind
from antarkerja.domain.cases.models import Case, CaseGroup
from antarkerja.domain.cases.operations.groups import open_cases
from antarkerja.domain.cases.queries.groups import preview_of_filter, preview_of_list
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.queries import PeopleFilter
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.cases import make_case
from tests.factories.jobseekers import TODAY, make_nik, make_person
from tests.factories.offices import make_membership

pytestmark = pytest.mark.django_db


def test_a_pasted_list_says_who_gets_a_case_who_has_one_and_who_is_unknown(
    wonosobo: Office, temanggung: Office, ratna: Actor
) -> None:
    nik = make_nik()
    by_nik = make_person(wonosobo, name="Ani", nik=nik)
    by_number = make_person(wonosobo, name="Budi")
    has_one = make_case(wonosobo, person=make_person(wonosobo, name="Cici")).person
    strange = make_person(temanggung, name="Dedi")
    numbers = {
        person: person.registrations.get().number for person in (by_number, has_one, strange)
    }
    text = "\n".join([
        "nama;nik", f"Ani;{nik}", f"Budi;{numbers[by_number]}", f"{numbers[has_one]}",
        numbers[strange] + "9", "3307051705019999",
    ])
    found = preview_of_list(ratna, text)
    assert [person.name for person in found.people] == ["Ani", "Budi"]
    assert [person.name for person in found.have_one] == ["Cici"]
    assert found.unknown == [numbers[strange] + "9", "…9999"]
    assert by_nik.pk in found.ids


def test_one_bad_line_spoils_no_other_line(wonosobo: Office, ratna: Actor) -> None:
    people = [make_person(wonosobo, name=name) for name in ("Ani", "Budi", "Cici")]
    numbers = [person.registrations.get().number for person in people]
    text = f'1,"Ani,{numbers[0]}\n2,"Budi, S.Kom",{numbers[1]}\n"\n' + "x" * 150_000 + (
        f'\n"{numbers[2]}"')
    found = preview_of_list(ratna, text)
    assert [person.name for person in found.people] == ["Ani", "Budi", "Cici"]
    assert found.unknown == ["x" * 40]


def test_the_number_of_a_family_card_before_the_nik_is_no_hindrance(
    wonosobo: Office, ratna: Actor
) -> None:
    nik = make_nik()
    make_person(wonosobo, name="Ani", nik=nik)
    found = preview_of_list(ratna, f"No KK;NIK\n3307050101010009;{nik}\n3307050101010010;x")
    assert ([person.name for person in found.people], found.unknown) == (["Ani"], ["…0010"])


def test_names_alone_are_all_told_as_unknown(ratna: Actor) -> None:
    assert preview_of_list(ratna, "Budi Santoso").unknown == ["Budi Santoso"]
    assert preview_of_list(ratna, "Budi\nSari").unknown == ["Budi", "Sari"]
    assert preview_of_list(ratna, "\n").unknown == []


def test_of_more_than_can_be_opened_at_once_the_rest_is_told_and_comes_next(
    wonosobo: Office, ratna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("antarkerja.domain.cases.queries.groups.MOST_PEOPLE", 2)
    people = [make_person(wonosobo, name=name) for name in ("Ani", "Budi", "Cici")]
    listed = "\n".join(person.registrations.get().number for person in people)
    assert preview_of_list(ratna, listed).is_cut
    first = preview_of_filter(ratna, PeopleFilter())
    assert (len(first.people), first.is_cut) == (2, True)
    open_cases(by=ratna, on=TODAY, kind=GroupKind.OTHER, title="Semua", person_ids=first.ids)
    for rest in (preview_of_filter(ratna, PeopleFilter()), preview_of_list(ratna, listed)):
        assert ([person.name for person in rest.people], rest.is_cut) == (["Cici"], False)


def test_a_filter_finds_the_group_too(wonosobo: Office, ratna: Actor) -> None:
    make_person(wonosobo, name="Lulusan", education="SMK")
    make_person(wonosobo, name="Sarjana", education="S1")
    found = preview_of_filter(ratna, PeopleFilter(education="SMK"))
    assert [person.name for person in found.people] == ["Lulusan"]


def test_a_thousand_cases_open_in_few_queries_in_turn_and_once(
    wonosobo: Office, temanggung: Office, ratna: Actor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    wahyu = make_membership("wahyu", RoleName.OFFICER, wonosobo)
    far = make_membership("jauh", RoleName.OFFICER, temanggung)
    people = Person.objects.bulk_create([
        Person(office=wonosobo, name=f"Orang {n}", name_normalised=f"orang {n}")
        for n in range(1000)
    ])
    strange = make_person(temanggung)
    ids = [*(person.pk for person in people), strange.pk]
    officers = [ratna.user_id or 0, wahyu.user_id, far.user_id]
    with django_assert_max_num_queries(70):
        done = open_cases(by=ratna, on=TODAY, kind=GroupKind.DISMISSAL, title="PT Sinar",
                          person_ids=ids, officer_ids=officers)
    again = open_cases(by=ratna, on=TODAY, kind=GroupKind.DISMISSAL, title="PT Sinar",
                       person_ids=ids, officer_ids=officers)
    assert (done.opened, again.opened, CaseGroup.objects.count()) == (1000, 0, 1)
    shares = Counter(Case.objects.values_list("officer_id", flat=True))
    assert shares == {ratna.user_id: 500, wahyu.user_id: 500}
    assert Event.objects.filter(kind=EventKind.CASE_OPENED).count() == 1000
