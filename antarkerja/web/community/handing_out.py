"""Files of the community for their readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from antarkerja.domain.cases.enums.files import MEDIA_TYPES, FileForm
from antarkerja.domain.practices.errors.practice import LostContentError
from antarkerja.domain.practices.queries.files import content_of
from antarkerja.web.components.handing_out import file_response

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Material, PracticeFile


def handed_out(found: Material | PracticeFile | None) -> HttpResponse:
    """The file, to be saved. Raises Http404 where there is none, or its content is lost."""
    if found is None:
        raise Http404
    try:
        content = content_of(found)
    except LostContentError as error:
        raise Http404 from error
    return file_response(content, name=f"{found.title}.{found.form}",
                         media_type=MEDIA_TYPES[FileForm(found.form)])
