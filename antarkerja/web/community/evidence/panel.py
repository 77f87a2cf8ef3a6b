"""The part of a practice's page that shows what the ledger says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from antarkerja.domain.practices.queries.evidence import kept, named_indicators
from antarkerja.domain.practices.queries.evidence_words import as_of_words, headline_of
from antarkerja.web.community.evidence.shown import TONES, last_month_of
from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice


def panel(request: DeskRequest, practice: Practice) -> dict[str, Any]:
    """What `panel.html` beside this module reads as `panel`: the main indicator's answer."""
    named = named_indicators(practice)
    if not named:
        return {"is_named": False}
    found = kept(practice, named[0], on=request.today)
    if found.evidence is None:
        return {"is_named": True, "title": named[0].title}
    reading = found.evidence.reading
    return {
        "is_named": True, "title": named[0].title, "headline": headline_of(named[0], reading),
        "tone": TONES.get(reading["reading"], ""),
        "as_of": as_of_words(found.evidence.as_of_on, last_month_of(reading)),
    }
