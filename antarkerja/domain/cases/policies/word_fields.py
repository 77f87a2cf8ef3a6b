"""Fields of a Word text that call another program (DDE, DDEAUTO), however they are written.

Word reads a field from runs of text between two marks, or from one attribute; a field may stand
inside another and spell its name, letter by letter as numbers. So they are read here the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_CALLS = re.compile(r"[\s\"]*dde(auto)?\b", re.IGNORECASE)
_SPELLS = re.compile(r"\s*quote\b(.*)", re.IGNORECASE | re.DOTALL)
_PART = re.compile(r'"([^"]*)"|(\d+)|(\S+)')
_LETTERS = 0x110000


class FieldReader:
    """Is shown the tags and the text of one part in their order; knows whether a field calls."""

    def __init__(self) -> None:
        self.calls = False
        self._fields: list[str] = [""]
        self._in_words = False

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        said = {_plain(name): value for name, value in attributes.items()}
        name = _plain(tag)
        self._in_words = name == "instrText"
        if name == "fldSimple":
            self._look(said.get("instr", ""))
        elif name == "fldChar" and said.get("fldCharType") == "begin":
            self._fields.append("")
        elif name == "fldChar" and said.get("fldCharType") == "end" and len(self._fields) > 1:
            field = self._fields.pop()
            self._look(field)
            self._fields[-1] += _spelt(field)

    def end(self, tag: str) -> None:
        self._in_words = False

    def text(self, text: str) -> None:
        if self._in_words:
            self._fields[-1] += text

    def close(self) -> None:
        """A field that is never ended is read by Word all the same."""
        for field in self._fields:
            self._look(field)

    def _look(self, field: str) -> None:
        self.calls = self.calls or _CALLS.match(field) is not None


def _spelt(field: str) -> str:
    """What a QUOTE field puts into the field around it; another one puts a gap."""
    quoted = _SPELLS.match(field)
    if quoted is None:
        return " "
    return "".join(
        chr(int(number)) if number and int(number[:9]) < _LETTERS else text or word
        for text, number, word in _PART.findall(quoted.group(1))
    )


def _plain(name: str) -> str:
    """The prefix is the writer's choice."""
    return name.rpartition(":")[2]
