"""The lines of a profile's to-do list: where each is answered, and how one asks oneself."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import TodoCode

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """A box of the profile page, or a field of the page that changes the file, by its id."""

    anchor: str
    is_in_profile: bool = False


PLACES = {
    TodoCode.WISH: Place("wishes", is_in_profile=True),
    TodoCode.SKILLS: Place("skills", is_in_profile=True),
    TodoCode.EXPERIENCE: Place("experiences", is_in_profile=True),
    TodoCode.DUTIES: Place("experiences", is_in_profile=True),
    TodoCode.PLACES: Place("places", is_in_profile=True),
    TodoCode.EDUCATION: Place("id_education"),
    TodoCode.HOME: Place("id_region"),
    TodoCode.WAGE: Place("id_wage_floor"),
    TodoCode.HOURS: Place("id_hours"),
    TodoCode.AVAILABLE: Place("id_available_from_group"),
    TodoCode.PHONE: Place("id_phone"),
    TodoCode.BIRTH: Place("id_birth_on_group"),
    TodoCode.SEX: Place("id_sex"),
    TodoCode.NIK: Place("id_nik"),
}
# Who somebody is gets written down at the desk, against the identity card.
AT_THE_DESK = frozenset({TodoCode.BIRTH, TodoCode.SEX, TodoCode.NIK})
OF_ONESELF: dict[TodoCode, Promise] = {
    TodoCode.WISH: _("Which work do you look for?"),
    TodoCode.DUTIES: _("What you did there, in your own words"),
    TodoCode.HOME: _("Where you live"),
    TodoCode.PLACES: _("Where you would work"),
    TodoCode.WAGE: _("The lowest wage you would accept"),
    TodoCode.HOURS: _("Which hours you can work"),
    TodoCode.AVAILABLE: _("From when you can start"),
    TodoCode.PHONE: _("A phone number to reach you"),
    TodoCode.BIRTH: _("Birth date (tell it at the office)"),
    TodoCode.SEX: _("Sex, as the reports count it (tell it at the office)"),
    TodoCode.NIK: _("NIK (show your identity card at the office)"),
}


@register.filter
def todo_place(code: TodoCode, own: str = "") -> Place | None:
    """Where the line is answered; None where one cannot do it oneself."""
    return None if own and code in AT_THE_DESK else PLACES[code]


@register.filter
def todo_label(code: TodoCode, own: str = "") -> str:
    return str(OF_ONESELF.get(code, code.label) if own else code.label)
