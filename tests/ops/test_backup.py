"""What is backed up comes back the same, and a backup that is not right is refused."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.offices.models import ImportBatch, ImportRow, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.ops.backup import kept_models, label, write_backup
from antarkerja.ops.restore import (
    BackupDamagedError,
    NotEmptyError,
    OtherVersionError,
    restore,
)

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def desk(ratna: Actor, wonosobo: Office) -> Person:
    """An office with an officer, a person with an encrypted NIK, an import and an event."""
    person = Person.objects.create(
        office=wonosobo, name="Siti Nurhayati — “Éko”", name_normalised="siti nurhayati",
        nik_encrypted=b"\x00\xff cipher", nik_hash="ab" * 32, birth_on=date(2001, 2, 28),
        created_at=datetime(2025, 1, 2, 3, 4, 5, 678901, tzinfo=UTC),
    )
    batch = ImportBatch.objects.create(
        office=wonosobo, kind="people", file_name="a.csv", sha256="0" * 64, format="own",
        mapping={"Nama": "name", "tua": None, "n": [1, 2.5, True]},
    )
    ImportRow.objects.create(batch=batch, line=2, values={"a": "b"}, verdict="new", before=None)
    with transaction.atomic():
        record(Entry(kind=EventKind.PERSON_REGISTERED, happened_on=date(2026, 11, 24),
                     subject=Subject.PERSON, subject_id=person.pk, office_id=wonosobo.pk))
    return person


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every kept table."""
    found = {}
    for model in kept_models():
        rows = [
            {name: bytes(value) if isinstance(value, memoryview) else value
             for name, value in row.items()}
            for row in model._base_manager.order_by("pk").values()
        ]
        found[label(model)] = rows
    return found


def spoil(source: Path, target: Path, member: str, content: bytes) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return target


def test_what_was_backed_up_comes_back_the_same(desk: Person, tmp_path: Path) -> None:
    before = everything()
    file = tmp_path / "backup.zip"
    write_backup(file, at=NOW)
    Person.objects.update(name="Somebody else")
    User.objects.create(username="late", name="Late")

    restore(file, replace=True)

    assert everything() == before
    assert Person.objects.get().created_at == desk.created_at


def test_after_a_restore_new_rows_get_new_numbers(desk: Person, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_backup(file, at=NOW)
    restore(file, replace=True)
    fresh = Person.objects.create(office=desk.office, name="Budi", name_normalised="budi")
    assert fresh.pk > desk.pk


def test_after_a_restore_the_ledger_refuses_change_again(desk: Person, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_backup(file, at=NOW)
    restore(file, replace=True)
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), \
            connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_event SET quantity = 2")
    assert Event.objects.get().quantity == 1


def test_a_database_with_data_is_not_overwritten_by_mistake(desk: Person, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_backup(file, at=NOW)
    with pytest.raises(NotEmptyError):
        restore(file, replace=False)
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(file), language="en")


def test_a_backup_never_overwrites_a_file(desk: Person, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    file.write_text("precious")
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(file), language="en")
    assert file.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [file]


def test_only_its_owner_can_read_a_backup(desk: Person, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_backup(file, at=NOW)
    assert file.stat().st_mode & 0o077 == 0


def test_sessions_are_not_in_a_backup(desk: Person, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_backup(file, at=NOW)
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if ".Session" in name]


@pytest.mark.parametrize("what", ["not a zip", "changed row", "cut row", "no manifest"])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    desk: Person, tmp_path: Path, what: str
) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    write_backup(good, at=NOW)
    people = "tables/jobseekers.Person.jsonl"
    with zipfile.ZipFile(good) as archive:
        line = archive.read(people)
    if what == "not a zip":
        bad.write_bytes(b"PK nothing")
    elif what == "no manifest":
        spoil(good, bad, "manifest.json", b"{}")
    else:
        spoil(good, bad, people, line.replace(b"Siti", b"Sari") if "changed" in what else b"")
    before = everything()
    with pytest.raises(BackupDamagedError):
        restore(bad, replace=True)
    assert everything() == before


def test_a_backup_of_another_version_is_refused(desk: Person, tmp_path: Path) -> None:
    good, other = tmp_path / "good.zip", tmp_path / "other.zip"
    write_backup(good, at=NOW)
    with zipfile.ZipFile(good) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["migrations"].append("jobseekers.9999_later")
    spoil(good, other, "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(OtherVersionError) as refused:
        restore(other, replace=True)
    assert refused.value.missing == ["jobseekers.9999_later"]


@pytest.mark.django_db(transaction=True)
def test_a_restore_that_breaks_half_way_leaves_the_old_data(tmp_path: Path) -> None:
    """The manifest agrees with its rows, but two of them cannot stand together."""
    office = Office.objects.create(region="33.07", name="Wonosobo", kind="district")
    file, twice = tmp_path / "backup.zip", tmp_path / "twice.zip"
    write_backup(file, at=NOW)
    import hashlib

    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        row = archive.read("tables/offices.Office.jsonl")
    for facts in manifest["tables"]:
        if facts["model"] == "offices.Office":
            facts["rows"], facts["sha256"] = 2, hashlib.sha256(row + row).hexdigest()
    half = tmp_path / "half.zip"
    spoil(file, half, "tables/offices.Office.jsonl", row + row)
    spoil(half, twice, "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(IntegrityError):
        restore(twice, replace=True)
    assert Office.objects.get().name == office.name


@pytest.mark.django_db(transaction=True)
def test_the_desk_can_write_while_a_backup_is_read(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    from antarkerja.ops.backup import one_moment

    def write() -> None:
        Office.objects.create(region="33.23", name="Temanggung", kind="district")
        connections.close_all()

    with one_moment():
        assert Office.objects.count() == 0
        with ThreadPoolExecutor(1) as pool:
            pool.submit(write).result(timeout=20)
        assert Office.objects.count() == 0
    assert Office.objects.count() == 1
