"""Who is registered twice is found at entry and merged by a human."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.errors import MergeRefusedError
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import merge_people, report, strike_off
from antarkerja.domain.jobseekers.policies import (
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.jobseekers.queries import (
    merge_preview,
    person_for,
    possible_duplicates,
    timeline_of,
)
from antarkerja.domain.ledger.enums import SEEKERS_IN, SEEKERS_PLACED, SEEKERS_STRUCK_OFF
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.models import MatchList
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.register import open_account
from tests.factories.jobseekers import NOW, TODAY, make_nik, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
BORN = date(2001, 5, 17)


def stock() -> int:
    """The live file as the book has it."""
    return sum(
        (event.kind in SEEKERS_IN) * event.quantity
        - (event.kind in (*SEEKERS_PLACED, *SEEKERS_STRUCK_OFF)) * event.quantity
        for event in Event.objects.all()
    )


def test_the_same_nik_is_found_whatever_the_name(ratna: Actor, wonosobo: Office) -> None:
    known = make_person(wonosobo, name="Sari", nik=make_nik(1))
    hits = possible_duplicates(ratna, nik=make_nik(1), name="Orang Lain")
    assert [(hit.because, hit.person) for hit in hits] == [("nik", known)]


def test_a_nik_elsewhere_names_the_office_and_nobody(ratna: Actor, temanggung: Office) -> None:
    make_person(temanggung, nik=make_nik(1))
    hits = possible_duplicates(ratna, nik=make_nik(1))
    assert [(hit.office_name, hit.person) for hit in hits] == [(temanggung.name, None)]


def test_alike_names_count_only_with_the_same_birth_date_or_phone(
    ratna: Actor, wonosobo: Office
) -> None:
    known = make_person(wonosobo, name="Sari Wulandari", birth_on=BORN, phone="+6281111111111")
    assert [h.because for h in possible_duplicates(
        ratna, name="Wulandari Sari", birth_on=BORN)] == ["name_and_birth"]
    assert [h.because for h in possible_duplicates(
        ratna, name="Sari Wulandary", phone="08111111 1111")] == ["phone_and_name"]
    assert possible_duplicates(ratna, name="Sari Wulandari", birth_on=date(2001, 5, 18)) == []
    assert possible_duplicates(ratna, name="Dewi Lestari", phone="081111111111") == []
    assert possible_duplicates(
        ratna, name="Sari Wulandari", birth_on=BORN, but_id=known.pk) == []


def test_alike_people_of_other_offices_are_not_shown(ratna: Actor, temanggung: Office) -> None:
    make_person(temanggung, name="Sari Wulandari", birth_on=BORN)
    assert possible_duplicates(ratna, name="Sari Wulandari", birth_on=BORN) == []


@pytest.mark.parametrize("people", [1, 30])
def test_looking_for_duplicates_costs_three_questions(
    ratna: Actor, wonosobo: Office, people: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(people):
        make_person(wonosobo, name="Sari Wulandari", birth_on=BORN)
    with django_assert_max_num_queries(3):
        possible_duplicates(ratna, nik=make_nik(1), name="Sari Wulandari", birth_on=BORN,
                            phone="081234567890")


def test_a_merge_moves_everything_and_loses_nothing(ratna: Actor, wonosobo: Office) -> None:
    keep = make_person(
        wonosobo, name="Sari", education="", phone="",
        profile=ProfileDetails(skills=(SkillLine(label="Excel"),),
                               wishes=(WishLine(title="Kasir"),)))
    gone = make_person(
        wonosobo, name="Sari W", nik=make_nik(1), religion="Islam",
        profile=ProfileDetails(skills=(SkillLine(label="excel"), SkillLine(label="Menjahit")),
                               wishes=(WishLine(title="Penjahit"),)))
    report(by=ratna, on=TODAY, person_id=gone.pk)
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    keep, gone = Person.objects.get(pk=keep.pk), Person.objects.get(pk=gone.pk)
    assert gone.merged_into == keep
    assert (keep.name, keep.education, keep.nik_last4) == ("Sari", "SMK", "0001")
    assert keep.sensitive.religion == "Islam"
    assert {skill.normalised for skill in keep.skills.all()} == {"excel", "menjahit"}
    assert [wish.title for wish in keep.wishes.all()] == ["Kasir", "Penjahit"]
    assert [skill.label for skill in gone.skills.all()] == ["excel"]
    assert keep.registrations.count() == 2
    assert keep.registrations.filter(status="active").count() == 1
    assert keep.registrations.get(status="struck_off").end_reason == "duplicate"
    assert stock() == 1


def test_people_whose_lists_of_vacancies_were_made_by_night_are_merged_too(
    ratna: Actor, wonosobo: Office
) -> None:
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    for person in (keep, gone):
        MatchList.objects.create(person=person, made_at=NOW, in_reach=1, packed=b"")
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    gone.refresh_from_db()
    assert gone.merged_into == keep


def test_the_only_live_registration_stays_live(ratna: Actor, wonosobo: Office) -> None:
    keep = make_person(wonosobo, name="Sari", on=date(2025, 1, 5))
    strike_off(by=ratna, on=date(2025, 6, 1), person_id=keep.pk, reason=StrikeOffReason.OWN_WISH)
    gone = make_person(wonosobo, name="Sari", education="S1")
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    assert keep.registrations.filter(status="active").count() == 1
    assert stock() == 1
    strike_off(by=ratna, on=TODAY, person_id=keep.pk, reason=StrikeOffReason.OWN_WISH)
    assert stock() == 0


def test_the_stock_of_every_education_adds_up_after_a_merge(
    ratna: Actor, wonosobo: Office
) -> None:
    keep = make_person(wonosobo, education="SMA", on=date(2025, 1, 5))
    strike_off(by=ratna, on=date(2025, 6, 1), person_id=keep.pk, reason=StrikeOffReason.OWN_WISH)
    gone = make_person(wonosobo, education="S1")
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    groups: dict[str, int] = {}
    for event in Event.objects.all():
        if event.kind in SEEKERS_IN:
            groups[event.education] = groups.get(event.education, 0) + event.quantity
        elif event.kind in SEEKERS_STRUCK_OFF:
            groups[event.education] = groups.get(event.education, 0) - event.quantity
    assert groups == {"SMA": 1, "S1": 0}


def test_the_preview_says_what_will_stand_there(ratna: Actor, wonosobo: Office) -> None:
    keep = make_person(wonosobo, name="Sari", education="SMK", birth_place="")
    gone = make_person(wonosobo, name="Sari W", education="S1", birth_place="Wonosobo")
    preview = merge_preview(ratna, keep_id=keep.pk, gone_id=gone.pk)
    lines = {line.field: line for line in preview.lines}
    assert lines["education"].differs
    assert lines["birth_place"].after == "Wonosobo"
    assert preview.both_live
    assert Person.objects.filter(merged_into__isnull=False).count() == 0


def test_the_account_goes_with_the_file(ratna: Actor, wonosobo: Office) -> None:
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    user = open_account(by=ratna, on=TODAY, person=gone, password="tiga kata panjang")
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    assert Person.objects.get(pk=keep.pk).user == user
    assert Membership.objects.get(user=user).subject_id == keep.pk


def test_of_two_accounts_one_is_closed(ratna: Actor, wonosobo: Office) -> None:
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    kept = open_account(by=ratna, on=TODAY, person=keep)
    closed = open_account(by=ratna, on=TODAY, person=gone)
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    kept.refresh_from_db()
    closed.refresh_from_db()
    assert (kept.is_active, closed.is_active) == (True, False)


def test_the_history_of_both_files_is_told(ratna: Actor, wonosobo: Office) -> None:
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    told = [line.kind for line in timeline_of(ratna, person_for(ratna, keep.pk))]
    assert sorted(told) == ["person.merged", "person.registered", "person.registered"]


def test_a_merge_needs_two_files_of_the_own_office(
    ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    here, there = make_person(wonosobo), make_person(temanggung)
    with pytest.raises(MergeRefusedError):
        merge_people(by=ratna, on=TODAY, at=NOW, keep_id=here.pk, gone_id=here.pk)
    with pytest.raises(OutOfScopeError):
        merge_people(by=ratna, on=TODAY, at=NOW, keep_id=here.pk, gone_id=there.pk)


def test_a_merged_file_is_not_merged_again(ratna: Actor, wonosobo: Office) -> None:
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    with pytest.raises(OutOfScopeError):
        merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)


def test_placement_staff_may_not_merge(wonosobo: Office) -> None:
    staff = actor_for(make_membership("joko", RoleName.PLACEMENT_STAFF, wonosobo))
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    with pytest.raises(NotAllowedError):
        merge_people(by=staff, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
