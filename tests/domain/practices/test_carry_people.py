"""Packages that give people away, or that no database could keep."""

from __future__ import annotations

import random
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.documents.package import written
from antarkerja.domain.practices.enums.carry import PackageFault
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.errors.carry import BrokenPackageError
from antarkerja.domain.practices.imports.bringing import bring_in, trust_instance
from antarkerja.domain.practices.imports.package import read_package
from antarkerja.domain.practices.models import Parcel, Practice, Replication
from antarkerja.shared.signing import public_key
from tests.domain.practices.test_carry import GOOD, _signed
from tests.factories.offices import actor_for, make_membership, make_office

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
PATH = f"practices/{GOOD['key']}.json"
PHONE = "Hubungi kami di 0812 3456 7890."


@pytest.fixture
def coordinator(db: None) -> Actor:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    actor = actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))
    trust_instance(by=actor, at=AT, name="Lain", address="", key=public_key())
    return actor


def _content(**other: Any) -> bytes:
    return _signed({PATH: written(GOOD | other)}, [GOOD["key"]])


def _text(number: int, **other: str) -> dict[str, Any]:
    return {"number": number, "language": "id", "title": f"Versi {number}", "steps": []} | other


def _bring(coordinator: Actor, **other: Any) -> Parcel:
    return bring_in(by=coordinator, at=AT, package=read_package(_content(**other)))


def _here() -> Practice:
    return Practice.objects.get(key=GOOD["key"])


def test_what_waits_because_it_names_somebody_is_not_published_by_sending_it_again(
    coordinator: Actor
) -> None:
    naming = [_text(1, problem=PHONE)]
    assert _bring(coordinator, texts=naming).held_back == 1
    assert _bring(coordinator, texts=naming, office="Disnaker Lain Juga").known == 1
    assert _here().state == State.DRAFT


def test_a_newer_version_that_names_somebody_waits_and_readers_keep_the_old_one(
    coordinator: Actor
) -> None:
    first = _text(1)
    _bring(coordinator, texts=[first])
    parcel = _bring(coordinator, version=2, texts=[first, _text(2, problem=PHONE)])
    assert (parcel.renewed, parcel.held_back) == (1, 1)
    here = _here()
    assert (here.version, here.published_version) == (2, 1)
    assert here.texts.get(is_current=True).title == "Versi 1"
    _bring(coordinator, version=3, texts=[_text(3)])
    assert _here().texts.get(is_current=True).title == "Versi 3"


def test_an_earlier_version_and_what_changed_in_it_are_read_as_well(coordinator: Actor) -> None:
    parcel = _bring(coordinator, version=2, texts=[_text(1, problem=PHONE), _text(2)])
    assert parcel.held_back == 1
    Practice.objects.all().delete()
    noted = [_text(1, change_note="Atas saran Bu Siti Nurhayati")]
    assert _bring(coordinator, texts=noted).held_back == 1


def test_a_draft_written_here_is_not_published_by_a_package_of_the_same_number(
    coordinator: Actor
) -> None:
    _bring(coordinator, texts=[_text(1)])
    here = _here()
    here.texts.create(number=2, language="id", title="Belum ditinjau", written_at=AT)
    Practice.objects.update(version=2)
    assert _bring(coordinator, version=2, texts=[_text(2)]).known == 1
    assert _here().texts.get(is_current=True).title == "Versi 1"


def test_replications_arrive_without_words_that_name_somebody(coordinator: Actor) -> None:
    _bring(coordinator, replications=[{
        "key": "7b1c4c2e-1111-4222-8333-944444444444", "office": "Disnaker Kota Lain",
        "number": 1, "state": "abandoned", "planned_on": "2026-10-01", "ended_on": "2026-10-09",
        "end_reason": "no_time", "end_words": "Pak Joko Susilo pindah.",
        "adapted_what": "Lewat Zoom"}])
    row = Replication.objects.get()
    assert (row.end_words, row.adapted_what) == ("", "Lewat Zoom")


def test_a_day_to_come_does_not_stand_before_what_is_written_here(coordinator: Actor) -> None:
    _bring(coordinator, published_on="2999-01-01")
    assert _here().published_on == AT.date()


def _fault(content: bytes) -> PackageFault:
    with pytest.raises(BrokenPackageError) as told:
        read_package(content)
    return told.value.fault


@pytest.mark.parametrize("written_wrong", [
    rb'"office": "Disnaker \ud83d"', rb'"office": "Disnaker \u0000"', b'"office": NaN',
    b'"office": "X", "cost_once": 1e999',
])
def test_what_no_database_keeps_is_refused(written_wrong: bytes) -> None:
    body = written(GOOD).replace(b'"office": "Disnaker Lain"', written_wrong)
    assert written_wrong in body
    assert _fault(_signed({PATH: body}, [GOOD["key"]])) == PackageFault.WRITTEN_WRONG


def test_an_installation_that_says_nothing_of_itself_is_called_by_its_key() -> None:
    found = read_package(_signed({}, [], instance="Lain"))
    assert found.name == public_key()[:12]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2,
                                 zipfile.ZIP_LZMA])
def test_an_archive_damaged_anywhere_is_no_package_and_never_a_fault_of_ours(way: int) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", way) as archive:
        archive.writestr("manifest.json", b'{"a": 1}' * 40)
        archive.writestr("files/\N{LATIN SMALL LETTER E WITH ACUTE}", b"12345" * 40)
    whole, chance = file.getvalue(), random.Random(6)
    for _ in range(300):
        damaged = bytearray(whole)
        for place in chance.sample(range(len(damaged)), 3):
            damaged[place] = chance.randrange(256)
        with pytest.raises(BrokenPackageError):
            read_package(bytes(damaged))
