"""How well ``jobcoder.extract_skills`` finds skills: ``python -m benchmarks.skills``.

Reads ``tests/jobcoder/skill_sentences.csv``: short sentences written for the purpose, each with
the skills that it names and with traps, skills that must not be found. Every skill found that a
sentence does not name counts as false. ``--show`` prints the sentences that are read wrongly.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from jobcoder import extract_skills

SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "jobcoder" / "skill_sentences.csv"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the skills that it names and those that it only seems to name."""

    text: str
    skills: frozenset[str]
    traps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Right, false and missed skills over all sentences, and traps fallen into."""

    right: int
    false: int
    missed: int
    trapped: int
    traps: int

    @property
    def precision(self) -> float:
        """The share of found skills that are right; 1 where none is found."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of named skills that are found; 1 where none is named."""
        named = self.right + self.missed
        return self.right / named if named else 1.0


def sentences() -> list[Sentence]:
    """The labelled sentences, in the order of the file."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [
            Sentence(
                row["text"],
                frozenset(filter(None, row["skills"].split(";"))),
                frozenset(filter(None, row["traps"].split(";"))),
            )
            for row in csv.DictReader(file)
        ]


def found_in(sentence: Sentence) -> frozenset[str]:
    """The skills that the rules find in a sentence."""
    return frozenset(found.id for found in extract_skills(sentence.text))


def score(read: list[Sentence]) -> Score:
    """Compare what is found with the labels."""
    total: Counter[str] = Counter()
    for sentence in read:
        found = found_in(sentence)
        total["right"] += len(found & sentence.skills)
        total["false"] += len(found - sentence.skills)
        total["missed"] += len(sentence.skills - found)
        total["trapped"] += len(found & sentence.traps)
        total["traps"] += len(sentence.traps)
    return Score(total["right"], total["false"], total["missed"], total["trapped"], total["traps"])


def main(arguments: list[str]) -> None:
    """Print the figures, and with ``--show`` what differs."""
    read = sentences()
    if "--show" in arguments:
        for sentence in read:
            found = found_in(sentence)
            if found != sentence.skills:
                missed, false = sentence.skills - found, found - sentence.skills
                print(f"{sentence.text}: missed {sorted(missed)}, false {sorted(false)}")
    result = score(read)
    print(
        f"{len(read)} sentences: precision {result.precision:.3f}, recall {result.recall:.3f}; "
        f"{result.trapped} of {result.traps} traps fallen into"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
