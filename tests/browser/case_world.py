"""Case work in the office that the browser looks at: a case with all that lies in it, and links."""

from __future__ import annotations

from datetime import timedelta

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.enums.sharing import ConsentWay, SharePart
from antarkerja.domain.cases.models import Case, PlanTemplate
from antarkerja.domain.cases.operations.benefits import Proof, prove_month
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.operations.notes import NoteDetails, write_note
from antarkerja.domain.cases.operations.queue import call_next, renew_screen, take_ticket
from antarkerja.domain.cases.operations.sharing import ShareDetails
from antarkerja.domain.cases.operations.steps import add_steps
from antarkerja.domain.cases.policies.templates import SHIPPED, steps_from
from antarkerja.domain.cases.queries.appointments import (
    link_of_appointment,
    link_of_invitation,
    link_of_session,
)
from antarkerja.domain.cases.queries.sharing import link_of_share
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.enums import AskedSide
from antarkerja.domain.matching.models import FollowUp
from antarkerja.domain.matching.operations.questions import add_question
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.appointments import invite
from antarkerja.journeys.follow_up_questions import answer_link
from antarkerja.journeys.share_case import share_and_tell
from tests.factories.appointments import (
    AT,
    TOMORROW,
    make_appointment,
    make_session,
    make_slot,
    open_weekdays,
)
from tests.factories.benefits import make_claim
from tests.factories.cases import make_case
from tests.factories.handed_in import paper
from tests.factories.jobseekers import TODAY
from tests.factories.messaging import make_message
from tests.factories.offices import make_membership

Ids = dict[str, int | str]
ALL_PARTS = (SharePart.PLAN, SharePart.APPOINTMENTS, SharePart.NOTES, SharePart.FILES)


def case_work(ratna: Actor, person: Person, dismissed: Person, placed: FollowUp) -> Ids:
    """The names that addresses of pages may hold in braces."""
    office = person.office
    open_weekdays(office)
    make_membership("dewi", RoleName.OFFICER, office, name="Dewi Lestari")
    case = make_case(office, person=person, officer=ratna, by=ratna)
    make_case(office, person=dismissed, by=ratna)
    claim = make_claim(ratna, dismissed)
    prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2,
                proof=Proof(kind=ProofKind.CALL, count=1))
    template = PlanTemplate.objects.create(office=office, track=Track.GUIDED, title="Lulusan SMK")
    return {
        "case": case.pk, "claim": claim.pk, "template": template.pk,
        "message": make_message(office, recipient_id=person.pk).pk,
        **_in_the_case(ratna, case), **_times(ratna, person), **_answer(ratna, placed),
    }


def _in_the_case(ratna: Actor, case: Case) -> Ids:
    steps = add_steps(by=ratna, on=TODAY, at=AT, case_id=case.pk, goal="Bekerja di konveksi.",
                      steps=steps_from(SHIPPED[Track.GUIDED], on=TODAY))
    write_note(by=ratna, on=TODAY, at=AT, case_id=case.pk, details=NoteDetails(
        text="Hanya untuk kantor: ibunya sakit.", visibility=Visibility.OFFICE))
    note = write_note(by=ratna, on=TODAY, at=AT, case_id=case.pk, details=NoteDetails(
        text="Siap kerja malam, asal ada angkutan pulang.", visibility=Visibility.PERSON))
    keep_file(by=ratna, at=AT, case=case, name="cv-siti.pdf", content=paper(), kind=FileKind.CV,
              visibility=Visibility.PERSON)
    share = share_and_tell(by=ratna, on=TODAY, at=AT, case_id=case.pk, details=ShareDetails(
        agency="Dinas Sosial Wonosobo", purpose="Modal usaha", parts=ALL_PARTS,
        email="dinsos@contoh.go.id", until_on=TODAY + timedelta(days=60),
        consent_way=ConsentWay.SPOKEN, consented_on=TODAY))
    return {"step": steps[0].pk, "note": note.pk, "partner_link": link_of_share(share)}


def _times(ratna: Actor, person: Person) -> Ids:
    """Free times, one that is booked, an invitation, a group session, and a queue."""
    office = person.office
    for hours in range(4):
        make_slot(office, starts_at=TOMORROW + timedelta(hours=hours))
    booked = make_appointment(person, make_slot(
        office, starts_at=TOMORROW + timedelta(days=1), officer_id=ratna.user_id))
    session = make_session(office, starts_at=TOMORROW + timedelta(days=2))
    make_appointment(person, session)
    invitation = invite(by=ratna, at=AT, person=person, kind=SlotKind.COUNTER,
                        until=AT + timedelta(days=14))
    for _number in range(3):
        take_ticket(by=ratna, on=TODAY, at=AT)
    call_next(by=ratna, on=TODAY, at=AT, counter=2)
    return {
        "appointment": booked.pk, "appointment_link": link_of_appointment(booked),
        "session": session.pk, "session_link": link_of_session(session, at=AT),
        "booking_link": link_of_invitation(invitation),
        "screen": renew_screen(by=ratna, at=AT).code,
    }


def _answer(ratna: Actor, placed: FollowUp) -> Ids:
    question = add_question(by=ratna, on=TODAY, follow_up=placed, side=AskedSide.WORKER)
    assert question is not None
    return {"answer_link": answer_link(question, at=AT).rstrip("/").rsplit("/", 1)[-1]}
