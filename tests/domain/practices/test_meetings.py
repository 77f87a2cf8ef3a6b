"""Meetings of the community: who is invited, who gets a seat, who was there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from antarkerja.domain.cases.enums.duty import DutyKind
from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.cases.queries.duty import Duty, DutyRecord, duty_record, marks_of
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.documents.certificate import certificate_paper
from antarkerja.domain.practices.enums.meeting import MeetingForm, RegistrationState, Seat
from antarkerja.domain.practices.errors.meeting import (
    MeetingOverError,
    MinutesChangedError,
    NobodyCameError,
    SeatsGivenError,
    TooEarlyError,
    WrongCodeError,
)
from antarkerja.domain.practices.operations.meetings import (
    MeetingDetails,
    Point,
    call_off,
    change_meeting,
    hold_meeting,
)
from antarkerja.domain.practices.operations.minutes import (
    agree,
    evaluate,
    finish_item,
    write_minutes,
)
from antarkerja.domain.practices.operations.presence import sign_with_code, tick_list
from antarkerja.domain.practices.operations.seats import leave, take_seat
from antarkerja.domain.practices.queries.meetings import (
    certificate_by_check_code,
    meeting_for,
    open_action_items,
    opinion_of,
    own_certificate,
    place_in_line,
)
from tests.factories.meetings import ENDS_AT, STARTS_AT, make_colleague, make_meeting
from tests.factories.offices import make_office
from tests.pdf_reading import bare, read_pdf

pytestmark = pytest.mark.django_db

BEFORE = STARTS_AT - timedelta(days=7)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def ratna(office: Office) -> Actor:
    return make_colleague(office, "ratna")


@pytest.fixture
def bagas() -> Actor:
    return make_colleague(make_office(region="33.08", name="Disnaker Magelang"), "bagas")


@pytest.fixture
def dewi() -> Actor:
    return make_colleague(make_office(region="32.01", name="Disnaker Bogor"), "dewi")


def test_a_meeting_of_the_province_is_not_there_for_another_province(
    ratna: Actor, bagas: Actor, dewi: Actor
) -> None:
    meeting = make_meeting(ratna, region="33")
    assert meeting_for(bagas, meeting.pk)
    assert meeting_for(dewi, meeting.pk) is None
    with pytest.raises(OutOfScopeError):
        take_seat(by=dewi, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ONLINE)


def test_an_office_does_not_invite_another_province(ratna: Actor) -> None:
    with pytest.raises(OutOfScopeError):
        make_meeting(ratna, region="32")


def test_a_jobseeker_calls_no_meeting() -> None:
    with pytest.raises(NotAllowedError):
        make_meeting(Actor(user_id=1, name="Siti", role=RoleName.JOBSEEKER))


def test_an_auditor_reads_and_calls_none(office: Office) -> None:
    with pytest.raises(NotAllowedError):
        make_meeting(make_colleague(office, "auditor", RoleName.AUDITOR))


def test_who_comes_third_to_two_seats_waits_and_gets_the_first_seat_given_back(
    ratna: Actor, bagas: Actor, dewi: Actor
) -> None:
    meeting = make_meeting(ratna)
    for one in (ratna, bagas):
        row = take_seat(by=one, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE).row
        assert row.state == RegistrationState.REGISTERED
    waits = take_seat(by=dewi, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE).row
    assert waits.state == RegistrationState.WAITING
    assert place_in_line(waits) == 1
    assert [row.user_id for row in leave(by=bagas, meeting_id=meeting.pk)] == [dewi.user_id]
    meeting.refresh_from_db()
    assert meeting.taken == 2
    assert leave(by=bagas, meeting_id=meeting.pk) == []


def test_asking_twice_keeps_the_place_in_line(ratna: Actor, bagas: Actor, dewi: Actor) -> None:
    meeting = make_meeting(ratna, seats=1)
    take_seat(by=ratna, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    first = take_seat(by=bagas, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE).row
    take_seat(by=dewi, at=BEFORE + timedelta(hours=1), meeting_id=meeting.pk, seat=Seat.ON_SITE)
    again = take_seat(by=bagas, at=BEFORE + timedelta(hours=2), meeting_id=meeting.pk,
                      seat=Seat.ON_SITE).row
    assert again.registered_at == first.registered_at
    assert place_in_line(again) == 1


def test_online_there_is_room_and_changing_to_it_frees_the_seat(
    ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna, seats=1)
    take_seat(by=ratna, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    row = take_seat(by=ratna, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ONLINE).row
    assert (row.seat, row.state) == (Seat.ONLINE, RegistrationState.REGISTERED)
    meeting.refresh_from_db()
    assert meeting.taken == 0
    row = take_seat(by=bagas, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE).row
    assert row.state == RegistrationState.REGISTERED


def test_a_seat_given_back_for_one_online_goes_to_who_waits_and_not_back_to_who_had_it(
    ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna, seats=1)
    for one in (ratna, bagas):
        take_seat(by=one, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    taken = take_seat(by=ratna, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ONLINE)
    assert [row.user_id for row in taken.seated] == [bagas.user_id]
    back = take_seat(by=ratna, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    assert (back.row.state, back.seated) == (RegistrationState.WAITING, [])


def test_whoever_signed_the_list_has_come_and_neither_leaves_nor_moves(
    ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna, seats=1)
    take_seat(by=bagas, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    sign_with_code(by=bagas, at=STARTS_AT, meeting_id=meeting.pk,
                   code=screen_code(meeting.nonce, STARTS_AT))
    assert leave(by=bagas, meeting_id=meeting.pk) == []
    row = take_seat(by=bagas, at=STARTS_AT, meeting_id=meeting.pk, seat=Seat.ONLINE).row
    assert (row.seat, row.state) == (Seat.ON_SITE, RegistrationState.REGISTERED)
    meeting.refresh_from_db()
    assert meeting.taken == 1


def _details(**fields: object) -> MeetingDetails:
    known: dict[str, object] = {
        "title": "Mengurangi ketidakhadiran", "form": MeetingForm.MIXED, "starts_at": STARTS_AT,
        "ends_at": ENDS_AT, "place": "Aula", "link": "https://rapat.example/1", "seats": 2,
    }
    return MeetingDetails(**known | fields)  # type: ignore[arg-type]  # names as above


def test_more_seats_go_to_those_who_wait_and_fewer_than_given_are_refused(
    ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna, seats=1)
    for one in (ratna, bagas):
        take_seat(by=one, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    changed = change_meeting(by=ratna, meeting_id=meeting.pk, details=_details(seats=5))
    assert [row.user_id for row in changed.seated] == [bagas.user_id]
    with pytest.raises(SeatsGivenError):
        change_meeting(by=ratna, meeting_id=meeting.pk, details=_details(seats=1))


def test_a_colleague_who_is_not_the_host_changes_nothing(ratna: Actor, bagas: Actor) -> None:
    meeting = make_meeting(ratna)
    with pytest.raises(OutOfScopeError):
        change_meeting(by=bagas, meeting_id=meeting.pk, details=_details())
    with pytest.raises(OutOfScopeError):
        write_minutes(by=bagas, meeting_id=meeting.pk, text="Milik saya", version=0)


def test_presence_by_the_code_on_the_screen_of_this_minute_only(
    ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna)
    at = STARTS_AT + timedelta(minutes=5)
    code = screen_code(meeting.nonce, at)
    old = screen_code(meeting.nonce, at - timedelta(minutes=10))
    for wrong in (old, "", "abc"):
        with pytest.raises(WrongCodeError):
            sign_with_code(by=bagas, at=at, meeting_id=meeting.pk, code=wrong)
    day_before = STARTS_AT - timedelta(days=1)
    early = screen_code(meeting.nonce, day_before)
    with pytest.raises(WrongCodeError):
        sign_with_code(by=bagas, at=day_before, meeting_id=meeting.pk, code=early)
    row = sign_with_code(by=bagas, at=at, meeting_id=meeting.pk, code=code)
    assert row.came_at == at
    assert sign_with_code(by=bagas, at=at, meeting_id=meeting.pk, code="") == row


def test_what_was_held_stands_once_in_the_records_of_host_speaker_and_guests(
    ratna: Actor, bagas: Actor, dewi: Actor
) -> None:
    points = [Point(title="Pembuka", speaker_user_id=bagas.user_id),
              Point(title="Tanya jawab", speaker_user_id=bagas.user_id)]
    meeting = make_meeting(ratna, points=points)
    for one in (ratna, bagas, dewi):
        take_seat(by=one, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ONLINE)
    with pytest.raises(TooEarlyError):
        hold_meeting(by=ratna, at=BEFORE, meeting_id=meeting.pk)
    with pytest.raises(NobodyCameError):
        hold_meeting(by=ratna, at=ENDS_AT, meeting_id=meeting.pk)
    others = meeting.registrations.exclude(user_id=dewi.user_id or 0)
    came = list(others.values_list("pk", flat=True))
    assert tick_list(by=ratna, at=STARTS_AT, meeting_id=meeting.pk, came=came) == 2
    for _twice in range(2):
        hold_meeting(by=ratna, at=ENDS_AT, meeting_id=meeting.pk)
    late = meeting.registrations.get(user_id=dewi.user_id or 0)
    tick_list(by=ratna, at=ENDS_AT, meeting_id=meeting.pk, came=[late.pk])
    found = Event.objects.filter(subject="meeting", subject_id=meeting.pk)
    told = sorted((row.kind, row.officer_id or 0, row.office_id) for row in found)
    assert told == sorted([
        (EventKind.MEETING_HELD, ratna.user_id, ratna.office_id),
        (EventKind.MEETING_ATTENDED, bagas.user_id, bagas.office_id),
        (EventKind.MEETING_ATTENDED, dewi.user_id, dewi.office_id),
        (EventKind.MEETING_CONTRIBUTED, bagas.user_id, bagas.office_id),
    ])
    assert {row.happened_on for row in found} == {date(2026, 12, 3)}
    record = duty_record(bagas, officer_id=bagas.user_id or 0, first_on=date(2026, 12, 1),
                         last_on=date(2026, 12, 31), at=ENDS_AT)
    assert sorted((one.kind, mark) for one, mark in _marked(record)) == [
        (DutyKind.MEETING, f"#{meeting.pk}, 180 min"),
        (DutyKind.SPEAKING, f"#{meeting.pk}, 180 min"),
    ]


def _marked(record: DutyRecord) -> list[tuple[Duty, str]]:
    marks = marks_of(record.duties)
    return [(one, marks[one.event_id]) for one in record.duties]


def test_a_meeting_that_was_called_off_takes_nobody_and_is_not_held(ratna: Actor) -> None:
    meeting = make_meeting(ratna)
    call_off(by=ratna, at=BEFORE, meeting_id=meeting.pk, why="Pemateri sakit.")
    with pytest.raises(MeetingOverError):
        take_seat(by=ratna, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ONLINE)
    with pytest.raises(MeetingOverError):
        hold_meeting(by=ratna, at=ENDS_AT, meeting_id=meeting.pk)


def _held(host: Actor, *guests: Actor) -> int:
    meeting = make_meeting(host)
    for one in guests:
        sign_with_code(by=one, at=STARTS_AT, meeting_id=meeting.pk,
                       code=screen_code(meeting.nonce, STARTS_AT))
    hold_meeting(by=host, at=ENDS_AT, meeting_id=meeting.pk)
    return meeting.pk


def test_two_who_write_the_minutes_do_not_write_over_each_other(ratna: Actor) -> None:
    meeting = make_meeting(ratna)
    write_minutes(by=ratna, meeting_id=meeting.pk, text="Sepakat tiga hal.", version=0)
    with pytest.raises(MinutesChangedError) as told:
        write_minutes(by=ratna, meeting_id=meeting.pk, text="Lain.", version=0)
    assert told.value.theirs == "Sepakat tiga hal."


def test_what_was_agreed_is_somebodys_task_until_it_is_done(ratna: Actor, bagas: Actor) -> None:
    meeting = make_meeting(ratna)
    take_seat(by=bagas, at=BEFORE, meeting_id=meeting.pk, seat=Seat.ONLINE)
    item = agree(by=ratna, meeting_id=meeting.pk, what="Mengirim format undangan",
                 owner_id=bagas.user_id or 0, due_on=date(2026, 12, 10))
    assert open_action_items(bagas) == [item]
    with pytest.raises(OutOfScopeError):
        finish_item(by=ratna, on=date(2026, 12, 9), item_id=item.pk)
    finish_item(by=bagas, on=date(2026, 12, 9), item_id=item.pk)
    assert open_action_items(bagas) == []


def test_a_task_goes_to_nobody_who_takes_no_part(ratna: Actor, dewi: Actor) -> None:
    meeting = make_meeting(ratna)
    with pytest.raises(OutOfScopeError):
        agree(by=ratna, meeting_id=meeting.pk, what="Apa saja", owner_id=dewi.user_id or 0,
              due_on=date(2026, 12, 10))


def test_opinions_are_shown_from_three_answers_on_and_without_names(
    ratna: Actor, bagas: Actor, dewi: Actor
) -> None:
    pk = _held(ratna, ratna, bagas, dewi)
    meeting = meeting_for(ratna, pk)
    assert meeting is not None
    for one, useful in ((bagas, 4), (dewi, 3)):
        evaluate(by=one, at=ENDS_AT, meeting_id=pk, useful=useful, will_use=3)
    assert opinion_of(meeting).useful is None
    evaluate(by=ratna, at=ENDS_AT, meeting_id=pk, useful=2, will_use=3, words="Kurang lama.")
    evaluate(by=dewi, at=ENDS_AT, meeting_id=pk, useful=3, will_use=4)
    opinion = opinion_of(meeting)
    assert (opinion.answers, opinion.useful, opinion.words) == (3, 3.0, ["Kurang lama."])


def test_who_was_there_has_a_certificate_whose_code_can_be_checked(
    ratna: Actor, bagas: Actor, dewi: Actor
) -> None:
    meeting = meeting_for(ratna, _held(ratna, bagas))
    assert meeting is not None
    row = own_certificate(bagas, meeting)
    assert row is not None
    assert row.certificate_number.endswith("-2026-0001")
    assert certificate_by_check_code(row.check_code) == row
    assert certificate_by_check_code("") is None
    assert own_certificate(dewi, meeting) is None


def test_who_signs_after_the_meeting_was_held_has_one_too(ratna: Actor, bagas: Actor) -> None:
    meeting = meeting_for(ratna, _held(ratna, ratna))
    assert meeting is not None
    sign_with_code(by=bagas, at=ENDS_AT, meeting_id=meeting.pk,
                   code=screen_code(meeting.nonce, ENDS_AT))
    row = own_certificate(bagas, meeting)
    assert row is not None
    assert row.certificate_number.endswith("-2026-0002")


def test_the_certificate_names_who_came_what_it_was_and_how_long(
    ratna: Actor, bagas: Actor
) -> None:
    meeting = meeting_for(ratna, _held(ratna, bagas))
    assert meeting is not None
    row = own_certificate(bagas, meeting)
    assert row is not None
    paper = certificate_paper(row, at=ENDS_AT)
    seen = read_pdf(paper.pdf)
    assert (seen.pages, seen.is_tagged) == (1, True)
    for part in ("Bagas", "peserta", "Mengurangi ketidakhadiran", "3 jam", "3 Desember 2026",
                 row.certificate_number):
        assert bare(part) in seen.plain
    assert row.check_code in seen.plain


def test_the_head_of_the_office_stands_in_for_a_host_who_left(
    ratna: Actor, office: Office
) -> None:
    meeting = make_meeting(ratna)
    head = make_colleague(office, "tri", RoleName.HEAD)
    write_minutes(by=head, meeting_id=meeting.pk, text="Catatan.", version=0)
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    analyst = make_colleague(ministry, "nasional", RoleName.NATIONAL_ANALYST)
    with pytest.raises(OutOfScopeError):
        write_minutes(by=analyst, meeting_id=meeting.pk, text="Kami.", version=1)
