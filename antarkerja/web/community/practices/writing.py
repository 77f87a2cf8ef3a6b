"""The guided form: begun from a template, saved at any point, gone on with where it was left."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.cases.queries.calendar import topics_of_sessions
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.practice import Category, Language
from antarkerja.domain.practices.enums.writing import (
    PART_OF,
    REQUIRED,
    Missing,
    WritingPart,
)
from antarkerja.domain.practices.errors.practice import ChangedMeanwhileError, WrongStateError
from antarkerja.domain.practices.operations.drafting import draft_practice, write_on
from antarkerja.domain.practices.operations.naming import name_proof
from antarkerja.domain.practices.policies.completeness import next_part
from antarkerja.domain.practices.queries.one_practice import PracticeView
from antarkerja.web.community.practices.forms import NewPracticeForm
from antarkerja.web.community.practices.found import asked_language, found_to_write
from antarkerja.web.community.practices.part_forms import FORMS, PartForm, StepsForm
from antarkerja.web.community.practices.proof_form import ProofForm
from antarkerja.web.community.practices.reading import sections
from antarkerja.web.community.practices.refused import REFUSALS, words_for
from antarkerja.web.community.practices.tabs import language_tab
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

PARTS = list(WritingPart)


@page(Permission.SHARE_PRACTICES)
def practice_new(request: DeskRequest) -> HttpResponse:
    form = NewPracticeForm(request.POST or None, initial={"language": tongue()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        language = Language(said["language"])
        made = draft_practice(by=request.actor, at=request.now, title=said["title"],
                              category=Category(said["category"]), language=language)
        messages.success(request, _("The draft is kept. You can stop and go on at any time."))
        return redirect(part_address(made.pk, WritingPart.PROBLEM, language))
    return render(request, "community/practices/new.html", {"form": form},
                  status=422 if form.errors else 200)


@page(Permission.SHARE_PRACTICES)
def practice_write(request: DeskRequest, practice_id: int) -> HttpResponse:
    """Goes on with the first part in which something is missing."""
    view = found_to_write(request, practice_id)
    return redirect(part_address(practice_id, next_part(view.lacks), _own_language(view)))


@page(Permission.SHARE_PRACTICES)
def practice_part(request: DeskRequest, practice_id: int, part: str) -> HttpResponse:
    view = found_to_write(request, practice_id)
    if part not in WritingPart.values:
        raise Http404
    here, language = WritingPart(part), asked_language(request)
    form = _form(request, view, here, language)
    if request.method == "POST" and not _is_moved(request, form) and form.is_valid():
        try:
            _save(request, view, form)
        except OutOfScopeError as error:
            raise Http404 from error
        except (ChangedMeanwhileError, WrongStateError):
            form.add_error(None, _("Somebody saved at the same moment. Look at it and save again."))
        except REFUSALS as error:
            form.add_error(None, words_for(error))
        else:
            return redirect(_after(request, practice_id, here, language))
    return render(request, "community/practices/write.html", _page(view, form, here, language),
                  status=422 if form.errors else 200)


def _form(
    request: DeskRequest, view: PracticeView, part: WritingPart, language: Language
) -> PartForm | ProofForm:
    data = request.POST or None
    if part is WritingPart.PROOF:
        return ProofForm(data, view=view, topics=topics_of_sessions(request.actor, request.now),
                         on=request.today)
    return FORMS[part](data, view=view, language=language)


def _is_moved(request: DeskRequest, form: PartForm | ProofForm) -> bool:
    """Whether a step only changed its place: the page comes again, and nothing is saved yet."""
    return isinstance(form, StepsForm) and form.move(request.POST.get("move", ""))


def _save(request: DeskRequest, view: PracticeView, form: PartForm | ProofForm) -> None:
    said = form.cleaned_data
    if isinstance(form, ProofForm):
        name_proof(by=request.actor, on=request.today, practice_id=view.practice.pk,
                   acts=form.named(), codes=said["indicators"], main=said["main"])
        return
    write_on(by=request.actor, at=request.now, practice_id=view.practice.pk,
             expected=view.practice.version, text=form.written_text(),
             context=form.written_context(),
             change_note=said.get("change_note", ""))


def _after(
    request: DeskRequest, practice_id: int, here: WritingPart, language: Language
) -> str:
    """Where saving leads: more rows, out, or the next part."""
    if "more" in request.POST:
        return part_address(practice_id, here, language)
    last = here is PARTS[-1]
    if last or "leave" in request.POST:
        messages.success(request, _("Saved. You can go on here at any time."))
        return reverse("community:practice", args=[practice_id])
    return part_address(practice_id, PARTS[PARTS.index(here) + 1], language)


def _page(
    view: PracticeView, form: PartForm | ProofForm, here: WritingPart, language: Language
) -> dict[str, Any]:
    pk = view.practice.pk
    behind = {PART_OF[one] for one in view.lacks if one is not Missing.ENGLISH}
    others = [text for code, text in view.newest.items() if code != language]
    shown = form.words if isinstance(form, PartForm) else ()
    return {
        "view": view, "practice": view.practice, "form": form, "part": here,
        "language": language, "is_last": here is PARTS[-1], "lacks": lacking(view),
        "title": (view.newest.get(language) or next(iter(view.newest.values()))).title,
        "steps": [
            {"label": str(one.label), "url": part_address(pk, one, language),
             "state": "now" if one is here else "next" if one in behind else "done"}
            for one in PARTS],
        "tabs": [language_tab(one, part_address(pk, here, one), is_here=one == language)
                 for one in Language] if shown else [],
        "beside": [section for section in sections(others) if section.name in shown],
    }


def lacking(view: PracticeView) -> list[dict[str, Any]]:
    """What is missing, with the page on which it is written."""
    own = _own_language(view)
    return [
        {"label": one.label, "is_needed": one in REQUIRED, "url": part_address(
            view.practice.pk, PART_OF[one], Language.ENGLISH if one == "english" else own)}
        for one in view.lacks
    ]


def part_address(practice_id: int, part: WritingPart, language: Language) -> str:
    address = reverse("community:practice_part", args=[practice_id, part.value])
    return f"{address}?language={language.value}"


def _own_language(view: PracticeView) -> Language:
    """Indonesian where it is written in it."""
    codes = list(view.newest)
    return Language(codes[0]) if codes and Language.INDONESIAN not in codes else Language.INDONESIAN
