"""What a version says, as a value: cleaned, compared, read by the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from antarkerja.domain.practices.enums.practice import Language
from antarkerja.domain.practices.models import PracticeText
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.stemming import kept_words

MOST_STEPS = 30
LONGEST = 6_000
LONGEST_STEP = 500
LONGEST_SHORT = 160
# Starting texts leave such gaps; what still holds one is not written yet.
GAP = "…"


@dataclass(frozen=True, slots=True)
class StepDetails:
    """One step: what is done, who does it, with which tool or form."""

    what: str
    who: str = ""
    tool: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDetails:
    """The words of one version in one language."""

    language: Language
    title: str
    problem: str = ""
    context: str = ""
    steps: tuple[StepDetails, ...] = ()
    partners: str = ""
    tools: str = ""
    risks: str = ""
    did_not_work: str = ""
    self_reported: str = ""


PROSE = ("problem", "context", "partners", "tools", "risks", "did_not_work", "self_reported")


def details_of(text: PracticeText) -> TextDetails:
    """A saved text as a value."""
    prose = {name: getattr(text, name) for name in PROSE}
    return TextDetails(language=Language(text.language), title=text.title,
                       steps=steps_of(text.steps), **prose)


def steps_of(rows: Iterable[Mapping[str, str]]) -> tuple[StepDetails, ...]:
    return tuple(
        StepDetails(row.get("what", ""), row.get("who", ""), row.get("tool", "")) for row in rows
    )


def tidy(details: TextDetails) -> TextDetails:
    """Without blanks around it, empty steps and what is too long for a text."""
    prose = {name: _block(getattr(details, name)) for name in PROSE}
    steps = tuple(
        StepDetails(_line(step.what, LONGEST_STEP), _line(step.who, LONGEST_SHORT),
                    _line(step.tool, LONGEST_SHORT))
        for step in details.steps
        if step.what.strip() or step.who.strip() or step.tool.strip()
    )
    return TextDetails(language=Language(details.language), steps=steps[:MOST_STEPS],
                       title=_line(details.title, LONGEST_SHORT), **prose)


def columns(details: TextDetails) -> dict[str, object]:
    """The columns of a row that hold it, and what the search reads of it."""
    held: dict[str, object] = {
        one.name: getattr(details, one.name) for one in fields(details) if one.name != "steps"
    }
    steps = [{"what": step.what, "who": step.who, "tool": step.tool} for step in details.steps]
    return {**held, "steps": steps, "words": searched_words(details)}


def searched_words(details: TextDetails) -> str:
    """What the search keeps of it: stems, see `policies.stemming`."""
    return kept_words(
        details.title, details.problem, search_text(details), Language(details.language))


def search_text(details: TextDetails) -> str:
    """Everything that it says, in one line."""
    steps = (f"{step.what} {step.who} {step.tool}" for step in details.steps)
    said = (details.title, *(getattr(details, name) for name in PROSE), *steps)
    return " ".join(" ".join(said).split())


def _line(text: str, most: int) -> str:
    return " ".join(as_read(text).split())[:most].rstrip()


def _block(text: str) -> str:
    plain = as_read(text).replace("\r\n", "\n").strip()
    return re.sub(r"\n{3,}", "\n\n", plain)[:LONGEST].rstrip()
