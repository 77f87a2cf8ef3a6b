"""Replications that a viewer may open: those of practices to be read, and the own office's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import (
    IN_USE,
    OPEN,
    TALK,
    ReplicationNoteKind,
    ReplicationState,
)
from antarkerja.domain.practices.models import (
    PracticeAuthor,
    PracticeText,
    Replication,
    ReplicationNote,
    ReplicationTask,
)
from antarkerja.domain.practices.queries.scope import readable

DUE_WITHIN = timedelta(days=3)
_EVERY = tuple(ReplicationNoteKind)


def title_of(practice: str, language: str) -> Subquery:
    """The current title of the practice in column `practice`, in `language` where there is one."""
    texts = PracticeText.objects.filter(practice_id=OuterRef(practice), is_current=True)
    return Subquery(
        texts.annotate(other=~Q(language=language)).order_by("other").values("title")[:1]
    )


def replications_readable(viewer: Actor) -> QuerySet[Replication]:
    """Those of practices that the viewer reads, and the own office's whatever became of it.

    Raises NotAllowedError where the viewer reads no practices.
    """
    return Replication.objects.filter(
        Q(practice__in=readable(viewer).values("pk")) | Q(office_id=viewer.own_office)
    )


def replication_for(
    viewer: Actor, replication_id: int, *, language: str = "id"
) -> Replication | None:
    """One replication with its practice, title, offices and owner."""
    return (
        replications_readable(viewer).filter(pk=replication_id)
        .select_related("practice__office", "office", "owner", "source__office")
        .annotate(title=title_of("practice_id", language)).first()
    )


def may_carry(viewer: Actor, found: Replication) -> bool:
    """Whoever shares practices in the adopting office works on it. No query."""
    return viewer.may(Permission.SHARE_PRACTICES) and found.office_id == viewer.own_office


def kinds_to_write(viewer: Actor, found: Replication) -> tuple[ReplicationNoteKind, ...]:
    """What the viewer may say: the adopting office everything; the origin, its authors and the
    office that it was learnt from ask and answer. One query at most."""
    if not viewer.may(Permission.SHARE_PRACTICES) or not viewer.own_office:
        return ()
    if found.office_id == viewer.own_office:
        return _EVERY
    taught = found.source.office_id if found.source else None
    if viewer.own_office in (found.practice.office_id, taught):
        return TALK
    is_author = PracticeAuthor.objects.filter(
        practice_id=found.practice_id, user_id=viewer.user_id or 0
    ).exists()
    return TALK if is_author else ()


def _counted(rows: QuerySet[Replication]) -> QuerySet[Replication]:
    """With how many tasks are meant to be done and how many are."""
    meant = Q(tasks__is_left_out=False)
    return rows.annotate(
        meant=Count("tasks", filter=meant),
        done=Count("tasks", filter=meant & Q(tasks__done_on__isnull=False)),
    )


def office_replications(viewer: Actor, *, language: str = "id") -> QuerySet[Replication]:
    """The viewer's office's own: open ones first, then by the newest. One query a page."""
    viewer.require(Permission.READ_PRACTICES)
    return (
        _counted(Replication.objects.filter(office_id=viewer.own_office))
        .annotate(title=title_of("practice_id", language), ended=Q(state__in=[
            ReplicationState.KEPT, ReplicationState.ABANDONED]))
        .select_related("owner", "practice__office").order_by("ended", "-planned_on", "-pk")
    )


def practice_replications(viewer: Actor, practice_id: int) -> QuerySet[Replication]:
    """Every replication of a practice that the viewer reads, the oldest first."""
    return (
        replications_readable(viewer).filter(practice_id=practice_id)
        .select_related("office", "source").order_by("planned_on", "pk")
    )


def tasks_of(replication_id: int) -> list[ReplicationTask]:
    """The steps in order, with whose they are."""
    return list(
        ReplicationTask.objects.filter(replication_id=replication_id)
        .select_related("owner").order_by("order")
    )


def task_for(viewer: Actor, task_id: int) -> ReplicationTask | None:
    """A task of the viewer's own office."""
    return (
        ReplicationTask.objects.select_related("replication__practice", "owner")
        .filter(pk=task_id, replication__office_id=viewer.own_office).first()
    )


def notes_of(replication_id: int) -> QuerySet[ReplicationNote]:
    """What was said, the newest first, with who said it."""
    return (
        ReplicationNote.objects.filter(replication_id=replication_id)
        .select_related("author").order_by("-written_at", "-pk")
    )


def tasks_due(
    viewer: Actor, *, today: date, language: str = "id"
) -> QuerySet[ReplicationTask]:
    """Open steps due by the day after tomorrow: the viewer's own, and those of nobody here.

    One query however many; `title` is the practice's.
    """
    whose = Q(owner_id=viewer.user_id or 0) | Q(
        owner_id__isnull=True, replication__office_id=viewer.own_office
    )
    return (
        ReplicationTask.objects.filter(
            whose, due_on__lte=today + DUE_WITHIN, done_on__isnull=True, is_left_out=False,
            replication__office_id=viewer.own_office, replication__state__in=OPEN,
        )
        .annotate(title=title_of("replication__practice_id", language))
        .order_by("due_on", "pk")
    )


def questions_waiting(viewer: Actor, *, language: str = "id") -> QuerySet[Replication]:
    """Replications in which another office asks the viewer's, or the viewer as an author, and
    nobody has answered; whose question has waited longest comes first."""
    viewer.require(Permission.READ_PRACTICES)
    last = ReplicationNote.objects.filter(
        replication=OuterRef("pk"), kind__in=TALK
    ).order_by("-written_at", "-pk")
    mine = Q(practice__office_id=viewer.own_office) | Q(Exists(PracticeAuthor.objects.filter(
        practice=OuterRef("practice_id"), user_id=viewer.user_id or 0)))
    return (
        Replication.objects.filter(mine).exclude(office_id=viewer.own_office)
        .annotate(last_kind=Subquery(last.values("kind")[:1]),
                  asked_at=Subquery(last.values("written_at")[:1]),
                  title=title_of("practice_id", language))
        .filter(last_kind=ReplicationNoteKind.QUESTION)
        .select_related("office").order_by("asked_at", "pk")
    )


def count_adrift(viewer: Actor, *, most: int = 100) -> int:
    """Replications of the office that nobody carries, counted no further than `most`."""
    return Replication.objects.filter(
        office_id=viewer.own_office, owner_id__isnull=True,
        state__in=IN_USE,
    )[:most].count()


@dataclass(frozen=True, slots=True)
class AdopterChoice:
    """An office that the viewer's may learn from, as a form offers it."""

    replication_id: int
    office: str


def sources_for(viewer: Actor, practice_id: int) -> list[AdopterChoice]:
    """Offices that began with the practice, besides the viewer's own. One query."""
    rows = (
        replications_readable(viewer).filter(practice_id=practice_id, started_on__isnull=False)
        .exclude(office_id=viewer.own_office).order_by("office__name", "pk")
        .values_list("pk", "elsewhere", "office__name")
    )
    return [AdopterChoice(pk, name or elsewhere) for pk, elsewhere, name in rows]
