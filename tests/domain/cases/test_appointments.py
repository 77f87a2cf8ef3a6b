"""An appointment from booking to presence, and who may do what with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    CancelReason,
    ChosenBy,
    InvitationStatus,
    SlotKind,
)
from antarkerja.domain.cases.errors.appointments import (
    BusyThenError,
    InvitationOverError,
    NotBookedError,
    NotYetError,
    SlotFullError,
    TooManyAppointmentsError,
)
from antarkerja.domain.cases.models import Appointment, Case, Slot
from antarkerja.domain.cases.operations.appointments import book, cancel, mark_presence, move
from antarkerja.domain.cases.operations.invitations import make_invitation, use_invitation
from antarkerja.domain.cases.policies.appointments import holder_of_link
from antarkerja.domain.cases.queries.appointments import (
    appointment_by_link,
    appointments_today,
    link_of_appointment,
    no_shows,
)
from antarkerja.domain.cases.queries.calendar import capacities
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import merge_people
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.links import DeadLinkError
from tests.factories.appointments import AT, TOMORROW, make_appointment, make_slot
from tests.factories.cases import make_case
from tests.factories.jobseekers import NOW, TODAY, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(hours=3)


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari")


@pytest.fixture
def slot(wonosobo: Office) -> Slot:
    return make_slot(wonosobo)


def taken(slot: Slot) -> int:
    return Slot.objects.get(pk=slot.pk).taken


def told(kind: EventKind) -> list[str]:
    return list(Event.objects.filter(kind=kind).order_by("pk").values_list("reason", flat=True))


def test_the_ledger_says_who_chose_the_time(
    ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    book(by=holder_of_link(sari), at=AT, slot=slot, person=sari, chosen_by=ChosenBy.OFFICER)
    later = make_slot(wonosobo, starts_at=LATER)
    book(by=ratna, at=AT, slot=later, person=sari, chosen_by=ChosenBy.OFFICER)
    assert told(EventKind.APPOINTMENT_BOOKED) == ["person", "officer"]


def test_moving_frees_the_old_place_and_keeps_from_when_to_when(
    ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    later = make_slot(wonosobo, starts_at=LATER)
    moved = move(by=ratna, at=AT, appointment=row, slot=later)
    assert (taken(slot), taken(later)) == (0, 1)
    kept = moved.moves.get()
    assert (kept.from_at, kept.to_at, kept.moved_by) == (slot.starts_at, LATER, "office")
    assert told(EventKind.APPOINTMENT_MOVED) == ["person"]


def test_moving_to_a_full_slot_leaves_everything_as_it_was(
    ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    row, full = make_appointment(sari, slot), make_slot(wonosobo, starts_at=LATER)
    make_appointment(make_person(wonosobo, name="Budi"), full)
    with pytest.raises(SlotFullError):
        move(by=ratna, at=AT, appointment=row, slot=full)
    row.refresh_from_db()
    assert (row.slot_id, taken(slot), taken(full)) == (slot.pk, 1, 1)


def test_a_person_cannot_be_in_two_places_at_overlapping_times(
    ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    beside = make_slot(wonosobo, starts_at=TOMORROW + timedelta(minutes=15))
    with pytest.raises(BusyThenError) as refused:
        book(by=ratna, at=AT, slot=beside, person=sari, chosen_by=ChosenBy.OFFICER)
    assert refused.value.appointment_id == row.pk
    assert taken(beside) == 0


def test_nobody_takes_a_fourth_appointment_alone_but_the_office_may_give_it(
    ratna: Actor, wonosobo: Office, sari: Person
) -> None:
    slots = [make_slot(wonosobo, starts_at=TOMORROW + timedelta(hours=n)) for n in range(4)]
    for slot in slots[:3]:
        book(by=holder_of_link(sari), at=AT, slot=slot, person=sari, chosen_by=ChosenBy.PERSON)
    with pytest.raises(TooManyAppointmentsError):
        book(by=holder_of_link(sari), at=AT, slot=slots[3], person=sari,
             chosen_by=ChosenBy.PERSON)
    book(by=ratna, at=AT, slot=slots[3], person=sari, chosen_by=ChosenBy.OFFICER)


def test_a_slot_that_has_begun_is_no_longer_given_out(
    ratna: Actor, sari: Person, slot: Slot
) -> None:
    with pytest.raises(SlotFullError):
        book(by=ratna, at=TOMORROW, slot=slot, person=sari, chosen_by=ChosenBy.PERSON)


def test_only_the_office_gives_out_what_people_may_not_book_alone(
    ratna: Actor, wonosobo: Office, sari: Person
) -> None:
    hidden = make_slot(wonosobo, is_open=False)
    with pytest.raises(OutOfScopeError):
        book(by=holder_of_link(sari), at=AT, slot=hidden, person=sari, chosen_by=ChosenBy.PERSON)
    assert book(by=ratna, at=AT, slot=hidden, person=sari, chosen_by=ChosenBy.PERSON).pk


def test_cancelling_says_by_whom_and_why_and_twice_is_once(
    wonosobo: Office, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    for _ in range(2):
        row = cancel(by=holder_of_link(sari), at=AT, appointment=row, reason=CancelReason.ILL)
    assert (row.cancelled_by, row.cancel_reason, taken(slot)) == ("person", "ill", 0)
    assert told(EventKind.APPOINTMENT_CANCELLED) == ["person:ill"]
    with pytest.raises(NotBookedError):
        move(by=holder_of_link(sari), at=AT, appointment=row, slot=make_slot(
            wonosobo, starts_at=LATER))


@pytest.mark.parametrize(("minutes", "stated", "late"), [
    (-5, None, 0), (12, None, 12), (12, 3, 3), (300, None, 0), (300, 25, 25)])
def test_lateness_is_reckoned_from_the_mark_while_it_lasts_or_as_stated(
    ratna: Actor, sari: Person, slot: Slot, minutes: int, stated: int | None, late: int
) -> None:
    row = make_appointment(sari, slot)
    at = TOMORROW + timedelta(minutes=minutes)
    row = mark_presence(by=ratna, at=at, appointment=row, came=True, late_minutes=stated)
    assert (row.status, row.late_minutes) == (AppointmentStatus.KEPT, late)


def test_presence_is_a_contact_of_the_case(
    ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    case = make_case(wonosobo, person=sari)
    mark_presence(by=ratna, at=TOMORROW, appointment=make_appointment(sari, slot), came=True)
    assert Case.objects.get(pk=case.pk).contacted_on == date(2026, 11, 25)


def test_nobody_has_missed_what_has_not_begun(ratna: Actor, sari: Person, slot: Slot) -> None:
    row = make_appointment(sari, slot)
    with pytest.raises(NotYetError):
        mark_presence(by=ratna, at=AT, appointment=row, came=False)


def test_nobody_has_come_on_the_day_before_but_an_hour_early_is_there(
    ratna: Actor, sari: Person, slot: Slot
) -> None:
    booked = make_appointment(sari, slot)
    with pytest.raises(NotYetError):
        mark_presence(by=ratna, at=AT, appointment=booked, came=True)
    early = TOMORROW - timedelta(hours=1)
    assert mark_presence(by=ratna, at=early, appointment=booked, came=True).late_minutes == 0


def test_who_did_not_come_neither_moves_nor_cancels_it_afterwards_but_the_office_may(
    ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    booked, after = make_appointment(sari, slot), TOMORROW + timedelta(hours=2)
    holder, other = holder_of_link(sari), make_slot(wonosobo, starts_at=LATER)
    with pytest.raises(NotBookedError):
        move(by=holder, at=after, appointment=booked, slot=other)
    with pytest.raises(NotBookedError):
        cancel(by=holder, at=after, appointment=booked, reason=CancelReason.CANNOT)
    assert move(by=ratna, at=after, appointment=booked, slot=other).starts_at == LATER


def test_a_mark_entered_wrongly_is_corrected_and_the_rates_follow(
    ratna: Actor, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    row = mark_presence(by=ratna, at=TOMORROW, appointment=row, came=False)
    row = mark_presence(by=ratna, at=TOMORROW, appointment=row, came=True)
    by_person, by_office = no_shows(ratna, first_on=TODAY, last_on=date(2026, 12, 31))
    assert (by_person.kept, by_person.missed, by_office.asked) == (1, 0, 0)
    assert row.marks == 2


def test_too_few_appointments_tell_no_rate_and_enough_do(ratna: Actor, wonosobo: Office) -> None:
    for number in range(20):
        slot = make_slot(wonosobo, capacity=1)
        row = make_appointment(make_person(wonosobo, name=f"Orang {number}"), slot,
                               chosen_by=ChosenBy.OFFICER if number else ChosenBy.PERSON)
        mark_presence(by=ratna, at=TOMORROW, appointment=row, came=number % 4 != 1)
    by_person, by_office = no_shows(ratna, first_on=TODAY, last_on=date(2026, 12, 31))
    assert (by_person.asked, by_person.percent) == (1, None)
    assert (by_office.asked, by_office.missed, by_office.percent) == (19, 5, None)
    slot = make_slot(wonosobo)
    row = make_appointment(make_person(wonosobo), slot, chosen_by=ChosenBy.OFFICER)
    mark_presence(by=ratna, at=TOMORROW, appointment=row, came=True)
    assert no_shows(ratna, first_on=TODAY, last_on=date(2026, 12, 31))[1].percent == 25


def test_an_officer_of_another_office_neither_books_nor_cancels_nor_counts(
    stranger: Actor, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    with pytest.raises(OutOfScopeError):
        book(by=stranger, at=AT, slot=slot, person=sari, chosen_by=ChosenBy.OFFICER)
    with pytest.raises(OutOfScopeError):
        cancel(by=stranger, at=AT, appointment=row, reason=CancelReason.ILL)
    with pytest.raises(OutOfScopeError):
        mark_presence(by=stranger, at=TOMORROW, appointment=row, came=True)
    assert appointments_today(stranger, day=date(2026, 11, 25)) == 0


def test_a_colleague_at_the_counter_may_note_who_came(
    wonosobo: Office, sari: Person, slot: Slot
) -> None:
    desk = actor_for(make_membership("loket", RoleName.FRONT_DESK, wonosobo))
    row = make_appointment(sari, slot)
    assert appointments_today(desk, day=date(2026, 11, 25)) == 1
    assert mark_presence(by=desk, at=TOMORROW, appointment=row, came=True).status == "kept"


def test_an_auditor_keeps_no_calendar_and_a_person_marks_no_presence(
    sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    auditor = actor_for(make_membership("audit", RoleName.AUDITOR))
    with pytest.raises(NotAllowedError):
        appointments_today(auditor, day=TODAY)
    with pytest.raises(OutOfScopeError):
        move(by=holder_of_link(make_person(sari.office, name="Budi")), at=AT, appointment=row,
             slot=slot)


class TestInvitations:
    def test_choosing_a_time_uses_the_invitation_and_twice_is_once(
        self, ratna: Actor, sari: Person, slot: Slot
    ) -> None:
        asked = make_invitation(by=ratna, at=AT, person=sari, kind=SlotKind.COUNTER, until=LATER)
        first, second = (
            use_invitation(by=holder_of_link(sari), at=AT, invitation=asked, slot=slot)
            for _ in range(2)
        )
        asked.refresh_from_db()
        assert first == second
        assert (asked.status, asked.appointment, first.chosen_by) == (
            InvitationStatus.USED, first, ChosenBy.PERSON)

    def test_after_its_last_moment_or_for_another_kind_it_books_nothing(
        self, ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
    ) -> None:
        asked = make_invitation(by=ratna, at=AT, person=sari, kind=SlotKind.PHONE, until=LATER)
        with pytest.raises(InvitationOverError):
            use_invitation(by=holder_of_link(sari), at=AT, invitation=asked, slot=slot)
        call = make_slot(wonosobo, kind=SlotKind.PHONE, starts_at=LATER + timedelta(days=1))
        with pytest.raises(InvitationOverError):
            use_invitation(by=holder_of_link(sari), at=LATER + timedelta(hours=1),
                           invitation=asked, slot=call)
        assert not Appointment.objects.exists()

    def test_a_second_invitation_of_a_kind_replaces_the_first(
        self, ratna: Actor, sari: Person
    ) -> None:
        first = make_invitation(by=ratna, at=AT, person=sari, kind=SlotKind.PHONE, until=LATER)
        make_invitation(by=ratna, at=AT, person=sari, kind=SlotKind.PHONE, until=LATER)
        first.refresh_from_db()
        assert first.status == InvitationStatus.WITHDRAWN

    def test_the_calendar_warns_when_more_are_invited_than_places_are_free(
        self, ratna: Actor, wonosobo: Office, slot: Slot
    ) -> None:
        for number in range(3):
            make_invitation(by=ratna, at=AT, person=make_person(wonosobo, name=f"Orang {number}"),
                            kind=SlotKind.COUNTER, until=LATER)
        make_slot(wonosobo, starts_at=LATER + timedelta(days=9), capacity=40)
        (counter,) = capacities(ratna, at=AT)
        assert (counter.invited, counter.free, counter.is_short) == (3, 1, True)


class TestMergedPeople:
    @pytest.fixture
    def twin(self, wonosobo: Office) -> Person:
        return make_person(wonosobo, name="Sari Wulandari", phone="")

    def merge(self, ratna: Actor, keep: Person, gone: Person) -> None:
        merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)

    def test_an_open_appointment_goes_over_with_its_link(
        self, ratna: Actor, sari: Person, twin: Person, slot: Slot
    ) -> None:
        row = make_appointment(twin, slot)
        link = link_of_appointment(row)
        self.merge(ratna, sari, twin)
        assert appointment_by_link(link, at=AT).person == sari
        moved = cancel(by=holder_of_link(sari), at=AT, appointment=row,
                       reason=CancelReason.CANNOT)
        assert (moved.person, taken(slot)) == (sari, 0)

    def test_two_at_one_moment_stay_apart_and_the_office_can_cancel_the_second(
        self, ratna: Actor, wonosobo: Office, sari: Person, twin: Person, slot: Slot
    ) -> None:
        make_appointment(sari, slot)
        second = make_appointment(twin, make_slot(wonosobo))
        self.merge(ratna, sari, twin)
        second.refresh_from_db()
        assert second.person == twin
        assert cancel(by=ratna, at=AT, appointment=second,
                      reason=CancelReason.NO_NEED).status == AppointmentStatus.CANCELLED

    def test_of_two_open_cases_the_one_of_the_surviving_file_goes_on(
        self, ratna: Actor, wonosobo: Office, sari: Person, twin: Person
    ) -> None:
        kept, other = make_case(wonosobo, person=sari), make_case(wonosobo, person=twin)
        self.merge(ratna, sari, twin)
        assert Case.objects.get(person=sari, status="open") == kept
        assert Case.objects.get(pk=other.pk).person == twin


def test_a_link_that_was_changed_or_is_over_opens_nothing(sari: Person, slot: Slot) -> None:
    row = make_appointment(sari, slot)
    token = link_of_appointment(row)
    assert appointment_by_link(token, at=AT) == row
    with pytest.raises(DeadLinkError):
        appointment_by_link(token[:-2] + "xx", at=AT)
    with pytest.raises(DeadLinkError) as dead:
        appointment_by_link(token, at=datetime.fromisoformat("2027-02-01T09:00:00+07:00"))
    assert dead.value.expired
    Appointment.objects.filter(pk=row.pk).update(nonce="baru")
    with pytest.raises(DeadLinkError):
        appointment_by_link(token, at=AT)
