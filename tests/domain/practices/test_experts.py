"""Who knows what, with consent; mentoring pairs; the profession in numbers; what to learn next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.meeting import MentoringState
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.enums.profession import Measure
from antarkerja.domain.practices.errors.expert import (
    AskedAlreadyError,
    NoMentorError,
    OwnOfficeError,
)
from antarkerja.domain.practices.models import ProfessionCount
from antarkerja.domain.practices.operations.experts import (
    endorse_expert,
    list_me,
    take_endorsement_back,
    unlist_me,
)
from antarkerja.domain.practices.operations.mentoring import (
    answer_mentoring,
    ask_mentor,
    end_mentoring,
)
from antarkerja.domain.practices.operations.profession import count_profession
from antarkerja.domain.practices.queries.experts import experts
from antarkerja.domain.practices.queries.learning import learning_for
from antarkerja.domain.practices.queries.profession import profession
from tests.factories.meetings import make_colleague, make_meeting
from tests.factories.offices import make_office
from tests.factories.practices import WRITTEN_AT, make_practice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = WRITTEN_AT


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def ratna(office: Office) -> Actor:
    return make_colleague(office, "ratna")


@pytest.fixture
def bagas() -> Actor:
    return make_colleague(make_office(region="33.08", name="Disnaker Magelang"), "bagas")


def _listed(one: Actor, *, mentors: bool = False) -> None:
    list_me(by=one, at=AT, about="Kunjungan perusahaan.", takes_questions=True, mentors=mentors)


def test_nobody_is_found_who_did_not_agree(ratna: Actor, bagas: Actor, office: Office) -> None:
    make_practice(office, author=User.objects.get(pk=ratna.user_id or 0))
    assert experts(bagas, on=TODAY) == []
    _listed(ratna)
    found, = experts(bagas, on=TODAY)
    assert found.knows[Category.CASE_WORK].written == 1
    unlist_me(by=ratna, at=AT)
    assert experts(bagas, on=TODAY) == []


def test_a_colleague_of_another_office_says_who_knows_it_and_may_take_it_back(
    ratna: Actor, bagas: Actor, office: Office
) -> None:
    _listed(ratna)
    for _twice in range(2):
        endorse_expert(by=bagas, at=AT, user_id=ratna.user_id or 0, category=Category.DATA)
    found, = experts(bagas, on=TODAY, category=Category.DATA)
    assert found.knows[Category.DATA].endorsed == 1
    near = make_colleague(office, "tri")
    with pytest.raises(OwnOfficeError):
        endorse_expert(by=near, at=AT, user_id=ratna.user_id or 0, category=Category.DATA)
    with pytest.raises(OutOfScopeError):
        endorse_expert(by=ratna, at=AT, user_id=ratna.user_id or 0, category=Category.DATA)
    with pytest.raises(OutOfScopeError):
        endorse_expert(by=ratna, at=AT, user_id=bagas.user_id or 0, category=Category.DATA)
    take_endorsement_back(by=bagas, user_id=ratna.user_id or 0, category=Category.DATA)
    assert experts(bagas, on=TODAY, category=Category.DATA) == []


def test_much_work_of_a_kind_speaks_for_somebody(ratna: Actor, bagas: Actor) -> None:
    _listed(ratna)
    record_many(
        Entry(kind=EventKind.EMPLOYER_VISITED, happened_on=date(2026, 10, 1 + n % 28),
              subject=Subject.EMPLOYER, subject_id=n, office_id=ratna.own_office,
              officer_id=ratna.user_id) for n in range(100))
    found, = experts(bagas, on=TODAY, category=Category.CANVASSING)
    assert found.knows[Category.CANVASSING].worked == 100


def test_the_directory_costs_the_same_for_two_and_for_nine(ratna: Actor, office: Office) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            experts(ratna, on=TODAY)
        return len(found)

    for n in range(2):
        _listed(make_colleague(office, f"rekan{n}"))
    small = cost()
    for n in range(2, 9):
        _listed(make_colleague(office, f"rekan{n}"))
    assert cost() == small


def test_a_mentor_takes_a_learner_and_both_have_it_in_their_records_once(
    ratna: Actor, bagas: Actor
) -> None:
    _listed(ratna, mentors=True)
    pair = ask_mentor(by=bagas, at=AT, mentor_id=ratna.user_id or 0,
                      category=Category.CANVASSING, goal="Sepuluh kunjungan sebulan.")
    with pytest.raises(AskedAlreadyError):
        ask_mentor(by=bagas, at=AT, mentor_id=ratna.user_id or 0,
                   category=Category.CANVASSING, goal="Lagi.")
    with pytest.raises(OutOfScopeError):
        answer_mentoring(by=bagas, on=TODAY, at=AT, mentoring_id=pair.pk, takes=True)
    for _twice in range(2):
        answer_mentoring(by=ratna, on=TODAY, at=AT, mentoring_id=pair.pk, takes=True)
    with pytest.raises(OutOfScopeError):
        answer_mentoring(by=ratna, on=TODAY, at=AT, mentoring_id=pair.pk, takes=False)
    told = Event.objects.filter(kind=EventKind.MENTORED)
    assert {row.officer_id for row in told} == {ratna.user_id, bagas.user_id}
    assert end_mentoring(by=bagas, at=AT, mentoring_id=pair.pk).state == MentoringState.ENDED


def test_nobody_learns_from_who_takes_no_learners_or_is_a_stranger_to_the_pair(
    ratna: Actor, bagas: Actor, office: Office
) -> None:
    _listed(ratna)
    wish: Any = {"mentor_id": ratna.user_id or 0, "category": Category.DATA, "goal": "Angka"}
    with pytest.raises(NoMentorError):
        ask_mentor(by=bagas, at=AT, **wish)
    _listed(ratna, mentors=True)
    pair = ask_mentor(by=bagas, at=AT, **wish)
    stranger = make_colleague(office, "tri")
    with pytest.raises(OutOfScopeError):
        end_mentoring(by=stranger, at=AT, mentoring_id=pair.pk)


def _counts(region: str, measure: str, number: int) -> None:
    ProfessionCount.objects.create(region=region, measure=measure, number=number,
                                   reckoned_on=TODAY)


def test_the_profession_is_counted_by_province_and_for_the_nation(
    ratna: Actor, bagas: Actor, office: Office
) -> None:
    make_colleague(make_office(region="32.01", name="Disnaker Bogor"), "dewi")
    make_practice(office)
    record_many(
        Entry(kind=EventKind.EMPLOYER_VISITED, happened_on=date(2026, 10, 1),
              subject=Subject.EMPLOYER, subject_id=n, office_id=ratna.own_office)
        for n in range(7))
    for _twice in range(2):
        count_profession(by=system_actor(), on=TODAY)
    found = profession()
    assert found.nation is not None
    assert found.nation.numbers[Measure.VISITS] == 7
    assert found.nation.numbers[Measure.OFFICES] == 3
    assert [line.region for line in found.provinces] == ["32", "33"]
    assert found.provinces[1].numbers[Measure.PRACTICES] == 1
    with pytest.raises(NotAllowedError):
        count_profession(by=ratna, on=TODAY)


def test_a_small_number_is_not_shown_nor_the_one_that_gives_it_away() -> None:
    for region, number in (("31", 40), ("32", 3), ("33", 12)):
        _counts(region, Measure.PLACEMENTS, number)
        _counts(region, Measure.OFFICES, number)
    _counts("", Measure.PLACEMENTS, 55)
    found = profession()
    shown = {line.region: line.numbers[Measure.PLACEMENTS] for line in found.provinces}
    # 55 - 40 - 12 would tell of the three.
    assert shown == {"31": 40, "32": None, "33": None}
    assert found.provinces[1].numbers[Measure.OFFICES] == 3


def test_two_small_numbers_whose_sum_tells_both_are_hidden_with_a_third() -> None:
    for region, number in (("31", 40), ("32", 1), ("33", 1), ("34", 9), ("35", 0)):
        _counts(region, Measure.PLACEMENTS, number)
    _counts("", Measure.PLACEMENTS, 51)
    shown = {line.region: line.numbers[Measure.PLACEMENTS] for line in profession().provinces}
    # 51 - 40 - 9 would be two, which is one and one.
    assert shown == {"31": 40, "32": None, "33": None, "34": None, "35": 0}


def test_whoever_knows_most_is_found_however_many_are_listed(
    ratna: Actor, bagas: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in (ratna, bagas):
        _listed(one)
    endorse_expert(by=bagas, at=AT, user_id=ratna.user_id or 0, category=Category.DATA)
    monkeypatch.setattr("antarkerja.domain.practices.queries.experts.MOST", 1)
    assert [one.user.pk for one in experts(bagas, on=TODAY)] == [ratna.user_id]
    endorse_expert(by=ratna, at=AT, user_id=bagas.user_id or 0, category=Category.CANVASSING)
    found = experts(ratna, on=TODAY, category=Category.CANVASSING)
    assert [one.user.pk for one in found] == [bagas.user_id]


def test_what_an_officer_did_not_do_lately_leads_to_practices_meetings_and_people(
    ratna: Actor, bagas: Actor
) -> None:
    visits = make_practice(Office.objects.get(pk=bagas.own_office), title="Satu hari, lima firma",
                           category=Category.CANVASSING)
    meeting = make_meeting(bagas)
    _listed(bagas)
    endorse_expert(by=ratna, at=AT, user_id=bagas.user_id or 0, category=Category.CANVASSING)
    steps = learning_for(ratna, on=TODAY, at=AT, language="id")
    step = next(one for one in steps if one.category == Category.CANVASSING)
    assert list(step.practices) == [visits]
    assert list(step.meetings) == [meeting]
    assert [one.user.pk for one in step.people] == [bagas.user_id]
    record_many([Entry(kind=EventKind.EMPLOYER_VISITED, happened_on=date(2026, 11, 20),
                       subject=Subject.EMPLOYER, subject_id=1, office_id=ratna.own_office,
                       officer_id=ratna.user_id)])
    again = learning_for(ratna, on=TODAY, at=AT, language="id")
    assert Category.CANVASSING not in {one.category for one in again}


def test_a_jobseeker_finds_no_colleagues() -> None:
    with pytest.raises(NotAllowedError):
        experts(Actor(user_id=1, name="Siti", role=RoleName.JOBSEEKER), on=TODAY)
