"""A practice begins from a template or another practice, gets its context, is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor, home_office
from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    OfficeSize,
    Origin,
    Setting,
    State,
    TargetGroup,
    Visibility,
)
from antarkerja.domain.practices.errors.practice import IncompleteError
from antarkerja.domain.practices.models import Practice, PracticeAuthor
from antarkerja.domain.practices.operations.naming import copy_acts_and_indicators
from antarkerja.domain.practices.operations.practice_locks import locked_practice
from antarkerja.domain.practices.operations.reviewing import require_reviewed
from antarkerja.domain.practices.operations.versions import first_version, save_version
from antarkerja.domain.practices.policies.places import require_nobody_in
from antarkerja.domain.practices.policies.starting_texts import starting_text
from antarkerja.domain.practices.policies.texts import TextDetails, details_of
from antarkerja.domain.practices.queries.scope import may_write, practice_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextDetails:
    """Where a practice fits and what it asks of an office. `sectors` are letters of KBLI."""

    category: Category
    groups: Sequence[TargetGroup] = ()
    setting: Setting = Setting.ANY
    office_size: OfficeSize = OfficeSize.ANY
    sectors: Sequence[str] = ()
    hours_a_month: int | None = None
    cost_once: int | None = None
    cost_a_month: int | None = None
    origin: Origin = Origin.OWN
    origin_place: str = ""
    origin_source: str = ""
    visibility: Visibility = Visibility.NATION


@transaction.atomic
def draft_practice(
    *, by: Actor, at: datetime, category: Category, title: str, problem: str = "",
    language: Language = Language.INDONESIAN, texts: Sequence[TextDetails] = (),
    office_id: int | None = None,
) -> Practice:
    """A draft of the actor's office, whose lead is the actor.

    Without `texts` it begins with the template of its category, in `language`.

    Raises:
        NotAllowedError: the actor shares no practices.
        IncompleteError: a text has no title.
    """
    by.require(Permission.SHARE_PRACTICES)
    begun = list(texts) or [
        starting_text(Category(category), language=language, title=title, problem=problem)
    ]
    practice = Practice.objects.create(
        office_id=home_office(by, office_id), category=Category(category), created_at=at,
        changed_at=at,
    )
    return _begin(practice, begun, by=by, at=at)


@transaction.atomic
def draft_from(*, by: Actor, at: datetime, practice_id: int) -> Practice:
    """A draft made from another practice that the actor reads: same words and context, own results.

    The draft that the actor made of it before and has not changed yet is given again.

    Raises NotAllowedError, OutOfScopeError: also where others have only been asked to review it.
    """
    by.require(Permission.SHARE_PRACTICES)
    parent = practice_for(by, practice_id)
    if parent is None or not (parent.state == State.PUBLISHED or may_write(by, parent)):
        raise OutOfScopeError(practice_id)
    again = parent.children.filter(
        state=State.DRAFT, version=1, office_id=by.own_office, authors__user_id=by.user_id or 0,
        changed_at=F("created_at"),
    ).first()
    if again is not None:
        return again
    texts = [
        replace(details_of(text), self_reported="")
        for text in parent.texts.filter(is_current=True).order_by("-language")
    ]
    own = parent.office_id == by.own_office
    practice = Practice.objects.create(
        office_id=home_office(by), parent=parent, category=parent.category, created_at=at,
        changed_at=at, setting=parent.setting, office_size=parent.office_size,
        groups=parent.groups, sectors=parent.sectors, hours_a_month=parent.hours_a_month,
        cost_once=parent.cost_once, cost_a_month=parent.cost_a_month,
        origin=Origin.OWN if own else Origin.OFFICE,
        origin_place="" if own else parent.office.name[:120],
        origin_source="" if own else texts[0].title if texts else parent.office.name,
    )
    copy_acts_and_indicators(parent, practice)
    return _begin(practice, texts, by=by, at=at)


def _begin(
    practice: Practice, texts: Sequence[TextDetails], *, by: Actor, at: datetime
) -> Practice:
    first_version(practice, texts, author_id=by.user_id, at=at)
    if by.user_id is not None:
        PracticeAuthor.objects.create(
            practice=practice, user_id=by.user_id, is_lead=True, joined_at=at)
    return practice


@transaction.atomic
def set_context(
    *, by: Actor, at: datetime, practice_id: int, details: ContextDetails
) -> Practice:
    """Category, groups, place, cost, origin and reach. They belong to every version.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        IncompleteError: not our own, and it is not said where it comes from.
        ReviewNeededError: published to the own office, and others would read it unreviewed.
        PersonalDataError: it is published, and where it comes from gives somebody away.
    """
    practice = locked_practice(by, practice_id)
    if details.origin != Origin.OWN and not details.origin_source.strip():
        raise IncompleteError(["origin_source"])
    if practice.published_version is not None:
        require_nobody_in("origin_source", f"{details.origin_place}\n{details.origin_source}")
    if practice.published_version is not None and practice.visibility == Visibility.OFFICE:
        require_reviewed(practice, Visibility(details.visibility),
                         number=practice.published_version)
    said = {
        "category": Category(details.category), "setting": Setting(details.setting),
        "office_size": OfficeSize(details.office_size), "origin": Origin(details.origin),
        "groups": [TargetGroup(one).value for one in details.groups],
        "sectors": sorted(set(details.sectors)), "hours_a_month": details.hours_a_month,
        "cost_once": details.cost_once, "cost_a_month": details.cost_a_month,
        "origin_place": details.origin_place.strip()[:120],
        "origin_source": details.origin_source.strip()[:300],
        "visibility": Visibility(details.visibility), "changed_at": at,
    }
    for name, value in said.items():
        setattr(practice, name, value)
    practice.save(update_fields=list(said))
    return practice


def context_of(practice: Practice) -> ContextDetails:
    """The context as it stands."""
    return ContextDetails(
        category=Category(practice.category), setting=Setting(practice.setting),
        groups=[TargetGroup(one) for one in practice.groups if one in TargetGroup.values],
        office_size=OfficeSize(practice.office_size), sectors=practice.sectors,
        hours_a_month=practice.hours_a_month, cost_once=practice.cost_once,
        cost_a_month=practice.cost_a_month, origin=Origin(practice.origin),
        origin_place=practice.origin_place, origin_source=practice.origin_source,
        visibility=Visibility(practice.visibility),
    )


@transaction.atomic
def write_on(
    *, by: Actor, at: datetime, practice_id: int, expected: int, text: TextDetails | None,
    context: ContextDetails | None, change_note: str = "",
) -> Practice:
    """What one page of the guided form says: words, context or both.

    Raises: as `save_version` and `set_context`.
    """
    if context is not None:
        set_context(by=by, at=at, practice_id=practice_id, details=context)
    return save_version(by=by, at=at, practice_id=practice_id, expected=expected,
                        texts=[text] if text else [], change_note=change_note)


@transaction.atomic
def withdraw_practice(
    *, by: Actor, at: datetime, practice_id: int, reason: str
) -> Practice:
    """No reader finds it any more; its office and authors still open it. Nothing is deleted.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        IncompleteError: no reason is given.
        PersonalDataError: the reason gives somebody away.
    """
    require_nobody_in("reason", reason)
    practice = locked_practice(by, practice_id)
    if not reason.strip():
        raise IncompleteError(["reason"])
    practice.state, practice.changed_at = State.WITHDRAWN, at
    practice.withdrawn_reason = " ".join(reason.split())[:200]
    practice.save(update_fields=["state", "changed_at", "withdrawn_reason"])
    return practice


