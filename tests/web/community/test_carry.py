"""Packages of practices on their page, and what everybody reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.documents.package import package
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.models import Instance, Practice, PracticeText
from antarkerja.domain.practices.queries.carry import practices_to_carry
from antarkerja.shared.signing import fingerprint, public_key
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import WRITTEN_AT, make_practice

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
CARRY = "/practices/carry/"
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def coordinator(db: None) -> Actor:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    return actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))


def words(response: Any) -> str:
    return unescape(" ".join(response.content.decode().split()))


def _upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("praktik.zip", content, "application/zip")


def test_a_coordinator_takes_a_package_after_comparing_its_key(
    client_of: ClientOf, coordinator: Actor, wonosobo: Office, settings: Any
) -> None:
    practice = make_practice(wonosobo)
    own, settings.HASH_KEY = settings.HASH_KEY, "hash-of-another-installation-0123456789abcdef"
    content, theirs = package(practices_to_carry(coordinator), at=AT), public_key()
    settings.HASH_KEY = own
    practice.delete()
    desk = client_of(coordinator)
    answer = desk.post(f"{CARRY}in/", {"package": _upload(content)})
    assert answer.status_code == 422
    assert fingerprint(theirs) in words(answer)
    assert not Practice.objects.exists()
    # A tick for another key is no tick for this one.
    answer = desk.post(f"{CARRY}in/", {
        "package": _upload(content), "compared": "on", "key": public_key()})
    assert answer.status_code == 422
    answer = desk.post(f"{CARRY}in/", {
        "package": _upload(content), "compared": "on", "key": theirs}, follow=True)
    assert "1 praktik baru" in words(answer)
    assert Practice.objects.get().instance == "Antarkerja"
    desk.post(f"{CARRY}instances/{Instance.objects.get().pk}/distrust/")
    answer = desk.post(f"{CARRY}in/", {"package": _upload(content)})
    assert answer.status_code == 422


@pytest.mark.parametrize(("content", "told"), [
    (b"halo", "bukan berkas ZIP"),
    (b"", "kosong"),
])
def test_a_file_that_is_no_package_is_said_so(
    client_of: ClientOf, coordinator: Actor, content: bytes, told: str
) -> None:
    answer = client_of(coordinator).post(f"{CARRY}in/", {"package": _upload(content)})
    assert answer.status_code == 422
    assert told in words(answer)


def test_a_package_is_made_by_a_link(
    client_of: ClientOf, coordinator: Actor, wonosobo: Office
) -> None:
    desk = client_of(coordinator)
    assert desk.get(f"{CARRY}package.zip").status_code == 302
    make_practice(wonosobo)
    answer = desk.get(f"{CARRY}package.zip")
    assert answer["Content-Type"] == "application/zip"
    assert answer.content.startswith(b"PK")
    odd = desk.get(f"{CARRY}package.zip?practice=99999999")
    assert odd.status_code == 302


def test_a_visitor_reads_what_is_published_for_everybody_and_nothing_else(
    client: DeskClient, wonosobo: Office
) -> None:
    shared = make_practice(wonosobo, title="Untuk umum", visibility=Visibility.PUBLIC)
    inner = make_practice(wonosobo, title="Untuk kantor", visibility=Visibility.NATION)
    page = words(client.get("/practices/public/"))
    assert "Untuk umum" in page
    assert "Untuk kantor" not in page
    assert "Kumpulkan delapan orang" in words(client.get(f"/practices/public/{shared.key}/"))
    assert client.get(f"/practices/public/{inner.key}/").status_code == 404
    assert "Untuk umum" not in words(client.get("/practices/public/?category=data"))
    assert client.get("/practices/public/?category=<x>").status_code == 200


def test_both_languages_stand_side_by_side(client: DeskClient, wonosobo: Office) -> None:
    shared = make_practice(wonosobo, title="Untuk umum", visibility=Visibility.PUBLIC)
    PracticeText.objects.create(practice=shared, number=1, language="en", title="For everybody",
                                problem="Many are nervous.", is_current=True, words="x",
                                written_at=WRITTEN_AT)
    address = f"/practices/public/{shared.key}/"
    assert "Many are nervous." not in words(client.get(address))
    both = words(client.get(f"{address}?language=both"))
    assert "Many are nervous." in both
    assert "Banyak yang gugup" in both


def test_the_feed_is_atom_with_an_entry_a_practice(
    client: DeskClient, wonosobo: Office
) -> None:
    shared = make_practice(wonosobo, title="Untuk & umum", visibility=Visibility.PUBLIC)
    make_practice(wonosobo, title="Untuk kantor")
    answer = client.get("/practices/public/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(answer.content)
    entry, = feed.findall(f"{atom}entry")
    assert entry.findtext(f"{atom}title") == "Untuk & umum"
    assert entry.findtext(f"{atom}id") == f"urn:uuid:{shared.key}"
    link = entry.find(f"{atom}link")
    assert link is not None
    assert link.get("href", "").endswith(f"/practices/public/{shared.key}/")
