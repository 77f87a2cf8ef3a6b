"""Practices for everybody: read without an account, and nothing of anybody is kept."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.queries.practices import current_texts
from antarkerja.domain.practices.queries.public import newest_public_texts, public_practice_of
from antarkerja.web.community.practices.reading import facts, origin_words, sections
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import public_page


@public_page
def public_practices(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("category", "")
    category = asked if asked in Category.values else ""
    texts = newest_public_texts(language=tongue(), category=category)
    n = len(texts)
    headline = ngettext("%(n)d practice for everybody", "%(n)d practices for everybody", n) % {
        "n": n}
    return render(request, "community/everybody/list.html", {
        "texts": texts, "category": category, "categories": Category.choices,
        "headline": headline if n else _("No practice is published for everybody yet"),
    })


@public_page
def public_practice(request: HttpRequest, key: UUID) -> HttpResponse:
    """Both languages side by side where there are two."""
    practice = public_practice_of(key)
    if practice is None:
        raise Http404
    texts = list(current_texts().queryset.filter(practice=practice).order_by("-language"))  # type: ignore[union-attr]  # it has one
    first = next((text for text in texts if text.language == tongue()), texts[0])
    asked = request.GET.get("language", "")
    shown = texts if asked == "both" else [first]
    return render(request, "community/everybody/practice.html", {
        "practice": practice, "text": first, "sections": sections(shown), "asked": asked,
        "has_both": len(texts) > 1,
        "facts": [*facts(practice), (_("Where it comes from"), origin_words(practice))],
        "crumbs": [(_("Practices for everybody"), reverse("community:public_practices"))],
    })
