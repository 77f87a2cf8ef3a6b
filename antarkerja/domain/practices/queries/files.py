"""Forms and tools that go with practices, and files of meetings, for their readers."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Verdict
from antarkerja.domain.practices.errors.practice import LostContentError
from antarkerja.domain.practices.models import Material, Practice, PracticeFile
from antarkerja.domain.practices.queries.meetings import meetings_for
from antarkerja.domain.practices.queries.scope import public_practices, readable
from antarkerja.shared import vault


def file_for(viewer: Actor, file_id: int) -> PracticeFile | None:
    """A file of a practice that the viewer may open."""
    return PracticeFile.objects.filter(
        pk=file_id, removed_at=None, practice__in=readable(viewer)).first()


def material_for(viewer: Actor, material_id: int) -> Material | None:
    """A file of a meeting that the viewer sees."""
    return Material.objects.filter(pk=material_id, meeting__in=meetings_for(viewer)).first()


def public_files(practice: Practice) -> list[PracticeFile]:
    """What goes with the published version of a practice that anybody reads: files that were there
    when it was found ready. What was added since reaches everybody with the next version. Two
    queries."""
    return list(practice.files.filter(removed_at=None, kept_at__lte=_found_ready_at(practice))
                .order_by("title", "pk"))


def public_file(key: UUID, file_id: int) -> PracticeFile | None:
    """A file of `public_files` by the key of its practice; None where it is not public now."""
    practice = public_practices().select_related("office").filter(key=key).first()
    if practice is None:
        return None
    return next((file for file in public_files(practice) if file.pk == file_id), None)


def _found_ready_at(practice: Practice) -> datetime:
    """The moment up to which its reviewers saw the files. A practice of another installation was
    reviewed there and came with its files; one without reviews was published on a day."""
    given = practice.reviews.filter(
        number=practice.published_version or 0, verdict=Verdict.READY
    ).aggregate(last=Max("given_at"))["last"]
    if given is not None:
        return cast(datetime, given)
    if practice.instance or practice.published_on is None:
        return practice.created_at
    return datetime.combine(practice.published_on + timedelta(days=1), time.min,
                            tzinfo=ZoneInfo(practice.office.zone))


def content_of(file: PracticeFile | Material) -> bytes:
    """The content of a file that was found for its reader. Raises LostContentError."""
    try:
        return vault.get(file.stored_as)
    except vault.LostFileError as error:
        raise LostContentError(file.pk) from error


def vault_names() -> set[str]:
    """What of the vault belongs to this area, so that no sweep takes it for loose."""
    names: set[str] = set()
    for table in (PracticeFile, Material):
        names.update(table.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    return names
