"""What two versions of a text say differently, line by line and then word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from antarkerja.domain.practices.policies.texts import PROSE, TextDetails

# A word or a mark with the space behind it.
_TOKENS = re.compile(r"(?:\w+|[^\w\s])\s*|\s+")
# Beyond this a word-by-word comparison takes too long for a page; whole texts are shown instead.
_MOST_TOKENS = 4_000


class PieceKind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: its name in `TextDetails`, and its pieces in reading order."""

    field: str
    pieces: tuple[Piece, ...]


def differences(old: TextDetails | None, new: TextDetails) -> list[Difference]:
    """The fields that differ, in the order in which they are read; all of them where `old` is
    None."""
    found = []
    for name in ("title", "problem", "context", "steps", *PROSE[2:]):
        before = _words_of(old, name) if old else ""
        after = _words_of(new, name)
        if before != after:
            found.append(Difference(name, tuple(pieces(before, after))))
    return found


def pieces(old: str, new: str) -> list[Piece]:
    """The two texts in one: joined without what was added they are the old one, joined without
    what was removed the new one."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    parts: list[tuple[PieceKind, Sequence[str]]] = []
    for tag, start, end, begins, stops in _opcodes(before, after):
        gone, come = before[start:end], after[begins:stops]
        if tag == "equal":
            parts.append((PieceKind.SAME, gone))
        elif len(gone) == len(come):
            for one, other in zip(gone, come, strict=True):
                parts += _by_words(one, other)
        else:
            parts += [(PieceKind.REMOVED, gone), (PieceKind.ADDED, come)]
    return _joined(parts)


def _by_words(old: str, new: str) -> list[tuple[PieceKind, Sequence[str]]]:
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(before) + len(after) > _MOST_TOKENS:
        return [(PieceKind.REMOVED, before), (PieceKind.ADDED, after)]
    parts: list[tuple[PieceKind, Sequence[str]]] = []
    for tag, start, end, begins, stops in _opcodes(before, after):
        if tag == "equal":
            parts.append((PieceKind.SAME, before[start:end]))
        else:
            parts += [(PieceKind.REMOVED, before[start:end]),
                      (PieceKind.ADDED, after[begins:stops])]
    return parts


def _opcodes(
    old: Sequence[str], new: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _joined(parts: Sequence[tuple[PieceKind, Sequence[str]]]) -> list[Piece]:
    return [Piece(kind, "".join(tokens)) for kind, tokens in parts if tokens]


def _words_of(text: TextDetails, name: str) -> str:
    if name != "steps":
        said: str = getattr(text, name)
        return said
    # Each step is a whole line, the last one too: in another order it is still the same line.
    return "".join(
        "- " + " · ".join(part for part in (step.what, step.who, step.tool) if part) + "\n"
        for step in text.steps
    )
