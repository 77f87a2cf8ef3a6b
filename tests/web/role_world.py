"""Two offices with one of each thing: every page has a row of one's own and a strange one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.enums.sharing import ConsentWay, SharePart
from antarkerja.domain.cases.models import Case, PlanTemplate, SavedView, Ticket
from antarkerja.domain.cases.models.duty import DutyPoint
from antarkerja.domain.cases.operations.benefits import Proof, prove_month
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.operations.notes import NoteDetails, write_note
from antarkerja.domain.cases.operations.sharing import ShareDetails, share_case
from antarkerja.domain.cases.operations.steps import add_steps
from antarkerja.domain.cases.policies.steps import StepDetails
from antarkerja.domain.employers.enums import VisitPurpose
from antarkerja.domain.employers.operations import (
    VisitDetails,
    record_visit,
    withdraw_vacancy,
)
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import call_person, link_account
from antarkerja.domain.matching.models import FollowUp
from antarkerja.domain.messaging.enums import Channel
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import ImportBatch, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.enums.practice import Visibility as Reach
from antarkerja.domain.practices.models import Mentoring, Practice
from antarkerja.domain.practices.operations.counter_notes import leave_note
from antarkerja.domain.practices.operations.materials import add_material
from antarkerja.domain.practices.operations.minutes import agree
from antarkerja.domain.practices.operations.practice_files import keep_practice_file
from tests.factories.appointments import make_appointment, make_session, make_slot
from tests.factories.benefits import make_claim
from tests.factories.cases import make_case
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.handed_in import paper
from tests.factories.jobseekers import NOW, TODAY, make_nik, make_person
from tests.factories.matching import make_placement, make_referral, make_report
from tests.factories.meetings import make_meeting
from tests.factories.messaging import make_message
from tests.factories.offices import actor_for, make_membership, make_office, make_user
from tests.factories.practices import make_practice, make_replication, make_trial
from tests.factories.reviews import (
    make_endorsement,
    make_reader_report,
    make_remark,
    make_review,
)
from tests.factories.training import make_course, make_provider
from tests.web.role_rows import ROLE_OF

Values = Mapping[str, object]
# Not an object of anybody: the same in both offices.
WORDS = {"topic": "goals", "kind": "vacancies", "ending": "csv", "code": "tidak-ada",
         "answer": "accepted",
         "figure": "no_shows", "token": "tidak-ada", "secret": "tidak-ada",
         "event": "booked", "language": "id", "gateway": "whatsapp", "rule": "no_shows",
         "part": "problem", "key": "00000000-0000-4000-8000-000000000000", "instance_id": 0}
OWN_REGION = "33.07"
# Roles that work above the districts.
_ABOVE = {"P": OfficeKind.PROVINCE, "N": OfficeKind.MINISTRY, "A": OfficeKind.MINISTRY,
          "X": OfficeKind.MINISTRY}


@dataclass(frozen=True)
class World:
    """`own` and `strange` fill the places of an address; `actors` by letter of the role."""

    own: Values
    strange: Values
    actors: Mapping[str, Actor]


def make_world(wonosobo: Office, temanggung: Office) -> World:
    own, person_id, firm_id = _things(wonosobo, "Sari")
    strange, _, _ = _things(temanggung, "Dewi")
    offices = {OfficeKind.MINISTRY: make_office(region="", name="Kemnaker",
                                                kind=OfficeKind.MINISTRY),
               OfficeKind.PROVINCE: make_office(region="33", name="Disnaker Jateng",
                                                kind=OfficeKind.PROVINCE)}
    subjects = {"J": person_id, "E": firm_id}
    actors = {
        letter: actor_for(make_membership(
            f"peran-{letter.lower()}", role,
            offices[_ABOVE[letter]] if letter in _ABOVE else wonosobo,
            subject_id=subjects.get(letter)))
        for letter, role in ROLE_OF.items()
    }
    link_account(by=_officer(wonosobo), person_id=person_id, user_id=actors["J"].user_id or 0)
    return World(own, strange, actors)


def _officer(office: Office) -> Actor:
    name = f"petugas-{office.region}"
    known = User.objects.filter(username=name).first()
    if known is not None:
        return actor_for(known.memberships.get())
    return actor_for(make_membership(name, RoleName.OFFICER, office))


def _things(office: Office, name: str) -> tuple[Values, int, int]:
    by = _officer(office)
    person = make_person(office, name=name, nik=make_nik(), region=office.region)
    firm = make_employer(office, name=f"PT {name}")
    referral = make_referral(by, person, make_vacancy(firm, region=office.region))
    placed = make_person(office, name=f"{name} Kedua", region=office.region)
    placement = make_placement(by, placed, on=TODAY)
    letter = call_person(by=by, on=TODAY, at=NOW, person_id=person.pk,
                         come_at=NOW + timedelta(days=3), purpose="Wawancara")
    batch = ImportBatch.objects.create(
        kind="vacancies", office=office, file_name="a.csv", sha256="0" * 64, format="template",
        status=ImportBatch.Status.READ)
    provider = make_provider(office, name=f"LPK {name}")
    # Open vacancies are published to every office, so the one that is nobody else's is closed.
    vacancy = make_vacancy(firm, title="Kasir", region=office.region)
    if name != "Sari":
        withdraw_vacancy(by=by, on=TODAY, vacancy_id=vacancy.pk)
    return {
        **WORDS, **_of_the_calendar(office, person), **_duties(by, person, firm.pk),
        **_of_the_case(by, person), **_of_the_community(by),
        "person_id": person.pk,
        "other_id": placed.pk, "employer_id": firm.pk,
        "vacancy_id": vacancy.pk, "referral_id": referral.pk, "letter_id": letter.pk,
        "follow_up_id": FollowUp.objects.filter(office=office).earliest("pk").pk,
        "placement_id": placement.pk, "batch_id": batch.pk, "office_id": office.pk,
        "user_id": by.user_id, "run_id": make_report(office).pk, "message_id": _messages(office),
        "view_id": _view(by),
        "provider_id": provider.pk, "course_id": make_course(provider, region=office.region).pk,
    }, person.pk, firm.pk


def _of_the_case(by: Actor, person: Person) -> Values:
    """A case with a note and a file that the person sees too, and an agency that was let in."""
    case = Case.objects.filter(person=person).first() or make_case(person.office, person=person)
    note = write_note(by=by, on=TODAY, at=NOW, case_id=case.pk, details=NoteDetails(
        text="Siap kerja malam.", visibility=Visibility.PERSON))
    file = keep_file(by=by, at=NOW, case=case, name="cv.pdf", content=paper(), kind=FileKind.CV,
                     visibility=Visibility.PERSON)
    share = share_case(by=by, on=TODAY, at=NOW, case_id=case.pk, details=ShareDetails(
        agency="Dinas Sosial", purpose="Modal", parts=[SharePart.PLAN], until_on=TODAY,
        consent_way=ConsentWay.SPOKEN, consented_on=TODAY))
    step = add_steps(by=by, on=TODAY, at=NOW, case_id=case.pk, goal="Kerja",
                     steps=[StepDetails(title="Menulis CV")])[0]
    template = PlanTemplate.objects.create(office=person.office, track="guided", title="Lulusan")
    return {"case_id": case.pk, "note_id": note.pk, "file_id": file.pk, "share_id": share.pk,
            "step_id": step.pk, "template_id": template.pk}


def _duties(by: Actor, person: Person, firm_id: int) -> Values:
    """A visit, a point value, and a claim of JKP whose first month is proved."""
    visit = record_visit(by=by, on=TODAY, employer_id=firm_id, details=VisitDetails(
        visited_on=TODAY, purpose=VisitPurpose.CANVASSING))
    point = DutyPoint.objects.create(office_id=by.own_office, kind="visit", points=100,
                                     valid_from=TODAY, source="Keputusan contoh")
    claim = make_claim(by, person)
    prove_month(by=by, on=TODAY, claim_id=claim.pk, month=2,
                proof=Proof(kind=ProofKind.CALL, count=1))
    return {"visit_id": visit.pk, "point_id": point.pk, "claim_id": claim.pk, "month": 2}


def _of_the_community(by: Actor) -> Values:
    """A meeting that invites the own office alone, and what its host agreed to do."""
    meeting = make_meeting(by, region=by.region)
    item = agree(by=by, meeting_id=meeting.pk, what="Mengirim format", due_on=TODAY,
                 owner_id=by.user_id or 0)
    slides = add_material(by=by, at=NOW, meeting_id=meeting.pk, title="Salindia",
                          name="salindia.pdf", content=paper())
    pair = Mentoring.objects.create(
        mentor_id=by.user_id or 0, learner=make_user(f"murid-{by.region}"), category="data",
        goal="Membaca angka", state="asked", asked_at=NOW)
    return {"meeting_id": meeting.pk, "item_id": item.pk, "mentoring_id": pair.pk,
            "material_id": slides.pk,
            **_of_a_practice(by)}


def _of_a_practice(by: Actor) -> Values:
    """A practice that everybody reads, or only its own office where it is a stranger's; and the
    office that works by it."""
    office, user = Office.objects.get(pk=by.own_office), User.objects.get(pk=by.user_id or 0)
    reach = Reach.NATION if office.region == OWN_REGION else Reach.OFFICE
    practice = make_practice(office, author=user, visibility=reach)
    replication = make_replication(practice, office, owner=user)
    task = replication.tasks.earliest("order")
    trial = make_trial(practice, user)
    return {"practice_id": practice.pk, "replication_id": replication.pk, "task_id": task.pk,
            "trial_id": trial.pk, **_of_the_talk(practice, user, office),
            **_of_a_record(by, practice.pk)}


def _of_the_talk(practice: Practice, user: User, office: Office) -> Values:
    """A review, a question, a report, and an office that stands behind the practice."""
    question = make_remark(practice, user)
    return {"review_id": make_review(practice, user, office).pk, "remark_id": question.pk,
            "report_id": make_reader_report(practice, user, remark=question).pk,
            "endorsement_id": make_endorsement(practice, user, office).pk}


def _of_a_record(by: Actor, practice_id: int) -> Values:
    """A form that goes with the practice, and a note from the counter."""
    file = keep_practice_file(by=by, at=NOW, practice_id=practice_id, title="Daftar hadir",
                              name="hadir.pdf", content=paper())
    note = leave_note(by=by, on=TODAY, at=NOW, text="Daftar di pintu menolong.",
                      category=Category.CASE_WORK)
    return {"practice_file_id": file.pk, "counter_note_id": note.pk}


def _view(by: Actor) -> int:
    return SavedView.objects.create(user_id=by.user_id or 0, name="Lama diam").pk


def _messages(office: Office) -> int:
    """One that waits, and a letter for the printer."""
    make_message(office, channel=Channel.PRINT, address="Sari\nJl. Melati 4")
    return make_message(office).pk


def _of_the_calendar(office: Office, person: Person) -> Values:
    """An appointment, a group session and a number of the queue."""
    booked = make_appointment(person, make_slot(office))
    ticket = Ticket.objects.create(office=office, held_on=TODAY, number=1, taken_at=NOW)
    return {"appointment_id": booked.pk, "slot_id": make_session(office).pk,
            "ticket_id": ticket.pk}
