"""Practices by the words of their texts."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.shared.fulltext import search_words


def with_words(rows: QuerySet[Practice], text: str) -> QuerySet[Practice]:
    """Practices whose current text, in any one language, holds every word of `text`."""
    texts = PracticeText.objects.filter(practice=OuterRef("pk"), is_current=True)
    for word in search_words(text):
        texts = texts.filter(words__icontains=word)
    return rows.filter(Exists(texts))
