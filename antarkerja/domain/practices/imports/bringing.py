"""Taking in a package: duplicates stay one, what is newer follows, lineage is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor, home_office
from antarkerja.domain.practices.enums.practice import Language, State, Visibility
from antarkerja.domain.practices.errors.carry import UnknownInstanceError
from antarkerja.domain.practices.imports.package import Package
from antarkerja.domain.practices.models import (
    Instance,
    Parcel,
    Practice,
    PracticeAct,
    PracticeAuthor,
    PracticeFile,
    PracticeIndicator,
    PracticeText,
    Replication,
    ReplicationResult,
)
from antarkerja.domain.practices.operations.file_scans import looked_over
from antarkerja.domain.practices.operations.meeting_locks import colleague
from antarkerja.domain.practices.operations.versions import show_version
from antarkerja.domain.practices.policies.acts import NAMED_KINDS
from antarkerja.domain.practices.policies.package_form import CONTEXT, sources_first
from antarkerja.domain.practices.policies.personal_data import personal_data
from antarkerja.domain.practices.policies.places import places
from antarkerja.domain.practices.policies.texts import (
    PROSE,
    TextDetails,
    columns,
    steps_of,
    tidy,
)
from antarkerja.domain.practices.queries.carry import trusted
from antarkerja.domain.practices.queries.readiness import readiness_of
from antarkerja.shared import vault

ADDED, RENEWED, KNOWN = "added", "renewed", "known"


@dataclass(frozen=True, slots=True)
class _Taking:
    """What holds for every practice of one package."""

    package: Package
    office_id: int
    at: datetime


@transaction.atomic
def trust_instance(
    *, by: Actor, at: datetime, name: str, address: str, key: str
) -> Instance:
    """The actor compared the key with the owner of that installation. Trusted again, it counts.

    Raises NotAllowedError.
    """
    by.require(Permission.COORDINATE_PRACTICES)
    row, _made = Instance.objects.update_or_create(public_key=key, defaults={
        "name": name, "address": address, "trusted_by_id": colleague(by), "trusted_at": at,
        "distrusted_at": None,
    })
    return row


@transaction.atomic
def distrust_instance(*, by: Actor, at: datetime, instance_id: int) -> Instance:
    """Packages of that installation are no longer taken; what came stays. Twice is once.

    Raises NotAllowedError.
    """
    by.require(Permission.COORDINATE_PRACTICES)
    row = Instance.objects.select_for_update().get(pk=instance_id)
    if row.distrusted_at is None:
        row.distrusted_at = at
        row.save(update_fields=["distrusted_at"])
    return row


@transaction.atomic
def bring_in(*, by: Actor, at: datetime, package: Package) -> Parcel:
    """Takes a checked package; the same package twice is once. All of it, or nothing.

    A practice that is new here is published, of this office, with its installation's name; where
    its text names somebody, or a file is refused, it stays a draft. A newer version follows the
    one that is here; one that names somebody waits, and readers keep the version that they have.
    What began here is not written over by what comes home; the replications that others made of
    it are added, without words that name somebody.

    Raises:
        NotAllowedError.
        UnknownInstanceError: nobody here trusts the key.
    """
    by.require(Permission.COORDINATE_PRACTICES)
    instance = trusted(package.key)
    if instance is None:
        raise UnknownInstanceError(name=package.name, key=package.key)
    again = Parcel.objects.filter(sha256=package.sha256).first()
    if again is not None:
        return again
    taking = _Taking(package, home_office(by), at)
    counts = {ADDED: 0, RENEWED: 0, KNOWN: 0}
    held_back = replications = 0
    for data in package.practices:
        practice, outcome = _take(taking, instance, data)
        counts[outcome] += 1
        held_back += outcome != KNOWN and practice.published_version != data["version"]
        replications += _take_replications(practice, data, instance)
    return Parcel.objects.create(
        instance=instance, sha256=package.sha256, user_id=colleague(by), brought_at=at,
        held_back=held_back, replications=replications, **counts,
    )


def _take(
    taking: _Taking, instance: Instance, data: Mapping[str, Any]
) -> tuple[Practice, str]:
    known = Practice.objects.select_for_update().filter(key=data["key"]).first()
    if known is None:
        return _add(taking, instance, data), ADDED
    if (
        not known.instance or known.state == State.WITHDRAWN or data["version"] <= known.version
    ):
        return known, KNOWN
    _write_texts(known, data, taking.at, after=known.version)
    known.changed_at = taking.at
    known.save(update_fields=["version", "changed_at"])
    if not _names_somebody(known, data):
        _publish(known, data, taking.at)
    return known, RENEWED


def _add(taking: _Taking, instance: Instance, data: Mapping[str, Any]) -> Practice:
    parent = Practice.objects.filter(key=data["parent"]).first() if data.get("parent") else None
    practice = Practice.objects.create(
        key=data["key"], office_id=taking.office_id, parent=parent,
        instance=data.get("instance") or instance.name, visibility=Visibility.NATION,
        **_context(data, instance), created_at=taking.at, changed_at=taking.at,
        version=data["version"],
    )
    _write_texts(practice, data, taking.at, after=0)
    authors = [*data.get("authors", []), {"name": data["office"], "is_lead": False}]
    PracticeAuthor.objects.bulk_create(
        PracticeAuthor(practice=practice, name=one["name"], joined_at=taking.at)
        for one in authors
    )
    PracticeAct.objects.bulk_create(
        (PracticeAct(practice=practice, kind=one["kind"], detail=one.get("detail", ""))
         for one in data.get("acts", []) if one["kind"] in NAMED_KINDS),
        ignore_conflicts=True)
    PracticeIndicator.objects.bulk_create(
        (PracticeIndicator(practice=practice, indicator=one["code"],
                           indicator_version=one["version"], is_main=one.get("is_main", False))
         for one in data.get("indicators", [])),
        ignore_conflicts=True)
    whole = _keep_files(practice, data, taking)
    if whole and not _names_somebody(practice, data):
        _publish(practice, data, taking.at)
    return practice


def _context(data: Mapping[str, Any], instance: Instance) -> dict[str, Any]:
    """What fits where; a practice from elsewhere always names its source."""
    context = {name: data[name] for name in CONTEXT if name in data}
    if not context.get("origin_source"):
        context["origin_source"] = f"{data['office']}, {instance.name}"[:300]
    return context


def _write_texts(
    practice: Practice, data: Mapping[str, Any], at: datetime, *, after: int
) -> None:
    """The versions above `after`; one that is here already stays as it is."""
    rows = []
    for text in data["texts"]:
        if not after < text["number"] <= data["version"]:
            continue
        said = tidy(TextDetails(
            language=Language(text["language"]), title=text["title"],
            steps=steps_of(text["steps"]), **{name: text.get(name, "") for name in PROSE},
        ))
        rows.append(PracticeText(
            practice=practice, number=text["number"], written_at=at,
            change_note=text.get("change_note", ""), **columns(said)))
    PracticeText.objects.bulk_create(rows, ignore_conflicts=True)
    practice.version = max(practice.version, data["version"])


def _publish(practice: Practice, data: Mapping[str, Any], at: datetime) -> None:
    practice.state, practice.changed_at = State.PUBLISHED, at
    practice.published_version = data["version"]
    # A day to come would stand before everything that is written here.
    practice.published_on = min(date.fromisoformat(data["published_on"]), at.date())
    practice.save()
    show_version(practice, data["version"])


def _names_somebody(practice: Practice, data: Mapping[str, Any]) -> bool:
    """Whether what readers would see, earlier versions too, gives away a NIK, a phone, an e-mail
    or a name."""
    said = (
        (name, "", words) for text in data["texts"] for name, words in _words_of(text)
    )
    return bool(readiness_of(practice).places or places(said))


def _words_of(text: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("title", *PROSE, "change_note"):
        yield name, text.get(name, "")
    for step in text["steps"]:
        yield "steps", "\n".join(str(words) for words in step.values())


def _of_nobody(words: str) -> str:
    """The words, or nothing where they name somebody."""
    return "" if personal_data(words) else words


def _keep_files(practice: Practice, data: Mapping[str, Any], taking: _Taking) -> bool:
    """Files go through the same checks as those that are handed in; False where one is refused."""
    whole = True
    for one in data.get("files", []):
        try:
            file = looked_over(one["name"], taking.package.files[one["sha256"]])
        except FileRefusedError:
            whole = False
            continue
        PracticeFile.objects.create(
            practice=practice, title=one["title"] or file.name[:120], form=file.form,
            size=len(file.content), sha256=file.sha256, stored_as=vault.put(file.content),
            kept_at=taking.at,
        )
    return whole


def _take_replications(
    practice: Practice, data: Mapping[str, Any], instance: Instance
) -> int:
    """Replications of elsewhere, each once by its key; what it was learnt from is kept."""
    added = 0
    for one in sources_first(data.get("replications", []), "source"):
        if Replication.objects.filter(key=one["key"]).exists():
            continue
        taught = one.get("source")
        row = Replication.objects.create(
            key=one["key"], practice=practice, number=one["number"], state=one["state"],
            source=Replication.objects.filter(key=taught).first() if taught else None,
            elsewhere=f"{one['office']} ({instance.name})"[:160],
            adapted_what=_of_nobody(one.get("adapted_what", "")),
            adapted_why=_of_nobody(one.get("adapted_why", "")),
            planned_on=one["planned_on"], started_on=one.get("started_on"),
            ended_on=one.get("ended_on"), end_reason=one.get("end_reason", ""),
            end_words=_of_nobody(one.get("end_words", "")),
        )
        ReplicationResult.objects.bulk_create(
            (ReplicationResult(replication=row, **result) for result in one.get("results", [])),
            ignore_conflicts=True)
        added += 1
    return added
