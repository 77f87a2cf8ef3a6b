"""Words of a vacancy in lists."""

from __future__ import annotations

from typing import Any

from django import template

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.web.components.vacancies import facts

register = template.Library()


@register.filter
def wage_words(vacancy: Any) -> str:
    return facts.wage_words(vacancy)


@register.filter
def education_words(vacancy: Any) -> str:
    return facts.education_words(vacancy)


@register.filter
def left_words(vacancy: Any) -> str:
    return facts.left_words(vacancy)


@register.filter
def status_tone(vacancy: Any) -> str:
    """The colour that repeats what the status says."""
    return facts.TONES.get(VacancyStatus(vacancy.status), "")
