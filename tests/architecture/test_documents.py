"""Documents are true: links lead somewhere, paths exist, decisions are numbered and listed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from tests.architecture.code import ROOT
from tests.architecture.messages import entries

ADR = ROOT / "docs" / "adr"
HANDBOOK = sorted((ROOT / "docs" / "handbook").glob("*.md"))
MAX_PICTURE = 120_000
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PICTURE = re.compile(r"<img[^>]*\bsrc=\"([^\"]+)\"")
# A path of this repository in code marks: `antarkerja/web/urls.py`, `tests/factories`.
PATH = re.compile(
    r"`((?:antarkerja|matchengine|jobcoder|tests|benchmarks|docs|requirements)/[\w./-]+)`"
)
# Words that stand for a name of the reader.
PLACEHOLDER = re.compile(r"\b(?:NAME|FOLDER|SYSTEM|AUDIENCE)(?![a-z])|_(?:NAME|FOLDER|SYSTEM)\b")
COMMAND = re.compile(r"\bantarkerja ([a-z][a-z_-]*)\b")
# An address of the site: `/people/<id>/matches/`; one with … stands for several.
ADDRESS = re.compile(r"`(/(?:[\w.<>-]+/?)*)`")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
CODE = re.compile(r"`([^`\n]+)`|^    (.+)$", re.MULTILINE)


@cache
def documents() -> tuple[Path, ...]:
    places = ["docs", "antarkerja", "matchengine", "jobcoder", "tests", "benchmarks"]
    found = [path for place in places for path in (ROOT / place).rglob("*.md")]
    return tuple(sorted([*found, *ROOT.glob("*.md")]))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", documents(), ids=_name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    ours = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in ours if not (document.parent / target).exists()] == []


def test_every_picture_of_the_readme_was_taken() -> None:
    """The browser test takes them; `docs/pictures` comes with the first run of it."""
    if not (ROOT / "docs" / "pictures").is_dir():
        pytest.skip("no pictures were taken yet")
    shown = PICTURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert [picture for picture in shown if not (ROOT / picture).exists()] == []


@pytest.mark.parametrize("page", HANDBOOK, ids=_name)
def test_pictures_of_the_handbook_are_there_light_and_told_in_words(page: Path) -> None:
    for picture in re.findall(r"<img[^>]*>", page.read_text(encoding="utf-8")):
        file = page.parent / PICTURE.findall(picture)[0]
        assert file.exists(), file
        assert file.stat().st_size < MAX_PICTURE, file
        assert re.search(r'alt="[^"]{20,}"', picture), picture


@pytest.mark.parametrize("document", documents(), ids=_name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    named = PATH.findall(document.read_text(encoding="utf-8"))
    named = [path for path in named if not PLACEHOLDER.search(path)]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_the_handbook_writes_bold_stands_so_on_a_page() -> None:
    """Names of buttons and boxes are those of the Indonesian pages, so that one finds them."""
    on_pages = {_as_written(text) for entry in entries() for text in entry.words}
    lost = [
        f"{_name(page)}: {words}"
        for page in HANDBOOK
        for words in BOLD.findall(page.read_text(encoding="utf-8"))
        if _as_written(words) not in on_pages
    ]
    assert lost == []


def test_every_folder_of_pages_is_named_in_its_audience() -> None:
    silent = [
        _name(folder)
        for folder in sorted(path.parent for path in (ROOT / "antarkerja/web").glob("*/*/urls.py"))
        if f"`{folder.name}`" not in (folder.parent / "README.md").read_text(encoding="utf-8")
    ]
    assert silent == []


def test_targets_of_make_in_documents_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    there = set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    named = {
        (_name(document), target)
        for document in documents()
        for target in re.findall(r"`make ([\w-]+)`", document.read_text(encoding="utf-8"))
    }
    assert {(name, target) for name, target in named if target not in there} == set()


def test_addresses_in_documents_are_addresses_of_the_site() -> None:
    lost = [
        f"{_name(document)}: {address}"
        for document in documents()
        if "web" in document.parts or "handbook" in document.parts
        for address in ADDRESS.findall(document.read_text(encoding="utf-8"))
        if not _leads_somewhere(re.sub(r"<\w+>", "1", address))
    ]
    assert lost == []


def _leads_somewhere(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def _as_written(text: str) -> str:
    """In one line, without a colon and the value that a page puts after it."""
    return " ".join(text.split(": %(")[0].split()).rstrip(":")


def test_commands_in_documents_are_commands() -> None:
    there = {
        path.stem for path in (ROOT / "antarkerja" / "ops" / "management" / "commands").glob("*.py")
    } | {"migrate", "makemigrations"}
    unknown = {
        f"{_name(document)}: antarkerja {name}"
        for document in documents()
        for code in CODE.findall(document.read_text(encoding="utf-8"))
        for name in COMMAND.findall(" ".join(code))
        if name.replace("-", "_") not in there
    }
    assert unknown == set()


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    files = sorted(path.name for path in ADR.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    listed = (ADR / "README.md").read_text(encoding="utf-8")
    assert [name for name in files if f"]({name})" not in listed] == []


def test_a_decision_says_its_context_what_was_decided_and_what_follows() -> None:
    parts = ("## Context", "## Decision", "## Consequences")
    silent = [
        path.name for path in ADR.glob("[0-9]*.md")
        if not all(part in path.read_text(encoding="utf-8") for part in parts)
    ]
    assert silent == []
