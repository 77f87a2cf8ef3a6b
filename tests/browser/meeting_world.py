"""What pages of meetings and people show: a meeting ahead, one that was held, an expert, a pair."""

from __future__ import annotations

from datetime import timedelta

from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm, Seat
from antarkerja.domain.practices.enums.practice import Category, Visibility
from antarkerja.domain.practices.models import Practice, PracticeIndicator
from antarkerja.domain.practices.operations.experts import endorse_expert, list_me
from antarkerja.domain.practices.operations.materials import add_material
from antarkerja.domain.practices.operations.meetings import Point, hold_meeting
from antarkerja.domain.practices.operations.mentoring import ask_mentor
from antarkerja.domain.practices.operations.minutes import agree, evaluate, write_minutes
from antarkerja.domain.practices.operations.practice_files import keep_practice_file
from antarkerja.domain.practices.operations.presence import sign_with_code
from antarkerja.domain.practices.operations.seats import take_seat
from tests.factories.evidence import make_evidence
from tests.factories.handed_in import paper
from tests.factories.jobseekers import NOW, TODAY
from tests.factories.meetings import make_colleague, make_meeting
from tests.factories.offices import actor_for
from tests.factories.practices import WRITTEN_AT, make_practice

HELD_AT = NOW - timedelta(days=7)


def met(ratna: Actor) -> dict[str, int | str]:
    """The ids that addresses of meetings and people name."""
    guest = actor_for(Membership.objects.get(user__username="bagus-temanggung"))
    coming = make_meeting(ratna, seats=1, about="Tiga kantor bercerita.", points=[
        Point(title="Cerita Wonosobo", speaker="Ratna Puspitasari")])
    for one in (guest, ratna):
        take_seat(by=one, at=NOW, meeting_id=coming.pk, seat=Seat.ON_SITE)
    add_material(by=ratna, at=NOW, meeting_id=coming.pk, title="Salindia", name="salindia.pdf",
                 content=paper())
    list_me(by=guest, at=NOW, about="Kunjungan perusahaan.", takes_questions=True, mentors=True)
    endorse_expert(by=ratna, at=NOW, user_id=guest.user_id or 0, category=Category.CANVASSING)
    ask_mentor(by=ratna, at=NOW, mentor_id=guest.user_id or 0, category=Category.CANVASSING,
               goal="Mengunjungi sepuluh perusahaan sebulan.")
    home = Office.objects.get(pk=ratna.own_office)
    open_to_all = _for_everybody(ratna, home)
    return {"meeting": coming.pk, "meeting_held": _held(ratna, guest, home),
            "mentor": guest.user_id or 0, "public_key": str(open_to_all.key)}


def _for_everybody(ratna: Actor, home: Office) -> Practice:
    """Measured, and with a form to save."""
    made = make_practice(home, title="Terbuka", visibility=Visibility.PUBLIC)
    PracticeIndicator.objects.create(
        practice=made, indicator="no_shows", indicator_version=1, is_main=True)
    make_evidence(made, home)
    keep_practice_file(by=ratna, at=WRITTEN_AT, practice_id=made.pk, title="Lembar hadir",
                       name="hadir.pdf", content=paper())
    return made


def _held(ratna: Actor, guest: Actor, home: Office) -> int:
    """A week ago online: four signed, minutes and a task were written, three said how it was."""
    meeting = make_meeting(ratna, form=MeetingForm.ONLINE, starts_at=HELD_AT, seats=0, place="",
                           ends_at=HELD_AT + timedelta(hours=2), title="Kunjungan pagi")
    others = [make_colleague(home, f"rekan-{number}", RoleName.PLACEMENT_STAFF)
              for number in range(2)]
    there = (ratna, guest, *others)
    for one in there:
        sign_with_code(by=one, at=HELD_AT, meeting_id=meeting.pk,
                       code=screen_code(meeting.nonce, HELD_AT))
    hold_meeting(by=ratna, at=meeting.ends_at, meeting_id=meeting.pk)
    for one in there[1:]:
        evaluate(by=one, at=NOW, meeting_id=meeting.pk, useful=4, will_use=3, words="Lebih lama.")
    write_minutes(by=ratna, meeting_id=meeting.pk, text="Sepakat tiga hal.", version=0)
    agree(by=ratna, meeting_id=meeting.pk, what="Mengirim format", owner_id=ratna.user_id or 0,
          due_on=TODAY)
    return meeting.pk
