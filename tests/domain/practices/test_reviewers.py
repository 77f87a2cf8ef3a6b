"""Who may review, and what readers see at once: nobody near the practice, nobody given away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, Origin, Visibility
from antarkerja.domain.practices.errors.review import (
    NotAReviewerError,
    PersonalDataError,
    TooEarlyToReplaceError,
)
from antarkerja.domain.practices.models import Endorsement, Practice, PracticeFile
from antarkerja.domain.practices.operations.authors import add_author
from antarkerja.domain.practices.operations.drafting import ContextDetails, set_context
from antarkerja.domain.practices.operations.reviewing import ask_another
from antarkerja.domain.practices.operations.versions import save_version
from tests.clients import DeskClient
from tests.conftest import NOW, TODAY
from tests.domain.practices.test_reviewing import asked, dewi, give, magelang, practice, whole_text
from tests.factories.handed_in import paper
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice

__all__ = ["dewi", "magelang", "practice"]
pytestmark = pytest.mark.django_db
PHONE = "0812 3456 7890"


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def joko(db: None) -> Actor:
    office = make_office(region="33.05", name="Disnaker Kabupaten Kebumen")
    return actor_for(make_membership("joko", RoleName.OFFICER, office, name="Joko Susilo"))


def test_a_role_in_another_office_as_well_makes_no_reviewer_of_a_colleague(
    ratna: Actor, wonosobo: Office, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    Membership.objects.create(user_id=dewi.user_id or 0, office=wonosobo, role=RoleName.OFFICER,
                              valid_from=TODAY - timedelta(days=9),
                              valid_until=TODAY + timedelta(days=9))
    with pytest.raises(NotAReviewerError):
        asked(ratna, practice, stranger, dewi)


def test_who_comes_to_the_office_meanwhile_reviews_no_more(
    ratna: Actor, wonosobo: Office, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    _first, second = asked(ratna, practice, stranger, dewi)
    Membership.objects.filter(user_id=dewi.user_id or 0).update(office=wonosobo)
    here = actor_for(Membership.objects.get(user_id=dewi.user_id or 0))
    with pytest.raises(OutOfScopeError):
        give(here, second)


def test_who_writes_along_is_asked_no_more_and_somebody_else_is(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor, joko: Actor
) -> None:
    asked(ratna, practice, stranger, dewi)
    add_author(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk, user_id=dewi.user_id or 0)
    assert practice.reviews.count() == 1
    ask_another(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk,
                reviewer_id=joko.user_id or 0)
    assert practice.reviews.count() == 2


def test_nobody_waits_two_weeks_for_a_colleague_who_left(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor, joko: Actor
) -> None:
    _first, second = asked(ratna, practice, stranger, dewi)
    said: dict[str, Any] = {"by": ratna, "on": TODAY, "at": NOW, "practice_id": practice.pk,
            "reviewer_id": joko.user_id or 0, "instead_of": second}
    with pytest.raises(TooEarlyToReplaceError):
        ask_another(**said)
    User.objects.filter(pk=dewi.user_id or 0).update(is_active=False)
    assert ask_another(**said).reviewer_id == joko.user_id


def test_what_changes_in_a_version_is_told_without_naming_anybody(
    ratna: Actor, practice: Practice
) -> None:
    with pytest.raises(PersonalDataError):
        save_version(by=ratna, at=NOW, practice_id=practice.pk, expected=practice.version,
                     texts=[whole_text(risks="Ruang kecil.")], change_note=f"Tanya {PHONE}")


def test_the_source_of_a_published_practice_names_nobody(ratna: Actor, wonosobo: Office) -> None:
    published = make_practice(wonosobo)
    details = ContextDetails(category=Category.DATA, origin=Origin.OFFICE,
                             origin_place="Disnaker Solo",
                             origin_source=f"Surel Bu Siti Nurhayati, {PHONE}")
    with pytest.raises(PersonalDataError):
        set_context(by=ratna, at=NOW, practice_id=published.pk, details=details)
    draft = Practice.objects.filter(pk=published.pk)
    draft.update(state="draft", published_version=None)
    set_context(by=ratna, at=NOW, practice_id=published.pk, details=details)


def test_the_form_says_what_to_take_out_and_who_else_must_read_it(
    client_of: Any, ratna: Actor, wonosobo: Office
) -> None:
    published = make_practice(wonosobo, visibility=Visibility.OFFICE)
    desk: DeskClient = client_of(ratna)
    url = f"/practices/{published.pk}/write/place/?language=id"
    form = desk.get(url).context["form"]
    data = {name: value for name in form.fields if (value := form[name].value())}
    answer = desk.post(url, data | {"visibility": "nation"})
    assert answer.status_code == 422
    assert "dua rekan" in answer.content.decode()
    answer = desk.post(url, data | {"context": "Kota kecil.", "change_note": PHONE})
    assert answer.status_code == 422
    assert PHONE in answer.context["form"].errors["__all__"][0]
    assert answer.context["form"]["context"].value() == "Kota kecil."


def test_a_file_is_not_called_after_somebody(
    client_of: Any, ratna: Actor, wonosobo: Office
) -> None:
    published = make_practice(wonosobo)
    answer = client_of(ratna).post(f"/practices/{published.pk}/files/", {
        "title": f"Daftar hadir Bu Siti Nurhayati {PHONE}",
        "file": SimpleUploadedFile("daftar.pdf", paper())})
    assert answer.status_code == 422
    assert PHONE in answer.context["form"].errors["title"][0]
    assert not PracticeFile.objects.exists()


def test_an_endorsement_names_nobody(client_of: Any, wonosobo: Office) -> None:
    published = make_practice(wonosobo)
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    nasional = actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))
    answer = client_of(nasional).post(f"/practices/{published.pk}/endorse/", {
        "words": f"Terbukti. Hubungi {PHONE}."})
    assert answer.status_code == 422
    assert PHONE in answer.context["form"].errors["words"][0]
    assert not Endorsement.objects.exists()
