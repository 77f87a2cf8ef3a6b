"""One box over people, vacancies and firms."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from antarkerja.domain.employers.queries.search import search_employers, search_vacancies
from antarkerja.domain.jobseekers.queries.search import search_people
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page

LONGEST = 80
NIK_DIGITS = 16


@page(Permission.SEE_PEOPLE)
def search(request: DeskRequest) -> HttpResponse:
    """The box posts, so that a NIK never stands in an address; other words get one of their own."""
    text = _typed(request)
    if _is_nik(text) != (request.method == "POST"):
        return redirect(_address("" if _is_nik(text) else text))
    people = search_people(request.actor, text, today=request.today) if text else []
    sees_vacancies = bool(text) and request.actor.may(Permission.SEE_VACANCIES)
    vacancies = search_vacancies(request.actor, text) if sees_vacancies else []
    employers = search_employers(request.actor, text) if sees_vacancies else []
    for person in people:
        note_read(request, person.pk, "search")
    return render(request, "officer/search/search.html", {
        "text": text, "people": people, "vacancies": vacancies, "employers": employers,
        "total": len(people) + len(vacancies) + len(employers),
    })


def _is_nik(text: str) -> bool:
    return len(re.sub(r"\D", "", text)) == NIK_DIGITS


def _address(text: str) -> str:
    query = f"?{urlencode({'q': text})}" if text else ""
    return reverse("officer:search") + query


def _typed(request: DeskRequest) -> str:
    """The words asked for; signs that nobody types (NUL among them) are dropped."""
    asked = request.POST if request.method == "POST" else request.GET
    typed = asked.get("q", "")[: 4 * LONGEST]
    return "".join(sign for sign in typed if sign.isprintable()).strip()[:LONGEST]
