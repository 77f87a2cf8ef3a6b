"""What a check of the installation says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    GOOD = "good"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: how it is in a sentence, and what to do about it."""

    check: str
    level: Level
    sentence: str
    remedy: str = ""


def good(check: str, sentence: str) -> Finding:
    return Finding(check=check, level=Level.GOOD, sentence=sentence)


def warning(check: str, sentence: str, remedy: str) -> Finding:
    return Finding(check=check, level=Level.WARNING, sentence=sentence, remedy=remedy)


def problem(check: str, sentence: str, remedy: str) -> Finding:
    return Finding(check=check, level=Level.PROBLEM, sentence=sentence, remedy=remedy)
