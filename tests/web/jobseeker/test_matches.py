"""A person sees the own matches with reasons, applies alone, follows answers and withdraws."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import withdraw_vacancy
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.matching.enums import ReferralOrigin
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.refer import answer_with_interview, answer_with_refusal
from tests.clients import DeskClient
from tests.factories.employers import TODAY, make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles, make_referral
from tests.factories.offices import make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    know_titles()
    return make_employer(wonosobo)


@pytest.fixture
def vacancy(firm: Employer) -> Vacancy:
    return make_vacancy(firm)


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, profile=SEAMSTRESS, wage_floor=2_300_000)


@pytest.fixture
def phone(client_of: ClientOf, sari: Person, wonosobo: Office) -> DeskClient:
    return client_of(make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))


def _text(client: DeskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "⟪" not in answer.text
    return str(answer.text)


def test_matches_come_with_their_reasons(phone: DeskClient, vacancy: Vacancy) -> None:
    shown = _text(phone, "/me/matches/")
    assert "Operator Jahit" in shown
    assert f'action="/me/matches/{vacancy.pk}/apply/"' in shown
    assert 'class="why"' in shown


def test_an_empty_list_says_what_helps(phone: DeskClient) -> None:
    assert 'class="empty"' in _text(phone, "/me/matches/")


def test_the_list_is_narrowed_and_nonsense_narrows_nothing(
    phone: DeskClient, vacancy: Vacancy
) -> None:
    assert "Operator Jahit" in _text(phone, "/me/matches/?text=jahit")
    assert "Operator Jahit" not in _text(phone, "/me/matches/?text=kasir")
    assert "Operator Jahit" in _text(phone, "/me/matches/?wage_min=banyak&region=xx")


def test_applying_is_kept_once_and_stands_among_the_applications(
    phone: DeskClient, vacancy: Vacancy, sari: Person
) -> None:
    for _ in range(2):
        phone.post(f"/me/matches/{vacancy.pk}/apply/")
    referral = Referral.objects.get()
    assert (referral.origin, referral.number, referral.person_id) == (
        ReferralOrigin.PERSON, "", sari.pk)
    assert "Operator Jahit" in _text(phone, "/me/applications/")
    assert f'action="/me/matches/{vacancy.pk}/apply/"' not in _text(phone, "/me/matches/")


def test_a_closed_vacancy_is_not_there_to_apply(
    phone: DeskClient, vacancy: Vacancy, wonosobo: Office
) -> None:
    withdraw_vacancy(by=system_actor(wonosobo.pk), on=TODAY, vacancy_id=vacancy.pk)
    assert phone.post(f"/me/matches/{vacancy.pk}/apply/").status_code == 404


def test_without_a_live_registration_nobody_applies(
    phone: DeskClient, vacancy: Vacancy, sari: Person, ratna: Actor
) -> None:
    strike_off(by=ratna, on=TODAY, person_id=sari.pk, reason=StrikeOffReason.OWN_WISH)
    assert "/apply/" not in _text(phone, "/me/matches/")
    phone.post(f"/me/matches/{vacancy.pk}/apply/")
    assert not Referral.objects.exists()


def test_invitation_and_refusal_are_shown_with_time_and_reason(
    phone: DeskClient, vacancy: Vacancy, sari: Person, ratna: Actor, firm: Employer
) -> None:
    invited = make_referral(ratna, sari, vacancy)
    answer_with_interview(by=ratna, on=TODAY, referral=invited, note="Senin 09.00, gerbang 2")
    refused = make_referral(ratna, sari, make_vacancy(firm, title="Kasir"))
    answer_with_refusal(by=ratna, on=TODAY, referral=refused, reason="experience")
    shown = _text(phone, "/me/applications/")
    assert "Senin 09.00, gerbang 2" in shown
    assert refused.get_status_display() not in ("",)
    assert str(Referral.objects.get(pk=refused.pk).get_refusal_reason_display()) in shown


def test_an_application_can_be_withdrawn_until_it_is_answered(
    phone: DeskClient, vacancy: Vacancy, sari: Person, ratna: Actor
) -> None:
    referral = make_referral(ratna, sari, vacancy)
    phone.post(f"/me/applications/{referral.pk}/withdraw/")
    referral.refresh_from_db()
    assert referral.status == "withdrawn"
    again = phone.post(f"/me/applications/{referral.pk}/withdraw/", follow=True)
    assert "/withdraw/" not in again.text


def test_anothers_application_is_not_there(
    phone: DeskClient, vacancy: Vacancy, ratna: Actor, wonosobo: Office
) -> None:
    other = make_referral(ratna, make_person(wonosobo, name="Budi"), vacancy)
    assert phone.post(f"/me/applications/{other.pk}/withdraw/").status_code == 404
    assert "Budi" not in _text(phone, "/me/applications/")
