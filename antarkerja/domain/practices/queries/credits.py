"""Credit: who wrote a practice and who carried it into an office, alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import BEGUN
from antarkerja.domain.practices.models import Practice, PracticeAuthor, Replication
from antarkerja.domain.practices.queries.replications import replications_readable, title_of
from antarkerja.domain.practices.queries.scope import published_to

MOST = 50


@dataclass(frozen=True, slots=True)
class Credits:
    """Published practices with `title` and `reached` (offices that took each up), and
    replications with `title`; the newest first, at most `MOST` of each."""

    wrote: list[Practice]
    carried: list[Replication]

    @property
    def reached(self) -> int:
        return sum(int(getattr(row, "reached", 0)) for row in self.wrote)


@dataclass(frozen=True, slots=True)
class Credited:
    """Who is to be thanked for one practice: its authors, and who carried it over."""

    authors: list[PracticeAuthor]
    carriers: list[User]


def office_by_number(office_id: int) -> Office | None:
    """An office; which offices there are is no secret."""
    return Office.objects.filter(pk=office_id).first()


def person_by_number(viewer: Actor, user_id: int) -> User | None:
    """A colleague who wrote or carries something that the viewer may read; nobody else."""
    wrote = PracticeAuthor.objects.filter(
        user=OuterRef("pk"), practice__in=published_to(viewer).values("pk"))
    begun = _adoptions().filter(officer_id=user_id).values("subject_id")
    carried = replications_readable(viewer).filter(Q(owner=OuterRef("pk")) | Q(pk__in=begun))
    return User.objects.filter(Exists(wrote) | Exists(carried), pk=user_id).first()


def credits_of_office(viewer: Actor, office_id: int, *, language: str) -> Credits:
    """Two queries."""
    return _credits(viewer, Q(office_id=office_id), Q(office_id=office_id), language)


def credits_of_person(viewer: Actor, user_id: int, *, language: str) -> Credits:
    """Two queries."""
    wrote = Q(Exists(PracticeAuthor.objects.filter(practice=OuterRef("pk"), user_id=user_id)))
    begun = _adoptions().filter(officer_id=user_id).values("subject_id")
    return _credits(viewer, wrote, Q(owner_id=user_id) | Q(pk__in=begun), language)


def _adoptions() -> QuerySet[Event]:
    """Who began a replication stays in the ledger, whoever carries it now."""
    return Event.objects.filter(
        kind=EventKind.PRACTICE_ADOPTED, subject=Subject.REPLICATION, officer_id__isnull=False
    )


def credited(practice_id: int, rows: Iterable[Replication]) -> Credited:
    """Authors in the order in which they joined, and who carries or began `rows`, each once."""
    authors = PracticeAuthor.objects.filter(practice_id=practice_id).select_related("user")
    numbers = {row.pk: row.owner_id for row in rows}
    owners = {owner for owner in numbers.values() if owner}
    began = _adoptions().filter(subject_id__in=list(numbers))
    owners |= {officer for officer in began.values_list("officer_id", flat=True) if officer}
    carriers = User.objects.filter(pk__in=owners).order_by("name", "pk")
    return Credited(list(authors.order_by("-is_lead", "joined_at", "pk")), list(carriers))


def _credits(viewer: Actor, wrote: Q, carried: Q, language: str) -> Credits:
    practices = (
        published_to(viewer).filter(wrote).annotate(
            title=title_of("pk", language),
            reached=Count("replications", filter=Q(replications__state__in=BEGUN)))
        .select_related("office").order_by("-published_on", "-pk")
    )
    replications = (
        replications_readable(viewer).filter(carried, started_on__isnull=False)
        .annotate(title=title_of("practice_id", language))
        .select_related("office", "practice__office").order_by("-started_on", "-pk")
    )
    return Credits(list(practices[:MOST]), list(replications[:MOST]))
