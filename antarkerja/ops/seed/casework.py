"""Case work of the demo: cases, talks, plans, a calendar with times, today's queue, messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation

from antarkerja.domain.cases.enums.appointments import ChosenBy, SlotKind
from antarkerja.domain.cases.enums.case import Opening, Track
from antarkerja.domain.cases.enums.interview import Barrier, Topic, Weight
from antarkerja.domain.cases.enums.notes import ContactKind
from antarkerja.domain.cases.enums.plan import StepOutcome
from antarkerja.domain.cases.errors.appointments import (
    BusyThenError,
    SlotFullError,
    TooManyAppointmentsError,
)
from antarkerja.domain.cases.models import Case, Slot
from antarkerja.domain.cases.operations import appointments, queue
from antarkerja.domain.cases.operations.attention import refresh_flags
from antarkerja.domain.cases.operations.board import count_board
from antarkerja.domain.cases.operations.calendar import add_room, close_holidays, open_hours
from antarkerja.domain.cases.operations.interview import finish_interview, save_answers
from antarkerja.domain.cases.operations.notes import NoteDetails, write_note
from antarkerja.domain.cases.operations.opening import open_case
from antarkerja.domain.cases.operations.slots import SlotDetails, add_rule, make_slots
from antarkerja.domain.cases.operations.steps import add_steps, end_step
from antarkerja.domain.cases.operations.track import set_track
from antarkerja.domain.cases.policies.interview import Said, barrier_code
from antarkerja.domain.cases.policies.templates import SHIPPED, steps_from
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys import appointments as told
from antarkerja.ops.seed.offices import Desk

CASES_AN_OFFICER = 24
DAYS_BACK, DAYS_AHEAD = 28, 21
TRACKS = (Track.SELF_SERVICE, Track.GUIDED, Track.GUIDED, Track.INTENSIVE)
GOALS = (
    "Bekerja tetap di konveksi yang dekat dengan rumah.",
    "Menjadi operator mesin dengan upah di atas upah minimum.",
    "Mendapat pekerjaan pertama setelah lulus sekolah.",
    "Bekerja lagi dengan jam yang cocok untuk mengasuh anak.",
)
NOTES = (
    "Sudah mengirim tiga lamaran minggu ini. Diminta memperbaiki riwayat hidup.",
    "Belum berani wawancara; kita berlatih minggu depan.",
    "Menanyakan lowongan di Temanggung, bersedia naik bus.",
    "Surat keterangan sehat sudah ada, tinggal legalisasi ijazah.",
)


@dataclass(slots=True)
class _Office:
    """One office at work: who acts, and the day that the demo ends on."""

    desk: Desk
    dice: Random
    last: date

    @property
    def lead(self) -> Actor:
        return system_actor(self.desk.office.pk)

    def moment(self, on: date, hour: int = 9) -> datetime:
        return datetime.combine(on, time(hour), tzinfo=ZoneInfo(self.desk.office.zone))


# The shipped templates of plans are words of the interface, written in the language in use.
@translation.override("id")
def add_casework(desks: list[Desk], *, dice: Random, last: date) -> int:
    """Cases and a calendar for each office, more in the first; how many cases there are."""
    for number, desk in enumerate(desks):
        office = _Office(desk, dice, last)
        with transaction.atomic():
            _open_calendar(office)
            cases = [
                case for officer in desk.officers
                for case in _cases_of(office, officer, CASES_AN_OFFICER if not number else 6)
            ]
            _meet(office, cases)
            if not number:
                _fill_queue(office)
        refresh_flags(by=office.lead, on=last)
        count_board(by=office.lead, on=last, at=office.moment(last))
    return Case.objects.count()


def _open_calendar(office: _Office) -> None:
    lead, first = office.lead, office.last - timedelta(days=DAYS_BACK)
    at = office.moment(first)
    room = add_room(by=lead, title="Ruang konseling", seats=4)
    hall = add_room(by=lead, title="Aula", seats=30)
    for weekday in range(5):
        open_hours(by=lead, weekday=weekday, opens=time(8), closes=time(15, 30))
    for year in sorted({first.year, (office.last + timedelta(days=DAYS_AHEAD)).year}):
        close_holidays(by=lead, at=at, year=year)
    for officer in office.desk.officers[:2]:
        for weekday in range(5):
            counter = SlotDetails(kind=SlotKind.COUNTER, officer_id=officer.user_id)
            add_rule(by=lead, on=first, weekday=weekday, opens=time(8, 30), closes=time(11, 30),
                     details=counter, valid_from=first)
        virtual = SlotDetails(kind=SlotKind.VIRTUAL, officer_id=officer.user_id, minutes=45)
        add_rule(by=lead, on=first, weekday=2, opens=time(13), closes=time(15, 15),
                 details=virtual, valid_from=first)
    session = SlotDetails(kind=SlotKind.GROUP, room_id=hall.pk, minutes=120, capacity=25,
                          topic="Menulis lamaran dan berlatih wawancara")
    add_rule(by=lead, on=first, weekday=3, opens=time(13), closes=time(15), details=session,
             valid_from=first)
    visit = SlotDetails(kind=SlotKind.COUNTER, room_id=room.pk, minutes=60, is_open=False)
    add_rule(by=lead, on=first, weekday=1, opens=time(13), closes=time(15), details=visit,
             valid_from=first)
    make_slots(by=lead, first_on=first, last_on=office.last + timedelta(days=DAYS_AHEAD))


def _cases_of(office: _Office, officer: Actor, how_many: int) -> list[Case]:
    """Open cases of one officer, opened in the last hundred days."""
    people = list(
        Person.objects.filter(office=office.desk.office, registrations__status="active",
                              cases__isnull=True, merged_into__isnull=True)
        .order_by("pk").distinct()
    )
    chosen = office.dice.sample(people, min(how_many, len(people)))
    assert officer.user_id is not None
    user = User.objects.get(pk=officer.user_id)
    return [_accompany(office, officer, user, person, n) for n, person in enumerate(chosen)]


def _accompany(office: _Office, officer: Actor, user: User, person: Person, number: int) -> Case:
    """A case as far as it has come: some were just opened, others have a talk and a plan."""
    dice = office.dice
    opened = office.last - timedelta(days=dice.randint(1, 100))
    opening = dice.choice((Opening.REGISTRATION, Opening.REGISTRATION, Opening.WALK_IN))
    case = open_case(by=officer, on=opened, person=person, opening=opening, officer=user)
    if number % 6 == 0:
        return case
    talk = min(opened + timedelta(days=dice.randint(0, 9)), office.last)
    _talk(office, officer, case, talk)
    track = dice.choice(TRACKS)
    set_track(by=officer, on=talk, case_id=case.pk, track=track,
              reason="Disepakati bersama pada wawancara pertama.")
    if number % 4:
        _plan(office, officer, case, talk, track)
    if number % 3:
        day = min(talk + timedelta(days=dice.randint(3, 40)), office.last)
        write_note(by=officer, on=day, at=office.moment(day, 10), case_id=case.pk,
                   details=NoteDetails(text=dice.choice(NOTES), contact=ContactKind.PHONE))
    return case


def _talk(office: _Office, officer: Actor, case: Case, on: date) -> None:
    dice, at = office.dice, office.moment(on)
    answers: dict[Topic, dict[str, Said]] = {
        Topic.GOALS: {"goal": Said(value=dice.choice(GOALS)), "horizon": Said(value="quarter")},
        Topic.BARRIERS: {
            barrier_code(barrier): Said(value=dice.choice(list(Weight)).value)
            for barrier in dice.sample([one for one in Barrier if one != Barrier.HEALTH], 4)
        },
        Topic.STRENGTHS: {"strengths": Said(is_unknown=True), "alone": Said(value="some_help")},
    }
    for topic, said in answers.items():
        save_answers(by=officer, on=on, at=at, case_id=case.pk, topic=topic, answers=said)
    finish_interview(by=officer, on=on, at=at, case_id=case.pk)


def _plan(office: _Office, officer: Actor, case: Case, on: date, track: Track) -> None:
    steps = add_steps(by=officer, on=on, at=office.moment(on), case_id=case.pk,
                      steps=steps_from(SHIPPED[track], on=on), goal=office.dice.choice(GOALS))
    for step in steps:
        if step.due_on is not None and step.due_on < office.last and office.dice.random() < 0.8:
            end_step(by=officer, on=step.due_on, step_id=step.pk, outcome=StepOutcome.REACHED)


def _meet(office: _Office, cases: list[Case]) -> None:
    """Past appointments, most of them kept, and coming ones that the person was told of."""
    slots = list(
        Slot.objects.filter(office=office.desk.office).order_by("starts_at", "pk")
        .select_related("officer")
    )
    now = office.moment(office.last, 7)
    for slot in slots:
        share = 0.3 if slot.kind != SlotKind.GROUP else 1.0
        for case in office.dice.sample(cases, min(len(cases), 5 if share == 1.0 else 1)):
            if office.dice.random() < share:
                _meet_once(office, slot, case, now)


def _meet_once(office: _Office, slot: Slot, case: Case, now: datetime) -> None:
    officer = office.desk.officers[0]
    chosen = office.dice.choice((ChosenBy.PERSON, ChosenBy.OFFICER))
    before = slot.starts_at - timedelta(days=2)
    past = slot.ends_at < now
    act = appointments if past else told
    if slot.starts_at.date() < case.opened_on:
        return
    try:
        row = act.book(by=officer, at=before if past else now, slot=slot, person=case.person,
                       chosen_by=chosen)
    except (BusyThenError, SlotFullError, TooManyAppointmentsError):
        return
    if past:
        came = office.dice.random() < (0.9 if chosen == ChosenBy.PERSON else 0.76)
        late = office.dice.choice((0, 0, 0, 10)) if came else None
        appointments.mark_presence(by=officer, at=slot.ends_at, appointment=row, came=came,
                                   late_minutes=late)


def _fill_queue(office: _Office) -> None:
    officer, at = office.desk.officers[0], office.moment(office.last, 8)
    for _ in range(6):
        queue.take_ticket(by=officer, on=office.last, at=at)
    for counter in (1, 2):
        queue.call_next(by=officer, on=office.last, at=at, counter=counter)
