"""Rules of registration that need no database."""

from antarkerja.domain.jobseekers.policies.completeness import (
    TodoItem,
    completeness_percent,
    completeness_todo,
)
from antarkerja.domain.jobseekers.policies.details import (
    CertificateLine,
    ExperienceLine,
    LanguageLine,
    LicenceLine,
    PersonDetails,
    ProfileDetails,
    SkillLine,
    WishLine,
    check_details,
    hard_problems,
)
from antarkerja.domain.jobseekers.policies.nik import check_nik, masked_nik, nik_digits
from antarkerja.domain.jobseekers.policies.problems import Problem
from antarkerja.domain.jobseekers.policies.reading import EDUCATION_WORDS, read_details

__all__ = [
    "EDUCATION_WORDS", "CertificateLine", "ExperienceLine", "LanguageLine", "LicenceLine",
    "PersonDetails", "Problem", "ProfileDetails", "SkillLine", "TodoItem", "WishLine",
    "check_details", "check_nik", "completeness_percent", "completeness_todo", "hard_problems",
    "masked_nik", "nik_digits", "read_details",
]
