"""Acts on people, their registrations and their profiles."""

from antarkerja.domain.jobseekers.operations.coding import code_profiles
from antarkerja.domain.jobseekers.operations.competence import (
    choose_occupation,
    confirm_skill,
    decline_skill,
)
from antarkerja.domain.jobseekers.operations.consents import give_consent, withdraw_consent
from antarkerja.domain.jobseekers.operations.expiry import expire_registrations
from antarkerja.domain.jobseekers.operations.files import (
    change_person,
    link_account,
    register_person,
    reveal_nik,
)
from antarkerja.domain.jobseekers.operations.letters import call_person
from antarkerja.domain.jobseekers.operations.merging import merge_people
from antarkerja.domain.jobseekers.operations.profiles import (
    ProfilePart,
    add_to_profile,
    remove_from_profile,
    set_profile,
)
from antarkerja.domain.jobseekers.operations.recovery import (
    issue_code,
    remove_old_codes,
    use_code,
)
from antarkerja.domain.jobseekers.operations.registrations import (
    end_by_death,
    end_by_placement,
    renew_registration,
    report,
    revive,
    strike_off,
    undo_end_by_death,
    undo_end_by_placement,
)
from antarkerja.domain.jobseekers.operations.traits import (
    correct_entry,
    live_registration,
    lock_person,
    traits_of,
)

__all__ = [
    "ProfilePart", "add_to_profile", "call_person", "change_person", "choose_occupation",
    "code_profiles", "confirm_skill", "correct_entry", "decline_skill", "end_by_death",
    "end_by_placement", "expire_registrations", "give_consent", "issue_code", "link_account",
    "live_registration", "lock_person", "merge_people", "register_person", "remove_from_profile",
    "remove_old_codes", "renew_registration", "report", "reveal_nik", "revive", "set_profile",
    "strike_off", "traits_of", "undo_end_by_death", "undo_end_by_placement", "use_code",
    "withdraw_consent",
]
