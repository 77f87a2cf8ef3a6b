"""A practice as its readers see it: sections in one or two languages, and the facts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from antarkerja.domain.indicators.errors import UnknownIndicatorError
from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.practices.enums.practice import Language, Origin, TargetGroup
from antarkerja.domain.practices.queries.one_practice import PracticeView
from antarkerja.domain.reference.industries import industry_name
from antarkerja.shared.money import rupiah
from antarkerja.web.community.practices.act_choices import act_words as words_of_act

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice, PracticeText

BOTH = "both"
# The edition whose letters `Practice.sectors` holds.
KBLI = "2025"
LABELS: dict[str, Promise] = {
    "title": gettext_lazy("Title of the practice"),
    "problem": gettext_lazy("The problem"),
    "context": gettext_lazy("Where it began"),
    "steps": gettext_lazy("What is done"),
    "partners": gettext_lazy("Partners"),
    "tools": gettext_lazy("Tools and forms"),
    "risks": gettext_lazy("Risks"),
    "did_not_work": gettext_lazy("What did not work"),
    "self_reported": gettext_lazy("What its authors believe it changed"),
}
ORDER = ("problem", "context", "steps", "partners", "tools", "did_not_work", "risks",
         "self_reported")


@dataclass(frozen=True, slots=True)
class Cell:
    """A section in one language; `steps` instead of `text` where it is a list of steps."""

    language: str
    text: str
    steps: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    label: str
    cells: Sequence[Cell]


def sections(texts: Sequence[PracticeText]) -> list[Section]:
    """What the texts say, section by section; what none of them says is left out."""
    found = []
    for name in ORDER:
        cells = [_cell(text, name) for text in texts]
        if any(cell.text or cell.steps for cell in cells):
            found.append(Section(name, str(LABELS[name]), cells))
    return found


def _cell(text: PracticeText, name: str) -> Cell:
    if name == "steps":
        return Cell(text.language, "", text.steps)
    return Cell(text.language, getattr(text, name))


def shown_texts(view: PracticeView, wanted: str, *, newest: bool) -> list[PracticeText]:
    """The texts of the wanted language, of both, or of whichever there is: what readers get, or
    the newest."""
    texts = view.newest if newest or not view.texts else view.texts
    there = [texts[one] for one in Language.values if one in texts]
    if wanted == BOTH:
        return there
    return [text for text in there if text.language == wanted] or there[:1]


def facts(practice: Practice) -> list[tuple[str, str]]:
    """Category, whom it serves, where it fits, what it asks of an office."""
    lines = [
        (_("Part of the service"), practice.get_category_display()),
        (_("Whom it serves"), _joined(TargetGroup(one).label for one in practice.groups
                                      if one in TargetGroup.values)),
        (_("Where"), practice.get_setting_display()),
        (_("Office size"), practice.get_office_size_display()),
        (_("Sectors"), _joined(industry_name(one, KBLI) for one in practice.sectors)
         or _("All sectors")),
        (_("Work it takes"), hours(practice.hours_a_month)),
        (_("To begin with"), money(practice.cost_once)),
        (_("Each month"), money(practice.cost_a_month)),
    ]
    return [(label, value) for label, value in lines if value]


def origin_words(practice: Practice) -> str:
    """Where it comes from, in one line."""
    place = practice.origin_place
    if practice.origin == Origin.OWN:
        return _("Made at this office")
    return f"{practice.get_origin_display()}: {place}" if place else practice.get_origin_display()


def hours(number: int | None) -> str:
    if number is None:
        return ""
    return ngettext("%(n)d hour a month", "%(n)d hours a month", number) % {"n": number}


def money(amount: int | None) -> str:
    if amount is None:
        return ""
    return rupiah(amount) if amount else _("no cost")


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator as it is named here."""

    title: str
    formula: str
    is_main: bool


def figures(view: PracticeView) -> list[Figure]:
    """What the practice is meant to move; one that the registry lost is shown by its code."""
    found = []
    for row in view.indicators:
        try:
            known = indicator(row.indicator, row.indicator_version)
        except UnknownIndicatorError:
            found.append(Figure(row.indicator, "", row.is_main))
        else:
            found.append(Figure(str(known.title), str(known.formula), row.is_main))
    return found


def act_words(view: PracticeView) -> list[str]:
    """The acts that it consists of, in words."""
    return [words_of_act(act.kind, act.detail) for act in view.acts]


def _joined(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words)
