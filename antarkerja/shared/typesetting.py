"""Papers by typst: a template and its data become a tagged PDF.

Only the fonts that the typst wheel brings are used, so that a paper looks alike on a bare server
and on a desk. Data travel as JSON beside the template and are never part of its source: a name
that holds `#`, `\\` or `$` is text and nothing else.
"""

from __future__ import annotations

import json
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

# Archivable and accessible: PDF/A-2a with PDF/UA-1 asks for tags, title, language, embedded fonts.
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_NO_GLYPH = "could not be displayed"
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})
_own = threading.local()


def typeset(template: Path, data: Mapping[str, Any], *, root: Path, at: datetime) -> bytes:
    """The PDF of `template` (a .typ file under `root`), which reads `data` from `sys.inputs.data`.

    `at` becomes the day on which the file says it was made, so that equal input gives equal bytes.
    A letter that no bundled font holds (an emoji, a Han character) is printed as a box; such a
    file is still tagged but keeps to no standard, since the standards forbid unknown glyphs.

    Raises:
        typst.TypstError: the template is wrong.
    """
    inputs = {"data": json.dumps(_printable(data), ensure_ascii=False)}
    try:
        return _compile(template, inputs, root=root, at=at, standards=STANDARDS)
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    return _compile(template, inputs, root=root, at=at, standards=[])


def _compile(
    template: Path, inputs: dict[str, str], *, root: Path, at: datetime,
    standards: list[typst.PDFStandard],
) -> bytes:
    pdf = _compiler(root).compile(
        str(template), format="pdf", sys_inputs=inputs, pdf_standards=standards,
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst answered with something else than one PDF")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _compiler(root: Path) -> typst.Compiler:
    """One compiler a thread and root: it keeps what it has parsed, and serves one at a time."""
    compilers: dict[Path, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if root not in compilers:
        compilers[root] = typst.Compiler(
            root=str(root), font_paths=_fonts(), ignore_system_fonts=True
        )
    return compilers[root]


def _printable(value: Any) -> Any:
    """The data without control characters, half surrogates and code points that mean nothing."""
    if isinstance(value, str):
        return " ".join(
            "".join(" " if _is_unprintable(c) else c for c in value).split()
        )
    if isinstance(value, Mapping):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_printable(item) for item in value]
    return value


def _is_unprintable(letter: str) -> bool:
    return unicodedata.category(letter) in _UNPRINTABLE
