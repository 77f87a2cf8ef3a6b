"""What a practice still lacks before a colleague could do it from its text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from antarkerja.domain.practices.enums.practice import Language
from antarkerja.domain.practices.enums.writing import PART_OF, REQUIRED, Missing, WritingPart
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.policies.texts import GAP, TextDetails

FEWEST_STEPS = 2
_PROSE = {
    Missing.PROBLEM: "problem", Missing.CONTEXT: "context", Missing.PARTNERS: "partners",
    Missing.TOOLS: "tools", Missing.RISKS: "risks", Missing.DID_NOT_WORK: "did_not_work",
    Missing.SELF_REPORTED: "self_reported",
}


@dataclass(frozen=True, slots=True)
class Written:
    """All that a practice consists of beside its own row."""

    practice: Practice
    texts: Sequence[TextDetails]
    acts: int
    indicators: int

    @property
    def main(self) -> TextDetails | None:
        """The text that is looked at: the Indonesian one, else the only one there is."""
        return next((text for text in self.texts if text.language == Language.INDONESIAN),
                    self.texts[0] if self.texts else None)


def missing(written: Written) -> list[Missing]:
    """Everything that is missing, in the order of the guided form."""
    lacks = set(_missing_words(written.main))
    facts = {
        Missing.GROUPS: written.practice.groups, Missing.ACTS: written.acts,
        Missing.HOURS: written.practice.hours_a_month is not None,
        Missing.INDICATORS: written.indicators,
        Missing.ENGLISH: {text.language for text in written.texts} == set(Language),
    }
    lacks |= {one for one, there in facts.items() if not there}
    return [one for part in WritingPart for one in Missing
            if one in lacks and PART_OF[one] == part]


def missing_for_readers(written: Written) -> list[Missing]:
    """Of these, what keeps a practice from being published."""
    return [one for one in missing(written) if one in REQUIRED]


def next_part(lacks: Sequence[Missing]) -> WritingPart:
    """Where writing goes on: the part of the first thing that readers need, else of any."""
    needed = [one for one in lacks if one in REQUIRED] or list(lacks)
    return PART_OF[needed[0]] if needed else WritingPart.PROBLEM


def _missing_words(text: TextDetails | None) -> list[Missing]:
    if text is None:
        return [Missing.TITLE, Missing.STEPS, *_PROSE]
    lacks = [one for one, name in _PROSE.items() if _unwritten(getattr(text, name))]
    whole = [step for step in text.steps if step.who and not _unwritten(step.what + step.who)]
    if len(whole) < FEWEST_STEPS or any(GAP in step.what + step.who for step in text.steps):
        lacks.append(Missing.STEPS)
    return lacks if not _unwritten(text.title) else [Missing.TITLE, *lacks]


def _unwritten(text: str) -> bool:
    return not text.strip() or GAP in text
