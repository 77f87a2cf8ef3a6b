"""A file that was merged away: its pages lead to the file it went into, and nothing acts on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import merge_people
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import NOW, TODAY, make_person
from tests.factories.matching import make_referral

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
HIRED = {"scheme": "AKL", "started_on": "2026-11-24", "employer_name": "Toko Baru"}


@pytest.fixture
def sewing(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo))


@pytest.fixture
def both_went(ratna: Actor, wonosobo: Office, sewing: Vacancy) -> Referral:
    """Both files of one person were referred to one vacancy: the second referral cannot move."""
    keep, gone = make_person(wonosobo, name="Sari"), make_person(wonosobo, name="Sari W")
    make_referral(ratna, keep, sewing)
    left = make_referral(ratna, gone, sewing)
    merge_people(by=ratna, on=TODAY, at=NOW, keep_id=keep.pk, gone_id=gone.pk)
    return left


@pytest.fixture
def gone(both_went: Referral) -> Person:
    return Person.objects.get(pk=both_went.person_id)


@pytest.mark.parametrize("page", [
    "", "edit/", "strike-off/", "profile/", "map/", "recover/", "matches/",
    "matches/{vacancy}/aside/", "place/", "card.pdf", "call/",
])
def test_each_page_of_a_merged_file_leads_to_the_same_page_of_the_kept_one(
    client_of: ClientOf, ratna: Actor, gone: Person, sewing: Vacancy, page: str
) -> None:
    page = page.format(vacancy=sewing.pk)
    answer = client_of(ratna).get(f"/people/{gone.pk}/{page}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/people/{gone.merged_into_id}/{page}"
    assert not AccessLog.objects.filter(subject_id=gone.pk).exists()


@pytest.mark.parametrize(("page", "typed"), [
    ("edit/", {"name": "Sari Lain"}), ("strike-off/", {"reason": "own_wish"}), ("report/", {}),
    ("renew/", {}), ("revive/", {}), ("nik/", {"reason": "alasan panjang"}),
    ("consent/", {"purpose": "photo", "given": "yes"}), ("profile/", {"part": "wishes"}),
    ("recover/", {"proof": "kartu keluarga"}), ("matches/{vacancy}/save/", {}),
    ("matches/{vacancy}/aside/", {"reason": "wage"}), ("matches/{vacancy}/refer/", {}),
    ("place/", HIRED), ("call/", {"purpose": "Wawancara"}),
])
def test_no_act_reaches_a_merged_file(
    client_of: ClientOf, ratna: Actor, gone: Person, sewing: Vacancy, page: str,
    typed: dict[str, str],
) -> None:
    before = Event.objects.count()
    answer = client_of(ratna).post(f"/people/{gone.pk}/{page.format(vacancy=sewing.pk)}", typed)
    assert answer.status_code == 404
    assert Event.objects.count() == before


def test_a_referral_that_stayed_with_a_merged_file_places_nobody(
    client_of: ClientOf, ratna: Actor, both_went: Referral
) -> None:
    answer = client_of(ratna).post(f"/referrals/{both_went.pk}/place/", HIRED)
    assert answer.status_code == 404
    assert not Placement.objects.exists()


def test_a_file_is_not_compared_with_itself_or_with_what_went_into_it(
    client_of: ClientOf, ratna: Actor, gone: Person
) -> None:
    desk, keep, before = client_of(ratna), gone.merged_into_id, Event.objects.count()
    for pair in ((keep, keep), (keep, gone.pk), (gone.pk, keep)):
        url = f"/people/{pair[0]}/merge/{pair[1]}/"
        for answer in (desk.get(url), desk.post(url)):
            assert answer.headers["Location"] == f"/people/{pair[0]}/"
    told = desk.get(f"/people/{gone.pk}/", follow=True).content.decode()
    assert "tidak ada yang diubah" in told
    assert Event.objects.count() == before


def test_a_stranger_is_led_nowhere(client_of: ClientOf, stranger: Actor, gone: Person) -> None:
    assert client_of(stranger).get(f"/people/{gone.pk}/edit/").status_code == 404
