"""What pages ask of matching."""

from antarkerja.domain.matching.queries.answers import answer_to_undo
from antarkerja.domain.matching.queries.candidates import Candidate, candidate_for
from antarkerja.domain.matching.queries.competency_map import CompetencyMap, competency_map
from antarkerja.domain.matching.queries.day import StrongMatch, new_strong_matches
from antarkerja.domain.matching.queries.fairness import Reckoned, reckon_fairness
from antarkerja.domain.matching.queries.fairness_people import FairnessScope, year_until
from antarkerja.domain.matching.queries.fairness_runs import (
    STANDS_STILL,
    KeptReport,
    anybody_registered,
    earlier_runs,
    is_reported,
    kept_report,
    newest_report,
    offices_to_report_on,
    report_as_html,
    report_as_json,
    run_under_way,
    stalled_runs,
)
from antarkerja.domain.matching.queries.fairness_words import (
    Finding,
    about_in_words,
    finding,
    group_in_words,
    scope_in_words,
)
from antarkerja.domain.matching.queries.index import forget_indexes, keep_vacancies_index
from antarkerja.domain.matching.queries.learning import Learning, learn_from_referrals
from antarkerja.domain.matching.queries.learning_words import learning_in_words
from antarkerja.domain.matching.queries.lists import KeptList, match_list_of
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
from antarkerja.domain.matching.queries.questions import (
    Answers,
    answers_of,
    count_waiting_for_answer,
    follow_ups_to_ask,
    question_for_link,
    question_of,
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
from antarkerja.domain.matching.queries.weights import active_weights
from antarkerja.domain.matching.queries.wording import ReasonInWords

__all__ = [
    "STANDS_STILL",
    "Answers",
    "Candidate",
    "CompetencyMap",
    "FairnessScope",
    "Finding",
    "KeptList",
    "KeptReport",
    "Learning",
    "MatchFilters",
    "ReasonInWords",
    "Reckoned",
    "StrongMatch",
    "Suggestion",
    "Suggestions",
    "about_in_words",
    "accepted_to_place",
    "active_weights",
    "answer_to_undo",
    "answers_of",
    "anybody_registered",
    "candidate_for",
    "competency_map",
    "count_waiting_for_answer",
    "earlier_runs",
    "finding",
    "first_day_after",
    "follow_up_for",
    "follow_ups_due",
    "follow_ups_seen_by",
    "follow_ups_to_ask",
    "forget_indexes",
    "group_in_words",
    "is_reported",
    "keep_vacancies_index",
    "kept_report",
    "learn_from_referrals",
    "learning_in_words",
    "match_list_of",
    "new_strong_matches",
    "newest_report",
    "offices_to_report_on",
    "people_for_vacancy",
    "person_of_cancelled",
    "placement_after",
    "placement_for",
    "placement_going_on",
    "placement_of_referral",
    "placements_of_person",
    "question_for_link",
    "question_of",
    "reckon_fairness",
    "referral_by_check_code",
    "referral_for",
    "referrals_of_person",
    "referrals_of_vacancy",
    "referrals_seen_by",
    "report_as_html",
    "report_as_json",
    "run_under_way",
    "scope_in_words",
    "score_of_pair",
    "stalled_runs",
    "unanswered_referrals",
    "vacancies_for_person",
    "year_until",
]
