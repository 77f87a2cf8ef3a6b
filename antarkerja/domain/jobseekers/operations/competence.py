"""What a person says yes or no to when the machine reads their words: skills and occupations.

Every answer is also counted as training data, without the person.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.jobseekers.enums import SkillEvidence
from antarkerja.domain.jobseekers.errors import NotOfferedError
from antarkerja.domain.jobseekers.models import Person, SkillNotMeant, Wish
from antarkerja.domain.jobseekers.operations.profiles import add_to_profile
from antarkerja.domain.jobseekers.operations.traits import correct_entry, lock_person
from antarkerja.domain.jobseekers.policies import ProfileDetails, SkillLine
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import TextChoice
from antarkerja.domain.reference.operations import note_choice
from antarkerja.domain.reference.skills import occupation_group, skill_name

# Level words of the coder → levels of the profile.
LEVELS = {"basic": "basic", "able": "good", "expert": "expert"}


@transaction.atomic
def confirm_skill(
    *, by: Actor, on: date, at: datetime, person_id: int, skill_id: str, words: str,
    level: str = "",
) -> Person:
    """Puts a skill that the person's words named into the profile, with its Indonesian name.

    Raises:
        OutOfScopeError: not a person of the actor's.
        NotOfferedError: no such skill.
    """
    name = skill_name(skill_id, "id")
    if name is None:
        raise NotOfferedError(skill_id)
    person = add_to_profile(
        by=by, on=on, at=at, person_id=person_id,
        profile=ProfileDetails(skills=(SkillLine(
            label=name.name, level=LEVELS.get(level, ""), evidence=SkillEvidence.WORK,
        ),)),
    )
    note_choice(kind=TextChoice.Kind.SKILL, text=words, suggested=skill_id, chosen=skill_id)
    return person


@transaction.atomic
def decline_skill(*, by: Actor, person_id: int, skill_id: str, words: str) -> None:
    """Notes that the words do not mean this skill, so that it is not asked again.

    Raises:
        OutOfScopeError: not a person of the actor's.
        NotOfferedError: no such skill.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    if skill_name(skill_id) is None:
        raise NotOfferedError(skill_id)
    _, is_new = SkillNotMeant.objects.get_or_create(person=person, skill=skill_id)
    if is_new:
        note_choice(kind=TextChoice.Kind.SKILL, text=words, suggested=skill_id, chosen="")


@transaction.atomic
def choose_occupation(
    *, by: Actor, on: date, person_id: int, rank: int, occupation: str, suggested: str
) -> None:
    """Keeps which concrete occupation a wish means; the group of the wish follows.

    Raises:
        OutOfScopeError: not a person of the actor's.
        NotOfferedError: no such occupation, or no wish of that rank.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    group = occupation_group(occupation)
    wish = Wish.objects.filter(person=person, rank=rank).first()
    if wish is None or not group:
        raise NotOfferedError(occupation)
    if wish.occupation == occupation:
        return
    wish.kbji, wish.occupation = group, occupation
    wish.save(update_fields=["kbji", "occupation"])
    correct_entry(person, by=by, on=on)
    note_choice(kind=TextChoice.Kind.OCCUPATION, text=wish.title, suggested=suggested,
                chosen=occupation)
