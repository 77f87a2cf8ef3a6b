"""Ranks vacancies for a person and people for a vacancy: exact, and with every reason told.

This is the whole public face. The library knows no database, no clock and no network.
"""

from matchengine.allocation import (
    PriceRule,
    Prices,
    expected_applicants,
    list_of_one,
    lists_of,
    prices_of,
)
from matchengine.applying import AllocationReport, ApplyingModel, allocation_report
from matchengine.assignment import (
    Assignment,
    AssignmentError,
    SolverMissingError,
    assign,
    lowest_prices,
)
from matchengine.candidates import Candidates, Lists
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
from matchengine.learning import (
    Band,
    Foretelling,
    LearningFloor,
    LearningMethod,
    Learnt,
    LearntSide,
    Multiplier,
    Observed,
    learn,
    rescaled,
)
from matchengine.orphans import viewers, with_floor
from matchengine.ranking import match_one
from matchengine.storage import IndexFolderError
from matchengine.types import (
    UNLISTED,
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
    "UNLISTED",
    "AllocationReport",
    "ApplyingModel",
    "Assignment",
    "AssignmentError",
    "Band",
    "Candidates",
    "Change",
    "Comparison",
    "Curve",
    "Excluded",
    "FairnessReport",
    "Foretelling",
    "Grouping",
    "IndexFolderError",
    "LearningFloor",
    "LearningMethod",
    "Learnt",
    "LearntSide",
    "Lists",
    "Match",
    "Measure",
    "Multiplier",
    "Observed",
    "PriceRule",
    "Prices",
    "RankChange",
    "Ranking",
    "Reason",
    "Seeker",
    "SeekerIndex",
    "SolverMissingError",
    "Table",
    "Vacancy",
    "VacancyIndex",
    "Verdict",
    "Weights",
    "Work",
    "allocation_report",
    "assign",
    "crossed",
    "expected_applicants",
    "fairness_report",
    "learn",
    "list_of_one",
    "lists_of",
    "lowest_prices",
    "match_one",
    "occupation_nearness",
    "prices_of",
    "rank_change",
    "report_from_json",
    "rescaled",
    "score_of",
    "score_range",
    "viewers",
    "with_floor",
]
