"""Packages: signed, checked whole, taken in once; duplicates and lineage survive the trip."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.documents.package import package, written
from antarkerja.domain.practices.enums.carry import PackageFault
from antarkerja.domain.practices.enums.practice import State, Visibility
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.errors.carry import (
    BrokenPackageError,
    NothingToCarryError,
    UnknownInstanceError,
)
from antarkerja.domain.practices.imports.bringing import (
    bring_in,
    distrust_instance,
    trust_instance,
)
from antarkerja.domain.practices.imports.package import read_package
from antarkerja.domain.practices.models import (
    Practice,
    PracticeText,
    Replication,
    ReplicationResult,
)
from antarkerja.domain.practices.queries.carry import practices_to_carry
from antarkerja.shared.signing import WrongSignatureError, check, fingerprint, public_key, sign
from tests.factories.offices import actor_for, make_membership, make_office, make_user
from tests.factories.practices import make_practice

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
OTHER_KEY = "hash-of-another-installation-0123456789abcdefghijklmnop"
in_database = pytest.mark.django_db


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


@pytest.fixture
def coordinator(db: None) -> Actor:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    return actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))


def _carried(coordinator: Actor) -> bytes:
    return package(practices_to_carry(coordinator), at=AT)


def _lost(*practices: Practice) -> None:
    """As on another installation, where none of it is known."""
    Replication.objects.filter(practice__in=practices).delete()
    Practice.objects.filter(pk__in=[one.pk for one in practices]).delete()


def _trusts(coordinator: Actor, content: bytes) -> None:
    found = read_package(content)
    trust_instance(by=coordinator, at=AT, name=found.name, address=found.address, key=found.key)


@in_database
def test_a_practice_arrives_as_it_left_with_texts_authors_acts_and_lineage(
    office: Office, coordinator: Actor
) -> None:
    ratna = make_user("ratna", name="Ratna Puspitasari")
    parent = make_practice(office, title="Bimbingan kelompok")
    child = make_practice(office, title="Bimbingan kelompok daring", parent=parent, author=ratna,
                          groups=["graduates"], hours_a_month=6)
    child.acts.create(kind="session.held", detail="Wawancara")
    child.indicators.create(indicator="no_show", indicator_version=1, is_main=True)
    _carried_over_twice(child, office)
    keys = parent.key, child.key
    content = _carried(coordinator)
    _lost(child, parent)
    _trusts(coordinator, content)

    parcel = bring_in(by=coordinator, at=AT, package=read_package(content))

    assert (parcel.added, parcel.replications, parcel.held_back) == (2, 2, 0)
    arrived = Practice.objects.get(key=keys[1])
    assert arrived.parent is not None
    assert arrived.parent.key == keys[0]
    assert (arrived.state, arrived.instance) == (State.PUBLISHED, "Antarkerja")
    assert (arrived.groups, arrived.hours_a_month) == (["graduates"], 6)
    text = arrived.texts.get(is_current=True)
    assert text.title == "Bimbingan kelompok daring"
    assert text.steps == [{"what": "Kumpulkan delapan orang", "who": "Pengantar kerja",
                           "tool": ""}]
    assert [one.name for one in arrived.authors.order_by("pk")] == [
        "Ratna Puspitasari", "Disnaker Kabupaten Wonosobo"]
    assert list(arrived.acts.values_list("kind", "detail")) == [("session.held", "Wawancara")]
    learnt = arrived.replications.get(source__isnull=False)
    assert learnt.elsewhere == "Disnaker Temanggung (Antarkerja)"
    assert learnt.source is not None
    assert learnt.source.results.get().change == -0.08


def _carried_over_twice(child: Practice, office: Office) -> None:
    """By one office, with a result, and by a second that learnt from the first."""
    first = Replication.objects.create(
        practice=child, number=1, office=office, state=ReplicationState.KEPT,
        planned_on=date(2026, 1, 2), started_on=date(2026, 2, 1), adapted_what="Lewat Zoom")
    Replication.objects.create(
        practice=child, number=1, office=make_office(region="33.23", name="Disnaker Temanggung"),
        state=ReplicationState.RUNNING, planned_on=date(2026, 5, 2),
        started_on=date(2026, 6, 1), source=first)
    ReplicationResult.objects.create(
        replication=first, months=3, indicator="no_show", indicator_version=1, before=0.3,
        after=0.2, cases=80, change=-0.08, low=-0.15, high=-0.01, verdict="better",
        measured_on=date(2026, 5, 2))


@in_database
def test_the_same_package_twice_is_once_and_a_known_practice_stays_one(
    office: Office, coordinator: Actor
) -> None:
    practice = make_practice(office)
    content = _carried(coordinator)
    _lost(practice)
    _trusts(coordinator, content)
    first = bring_in(by=coordinator, at=AT, package=read_package(content))
    assert bring_in(by=coordinator, at=AT, package=read_package(content)) == first
    again = package(practices_to_carry(coordinator), at=AT.replace(hour=5))
    second = bring_in(by=coordinator, at=AT, package=read_package(again))
    assert (second.added, second.known) == (0, 1)
    assert Practice.objects.count() == 1


@in_database
def test_a_newer_version_follows_the_one_that_is_here(
    office: Office, coordinator: Actor
) -> None:
    practice = make_practice(office)
    old = _carried(coordinator)
    PracticeText.objects.filter(practice=practice).update(is_current=False)
    PracticeText.objects.create(practice=practice, number=2, language="id", title="Versi dua",
                                is_current=True, words="Versi dua", written_at=AT)
    Practice.objects.filter(pk=practice.pk).update(version=2, published_version=2)
    new = _carried(coordinator)
    _lost(practice)
    _trusts(coordinator, old)
    bring_in(by=coordinator, at=AT, package=read_package(old))
    parcel = bring_in(by=coordinator, at=AT, package=read_package(new))
    assert parcel.renewed == 1
    here = Practice.objects.get()
    assert (here.published_version, here.texts.count()) == (2, 2)
    assert here.texts.get(is_current=True).title == "Versi dua"
    # The older package, late in the post, changes nothing back.
    late = bring_in(by=coordinator, at=AT, package=read_package(old))
    assert late.added == 1
    assert Practice.objects.get().published_version == 2


@in_database
def test_what_began_here_is_not_written_over_when_it_comes_home(
    office: Office, coordinator: Actor
) -> None:
    practice = make_practice(office)
    content = _carried(coordinator)
    data = json.loads(_parts(content)[f"practices/{practice.key}.json"])
    data["version"], data["texts"][0]["title"] = 9, "Ditulis ulang orang lain"
    data["replications"] = [{
        "key": "7b1c4c2e-1111-4222-8333-944444444444", "office": "Disnaker Kota Lain",
        "number": 1, "state": "planned", "planned_on": "2026-10-01"}]
    changed = _signed({f"practices/{practice.key}.json": written(data)}, [str(practice.key)])
    _trusts(coordinator, changed)
    parcel = bring_in(by=coordinator, at=AT, package=read_package(changed))
    practice.refresh_from_db()
    assert (parcel.known, parcel.replications, practice.version) == (1, 1, 1)
    assert practice.texts.get().title == "Bimbingan kelompok sebelum wawancara"


@in_database
def test_a_practice_that_names_somebody_waits_as_a_draft(
    office: Office, coordinator: Actor
) -> None:
    practice = make_practice(office)
    PracticeText.objects.filter(practice=practice).update(
        problem="Hubungi Bu Siti Nurhayati di 0812 3456 7890.")
    content = _carried(coordinator)
    _lost(practice)
    _trusts(coordinator, content)
    parcel = bring_in(by=coordinator, at=AT, package=read_package(content))
    assert (parcel.added, parcel.held_back) == (1, 1)
    assert Practice.objects.get().state == State.DRAFT


@in_database
def test_what_an_office_or_a_province_keeps_to_itself_does_not_leave(
    office: Office, coordinator: Actor
) -> None:
    for visibility in (Visibility.OFFICE, Visibility.PROVINCE):
        make_practice(office, visibility=visibility)
    make_practice(office, state=State.DRAFT)
    with pytest.raises(NothingToCarryError):
        _carried(coordinator)


@in_database
def test_a_package_of_a_stranger_is_refused_until_somebody_trusts_the_key(
    office: Office, coordinator: Actor, settings: Any
) -> None:
    make_practice(office)
    own, settings.HASH_KEY = settings.HASH_KEY, OTHER_KEY
    content = _carried(coordinator)
    theirs, settings.HASH_KEY = public_key(), own
    assert theirs != public_key()
    found = read_package(content)
    with pytest.raises(UnknownInstanceError) as told:
        bring_in(by=coordinator, at=AT, package=found)
    assert told.value.key == theirs
    instance = trust_instance(by=coordinator, at=AT, name="Sulawesi", address="", key=theirs)
    bring_in(by=coordinator, at=AT, package=found)
    distrust_instance(by=coordinator, at=AT, instance_id=instance.pk)
    with pytest.raises(UnknownInstanceError):
        bring_in(by=coordinator, at=AT, package=found)


@in_database
def test_an_officer_neither_sends_nor_takes_packages(office: Office, coordinator: Actor) -> None:
    make_practice(office)
    content = _carried(coordinator)
    _trusts(coordinator, content)
    ratna = actor_for(make_membership("ratna", RoleName.OFFICER, office))
    with pytest.raises(NotAllowedError):
        practices_to_carry(ratna)
    with pytest.raises(NotAllowedError):
        bring_in(by=ratna, at=AT, package=read_package(content))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return file.getvalue()


def _signed(parts: dict[str, bytes], keys: list[str], **more: Any) -> bytes:
    """A package that says of its parts what they are, under our own key."""
    import hashlib

    manifest = written({
        "format": "antarkerja-practices", "version": 1, "instance": {"name": "Lain"},
        "practices": keys, "parts": [
            {"path": path, "sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}
            for path, body in parts.items()]} | more)
    signature = written({"key": public_key(), "signature": sign(manifest)})
    return _zip({"manifest.json": manifest, "signature.json": signature} | parts)


@pytest.fixture
def content(office: Office, coordinator: Actor) -> bytes:
    make_practice(office)
    return _carried(coordinator)


def _fault(content: bytes) -> PackageFault:
    with pytest.raises(BrokenPackageError) as told:
        read_package(content)
    return told.value.fault


@in_database
def test_one_changed_letter_is_found(content: bytes) -> None:
    parts = _parts(content)
    path = next(name for name in parts if name.startswith("practices/"))
    for name, fault in ((path, PackageFault.CHANGED), ("manifest.json", PackageFault.SIGNATURE)):
        wrong = dict(parts)
        wrong[name] = wrong[name].replace(b"1", b"2", 1)
        assert _fault(_zip(wrong)) == fault
    assert _fault(_zip(parts | {"practices/extra.json": b"{}"})) == PackageFault.CHANGED
    assert _fault(_zip({n: b for n, b in parts.items() if n != path})) == PackageFault.MISSING


@in_database
def test_a_signature_of_another_key_does_not_pass(content: bytes, settings: Any) -> None:
    parts = _parts(content)
    settings.HASH_KEY = OTHER_KEY
    signature = json.loads(parts["signature.json"])
    signature["signature"] = sign(parts["manifest.json"])
    assert _fault(_zip(parts | {"signature.json": written(signature)})) == PackageFault.SIGNATURE


@pytest.mark.parametrize(("content", "fault"), [
    (b"", PackageFault.NO_ZIP),
    (b"PK\x03\x04 half a file", PackageFault.NO_ZIP),
    (_zip({}), PackageFault.NO_MANIFEST),
    (_zip({"manifest.json": b"{}"}), PackageFault.NO_MANIFEST),
    (_zip({"manifest.json": b"{}", "signature.json": b"["}), PackageFault.WRITTEN_WRONG),
    (_zip({"manifest.json": b"{}", "signature.json": b"{}"}), PackageFault.SIGNATURE),
])
def test_what_is_no_package_is_said_so(content: bytes, fault: PackageFault) -> None:
    assert _fault(content) == fault


def test_a_newer_form_is_refused_with_what_to_do() -> None:
    assert _fault(_signed({}, [], version=2)) == PackageFault.NEWER
    assert _fault(_signed({}, [], format="lain")) == PackageFault.WRITTEN_WRONG


GOOD: dict[str, Any] = {
    "key": "7b1c4c2e-0a39-4a5e-9c1f-1d2e3f405162", "office": "Disnaker Lain",
    "category": "case_work", "origin": "own", "version": 1, "published_on": "2026-10-05",
    "texts": [{"number": 1, "language": "id", "title": "Judul", "steps": []}],
}


@pytest.mark.parametrize("wrong", [
    {"key": "bukan-kunci"}, {"category": "lain"}, {"texts": []}, {"published_on": "2026-13-45"},
    {"version": 0}, {"texts": [{"number": 1, "language": "fr", "title": "T", "steps": []}]},
    {"texts": [{"number": 2, "language": "id", "title": "T", "steps": []}]},
    {"replications": [{"key": GOOD["key"], "office": "X", "number": 1, "state": "running",
                       "planned_on": "2026-01-01"}]},
    {"replications": [{"key": GOOD["key"], "office": "X", "number": 1, "state": "abandoned",
                       "planned_on": "2026-01-01", "ended_on": "2026-02-01",
                       "end_reason": "bosan"}]},
])
def test_a_practice_that_is_written_wrong_is_refused_with_its_place(wrong: Any) -> None:
    path = f"practices/{GOOD['key']}.json"
    content = _signed({path: written(GOOD | wrong)}, [GOOD["key"]])
    with pytest.raises(BrokenPackageError) as told:
        read_package(content)
    assert told.value.fault == PackageFault.WRITTEN_WRONG
    assert path in told.value.place


def test_parents_come_before_children_and_a_ring_is_cut() -> None:
    keys = [f"{n}b1c4c2e-0a39-4a5e-9c1f-1d2e3f405162" for n in range(1, 5)]
    parents = {keys[0]: keys[1], keys[1]: keys[2], keys[2]: None, keys[3]: keys[3]}
    parts = {f"practices/{key}.json": written(GOOD | {"key": key, "parent": parents[key]})
             for key in keys}
    order = [data["key"] for data in read_package(_signed(parts, keys)).practices]
    assert order.index(keys[2]) < order.index(keys[1]) < order.index(keys[0])
    assert set(order) == set(keys)


@given(st.binary(max_size=400), st.integers(0, 63))
def test_only_the_own_signature_over_the_own_content_passes(content: bytes, place: int) -> None:
    key, signature = public_key(), sign(content)
    check(content, key=key, signature=signature)
    wrong = signature[:place] + ("A" if signature[place] != "A" else "B") + signature[place + 1:]
    for other, signed in ((content + b"x", signature), (content, wrong)):
        with pytest.raises(WrongSignatureError):
            check(other, key=key, signature=signed)


def test_a_fingerprint_can_be_read_aloud() -> None:
    assert len(fingerprint(public_key()).split()) == 8
