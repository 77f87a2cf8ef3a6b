"""What people read, found in templates and Python, for the tests of the catalogues."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation import template as django_templates

from antarkerja.shared.translations import catalogues

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "antarkerja"
# Where the words stand in a call does not matter here: the first text is the id.
KEYWORDS: dict[str, None] = dict.fromkeys(
    f"{kind}{ending}"
    for kind in ("gettext", "ngettext", "pgettext", "npgettext")
    for ending in ("", "_lazy", "_noop")
) | {"_": None}


@dataclass(frozen=True, slots=True)
class Message:
    """One message id, the context that tells it from others, and where it stands."""

    id: str
    context: str
    place: Path
    line: int


def sources() -> list[Path]:
    """Templates and modules of the package, without migrations."""
    found = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt")]
    return sorted(
        path for path in found
        if "migrations" not in path.parts and path.name != "max_migration.txt"
    )


@cache
def messages_of(path: Path) -> tuple[Message, ...]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = django_templates.templatize(text, origin=str(path))
    calls = extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    return tuple(
        Message(*_id_and_context(str(name), words), path, line)
        for line, name, words, _comments in calls
        if _first_text(words)
    )


def _id_and_context(name: str, words: object) -> tuple[str, str]:
    parts = words if isinstance(words, tuple | list) else (words,)
    if name.startswith(("pgettext", "npgettext")):
        return str(parts[1]), str(parts[0])
    return str(parts[0]), ""


def _first_text(words: object) -> bool:
    first = words[0] if isinstance(words, tuple | list) else words
    return isinstance(first, str) and bool(first)


def all_messages() -> Iterator[Message]:
    for path in sources():
        yield from messages_of(path)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a catalogue: the id, its context and the Indonesian words."""

    id: str
    context: str
    words: tuple[str, ...]
    catalogue: Path
    plural: str = ""


def entries(language: str = "id") -> list[Entry]:
    """Every entry of the project's catalogues in a language."""
    found: list[Entry] = []
    for path in catalogues(PACKAGE):
        if path.parents[1].name != language:
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        for message in catalogue:
            if message.id:
                ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
                words = message.string
                texts = tuple(words) if isinstance(words, tuple | list) else (words or "",)
                found.append(Entry(ids[0], message.context or "", texts, path, ids[-1]))
    return found


_TAGS = re.compile(
    r"{%\s*(blocktranslate|blocktrans|comment)\b.*?{%\s*end\1\s*%}|{%.*?%}|{{.*?}}|{#.*?#}",
    re.DOTALL,
)
_UNREAD = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_WIDTH = re.compile(r"{% block width %}\w*{% endblock %}")
_SHOWN = re.compile(
    r"(?<![:\w-])(?:aria-label|placeholder|title|alt|label|caption|text|phrase|hint)="
    r"\"([^\"]*)\""
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")


def bare_words(path: Path, allowed: frozenset[str]) -> list[str]:
    """Human text of a template that stands outside translation tags (a heuristic)."""
    text = _WIDTH.sub(" ", path.read_text(encoding="utf-8"))
    text = _UNREAD.sub(" ", _TAGS.sub(" ", text))
    shown = " ".join(_SHOWN.findall(text))
    outside = re.sub(r"<[^>]*>", " ", text)
    found = {*_WORD.findall(outside), *_WORD.findall(shown)}
    return sorted(found - allowed)
