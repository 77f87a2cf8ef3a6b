"""Everything that people read is there in Indonesian, once, and nothing is left over."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.architecture.messages import (
    PACKAGE,
    ROOT,
    all_messages,
    bare_words,
    entries,
    messages_of,
    sources,
)

# Names, units and forms of the trade that are the same in both languages.
SAME_IN_BOTH = frozenset({
    "Antarkerja", "AK", "NIK", "KBJI", "IPK", "SMK", "SMA", "BKK", "PDF", "XLSX", "CSV", "nbsp",
    "middot", "ndash", "mdash", "rarr", "larr", "hellip", "amp", "Rp", "Bahasa", "Indonesia",
    "English",
})
# Invented people and firms of the gallery are names.
SAMPLES = {"gallery.html", "gallery_match.html", "gallery_forms.html"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|{(\w*)}")


def _folder(path: Path) -> str:
    return str(path.parent.relative_to(ROOT))


def test_every_message_has_an_indonesian_translation() -> None:
    known = {(entry.id, entry.context) for entry in entries() if all(entry.words)}
    missing: dict[str, set[str]] = defaultdict(set)
    for message in all_messages():
        if (message.id, message.context) not in known:
            missing[_folder(message.place)].add(message.id)
    report = [f"{folder}: {sorted(ids)}" for folder, ids in sorted(missing.items())]
    assert not missing, "\n".join(report)


def test_no_catalogue_holds_an_entry_that_nobody_uses() -> None:
    used = {(message.id, message.context) for message in all_messages()}
    left = sorted(
        f"{_folder(entry.catalogue)}: {entry.id!r}"
        for entry in entries() if (entry.id, entry.context) not in used
    )
    assert not left, "\n".join(left)


def test_one_message_is_translated_one_way() -> None:
    """All catalogues become one when Django reads them, so that two translations would fight."""
    ways: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for entry in entries():
        ways[entry.id, entry.context].add(entry.words)
    fights = {key: words for key, words in ways.items() if len(words) > 1}
    assert not fights, "\n".join(f"{key}: {sorted(words)}" for key, words in fights.items())


def test_a_translation_keeps_the_placeholders_of_its_message() -> None:
    wrong = [
        f"{_folder(entry.catalogue)}: {entry.id!r}"
        for entry in entries()
        for words in entry.words
        if _placeholders(words) - _placeholders(entry.id + entry.plural)
    ]
    assert not wrong, "\n".join(wrong)


def _placeholders(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}


@pytest.mark.parametrize(
    "template",
    [path for path in sources() if path.suffix == ".html" and path.name not in SAMPLES],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_no_template_holds_words_outside_translation(template: Path) -> None:
    assert bare_words(template, SAME_IN_BOTH) == []


def test_extraction_finds_words_in_attributes_of_components() -> None:
    """A guard for the tests above: they must see what stands inside `<c-card title="…">`."""
    gallery = messages_of(PACKAGE / "web" / "components" / "gallery.html")
    assert "Looking for" in {message.id for message in gallery}
