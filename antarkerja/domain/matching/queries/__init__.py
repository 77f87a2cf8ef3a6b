"""What pages ask of matching."""

from antarkerja.domain.matching.queries.answers import answer_to_undo
from antarkerja.domain.matching.queries.candidates import Candidate, candidate_for
from antarkerja.domain.matching.queries.competency_map import CompetencyMap, competency_map
from antarkerja.domain.matching.queries.day import StrongMatch, new_strong_matches
from antarkerja.domain.matching.queries.index import forget_indexes
from antarkerja.domain.matching.queries.matches import (
    MatchFilters,
    Suggestion,
    Suggestions,
    people_for_vacancy,
    score_of_pair,
    vacancies_for_person,
)
from antarkerja.domain.matching.queries.placements import (
    first_day_after,
    person_of_cancelled,
    placement_after,
    placement_for,
    placement_going_on,
)
from antarkerja.domain.matching.queries.referrals import (
    accepted_to_place,
    follow_up_for,
    follow_ups_due,
    follow_ups_seen_by,
    placement_of_referral,
    placements_of_person,
    referral_by_check_code,
    referral_for,
    referrals_of_person,
    referrals_of_vacancy,
    referrals_seen_by,
    unanswered_referrals,
)
from antarkerja.domain.matching.queries.wording import ReasonInWords

__all__ = [
    "Candidate",
    "CompetencyMap",
    "MatchFilters",
    "ReasonInWords",
    "StrongMatch",
    "Suggestion",
    "Suggestions",
    "accepted_to_place",
    "answer_to_undo",
    "candidate_for",
    "competency_map",
    "first_day_after",
    "follow_up_for",
    "follow_ups_due",
    "follow_ups_seen_by",
    "forget_indexes",
    "new_strong_matches",
    "people_for_vacancy",
    "person_of_cancelled",
    "placement_after",
    "placement_for",
    "placement_going_on",
    "placement_of_referral",
    "placements_of_person",
    "referral_by_check_code",
    "referral_for",
    "referrals_of_person",
    "referrals_of_vacancy",
    "referrals_seen_by",
    "score_of_pair",
    "unanswered_referrals",
    "vacancies_for_person",
]
