"""Ranks vacancies for a person and people for a vacancy: exact, and with every reason told.

This is the whole public face. The library knows no database, no clock and no network.
"""

from matchengine.codes import occupation_nearness
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
from matchengine.weights import DEFAULT_WEIGHTS, Curve, Weights, score_of

__version__ = "0.1.0"

__all__ = [
    "DEFAULT_WEIGHTS",
    "Change",
    "Curve",
    "Excluded",
    "IndexFolderError",
    "Match",
    "Ranking",
    "Reason",
    "Seeker",
    "SeekerIndex",
    "Vacancy",
    "VacancyIndex",
    "Weights",
    "Work",
    "match_one",
    "occupation_nearness",
    "score_of",
]
