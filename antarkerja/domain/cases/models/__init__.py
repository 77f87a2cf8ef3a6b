"""Tables of case work, one module a trade."""

from antarkerja.domain.cases.models.attention import (
    Board,
    BoardCount,
    CaseFlag,
    CaseRule,
    SavedView,
    TrackWeight,
)
from antarkerja.domain.cases.models.case import Case, CaseGroup
from antarkerja.domain.cases.models.files import CaseFile

__all__ = [
    "Board",
    "BoardCount",
    "Case",
    "CaseFlag",
    "CaseGroup",
    "CaseRule",
    "SavedView",
    "TrackWeight",
]
