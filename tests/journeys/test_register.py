"""A jobseeker is registered: file, registration, profile and account in one act."""

from __future__ import annotations

import pytest

from antarkerja.domain.jobseekers.errors import AlreadyRegisteredError, DetailsRefusedError
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import code_profiles
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    PersonDetails,
    ProfileDetails,
    WishLine,
)
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.reference.coding import confirm_title
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.journeys.register import open_account, register_alone, register_jobseeker
from tests.factories.jobseekers import NOW, TODAY, make_nik, make_person

pytestmark = pytest.mark.django_db
SARI = PersonDetails(name="Sari Wulandari", phone="+6281234567890")


def test_the_desk_opens_an_account_that_waits_for_a_code(ratna: Actor) -> None:
    person = register_jobseeker(by=ratna, on=TODAY, at=NOW, details=SARI)
    user = User.objects.get(person=person)
    assert (user.username, user.phone) == ("33.07/2026/00001", "+6281234567890")
    assert not user.has_usable_password()


def test_a_second_account_is_never_opened(ratna: Actor) -> None:
    person = register_jobseeker(by=ratna, on=TODAY, at=NOW, details=SARI)
    assert open_account(by=ratna, on=TODAY, person=person) == person.user
    assert User.objects.filter(username="33.07/2026/00001").count() == 1


def test_alone_the_password_opens_the_account(wonosobo: Office) -> None:
    person, user = register_alone(
        office_id=wonosobo.pk, on=TODAY, at=NOW, details=SARI, password="tiga kata panjang")
    assert user.check_password("tiga kata panjang")
    assert person.office == wonosobo


def test_what_is_refused_leaves_nothing_behind(wonosobo: Office) -> None:
    make_person(wonosobo, nik=make_nik(1))
    before = (Person.objects.count(), Event.objects.count(), User.objects.count())
    with pytest.raises(AlreadyRegisteredError):
        register_alone(office_id=wonosobo.pk, on=TODAY, at=NOW, details=SARI,
                       password="tiga kata panjang", nik=make_nik(1))
    with pytest.raises(DetailsRefusedError):
        register_alone(office_id=wonosobo.pk, on=TODAY, at=NOW,
                       details=PersonDetails(name="Sari", wage_floor=5),
                       password="tiga kata panjang")
    assert (Person.objects.count(), Event.objects.count(), User.objects.count()) == before


def test_a_title_that_nobody_understood_is_coded_later_and_the_group_follows(
    wonosobo: Office,
) -> None:
    person = make_person(wonosobo, profile=ProfileDetails(
        wishes=(WishLine(title="Xyzzy"),), experiences=(ExperienceLine(title="Qwrtz"),)))
    assert set(TitleCoding.objects.values_list("title", flat=True)) == {"xyzzy", "qwrtz"}
    assert person.wishes.get().kbji == ""
    confirm_title(title="xyzzy", group="5230", by_user_id=None, at=NOW)
    clock = system_actor()
    assert code_profiles(by=clock, on=TODAY) == 1
    assert code_profiles(by=clock, on=TODAY) == 0, "nobody knows the other title"
    assert person.wishes.get().kbji == "5230"
    stock: dict[str, int] = {}
    for event in Event.objects.filter(kind="person.registered"):
        stock[event.kbji] = stock.get(event.kbji, 0) + event.quantity
    assert stock == {"": 0, "5230": 1}


def test_a_title_that_is_known_is_coded_at_once(wonosobo: Office) -> None:
    confirm_title(title="Kasir Toko", group="5230", by_user_id=None, at=NOW)
    person = make_person(
        wonosobo, profile=ProfileDetails(wishes=(WishLine(title="kasir  toko"),)))
    assert person.wishes.get().kbji == "5230"
    assert Event.objects.get(person_id=person.pk).kbji == "5230"
