"""Handing in, reviewing, publishing and endorsing a practice, as the pages show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, State, Visibility
from antarkerja.domain.practices.models import Endorsement, Practice, Review
from antarkerja.domain.practices.operations.versions import save_version
from tests.clients import DeskClient
from tests.conftest import NOW
from tests.domain.practices.test_reviewing import whole_text
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice
from tests.factories.reviews import make_endorsement, make_review

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
ANSWERS = {"clear": "4", "useful": "3", "honest": "3", "safe": "4", "verdict": "ready"}


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id or 0)


@pytest.fixture
def practice(ratna: Actor, wonosobo: Office) -> Practice:
    """Ratna's draft, complete."""
    draft = make_practice(wonosobo, state=State.DRAFT, groups=["graduates"],
                          author=user_of(ratna))
    return save_version(by=ratna, at=NOW, practice_id=draft.pk, expected=1, texts=[whole_text()])


@pytest.fixture
def dewi(db: None) -> Actor:
    office = make_office(region="33.71", name="Disnaker Kota Magelang")
    return actor_for(make_membership("dewi", RoleName.OFFICER, office, name="Dewi Anggraini"))


def test_two_colleagues_are_chosen_and_both_publish_it(
    client_of: ClientOf, ratna: Actor, stranger: Actor, dewi: Actor, practice: Practice
) -> None:
    desk, page = client_of(ratna), f"/practices/{practice.pk}/review/"
    text = text_of(desk.get(page))
    assert "Siap untuk pembacanya" in text
    assert "Dewi Anggraini, Disnaker Kota Magelang (sedang longgar)" in text
    wrong = desk.post(page, {"reviewers": [str(dewi.user_id)]})
    assert wrong.status_code == 422
    assert "Pilih tepat dua orang" in text_of(wrong)
    both = {"reviewers": [str(dewi.user_id), str(stranger.user_id)]}
    desk.post(page, both)
    assert "Rekan sedang membacanya" in text_of(desk.get(page))
    again = desk.post(page, both, follow=True)
    assert "Keadaannya sudah berubah" in text_of(again)
    for who in (stranger, dewi):
        review = Review.objects.get(reviewer_id=who.user_id or 0)
        reader = client_of(who)
        assert practice.texts.latest("number").title in text_of(reader.get("/practices/reviews/"))
        assert text_of(reader.get(f"/practices/{practice.pk}/"))
        assert "siap untuk kantor lain?" in text_of(
            reader.get(f"/practices/reviews/{review.pk}/"))
        reader.post(f"/practices/reviews/{review.pk}/", ANSWERS)
    practice.refresh_from_db()
    assert practice.state == State.PUBLISHED
    assert "Sudah terbit" in text_of(desk.get(page))


def test_places_that_give_somebody_away_stand_with_field_and_remedy(
    client_of: ClientOf, ratna: Actor, practice: Practice
) -> None:
    save_version(by=ratna, at=NOW, practice_id=practice.pk, expected=practice.version,
                 texts=[whole_text(risks="Hubungi Bu Siti Nurhayati, 081234567890.")])
    text = text_of(client_of(ratna).get(f"/practices/{practice.pk}/review/"))
    assert "Data pribadi yang ditemukan" in text
    for words in ("Siti Nurhayati", "081234567890", "Risiko", "Tulis perannya, bukan namanya",
                  f"/practices/{practice.pk}/write/results/"):
        assert words in text
    assert "Serahkan untuk ditelaah" not in text


def test_a_change_needs_words_and_the_authors_read_them(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice, temanggung: Office
) -> None:
    Practice.objects.filter(pk=practice.pk).update(state=State.REVIEW)
    practice.refresh_from_db()
    review = make_review(practice, user_of(stranger), temanggung)
    desk, page = client_of(stranger), f"/practices/reviews/{review.pk}/"
    wrong = desk.post(page, {**ANSWERS, "verdict": "change"})
    assert wrong.status_code == 422
    assert "Tuliskan apa yang perlu diubah" in text_of(wrong)
    named = desk.post(page, {**ANSWERS, "words": "Tanya Bu Siti Aminah."})
    assert named.status_code == 422
    assert "Siti Aminah" in text_of(named)
    desk.post(page, {**ANSWERS, "verdict": "change", "words": "Langkah kedua kurang jelas."})
    author = client_of(ratna)
    assert "Langkah kedua kurang jelas." in text_of(
        author.get(f"/practices/{practice.pk}/review/"))
    assert "Langkah kedua kurang jelas." in text_of(author.get(page))


def test_who_declines_or_is_silent_is_replaced(
    client_of: ClientOf, ratna: Actor, stranger: Actor, dewi: Actor, practice: Practice,
    temanggung: Office,
) -> None:
    Practice.objects.filter(pk=practice.pk).update(state=State.REVIEW)
    practice.refresh_from_db()
    review = make_review(practice, user_of(stranger), temanggung)
    client_of(stranger).post(f"/practices/reviews/{review.pk}/decline/")
    assert not Review.objects.exists()
    old = make_review(practice, user_of(stranger), temanggung,
                      asked_at=NOW.replace(month=10))
    desk = client_of(ratna)
    assert "Minta rekan lain" in text_of(desk.get(f"/practices/{practice.pk}/review/"))
    desk.post(f"/practices/{practice.pk}/review/another/",
              {"reviewer": str(dewi.user_id), "instead_of": str(old.pk)})
    assert Review.objects.get().reviewer_id == dewi.user_id


def test_the_own_office_is_published_to_without_review(
    client_of: ClientOf, ratna: Actor, practice: Practice
) -> None:
    desk = client_of(ratna)
    desk.post(f"/practices/{practice.pk}/publish/")
    practice.refresh_from_db()
    assert practice.state == State.DRAFT
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    assert "Terbitkan untuk kantor sendiri" in text_of(
        desk.get(f"/practices/{practice.pk}/review/"))
    desk.post(f"/practices/{practice.pk}/publish/")
    practice.refresh_from_db()
    assert practice.state == State.PUBLISHED


def test_a_stranger_finds_neither_the_page_nor_the_review(
    client_of: ClientOf, stranger: Actor, dewi: Actor, practice: Practice, temanggung: Office
) -> None:
    review = make_review(practice, user_of(stranger), temanggung)
    desk = client_of(dewi)
    assert desk.get(f"/practices/{practice.pk}/review/").status_code == 404
    assert desk.get(f"/practices/reviews/{review.pk}/").status_code == 404
    assert desk.post(f"/practices/reviews/{review.pk}/", ANSWERS).status_code == 404
    assert desk.post(f"/practices/reviews/{review.pk}/decline/").status_code == 404


def test_a_coordinator_stands_behind_it_and_takes_it_back(
    client_of: ClientOf, wonosobo: Office
) -> None:
    published = make_practice(wonosobo)
    province = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    desk = client_of(actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, province)))
    page = f"/practices/{published.pk}/"
    assert "Dukung praktik ini" in text_of(desk.get(page))
    desk.post(f"{page}endorse/", {"words": "Terbukti di tiga kantor."})
    assert "Terbukti di tiga kantor." in text_of(desk.get(page))
    row = Endorsement.objects.get()
    desk.post(f"/practices/endorsements/{row.pk}/take-back/")
    assert "Terbukti di tiga kantor." not in text_of(desk.get(page))


def test_an_endorsement_of_what_was_withdrawn_is_taken_back_without_a_dead_end(
    client_of: ClientOf, wonosobo: Office
) -> None:
    published = make_practice(wonosobo)
    province = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    desk = client_of(actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, province)))
    desk.post(f"/practices/{published.pk}/endorse/", {"words": "Mudah ditiru."})
    Practice.objects.update(state=State.WITHDRAWN, withdrawn_reason="Diganti.")
    row = Endorsement.objects.get()
    answer = desk.post(f"/practices/endorsements/{row.pk}/take-back/", follow=True)
    assert answer.status_code == 200
    assert "tidak lagi mendukungnya" in text_of(answer)


def test_another_provinces_endorsement_is_not_there_to_be_taken_back(
    client_of: ClientOf, wonosobo: Office
) -> None:
    published = make_practice(wonosobo)
    east = make_office(region="35", name="Disnakertrans Jawa Timur", kind=OfficeKind.PROVINCE)
    yayuk = actor_for(make_membership("yayuk", RoleName.PROVINCIAL_ANALYST, east))
    row = make_endorsement(published, user_of(yayuk), east)
    province = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    tuti = actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, province))
    page = f"/practices/endorsements/{row.pk}/take-back/"
    assert client_of(tuti).post(page).status_code == 404


@pytest.mark.parametrize("path", ["/practices/reviews/", "/practices/{pk}/review/"])
def test_lists_ask_no_more_of_the_database_for_more_rows(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice, path: str
) -> None:
    desk = client_of(ratna)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(path.format(pk=practice.pk)).status_code == 200
        return len(found)

    def fill(numbers: range) -> None:
        for number in numbers:
            office = make_office(region=f"34.{number:02}", name=f"Disnaker {number}")
            make_membership(f"rekan{number}", RoleName.OFFICER, office)
            other = make_practice(office, title=f"Praktik {number}", state=State.REVIEW,
                                  category=Category.CASE_WORK)
            make_review(other, user_of(ratna), practice.office)

    fill(range(1, 3))
    queries()
    few = queries()
    fill(range(3, 9))
    assert queries() == few
