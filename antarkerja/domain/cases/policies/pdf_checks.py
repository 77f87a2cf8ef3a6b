"""A PDF that is only to be read: one that runs, starts, sends or carries something is refused."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from antarkerja.domain.cases.enums.files import FileFault
from antarkerja.domain.cases.errors.files import FileRefusedError

_RUNS = frozenset({"/JavaScript", "/JS", "/Launch", "/RichMedia", "/EmbeddedFiles", "/EmbeddedFile",
                   "/XFA", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"})
_MOST_OBJECTS = 50_000
# A reader fed with rubbish writes pages of warnings.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def check_pdf(content: bytes) -> None:
    """Walks every object that the file's trailer leads to.

    Raises FileRefusedError: locked, broken, larger inside than can be looked through, or it runs
    something.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise FileRefusedError(FileFault.LOCKED)
        if not reader.pages:
            raise FileRefusedError(FileFault.BROKEN)
        for found in _names(reader):
            if found in _RUNS:
                raise FileRefusedError(FileFault.RUNS)
    except FileRefusedError:
        raise
    except Exception as error:  # a reader fed with broken bytes raises whatever it likes
        raise FileRefusedError(FileFault.BROKEN) from error


def _names(reader: PdfReader) -> Iterator[str]:
    """Every key and every name of the objects that can be reached; streams stay packed."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    visited = 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            place = (one.idnum, one.generation)
            if place in seen:
                continue
            seen.add(place)
            one = one.get_object()
        visited += 1
        if visited > _MOST_OBJECTS * 20 or len(seen) > _MOST_OBJECTS:
            raise FileRefusedError(FileFault.TOO_BIG)
        if isinstance(one, DictionaryObject):
            for key in one:
                yield str(key)
            waiting.extend(one.raw_get(key) for key in one)
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__iter__(one))
        elif isinstance(one, NameObject):
            yield str(one)
