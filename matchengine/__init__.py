"""Ranks vacancies for a person and people for a vacancy: exact, and with every reason told.

This is the whole public face. The library knows no database, no clock and no network.
"""

from matchengine.codes import occupation_nearness
from matchengine.fairness import (
    Comparison,
    FairnessReport,
    Grouping,
    RankChange,
    Table,
    Verdict,
    crossed,
    fairness_report,
    rank_change,
)
from matchengine.fairness_reading import report_from_json
from matchengine.fairness_rows import Measure
from matchengine.index import SeekerIndex, VacancyIndex
from matchengine.ranking import match_one
from matchengine.storage import IndexFolderError
from matchengine.types import (
    Change,
    Excluded,
    Match,
    Ranking,
    Reason,
    Seeker,
    Vacancy,
    Work,
)
from matchengine.weights import DEFAULT_WEIGHTS, GRID, Curve, Weights, score_of, score_range

__version__ = "0.1.0"

__all__ = [
    "DEFAULT_WEIGHTS",
    "GRID",
    "Change",
    "Comparison",
    "Curve",
    "Excluded",
    "FairnessReport",
    "Grouping",
    "IndexFolderError",
    "Match",
    "Measure",
    "RankChange",
    "Ranking",
    "Reason",
    "Seeker",
    "SeekerIndex",
    "Table",
    "Vacancy",
    "VacancyIndex",
    "Verdict",
    "Weights",
    "Work",
    "crossed",
    "fairness_report",
    "match_one",
    "occupation_nearness",
    "rank_change",
    "report_from_json",
    "score_of",
    "score_range",
]
