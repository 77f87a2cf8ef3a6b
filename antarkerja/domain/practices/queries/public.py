"""What anybody reads without an account: practices that are published for everybody."""

from __future__ import annotations

from uuid import UUID

from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.domain.practices.policies.languages import best_text
from antarkerja.domain.practices.queries.practices import current_texts
from antarkerja.domain.practices.queries.scope import public_practices

NEWEST = 50


def newest_public_texts(*, language: str, category: str = "") -> list[PracticeText]:
    """The texts of the newest fifty, each in the language or the other one. Two queries."""
    rows = public_practices()
    if category:
        rows = rows.filter(category=category)
    found = rows.select_related("office").prefetch_related(current_texts())
    texts = []
    for practice in found.order_by("-published_on", "-pk")[:NEWEST]:
        text = best_text(practice.current_texts, language)  # type: ignore[attr-defined]  # prefetched
        if text is not None:
            text.practice = practice
            texts.append(text)
    return texts


def public_practice_of(key: UUID) -> Practice | None:
    return public_practices().select_related("office").filter(key=key).first()
