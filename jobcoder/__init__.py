"""jobcoder: the words that people in Indonesia use for jobs become occupation groups.

A pure library: no network, no clock, no database. Codes are ISCO-08 unit groups, which KBJI 2014
shares but for the few named in ``data/kbji.csv``.
"""

from jobcoder.coder import code_many, code_occupation
from jobcoder.education import normalise_field_of_study, normalise_school_level, school_levels
from jobcoder.licences import parse_licences
from jobcoder.suggest import suggest
from jobcoder.types import Candidate, Group, Language, Suggestion
from jobcoder.wordlists import group_name, groups, is_group
from jobcoder.words import normalise_title

__all__ = [
    "Candidate",
    "Group",
    "Language",
    "Suggestion",
    "code_many",
    "code_occupation",
    "group_name",
    "groups",
    "is_group",
    "normalise_field_of_study",
    "normalise_school_level",
    "normalise_title",
    "parse_licences",
    "school_levels",
    "suggest",
]
