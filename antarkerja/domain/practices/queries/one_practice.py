"""All that the page of a practice shows, and its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antarkerja.domain.offices.policies import Actor
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


def versions(practice: Practice, language: str) -> list[VersionView]:
    """The texts of one language, the newest first; of many the last fifty. One query."""
    rows = list(
        practice.texts.filter(language=language).select_related("author").defer("words")
        .order_by("-number")[: VERSIONS + 1]
    )
    views = []
    for place, row in enumerate(rows[:VERSIONS]):
        before = details_of(rows[place + 1]) if place + 1 < len(rows) else None
        changes = differences(before, details_of(row)) if before else []
        views.append(VersionView(row, changes, before is None))
    return views


def _texts(practice: Practice) -> tuple[dict[str, PracticeText], dict[str, PracticeText]]:
    """The newest and the current text of each language."""
    newest: dict[str, PracticeText] = {}
    current: dict[str, PracticeText] = {}
    for text in practice.texts.select_related("author").defer("words").order_by("number"):
        newest[text.language] = text
        if text.is_current:
            current[text.language] = text
    return newest, current
