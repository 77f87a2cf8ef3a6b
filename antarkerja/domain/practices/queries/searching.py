"""Practices by the words of their texts, the best first; alike on both databases.

The index finds rows that hold every word; what of them is looked at closer is bounded, so that a
word of every text costs no more than a rare one: those that have all words in title or problem,
and the newest of the others where these are few.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.domain.practices.policies.stemming import (
    IN_PROBLEM,
    IN_TITLE,
    asked_words,
    likeness,
)
from antarkerja.shared.fulltext import Holds, Searchable, index_first

TEXTS = Searchable("practices_practicetext", "words", "is_current")
# Rows that are ranked; beyond them nobody turns pages.
RANKED_BY_TITLE, RANKED = 100, 200
# More texts than there are: what is cut is asked of the index first.
EVERY = 10_000_000


def with_words(rows: QuerySet[Practice], text: str) -> QuerySet[Practice]:
    """Practices whose current text, in any one language, holds every word of `text`."""
    asked = asked_words(text)
    if not asked:
        return rows.none()
    return rows.filter(pk__in=_holding(asked).values("practice_id")[:EVERY])


def ranked(rows: QuerySet[Practice], text: str) -> list[int]:
    """Ids of the practices of `rows` that fit best, at most three hundred. Four queries.

    A word in the title counts most, then in the problem; of equals the newest stands first.
    """
    asked = asked_words(text)
    if not asked:
        return []
    near = [tuple(f"{mark}{one}" for mark in (IN_TITLE, IN_PROBLEM) for one in stems)
            for stems in asked]
    found: dict[int, tuple[int, date, int]] = {}
    for groups, most in ((near, RANKED_BY_TITLE), (asked, RANKED)):
        if len(found) >= RANKED_BY_TITLE:
            break
        with index_first(connection):
            near_rows = _newest(rows, groups, most)
        for pk, day, kept in near_rows:
            fits = (likeness(asked, kept), day or date.min, pk)
            found[pk] = max(found.get(pk, fits), fits)
    return sorted(found, key=lambda pk: found[pk], reverse=True)


def count_found(rows: QuerySet[Practice], *, most: int) -> int:
    """How many rows of `with_words` there are, at most `most`. One query."""
    with index_first(connection):
        return len(rows.order_by("-published_on", "-pk").values_list("pk", flat=True)[:most])


def _newest(
    rows: QuerySet[Practice], groups: Sequence[tuple[str, ...]], most: int
) -> list[tuple[int, date | None, str]]:
    pks = list(
        rows.filter(pk__in=_holding(groups).values("practice_id")[:EVERY])
        .order_by("-published_on", "-pk").values_list("pk", flat=True)[:most]
    )
    texts = PracticeText.objects.filter(practice__in=pks, is_current=True)
    return list(texts.values_list("practice_id", "practice__published_on", "words"))


def _holding(groups: Sequence[tuple[str, ...]]) -> QuerySet[PracticeText]:
    return PracticeText.objects.filter(Holds(TEXTS, groups, scope=True))
