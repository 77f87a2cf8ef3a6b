"""All that the page of a practice shows, and its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Language, Verdict
from antarkerja.domain.practices.enums.writing import Missing
from antarkerja.domain.practices.models import (
    Practice,
    PracticeAct,
    PracticeAuthor,
    PracticeFile,
    PracticeIndicator,
    PracticeText,
)
from antarkerja.domain.practices.policies.completeness import Written, missing
from antarkerja.domain.practices.policies.differences import Difference, differences
from antarkerja.domain.practices.policies.texts import details_of
from antarkerja.domain.practices.queries.reviewing import REVIEWERS
from antarkerja.domain.practices.queries.scope import may_write, practice_for

VERSIONS = 50


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice as one reader sees it. `texts` are those that readers get, by language; `newest`
    those that were written last. `lacks` is what its writers still have to write."""

    practice: Practice
    texts: Mapping[str, PracticeText]
    newest: Mapping[str, PracticeText]
    authors: Sequence[PracticeAuthor]
    acts: Sequence[PracticeAct]
    indicators: Sequence[PracticeIndicator]
    files: Sequence[PracticeFile]
    may_write: bool
    lacks: Sequence[Missing]

    @property
    def lead(self) -> PracticeAuthor | None:
        return next((one for one in self.authors if one.is_lead), None)


def practice_view(viewer: Actor, practice_id: int) -> PracticeView | None:
    """One practice that the viewer may open, with everything of it. Seven queries at most."""
    practice = practice_for(viewer, practice_id)
    if practice is None:
        return None
    newest, current = _texts(practice)
    acts = list(practice.acts.order_by("kind", "detail"))
    indicators = list(practice.indicators.order_by("-is_main", "indicator"))
    written = Written(practice, [details_of(text) for text in newest.values()], len(acts),
                      len(indicators))
    return PracticeView(
        practice=practice, texts=current, newest=newest, acts=acts, indicators=indicators,
        authors=list(practice.authors.select_related("user").order_by("-is_lead", "joined_at")),
        files=list(practice.files.filter(removed_at=None).order_by("title", "pk")),
        may_write=may_write(viewer, practice), lacks=missing(written),
    )


def sees_newest(viewer: Actor, view: PracticeView) -> bool:
    """Its writers, and whoever is asked to review the newest version. One query at most."""
    return view.may_write or view.practice.reviews.filter(
        reviewer_id=viewer.user_id or 0, number=view.practice.version).exists()


def written(practice: Practice) -> Written:
    """What a practice consists of, for `policies.completeness`. Three queries."""
    newest, _ = _texts(practice)
    return Written(practice, [details_of(text) for text in newest.values()],
                   practice.acts.count(), practice.indicators.count())


def newest_texts(practice: Practice) -> dict[str, PracticeText]:
    """The newest text of each language, published or not. One query."""
    return _texts(practice)[0]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One saved text, and what it says differently from the one before in its language."""

    text: PracticeText
    changes: Sequence[Difference]
    is_first: bool


def versions(
    practice: Practice, language: str, *, of: QuerySet[PracticeText] | None = None
) -> list[VersionView]:
    """The texts of one language, the newest first; of many the last fifty. All of them, or those
    of `texts_of_readers`. One query."""
    texts = practice.texts.all() if of is None else of
    rows = list(
        texts.filter(language=language).select_related("author").defer("words")
        .order_by("-number")[: VERSIONS + 1]
    )
    views = []
    for place, row in enumerate(rows[:VERSIONS]):
        before = details_of(rows[place + 1]) if place + 1 < len(rows) else None
        changes = differences(before, details_of(row)) if before else []
        views.append(VersionView(row, changes, before is None))
    return views


def texts_of_readers(
    practice: Practice, *, with_newest: bool = False
) -> QuerySet[PracticeText]:
    """What readers have been shown: the published version and those that two colleagues found ready
    before it; with the newest for its reviewers. What was written in between was never theirs to
    read, and may name somebody. Three queries at most."""
    published = practice.published_version or 0
    newest = [practice.version] if with_newest else []
    upto = practice.texts.filter(number__lte=max([published, *newest]))
    if practice.instance and not newest:
        return upto
    ready = set(
        practice.reviews.filter(
            verdict=Verdict.READY, given_at__isnull=False, number__lte=published)
        .values("number").annotate(n=Count("pk")).filter(n__gte=REVIEWERS)
        .values_list("number", flat=True))
    there = list(upto.values_list("number", "language", "pk"))
    shown = {
        max(rows)[1] for number in {*ready, *newest, published} for language in Language.values
        if (rows := [(other, pk) for other, code, pk in there
                     if code == language and other <= number])
    }
    return upto.filter(pk__in=shown)


def _texts(practice: Practice) -> tuple[dict[str, PracticeText], dict[str, PracticeText]]:
    """The newest and the current text of each language."""
    newest: dict[str, PracticeText] = {}
    current: dict[str, PracticeText] = {}
    for text in practice.texts.select_related("author").defer("words").order_by("number"):
        newest[text.language] = text
        if text.is_current:
            current[text.language] = text
    return newest, current
