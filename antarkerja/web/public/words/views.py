"""Words offered while somebody types a job title or a skill: out of the word lists, of nobody."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from antarkerja.domain.reference.occupations import suggest_titles
from antarkerja.domain.reference.skills import suggest_skills
from antarkerja.web.components.pages import public_page

FEWEST_LETTERS = 2
LONGEST = 80


@public_page
def titles(request: HttpRequest) -> HttpResponse:
    return _offers(request, suggest_titles)


@public_page
def skills(request: HttpRequest) -> HttpResponse:
    return _offers(request, suggest_skills)


def _offers(request: HttpRequest, suggest: Callable[[str], list[str]]) -> HttpResponse:
    """The options of a list; what was typed comes under the name of its field."""
    name = next(iter(request.GET), "")
    typed = request.GET.get(name, "")[:LONGEST]
    # Of a list with commas the last word is the one that is being typed.
    before, comma, last = typed.rpartition(",")
    offers = suggest(last) if len(last.strip()) >= FEWEST_LETTERS else []
    begun = f"{before.strip()}{comma} " if comma else ""
    return render(request, "public/words/offers.html", {"offers": [begun + o for o in offers]})
