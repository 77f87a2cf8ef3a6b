"""Cases when people are merged, officers leave, two hand over at once, and cases end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.enums.handover import HandOverReason
from antarkerja.domain.cases.errors.handover import NothingToHandOverError
from antarkerja.domain.cases.models import Case, HandOver
from antarkerja.domain.cases.operations.benefits import note_self_assessment
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.operations.handover import HandOverDetails, hand_over_portfolio
from antarkerja.domain.cases.operations.notes import NoteDetails, write_note
from antarkerja.domain.cases.policies.closing import ClosingDetails
from antarkerja.domain.jobseekers.operations import revive
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.benefits import remind_claimants
from antarkerja.journeys.close_case import close_with_appointments, undo_close
from antarkerja.journeys.merge import merge_files
from antarkerja.journeys.registration_reminders import remind_of_expiry
from antarkerja.journeys.staff_leaves import end_staff_account, give_staff_role
from tests.conftest import TODAY
from tests.factories.appointments import make_appointment, make_slot
from tests.factories.benefits import make_claim
from tests.factories.cases import make_case
from tests.factories.handed_in import paper
from tests.factories.jobseekers import make_person
from tests.factories.messaging import make_message
from tests.factories.offices import actor_for, make_membership

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("hadi", RoleName.HEAD, wonosobo, name="Hadi"))


def test_two_open_cases_of_one_person_become_one_with_all_that_hangs_on_them(
    wonosobo: Office, ratna: Actor
) -> None:
    keep, gone = make_case(wonosobo), make_case(wonosobo, officer=ratna)
    for case in (keep, gone):
        write_note(by=ratna, on=TODAY, at=AT, case_id=case.pk, details=NoteDetails(text="Halo"))
        keep_file(by=ratna, at=AT, case=case, name="a", content=paper(), kind=FileKind.CV,
                  visibility=Visibility.OFFICE)
    merge_files(by=ratna, on=TODAY, at=AT, keep_id=keep.person_id, gone_id=gone.person_id)
    keep.refresh_from_db()
    gone.refresh_from_db()
    assert (keep.status, keep.officer_id) == ("open", ratna.user_id)
    assert (gone.status, gone.closing_reason) == ("closed", ClosingReason.DUPLICATE)
    assert gone.person_id == keep.person_id
    assert (keep.notes.count(), keep.files.count()) == (2, 2)
    assert Event.objects.get(kind="case.closed").subject_id == gone.pk


def test_the_only_open_case_goes_with_the_person_who_is_kept(
    wonosobo: Office, ratna: Actor
) -> None:
    other = make_case(wonosobo)
    close_with_appointments(by=ratna, on=TODAY, at=AT, case_id=other.pk,
                            details=ClosingDetails(reason=ClosingReason.HEALTH))
    gone = make_case(wonosobo, officer=ratna)
    merge_files(by=ratna, on=TODAY, at=AT, keep_id=other.person_id, gone_id=gone.person_id)
    gone.refresh_from_db()
    assert (gone.person_id, gone.status) == (other.person_id, "open")


@pytest.mark.parametrize("elder_is_kept", [True, False])
def test_of_two_open_claims_of_one_person_the_elder_goes_on_with_its_months(
    wonosobo: Office, ratna: Actor, elder_is_kept: bool
) -> None:
    keep, gone = make_person(wonosobo), make_person(wonosobo)
    first, second = (keep, gone) if elder_is_kept else (gone, keep)
    elder = make_claim(ratna, first, claimed_on=date(2026, 10, 1))
    younger = make_claim(ratna, second, claimed_on=date(2026, 10, 5))
    note_self_assessment(by=ratna, on=TODAY, claim_id=younger.pk)
    merge_files(by=ratna, on=TODAY, at=AT, keep_id=keep.pk, gone_id=gone.pk)
    elder.refresh_from_db()
    younger.refresh_from_db()
    assert {elder.person_id, younger.person_id} == {keep.pk}
    assert (elder.ended_on, elder.self_assessed_on) == (None, TODAY)
    assert (younger.ended_on, younger.end_reason) == (TODAY, "duplicate")
    assert (elder.months.count(), younger.months.count()) == (6, 6)


@pytest.mark.parametrize("how", ["ended", "other office", "other work", "same work"])
def test_no_case_stays_with_somebody_who_left(
    wonosobo: Office, temanggung: Office, ratna: Actor, how: str
) -> None:
    case = make_case(wonosobo, officer=ratna)
    who, by = ratna.user_id or 0, system_actor()
    acts: dict[str, Callable[[], int]] = {
        "ended": lambda: end_staff_account(by=by, on=TODAY, at=AT, user_id=who),
        "other office": lambda: give_staff_role(
            by=by, on=TODAY, at=AT, user_id=who, role="officer", office_id=temanggung.pk),
        "other work": lambda: give_staff_role(
            by=by, on=TODAY, at=AT, user_id=who, role="front_desk", office_id=wonosobo.pk),
        "same work": lambda: give_staff_role(
            by=by, on=TODAY, at=AT, user_id=who, role="head", office_id=wonosobo.pk),
    }
    stays = how == "same work"
    assert acts[how]() == (0 if stays else 1)
    case.refresh_from_db()
    assert case.officer_id == (who if stays else None)


@pytest.mark.parametrize(("reason", "told"), [("health", 1), ("died", 0)])
def test_closing_cancels_what_is_booked_and_nobody_writes_to_the_dead(
    wonosobo: Office, ratna: Actor, reason: str, told: int
) -> None:
    case = make_case(wonosobo, officer=ratna)
    booked = make_appointment(case.person, make_slot(wonosobo))
    waiting = make_message(wonosobo, recipient_id=case.person_id)
    close_with_appointments(by=ratna, on=TODAY, at=booked.starts_at - timedelta(hours=1),
                            case_id=case.pk, details=ClosingDetails(reason=ClosingReason(reason)))
    booked.refresh_from_db()
    assert booked.status == "cancelled"
    assert Message.objects.filter(event="cancelled").count() == told
    waiting.refresh_from_db()
    assert (waiting.status == "withdrawn") == (reason == "died")


def test_with_a_death_registration_and_benefit_end_and_undoing_brings_both_back(
    wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    claim, live = make_claim(ratna, case.person), case.person.registrations.get()
    close_with_appointments(by=ratna, on=TODAY, at=AT, case_id=case.pk,
                            details=ClosingDetails(reason=ClosingReason.DIED))
    live.refresh_from_db()
    claim.refresh_from_db()
    assert (live.status, live.end_reason, live.ended_on) == ("struck_off", "died", TODAY)
    assert (claim.end_reason, claim.ended_on) == ("died", TODAY)
    remind_claimants(on=TODAY, at=AT, zone="Asia/Jakarta")
    remind_of_expiry(by=system_actor(), on=live.valid_until - timedelta(days=5), at=AT,
                     zone="Asia/Jakarta")
    assert not Message.objects.exclude(status="withdrawn").exists()
    later = TODAY + timedelta(days=3)
    for _ in range(2):
        undo_close(by=ratna, on=later, at=AT, case_id=case.pk)
    live.refresh_from_db()
    claim.refresh_from_db()
    assert (live.status, live.end_reason, live.ended_on) == ("active", "", None)
    assert (claim.end_reason, claim.ended_on) == ("", None)
    struck = Event.objects.filter(kind="person.struck_off").order_by("pk")
    assert list(struck.values_list("quantity", "reason")) == [(1, "died"), (-1, "undone")]


def test_an_undone_death_leaves_alone_what_was_begun_anew_since(
    wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    claim = make_claim(ratna, case.person)
    close_with_appointments(by=ratna, on=TODAY, at=AT, case_id=case.pk,
                            details=ClosingDetails(reason=ClosingReason.DIED))
    revive(by=ratna, on=TODAY + timedelta(days=1), person_id=case.person_id)
    newer = make_claim(ratna, case.person)
    undo_close(by=ratna, on=TODAY + timedelta(days=2), at=AT, case_id=case.pk)
    claim.refresh_from_db()
    newer.refresh_from_db()
    assert (claim.end_reason, newer.ended_on) == ("died", None)
    assert case.person.registrations.filter(status="active").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hand_over_a_portfolio_at_the_same_moment_one_wins(
    wonosobo: Office, ratna: Actor, head: Actor
) -> None:
    dewi = actor_for(make_membership("dewi", RoleName.OFFICER, wonosobo))
    for _ in range(5):
        make_case(wonosobo, officer=ratna)
    start, ends = threading.Barrier(2), []

    def give(by: Actor, to: Actor) -> None:
        start.wait()
        try:
            done = hand_over_portfolio(
                by=by, on=TODAY, at=AT, from_officer_id=ratna.user_id, details=HandOverDetails(
                    to_officer_id=to.user_id, reason=HandOverReason.OTHER, starts_on=TODAY))
            ends.append(len(done))
        except NothingToHandOverError:
            ends.append(0)
        finally:
            connection.close()

    both = [threading.Thread(target=give, args=pair) for pair in ((ratna, dewi), (head, head))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(ends) == [0, 5]
    assert HandOver.objects.count() == 5
    assert len(set(Case.objects.values_list("officer_id", flat=True))) == 1
