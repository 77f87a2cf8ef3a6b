"""Practices for everybody: read without an account, and nothing of anybody is kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.queries.evidence_words import (
    as_of_words,
    public_headline,
    public_sentences,
)
from antarkerja.domain.practices.queries.files import public_file, public_files
from antarkerja.domain.practices.queries.practices import current_texts
from antarkerja.domain.practices.queries.public import newest_public_texts, public_practice_of
from antarkerja.domain.practices.queries.public_evidence import PublicReading, public_readings
from antarkerja.web.community.evidence.shown import TONES, last_month_of
from antarkerja.web.community.handing_out import handed_out
from antarkerja.web.community.practices.reading import facts, origin_words, sections
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.often import asks_too_often, told_to_wait
from antarkerja.web.components.pages import public_page

FILES_A_MINUTE = 30


@public_page
def public_practices(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("category", "")
    category = asked if asked in Category.values else ""
    texts = newest_public_texts(language=tongue(), category=category)
    readings = public_readings([text.practice_id for text in texts])
    n = len(texts)
    headline = ngettext("%(n)d practice for everybody", "%(n)d practices for everybody", n) % {
        "n": n}
    return render(request, "community/everybody/list.html", {
        "texts": [(text, said_of(readings.get(text.practice_id))) for text in texts],
        "category": category, "categories": Category.choices,
        "headline": headline if n else _("No practice is published for everybody yet"),
    })


@public_page
def public_practice(request: HttpRequest, key: UUID) -> HttpResponse:
    """Both languages side by side where there are two."""
    practice = public_practice_of(key)
    if practice is None:
        raise Http404
    texts = list(current_texts().queryset.filter(practice=practice).order_by("-language"))  # type: ignore[union-attr]  # it has one
    reading = public_readings([practice.pk]).get(practice.pk)
    first = next((text for text in texts if text.language == tongue()), texts[0])
    asked = request.GET.get("language", "")
    shown = texts if asked == "both" else [first]
    return render(request, "community/everybody/practice.html", {
        "practice": practice, "text": first, "sections": sections(shown), "asked": asked,
        "has_both": len(texts) > 1, "said": said_of(reading), "files": public_files(practice),
        "facts": [*facts(practice), (_("Where it comes from"), origin_words(practice))],
        "crumbs": [(_("Practices for everybody"), reverse("community:public_practices"))],
    })


@public_page
def public_practice_file(request: HttpRequest, key: UUID, practice_file_id: int) -> HttpResponse:
    """A form or tool of the published version, to be saved."""
    if asks_too_often(request, "practice-file", now=timezone.now(), most=FILES_A_MINUTE):
        return told_to_wait(render(request, "429.html", status=429))
    return handed_out(public_file(key, practice_file_id))


def said_of(found: PublicReading | None) -> dict[str, Any] | None:
    """What the kept reading says in plain words, None where nothing was reckoned."""
    if found is None:
        return None
    reading = found.evidence.reading
    return {
        "title": found.indicator.title, "headline": public_headline(found.indicator, reading),
        "tone": TONES.get(reading["reading"], ""), "has_changed": found.has_changed,
        "sentences": public_sentences(found.indicator, reading),
        "as_of": as_of_words(found.evidence.as_of_on, last_month_of(reading)),
    }
