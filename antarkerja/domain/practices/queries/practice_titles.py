"""Titles of practices, and what a practice was made from and led to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import readable

MOST_CHILDREN = 20


@dataclass(frozen=True, slots=True)
class Family:
    """The practice that this one was made from, and those made from it; with `title` each."""

    parent: Practice | None
    children: list[Practice]


def title_in(practice_id: int, language: str) -> str:
    """The current title, in `language` where it is written; "" where there is no text."""
    return (
        PracticeText.objects.filter(practice_id=practice_id, is_current=True)
        .annotate(other=~Q(language=language)).order_by("other")
        .values_list("title", flat=True).first() or ""
    )


def family_of(viewer: Actor, practice: Practice, *, language: str) -> Family:
    """Relatives that the viewer may read. One query."""
    rows = list(
        readable(viewer).filter(Q(pk=practice.parent_id or 0) | Q(parent=practice))
        .annotate(title=title_of("pk", language)).select_related("office")
        .order_by("pk")[:MOST_CHILDREN + 1]
    )
    parent = next((row for row in rows if row.pk == practice.parent_id), None)
    return Family(parent, [row for row in rows if row.pk != practice.parent_id])
