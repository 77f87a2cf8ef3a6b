"""What is wrong in a form, for the summary above it and for the title of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BaseForm
from django.template import Context
from django.utils.translation import gettext as _

register = template.Library()


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary; `target` is the id of the field to mend, or "" for the whole."""

    text: str
    target: str = ""


@register.filter
def faults(form: BaseForm) -> list[Fault]:
    """Each fault once, in the order of the fields; a hidden field has nothing to lead to."""
    found = [Fault(str(error)) for error in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else (
            f"{field.auto_id}_group" if field.use_fieldset else field.id_for_label
        )
        name = "" if field.is_hidden else f"{field.label}: "
        found += [Fault(f"{name}{error}", target) for error in field.errors]
    return found


@register.simple_tag(takes_context=True)
def to_mend(context: Context) -> str:
    """"Fix: " where a form of the page came back with faults: the title is heard first."""
    return _("Fix: ") if any(_is_faulty(one) for one in _forms(context)) else ""


def _forms(context: Context) -> list[Any]:
    named: dict[Any, Any] = context.flatten()
    boxes = named.get("boxes") or ()
    return [*named.values(), *(getattr(box, "form", None) for box in boxes)]


def _is_faulty(found: Any) -> bool:
    return isinstance(found, BaseForm) and found.is_bound and bool(found.errors)
