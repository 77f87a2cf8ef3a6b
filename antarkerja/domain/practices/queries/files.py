"""Forms and tools that go with practices, and files of meetings, for their readers."""

from __future__ import annotations

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.errors.practice import LostContentError
from antarkerja.domain.practices.models import Material, PracticeFile
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


def public_file(file_id: int) -> PracticeFile | None:
    """A file of a practice that anybody reads."""
    return PracticeFile.objects.filter(
        pk=file_id, removed_at=None, practice__in=public_practices()).first()


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
