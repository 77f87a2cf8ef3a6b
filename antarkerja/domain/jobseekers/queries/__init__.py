"""Reads of people: whoever looks is named first, so that scope cannot be forgotten."""

from antarkerja.domain.jobseekers.queries.duplicates import PossibleDuplicate, possible_duplicates
from antarkerja.domain.jobseekers.queries.files import (
    TimelineLine,
    consents_of,
    details_of,
    profile_of,
    timeline_of,
)
from antarkerja.domain.jobseekers.queries.labels import (
    PersonLabel,
    labels_of,
    person_id_of_number,
)
from antarkerja.domain.jobseekers.queries.lists import (
    CAP,
    PeopleFilter,
    PeoplePage,
    PersonLine,
    capped_count,
    count_live,
    incomplete_profiles,
    people_list,
    registrations_expiring,
    reports_due,
)
from antarkerja.domain.jobseekers.queries.merging import MergePreview, merge_preview
from antarkerja.domain.jobseekers.queries.papers import (
    call_letter_by_check_code,
    call_letter_for,
    call_letters_of,
    card_is_valid,
    registration_by_check_code,
    registration_for_card,
)
from antarkerja.domain.jobseekers.queries.people import (
    current_registration,
    people_seen_by,
    person_for,
)

__all__ = [
    "CAP",
    "MergePreview",
    "PeopleFilter",
    "PeoplePage",
    "PersonLabel",
    "PersonLine",
    "PossibleDuplicate",
    "TimelineLine",
    "call_letter_by_check_code",
    "call_letter_for",
    "call_letters_of",
    "capped_count",
    "card_is_valid",
    "consents_of",
    "count_live",
    "current_registration",
    "details_of",
    "incomplete_profiles",
    "labels_of",
    "merge_preview",
    "people_list",
    "people_seen_by",
    "person_for",
    "person_id_of_number",
    "possible_duplicates",
    "profile_of",
    "registration_by_check_code",
    "registration_for_card",
    "registrations_expiring",
    "reports_due",
    "timeline_of",
]
