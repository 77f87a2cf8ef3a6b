"""Claimants of JKP at the desk: entered, proved, ended, in view on the person's own phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from antarkerja.domain.cases.models.benefits import BenefitClaim
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import link_account
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.benefits import make_claim
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership
from tests.pdf_reading import read_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture
def budi(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Budi Santoso", on=date(2026, 9, 20))


@pytest.fixture
def claim(ratna: Actor, budi: Person) -> BenefitClaim:
    return make_claim(ratna, budi)


def words(response: object) -> str:
    text = response.content.decode()  # type: ignore[attr-defined]  # the client's answer
    assert "⟪" not in text
    return str(text)


def test_a_claim_is_entered_on_the_page_of_the_person(
    client_of: ClientOf, ratna: Actor, budi: Person
) -> None:
    desk, address = client_of(ratna), f"/people/{budi.pk}/benefit/"
    words(desk.get(address))
    late = {"dismissed_on": "2026-01-05", "claimed_on": "2026-11-20", "employer_name": "PT Lama"}
    assert desk.post(address, late).status_code == 422
    shown = words(desk.post(address, late | {"dismissed_on": "2026-09-15"}, follow=True))
    assert "Budi Santoso" in shown
    assert BenefitClaim.objects.get().months.count() == 6


def test_the_list_says_who_owes_what(
    client_of: ClientOf, ratna: Actor, claim: BenefitClaim
) -> None:
    text = words(client_of(ratna).get("/benefits/"))
    assert f'href="/benefits/{claim.pk}/"' in text
    assert text.count("data-row") == 1


def test_an_empty_list_says_what_will_be_here(client_of: ClientOf, ratna: Actor) -> None:
    assert 'class="empty"' in words(client_of(ratna).get("/benefits/"))


def test_what_lies_in_the_system_is_not_enough_and_says_so(
    client_of: ClientOf, ratna: Actor, claim: BenefitClaim
) -> None:
    desk = client_of(ratna)
    assert "0" in words(desk.get(f"/benefits/{claim.pk}/months/2/"))
    words(desk.post(f"/benefits/{claim.pk}/months/2/", {"kind": "applied"}, follow=True))
    assert claim.months.get(month=2).proof == ""


def test_a_proof_from_elsewhere_makes_a_statement_and_can_be_undone(
    client_of: ClientOf, ratna: Actor, claim: BenefitClaim
) -> None:
    desk, address = client_of(ratna), f"/benefits/{claim.pk}/months/2/"
    assert desk.get(f"{address}statement.pdf").status_code == 404
    few = {"kind": "outside", "count": "3", "note": "PT A, PT B, PT C"}
    assert desk.post(address, few).status_code == 422
    words(desk.post(address, few | {"count": "5"}, follow=True))
    paper = read_pdf(desk.get(f"{address}statement.pdf").content)
    assert "Budi Santoso" in paper.text
    assert "PT Lama" in paper.text
    assert paper.is_tagged
    words(desk.post(f"{address}undo/", follow=True))
    assert claim.months.get(month=2).proof == ""


def test_a_paper_needs_an_open_case_and_nothing_is_half_kept(
    client_of: ClientOf, ratna: Actor, claim: BenefitClaim, budi: Person
) -> None:
    desk, address = client_of(ratna), f"/benefits/{claim.pk}/months/2/"
    paper = SimpleUploadedFile("bukti.pdf", b"%PDF-1.4 nothing", "application/pdf")
    answer = desk.post(address, {"kind": "outside", "count": "5", "note": "PT A", "paper": paper})
    assert answer.status_code == 422
    words(answer)
    assert not CaseFile.objects.exists()
    assert claim.months.get(month=2).proof == ""


def test_self_assessment_and_end_are_buttons(
    client_of: ClientOf, ratna: Actor, claim: BenefitClaim
) -> None:
    desk = client_of(ratna)
    words(desk.post(f"/benefits/{claim.pk}/assessed/", follow=True))
    assert BenefitClaim.objects.get().self_assessed_on == date(2026, 11, 24)
    words(desk.post(f"/benefits/{claim.pk}/end/", {"reason": "new_job"}, follow=True))
    assert BenefitClaim.objects.get().ended_on is None, "a new job has a first day"
    ended = words(desk.post(f"/benefits/{claim.pk}/end/", {
        "reason": "new_job", "new_job_on": "2026-11-02"}, follow=True))
    assert "11 November 2026" in ended, "seven working days were over"
    assert BenefitClaim.objects.get().end_reason == "new_job"
    assert desk.get(f"/benefits/{claim.pk}/months/7/").status_code == 404


def test_another_office_finds_nothing(
    client_of: ClientOf, stranger: Actor, claim: BenefitClaim, budi: Person
) -> None:
    desk = client_of(stranger)
    for address in (f"/benefits/{claim.pk}/", f"/benefits/{claim.pk}/months/2/",
                    f"/people/{budi.pk}/benefit/"):
        assert desk.get(address).status_code == 404
    for act in ("assessed/", "end/", "months/2/undo/"):
        assert desk.post(f"/benefits/{claim.pk}/{act}", {"reason": "died"}).status_code == 404


@pytest.mark.parametrize("many", [2, 12])
def test_the_list_asks_the_same_number_of_questions(
    client_of: ClientOf, ratna: Actor, wonosobo: Office,
    django_assert_max_num_queries: object, many: int,
) -> None:
    for number in range(many):
        make_claim(ratna, make_person(wonosobo, name=f"Orang {number}"))
    desk = client_of(ratna)
    desk.get("/benefits/")
    with django_assert_max_num_queries(22):  # type: ignore[operator]  # a fixture of pytest-django
        desk.get("/benefits/")


def test_the_person_sees_on_the_phone_what_is_owed(
    client_of: ClientOf, ratna: Actor, claim: BenefitClaim, budi: Person
) -> None:
    member = make_membership("budi", RoleName.JOBSEEKER, subject_id=budi.pk)
    link_account(by=ratna, person_id=budi.pk, user_id=member.user_id)
    phone = client_of(actor_for(member))
    assert "asesmen diri" in words(phone.get("/me/"))
    claim.months.filter(month=1).update(proof="first", proved_on=date(2026, 10, 20))
    text = words(phone.get("/me/"))
    assert "0/5" in text
    assert "30 November 2026" in text
