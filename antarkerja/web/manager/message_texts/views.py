"""The office's own words for each event in both languages, its quiet hours and its days."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.operations.texts import change_messaging, drop_text, keep_text
from antarkerja.domain.messaging.policies.wording import placeholders
from antarkerja.domain.messaging.queries.texts import (
    TextLine,
    messaging_settings,
    texts_of_office,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.manager.message_texts.forms import SettingsForm, TextForm


@page(Permission.LEAD_CASES)
def texts(request: DeskRequest) -> HttpResponse:
    form = SettingsForm.of(
        messaging_settings(request.actor), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        change_messaging(by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept. It counts from the next message on."))
        return redirect("manager:message_texts")
    lines = texts_of_office(request.actor)
    return render(request, "manager/message_texts/list.html", {
        "form": form, "lines": lines, "own": sum(line.is_own for line in lines),
    }, status=422 if form.errors else 200)


@page(Permission.LEAD_CASES)
def text(request: DeskRequest, event: str, language: str) -> HttpResponse:
    """Three buttons: keep the words, only look at them filled in, or go back to everybody's."""
    line = _line(request, event, language)
    form = TextForm(
        request.POST if request.method == "POST" else None, event=line.event, wording=line.wording
    )
    if "default" in request.POST:
        drop_text(by=request.actor, event=line.event, language=line.language)
        messages.success(request, _("The usual words are told again."))
        return redirect("manager:message_text", event=event, language=language)
    shown = line
    if form.is_valid():
        shown = TextLine(line.event, line.language, form.cleaned_data["wording"], line.is_own)
        if "preview" not in request.POST:
            keep_text(by=request.actor, at=request.now, event=line.event,
                      language=line.language, wording=shown.wording)
            messages.success(request, _("Kept. New messages of your office say it so."))
            return redirect("manager:message_text", event=event, language=language)
    return render(request, "manager/message_texts/one.html", {
        "line": shown, "form": form, "preview": shown.preview,
        "places": [f"{{{name}}}" for name in sorted(placeholders(line.event))],
    }, status=422 if form.errors else 200)


def _line(request: DeskRequest, event: str, language: str) -> TextLine:
    if event not in MessageEvent.values or language not in Language.values:
        raise Http404
    return next(
        line for line in texts_of_office(request.actor)
        if line.event == event and line.language == language
    )
