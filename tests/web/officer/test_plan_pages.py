"""From opening to an agreed plan: the pages at the desk, on the phone and at the head's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.models import Case, InterviewAnswer, Plan, PlanTemplate, Step
from antarkerja.domain.cases.operations.steps import add_steps
from antarkerja.domain.cases.policies.interview import questions_of
from antarkerja.domain.cases.policies.steps import StepDetails
from antarkerja.domain.jobseekers.operations.contact import choose_contact
from antarkerja.domain.messaging.enums import Language
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.step_reminders import tell_steps_due
from antarkerja.web.officer.cases.forms import TopicForm
from tests.clients import DeskClient
from tests.factories.cases import make_case
from tests.factories.handed_in import paper
from tests.factories.jobseekers import NOW, TODAY, make_person
from tests.factories.offices import make_membership
from tests.pdf_reading import read_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
UNKNOWN = "⟪unknown variable"


def _step(case: Case, ratna: Actor, title: str = "Menulis CV", due_on: date | None = None) -> Step:
    return add_steps(by=ratna, on=TODAY, at=NOW, case_id=case.pk, goal="Kerja di toko",
                     steps=[StepDetails(title=title, due_on=due_on)])[0]


def test_a_case_is_opened_from_a_persons_page_once(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    sari = make_person(wonosobo)
    desk = client_of(ratna)
    address = f"/people/{sari.pk}/case/"
    assert UNKNOWN not in desk.get(address).text
    for _ in range(2):
        desk.post(address, {"opening": "partner", "partner": "Desa Kalianget",
                            "officer": str(ratna.user_id)})
    case = Case.objects.get()
    assert (case.officer_id, case.opened_by_partner) == (ratna.user_id, "Desa Kalianget")


def test_a_form_that_says_too_little_is_answered_as_such(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    desk = client_of(ratna)
    for address in ("/cases/group/", f"/people/{make_person(wonosobo).pk}/case/"):
        answer = desk.post(address, {"opening": "nothing"})
        assert (answer.status_code, Case.objects.exists()) == (422, False)


def test_a_group_is_shown_before_its_cases_open(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    number = make_person(wonosobo).registrations.get().number
    desk = client_of(ratna)
    said = {"title": "PT Sinar", "kind": "dismissal", "listed": f"{number}\n33.07/2026/99999"}
    shown = desk.post("/cases/group/", said)
    assert "Sari Wulandari" in shown.text
    assert "33.07/2026/99999" in shown.text
    assert UNKNOWN not in shown.text
    assert not Case.objects.exists()
    desk.post("/cases/group/", {**said, "open": "yes"})
    assert Case.objects.get().group.title == "PT Sinar"  # type: ignore[union-attr]  # is set


def test_the_interview_is_left_and_resumed_topic_by_topic(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    desk = client_of(ratna)
    goals = f"/cases/{case.pk}/interview/goals/"
    assert UNKNOWN not in desk.get(goals).text
    answer = desk.post(goals, {"goal": "Jadi kasir", "searching": "unknown"}, follow=True)
    assert answer.request["PATH_INFO"].endswith("/interview/barriers/")
    assert "Sukarela" in answer.text
    desk.post(answer.request["PATH_INFO"], {"barrier.transport": "heavy", "leave": "yes"})
    overview = desk.get(f"/cases/{case.pk}/interview/")
    assert "Transportasi dan jarak: Berat" in overview.text
    assert f'href="/cases/{case.pk}/interview/strengths/"' in overview.text
    assert UNKNOWN not in overview.text
    refused = desk.post(f"/cases/{case.pk}/track/", {"track": "intensive"})
    assert "mengapa jalur lain" in refused.text
    desk.post(f"/cases/{case.pk}/track/", {"track": "intensive", "reason": "Jauh dari kota"})
    desk.post(f"/cases/{case.pk}/interview-held/")
    case.refresh_from_db()
    assert (case.track, case.track_proposed) == ("intensive", "guided")
    assert desk.get(f"/cases/{case.pk}/worksheet.pdf").content.startswith(b"%PDF")


def test_a_second_window_does_not_write_over_what_was_answered_meanwhile(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case, desk = make_case(wonosobo, officer=ratna), client_of(ratna)
    goals = f"/cases/{case.pk}/interview/goals/"
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', desk.get(goals).text)
    first = desk.post(goals, {"goal": "Jadi kasir", "searching": "unknown", "seen": seen})
    assert first.status_code == 302
    second = desk.post(goals, {"goal": "", "searching": "unknown", "seen": seen})
    assert "Jadi kasir" in second.text
    assert UNKNOWN not in second.text
    assert InterviewAnswer.objects.get(question="goal").value == "Jadi kasir"
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', second.text)
    desk.post(goals, {"goal": "Jadi penjahit", "searching": "unknown", "seen": seen})
    assert InterviewAnswer.objects.get(question="goal").value == "Jadi penjahit"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_mixture_of_answers_saves(
    wonosobo: Office, ratna: Actor, client_of: ClientOf, data: st.DataObject
) -> None:
    case = Case.objects.first() or make_case(wonosobo, officer=ratna)
    topic = data.draw(st.sampled_from(list(Topic)))
    said: dict[str, object] = {}
    for question in questions_of(topic):
        words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
        codes = ["", "unknown", *(question.choices.values if question.choices else [])]
        said[question.code] = data.draw(st.sampled_from(codes) if question.choices else words)
        if data.draw(st.booleans()):
            said[f"{question.code}.unknown"] = "on"
    form = TopicForm(said | {
        name: [value] for name, value in said.items() if name == "helpers" and value
    }, topic=topic, answers={})
    assert form.is_valid() or "helpers" in form.errors
    desk = client_of(ratna)
    saved = desk.post(f"/cases/{case.pk}/interview/{topic.value}/", said)
    assert saved.status_code in (200, 302)
    assert not InterviewAnswer.objects.filter(is_unknown=True).exclude(value="").exists()


def test_a_plan_is_written_in_few_strokes_and_printed(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    desk = client_of(ratna)
    here = f"/cases/{case.pk}/plan/"
    desk.post(here, {"goal": "Kerja di toko"})
    desk.post(f"{here}template/", {"template": "guided:"})
    desk.post(f"{here}steps/", {"title": "Fotokopi ijazah", "actor": "person"})
    page = desk.get(here)
    assert "7 langkah terbuka" in page.text
    assert UNKNOWN not in page.text
    step = Step.objects.get(title="Fotokopi ijazah")
    desk.post(f"/steps/{step.pk}/end/", {"outcome": "reached"})
    assert Step.objects.get(pk=step.pk).outcome == "reached"
    assert desk.get(f"/cases/{case.pk}/plan.pdf").content.startswith(b"%PDF")
    assert UNKNOWN not in desk.get(f"/cases/{case.pk}/").text


@pytest.mark.parametrize("due_on", ["2026-02-31", "1900-01-01", "2026-11-23", "2028-12-01"])
def test_a_step_with_a_wrong_day_is_refused_and_what_was_typed_stays(
    client_of: ClientOf, wonosobo: Office, ratna: Actor, due_on: str
) -> None:
    case, desk = make_case(wonosobo, officer=ratna), client_of(ratna)
    step = _step(case, ratna)
    typed = {"title": "Melatih wawancara", "actor": "person", "due_on": due_on}
    for address in (f"/cases/{case.pk}/plan/steps/", f"/steps/{step.pk}/"):
        answer = desk.post(address, typed)
        assert answer.status_code == 422
        assert 'value="Melatih wawancara"' in answer.text
        assert due_on == "2026-02-31" or "Pilih tanggal dari 24 November 2026" in answer.text
    assert Step.objects.get().title == "Menulis CV"


def test_the_second_officer_sees_what_changed_and_chooses(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    step = _step(make_case(wonosobo, officer=ratna), ratna)
    desk = client_of(ratna)
    shown = desk.get(f"/steps/{step.pk}/")
    seen = shown.context["form"]["seen"].value()
    desk.post(f"/steps/{step.pk}/", {"title": "CV dan surat", "actor": "person", "seen": seen})
    late = desk.post(f"/steps/{step.pk}/", {"title": "CV saja", "actor": "person", "seen": seen})
    assert "CV dan surat" in late.text
    step.refresh_from_db()
    assert step.title == "CV dan surat"
    again = late.context["form"]["seen"].value()
    desk.post(f"/steps/{step.pk}/", {"title": "CV saja", "actor": "person", "seen": again})
    step.refresh_from_db()
    assert step.title == "CV saja"


def test_the_person_ticks_and_agrees_on_the_phone(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    step = _step(case, ratna, due_on=TODAY + timedelta(days=4))
    strange = _step(make_case(wonosobo), ratna)
    phone = client_of(make_membership("sari", RoleName.JOBSEEKER, subject_id=case.person_id))
    page = phone.get("/me/plan/")
    assert "Menulis CV" in page.text
    assert UNKNOWN not in page.text
    assert b"SUMMARY:Menulis CV" in phone.get("/me/plan.ics").content
    assert phone.get("/me/plan.pdf").content.startswith(b"%PDF")
    phone.post("/me/plan/sign/", {"name": "Sari Wulandari",
                                  "version": str(Plan.objects.get(case=case).version)})
    phone.post(f"/me/plan/steps/{step.pk}/", {"note": "Sudah jadi"})
    step.refresh_from_db()
    assert (step.status, step.proof_note) == ("done", "Sudah jadi")
    assert "setuju pada" in phone.get("/me/plan/").text
    assert phone.post(f"/me/plan/steps/{strange.pk}/").status_code == 404


def test_what_the_person_adds_to_a_ticked_step_is_read_by_both(
    client_of: ClientOf, wonosobo: Office, ratna: Actor, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    case = make_case(wonosobo, officer=ratna)
    step = _step(case, ratna)
    phone = client_of(make_membership("sari", RoleName.JOBSEEKER, subject_id=case.person_id))
    desk = client_of(ratna)
    phone.post(f"/me/plan/steps/{step.pk}/", {
        "note": "Sudah <b>jadi</b>", "file": SimpleUploadedFile("cv.pdf", paper())})
    shown, read = phone.get("/me/plan/").text, desk.get(f"/cases/{case.pk}/plan/").text
    assert "Catatan Anda: Sudah &lt;b&gt;jadi&lt;/b&gt;" in shown
    assert "Catatan Sari Wulandari: Sudah &lt;b&gt;jadi&lt;/b&gt;" in read
    assert "cv.pdf</a>" in shown
    assert "cv.pdf</a>" in read
    assert "Catatan Sari Wulandari: Sudah" in desk.get(f"/steps/{step.pk}/").text


@pytest.mark.parametrize(("language", "you"), [("id", "Anda"), ("en", "You")])
def test_the_own_plan_says_you_of_the_person_and_their_office_says_who(
    client_of: ClientOf, wonosobo: Office, ratna: Actor, language: str, you: str
) -> None:
    case = make_case(wonosobo, officer=ratna)
    _step(case, ratna)
    phone = client_of(make_membership("sari", RoleName.JOBSEEKER, subject_id=case.person_id))
    phone.cookies["django_language"] = language
    shown = phone.get("/me/plan/").text
    assert f'<div class="small soft">{you}</div>' in shown
    assert "Pencari kerja</div>" not in shown
    assert "Pencari kerja</div>" in client_of(ratna).get(f"/cases/{case.pk}/plan/").text


def test_the_paper_of_a_plan_is_indonesian_whoever_prints_it(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    _step(case, ratna)
    phone = client_of(make_membership("sari", RoleName.JOBSEEKER, subject_id=case.person_id))
    phone.cookies["django_language"] = "en"
    told = read_pdf(phone.get("/me/plan.pdf").content).text
    assert "Pencari kerja" in told
    assert "The person" not in told


def test_the_head_writes_templates_and_approves_plans(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    head = client_of(make_membership("kepala", RoleName.HEAD, wonosobo))
    head.post("/office/plan-templates/", {"needed": "yes"})
    assert UNKNOWN not in head.get("/office/plan-templates/new/?track=self").text
    head.post("/office/plan-templates/new/", {
        "track": "guided", "title": "Lulusan SMK", "goal": "Kerja", "step-TOTAL_FORMS": "1",
        "step-INITIAL_FORMS": "0", "step-0-title": "Ikut bursa kerja", "step-0-days": "10"})
    assert PlanTemplate.objects.get().steps.get().title == "Ikut bursa kerja"
    assert "Lulusan SMK" in head.get("/office/plan-templates/").text
    case = make_case(wonosobo, officer=ratna)
    _step(case, ratna)
    client_of(ratna).post(f"/cases/{case.pk}/plan/ask/")
    assert "Kerja di toko" in head.get("/plans/waiting/").text
    head.post(f"/cases/{case.pk}/plan/answer/", {
        "approve": "yes", "version": str(Plan.objects.get().version)})
    assert Plan.objects.get().status == "approved"


def test_the_plan_page_costs_the_same_with_many_steps(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    _step(case, ratna)
    desk = client_of(ratna)
    desk.get(f"/cases/{case.pk}/plan/")
    with CaptureQueriesContext(connection) as few:
        desk.get(f"/cases/{case.pk}/plan/")
    for number in range(15):
        _step(case, ratna, f"Langkah {number}")
    with CaptureQueriesContext(connection) as many:
        desk.get(f"/cases/{case.pk}/plan/")
    assert len(few) == len(many)


def test_the_day_before_a_step_the_person_is_told_once(wonosobo: Office, ratna: Actor) -> None:
    _step(make_case(wonosobo, officer=ratna), ratna, due_on=TODAY + timedelta(days=1))
    for _ in range(2):
        tell_steps_due(by=system_actor(), on=TODAY, at=NOW, zone="Asia/Jakarta")
    assert Message.objects.count() == 1


def test_a_step_is_told_with_its_day_in_the_persons_language(
    wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    choose_contact(by=ratna, at=NOW, person_id=case.person_id, channel=None,
                   language=Language.ENGLISH, declined=[])
    due = date(2026, 12, 2)
    _step(case, ratna, due_on=due)
    tell_steps_due(by=system_actor(), on=due - timedelta(days=1), at=NOW, zone="Asia/Jakarta")
    assert "by 2 December 2026 at the latest" in Message.objects.get().body
