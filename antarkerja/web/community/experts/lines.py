"""A colleague of the directory as a line: office, what speaks for them, what one can do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.queries.experts import MUCH_WORK, Expert, Knowledge


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    expert: Expert
    parts: list[Part]
    may_endorse: bool
    is_endorsed: bool
    may_ask: bool


def lines_of(
    found: Iterable[Expert], category: str, *, viewer: Actor,
    endorsed: Collection[tuple[int, str]],
) -> list[Line]:
    """In the order given; of all parts the three in which a colleague is strongest."""
    return [_line(one, category, viewer, endorsed) for one in found]


def _line(
    one: Expert, category: str, viewer: Actor, endorsed: Collection[tuple[int, str]]
) -> Line:
    strong = sorted((part for part in one.knows if one.strength(part)),
                    key=lambda part: -one.strength(part))
    shown = [category] if category else strong[:3]
    stranger = one.user.pk != viewer.user_id and (
        one.office is None or one.office.pk != viewer.own_office)
    return Line(
        expert=one, may_endorse=bool(category) and stranger,
        is_endorsed=(one.user.pk, category) in endorsed,
        may_ask=one.profile.mentors and one.user.pk != viewer.user_id,
        parts=[Part(str(Category(part).label), why(one.knows[part])) for part in shown
               if part in one.knows],
    )


def why(known: Knowledge) -> str:
    """What speaks for it, in one line."""
    said = []
    if known.written:
        said.append(ngettext("wrote %(n)d practice", "wrote %(n)d practices", known.written)
                    % {"n": known.written})
    if known.carried:
        said.append(ngettext("carried %(n)d over", "carried %(n)d over", known.carried)
                    % {"n": known.carried})
    if known.endorsed:
        said.append(ngettext("named by %(n)d colleague", "named by %(n)d colleagues",
                             known.endorsed) % {"n": known.endorsed})
    if known.worked >= MUCH_WORK:
        said.append(_("does much of this work"))
    return ", ".join(said)
