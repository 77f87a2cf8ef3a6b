"""What a form needs to take a practice up."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Origin, State
from antarkerja.domain.practices.enums.replication import BEGUN, IN_USE, ReplicationState
from antarkerja.domain.practices.models import Practice, PracticeText, Replication
from antarkerja.domain.practices.queries.scope import published_to, readable

MOST_STEPS = 40


def adoptable(viewer: Actor, practice_id: int) -> Practice | None:
    """A published practice that the viewer may read, with its office."""
    return (
        readable(viewer).filter(pk=practice_id, state=State.PUBLISHED)
        .select_related("office").first()
    )


def is_own_work(viewer: Actor, practice: Practice) -> bool:
    """Whether the practice was made by the viewer's own office, which needs not take it up."""
    return practice.office_id == viewer.own_office and practice.origin == Origin.OWN


def text_to_adopt(practice: Practice, language: str) -> PracticeText | None:
    """The published version's text, in `language` where it is written."""
    return (
        PracticeText.objects.filter(practice=practice, number=practice.published_version or 0)
        .annotate(other=~Q(language=language)).order_by("other", "pk").first()
    )


def steps_to_adopt(text: PracticeText) -> list[str]:
    """What is done, step by step, as tasks begin with it. No query."""
    steps = (str(step.get("what", "")).strip()[:500] for step in text.steps[:MOST_STEPS])
    return [step for step in steps if step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Offices that work by a practice, those that gave it up, and the viewer's own part in it."""

    offices: int
    gave_up: int
    own_id: int | None
    may_adopt: bool


def panel_of(viewer: Actor, practice: Practice) -> Panel:
    """Two queries at most. `practice` was found in the viewer's scope."""
    rows = list(Replication.objects.filter(practice=practice).values_list(
        "pk", "office_id", "state"))
    own = next((pk for pk, office_id, state in rows
                if office_id == viewer.own_office and state in IN_USE), None)
    offers = own is None and viewer.may(Permission.SHARE_PRACTICES) and bool(viewer.own_office)
    return Panel(
        offices=sum(state in BEGUN for _pk, _office, state in rows),
        gave_up=sum(state == ReplicationState.ABANDONED for _pk, _office, state in rows),
        own_id=own,
        may_adopt=offers and not is_own_work(viewer, practice)
        and published_to(viewer).filter(pk=practice.pk).exists(),
    )
