"""The track rule: written, transparent, blind to who somebody is; unknown answers only widen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.errors.plan import ReasonNeededError
from antarkerja.domain.cases.operations.interview import finish_interview, save_answers
from antarkerja.domain.cases.operations.track import set_track
from antarkerja.domain.cases.policies.interview import BY_CODE, Said
from antarkerja.domain.cases.policies.track import FROM_POINTS, POINTS, propose
from antarkerja.domain.jobseekers.models import Sensitive
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.cases import make_case
from tests.factories.jobseekers import NOW, TODAY, make_person

ORDER = [track for track, _points in FROM_POINTS]
full_answers = st.fixed_dictionaries({
    code: st.sampled_from([str(answer) for answer in table]) for code, table in POINTS.items()
})
BARRIERS = {
    "barrier.transport": Said(value="heavy"), "barrier.skills": Said(value="heavy"),
    "barrier.family": Said(value="some", note="Ibu sakit"),
    "barrier.health": Said(value="heavy", note="Asma"),
}


@given(full_answers, st.sets(st.sampled_from(sorted(POINTS))))
def test_what_is_not_known_widens_and_holds_the_truth(
    answers: dict[str, str], forgotten: set[str]
) -> None:
    known = {code: said for code, said in answers.items() if code not in forgotten}
    less, full = propose(known), propose(answers)
    assert full.is_sure
    assert ORDER.index(less.least) <= ORDER.index(full.track) <= ORDER.index(less.most)
    assert len(less.unknown) == len(forgotten)


@given(full_answers, st.sets(st.sampled_from(sorted(POINTS)), min_size=1))
def test_not_knowing_leaves_nobody_to_self_service_who_may_need_more(
    answers: dict[str, str], forgotten: set[str]
) -> None:
    less = propose({code: said for code, said in answers.items() if code not in forgotten})
    assert less.track != Track.SELF_SERVICE or less.most == Track.SELF_SERVICE


@given(full_answers)
def test_the_points_are_the_sum_of_the_reasons(answers: dict[str, str]) -> None:
    told = propose(answers)
    assert told.points == sum(reason.points for reason in told.reasons)
    assert all(reason.question and reason.answer for reason in told.reasons)


@given(full_answers, st.sampled_from(sorted(set(BY_CODE) - set(POINTS))), st.text(max_size=20))
def test_no_other_answer_counts_health_among_them(
    answers: dict[str, str], code: str, said: str
) -> None:
    assert "barrier.health" not in POINTS
    assert propose(answers | {code: said}) == propose(answers)


@pytest.mark.django_db
def test_sex_age_religion_and_disability_change_nothing(wonosobo: Office, ratna: Actor) -> None:
    people = [
        make_person(wonosobo, name="Sari", sex="P", birth_on=date(2004, 1, 1)),
        make_person(wonosobo, name="Joko", sex="L", birth_on=date(1966, 1, 1)),
    ]
    Sensitive.objects.update_or_create(person=people[1], defaults={
        "religion": "Katolik", "disabilities": ["vision", "hearing"], "marital": "widowed"})
    proposed = set()
    for person in people:
        case = make_case(wonosobo, person=person, officer=ratna)
        save_answers(by=ratna, on=TODAY, at=NOW, case_id=case.pk, topic=Topic.BARRIERS,
                     answers=BARRIERS)
        case.refresh_from_db()
        proposed.add(case.track_proposed)
    assert proposed == {Track.GUIDED}


@pytest.mark.django_db
def test_another_track_than_the_proposed_one_needs_a_reason(
    wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    save_answers(by=ratna, on=TODAY, at=NOW, case_id=case.pk, topic=Topic.BARRIERS,
                 answers=BARRIERS)
    with pytest.raises(ReasonNeededError):
        set_track(by=ratna, on=TODAY, case_id=case.pk, track=Track.INTENSIVE, reason=" ")
    set_track(by=ratna, on=TODAY, case_id=case.pk, track=Track.INTENSIVE, reason="Ibunya dirawat")
    set_track(by=ratna, on=TODAY, case_id=case.pk, track=Track.INTENSIVE, reason="Ibunya dirawat")
    case.refresh_from_db()
    assert (case.track, case.track_proposed, case.track_reason) == (
        "intensive", "guided", "Ibunya dirawat")
    assert Event.objects.get(kind=EventKind.TRACK_SET).reason == "intensive:not_proposed"


@pytest.mark.django_db
def test_the_interview_is_told_once_and_counts_as_a_contact(
    wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    for _ in range(2):
        finish_interview(by=ratna, on=TODAY, at=NOW, case_id=case.pk)
    case.refresh_from_db()
    assert case.contacted_on == TODAY
    assert Event.objects.filter(kind=EventKind.INTERVIEWED).count() == 1
