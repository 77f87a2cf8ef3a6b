"""How a case ends, how the end is taken back, and how the person comes back later."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from antarkerja.domain.cases.enums.case import CaseStatus, ClosingReason, Opening
from antarkerja.domain.cases.errors.case import CaseOpenAlreadyError, NoOpenCaseError
from antarkerja.domain.cases.errors.closing import (
    ClosingIncompleteError,
    NotClosedError,
    TooLateToUndoError,
)
from antarkerja.domain.cases.models import Case, Closing
from antarkerja.domain.cases.operations.closing import close_case, reopen_case, undo_closing
from antarkerja.domain.cases.policies.closing import ASKED, ClosingDetails
from antarkerja.domain.employers.models import Employer
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.models import Placement
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from tests.factories.cases import make_case

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
TO_WORK = ClosingDetails(reason=ClosingReason.WORK, place="CV Kopi Dieng", since_on=ON)


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


def close(by: Actor, case: Case, details: ClosingDetails = TO_WORK, on: date = ON) -> Closing:
    return close_case(by=by, on=on, at=AT, case_id=case.pk, details=details)


def undo(by: Actor, case: Case, on: date) -> Case:
    return undo_closing(by=by, on=on, at=AT, case_id=case.pk)


def told(case: Case) -> list[tuple[str, int]]:
    return list(Event.objects.filter(subject="case", subject_id=case.pk).order_by("pk")
                .values_list("kind", "quantity"))


def test_ratna_closes_a_case_with_where_and_since_when(case: Case, ratna: Actor) -> None:
    closing = close(ratna, case)
    case.refresh_from_db()
    assert (case.status, case.closing_reason, case.closed_on) == ("closed", "work", ON)
    assert (closing.place, closing.since_on) == ("CV Kopi Dieng", ON)
    assert told(case) == [("case.opened", 1), ("case.closed", 1)]


@pytest.mark.parametrize("reason", list(ASKED))
def test_each_reason_asks_for_its_own_and_nothing_else(
    case: Case, ratna: Actor, reason: ClosingReason
) -> None:
    if ASKED[reason]:
        with pytest.raises(ClosingIncompleteError) as lacking:
            close(ratna, case, ClosingDetails(reason=reason))
        assert lacking.value.fields == ASKED[reason]
    known = {"place": "Semarang", "since_on": ON, "note": "Tiga kali ditelepon"}
    given = {name: known[name] for name in ASKED[reason]}
    assert close(ratna, case, ClosingDetails(reason=reason, **given)).reason == reason  # type: ignore[arg-type]  # three fields by name


def test_no_year_is_mistyped_and_no_case_is_closed_as_joined(case: Case, ratna: Actor) -> None:
    with pytest.raises(ClosingIncompleteError):
        close(ratna, case, ClosingDetails(reason=ClosingReason.WORK, place="X",
                                          since_on=date(2062, 1, 1)))
    with pytest.raises(ClosingIncompleteError):
        close(ratna, case, ClosingDetails(reason=ClosingReason.DUPLICATE))


def test_the_placement_says_where_and_since_when(case: Case, ratna: Actor) -> None:
    firm = Employer.objects.create(name="PT Teh Tambi", office_id=case.office_id,
                                   name_normalised="teh tambi")
    placement = Placement.objects.create(
        person=case.person, office=case.office, employer=firm, scheme="AKL", placed_on=ON,
        started_on=date(2026, 12, 1))
    closing = close(ratna, case, ClosingDetails(reason=ClosingReason.WORK,
                                                placement_id=placement.pk))
    assert (closing.place, closing.since_on) == ("PT Teh Tambi", date(2026, 12, 1))


def test_the_placement_of_somebody_else_closes_nothing(
    case: Case, ratna: Actor, wonosobo: Office
) -> None:
    other = make_case(wonosobo).person
    placement = Placement.objects.create(
        person=other, office=wonosobo, employer_name="PT X", scheme="AKL", placed_on=ON,
        started_on=ON)
    with pytest.raises(ClosingIncompleteError):
        close(ratna, case, ClosingDetails(reason=ClosingReason.WORK, placement_id=placement.pk))


def test_a_closed_case_is_not_closed_twice(case: Case, ratna: Actor) -> None:
    close(ratna, case)
    with pytest.raises(NoOpenCaseError):
        close(ratna, case)
    assert told(case).count(("case.closed", 1)) == 1


def test_a_stranger_closes_and_undoes_nothing(
    case: Case, ratna: Actor, stranger: Actor
) -> None:
    with pytest.raises(OutOfScopeError):
        close(stranger, case)
    close(ratna, case)
    with pytest.raises(OutOfScopeError):
        undo(stranger, case, ON)


def test_undone_it_is_as_if_it_had_never_been_closed(case: Case, ratna: Actor) -> None:
    before: dict[str, object] = dict(Case.objects.values().get(pk=case.pk))
    close(ratna, case)
    undo(ratna, case, ON + timedelta(days=30))
    after: dict[str, object] = dict(Case.objects.values().get(pk=case.pk))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"version", "changed_at"}
    assert told(case) == [("case.opened", 1), ("case.closed", 1), ("case.closed", -1)]
    undo(ratna, case, ON + timedelta(days=30))
    assert told(case)[-1] == ("case.closed", -1)
    close(ratna, case)
    assert told(case)[-1] == ("case.closed", 1)


def test_after_thirty_days_the_person_comes_back_with_a_new_case(
    case: Case, ratna: Actor
) -> None:
    close(ratna, case)
    later = ON + timedelta(days=31)
    with pytest.raises(TooLateToUndoError):
        undo(ratna, case, later)
    new = reopen_case(by=ratna, on=later, case_id=case.pk)
    assert (new.person_id, new.officer_id) == (case.person_id, ratna.user_id)
    assert (new.opening, new.opened_on) == (Opening.RETURN, later)
    case.refresh_from_db()
    assert case.status == CaseStatus.CLOSED
    assert told(new) == [("case.reopened", 1)]


def test_an_officer_who_left_gets_no_case_back(case: Case, ratna: Actor) -> None:
    close(ratna, case)
    User.objects.filter(pk=ratna.user_id or 0).update(is_active=False)
    assert reopen_case(by=ratna, on=ON, case_id=case.pk).officer_id is None


def test_no_second_open_case_comes_of_undoing_or_reopening(case: Case, ratna: Actor) -> None:
    with pytest.raises(NotClosedError):
        reopen_case(by=ratna, on=ON, case_id=case.pk)
    close(ratna, case)
    new = reopen_case(by=ratna, on=ON, case_id=case.pk)
    with pytest.raises(CaseOpenAlreadyError) as standing:
        undo(ratna, case, ON)
    assert standing.value.case_id == new.pk
    with pytest.raises(CaseOpenAlreadyError):
        reopen_case(by=ratna, on=ON, case_id=case.pk)
