"""Catalogues are compiled once, and only those that changed."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from antarkerja.shared.translations import compile_catalogues

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "People"
msgstr "Orang"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    folder = tmp_path / "area" / "locale" / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    path = folder / "django.po"
    path.write_text(PO, encoding="utf-8")
    return path


def test_a_compiled_catalogue_answers_in_indonesian(tmp_path: Path, catalogue: Path) -> None:
    assert compile_catalogues(tmp_path) == 1
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("People") == "Orang"


def test_what_did_not_change_is_left_alone(tmp_path: Path, catalogue: Path) -> None:
    compile_catalogues(tmp_path)
    assert compile_catalogues(tmp_path) == 0


def test_a_changed_catalogue_is_compiled_again(tmp_path: Path, catalogue: Path) -> None:
    compile_catalogues(tmp_path)
    later = catalogue.with_suffix(".mo").stat().st_mtime + 5
    os.utime(catalogue, (later, later))
    assert compile_catalogues(tmp_path) == 1


def test_no_half_written_file_is_left_behind(tmp_path: Path, catalogue: Path) -> None:
    compile_catalogues(tmp_path)
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["django.mo", "django.po"]
