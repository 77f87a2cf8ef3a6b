"""Many desks print at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import typst

from antarkerja.shared.typesetting import typeset
from tests.pdf_reading import bare, read_pdf

AT = datetime(2026, 11, 24, 2, 0, 0, 123456, tzinfo=UTC)
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "Uji")
#set text(lang: "id")
= #data.name
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "uji.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def test_papers_made_side_by_side_do_not_mix(template: Path) -> None:
    names = [f"Sari {number}" for number in range(40)]
    with ThreadPoolExecutor(max_workers=8) as desks:
        made = list(desks.map(
            lambda name: typeset(template, {"name": name}, root=template.parent, at=AT), names
        ))
    assert [read_pdf(pdf).text for pdf in made] == names


def test_the_same_moment_in_two_zones_gives_the_same_file(template: Path) -> None:
    in_jayapura = AT.astimezone(timezone(timedelta(hours=9)))
    one = typeset(template, {"name": "Sari"}, root=template.parent, at=AT)
    assert typeset(template, {"name": "Sari"}, root=template.parent, at=in_jayapura) == one


def test_a_letter_without_a_glyph_is_a_box_and_the_rest_is_read(template: Path) -> None:
    seen = read_pdf(typeset(template, {"name": "Sari 😀 W"}, root=template.parent, at=AT))
    assert seen.is_tagged
    assert bare("Sari") in seen.plain
    assert "pdfaid" not in seen.claims


def test_a_template_that_is_wrong_says_so(tmp_path: Path) -> None:
    (tmp_path / "salah.typ").write_text("#nothing-of-that-name", encoding="utf-8")
    with pytest.raises(typst.TypstError, match="unknown variable"):
        typeset(tmp_path / "salah.typ", {}, root=tmp_path, at=AT)
