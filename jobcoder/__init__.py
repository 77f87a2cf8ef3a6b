"""jobcoder: the words that people in Indonesia use for jobs become occupation groups.

A pure library: no network, no clock, no database. Codes are ISCO-08 unit groups, which KBJI 2014
shares but for the few named in ``data/kbji.csv``.
"""

from jobcoder.areas import area_name
from jobcoder.coder import code_many, code_occupation
from jobcoder.crosswalk import bridge, read_table
from jobcoder.education import normalise_field_of_study, normalise_school_level, school_levels
from jobcoder.extra import enrich
from jobcoder.extraction import extract_skills
from jobcoder.languages import LANGUAGES
from jobcoder.licences import parse_licences
from jobcoder.linking import Linker, link
from jobcoder.occupations import (
    occupation,
    occupations,
    occupations_after,
    occupations_of,
)
from jobcoder.requirement_types import Requirements
from jobcoder.requirements import parse_requirements
from jobcoder.skills import (
    level_wording,
    nearest_occupations,
    occupations_using,
    skill,
    skills,
    skills_of,
)
from jobcoder.suggest import suggest
from jobcoder.types import (
    Bridged,
    Candidate,
    Group,
    Language,
    Level,
    Linked,
    ListedSkill,
    NearOccupation,
    Occupation,
    OccupationSkills,
    Skill,
    SkillUse,
    Suggestion,
)
from jobcoder.wordlists import group_name, groups, is_group
from jobcoder.words import normalise_title

__all__ = [
    "LANGUAGES",
    "Bridged",
    "Candidate",
    "Group",
    "Language",
    "Level",
    "Linked",
    "Linker",
    "ListedSkill",
    "NearOccupation",
    "Occupation",
    "OccupationSkills",
    "Requirements",
    "Skill",
    "SkillUse",
    "Suggestion",
    "area_name",
    "bridge",
    "code_many",
    "code_occupation",
    "enrich",
    "extract_skills",
    "group_name",
    "groups",
    "is_group",
    "level_wording",
    "link",
    "nearest_occupations",
    "normalise_field_of_study",
    "normalise_school_level",
    "normalise_title",
    "occupation",
    "occupations",
    "occupations_after",
    "occupations_of",
    "occupations_using",
    "parse_licences",
    "parse_requirements",
    "read_table",
    "school_levels",
    "skill",
    "skills",
    "skills_of",
    "suggest",
]
