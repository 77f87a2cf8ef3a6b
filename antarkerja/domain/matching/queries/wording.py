"""A match's reasons in words. The engine gives signals and facts; people read phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _

from antarkerja.domain.reference.enums import Education, Hours, Licence
from antarkerja.domain.reference.occupations import occupation_name
from antarkerja.domain.reference.regions import region_name
from antarkerja.domain.reference.skills import skill_name
from antarkerja.shared.money import rupiah
from matchengine import Change, Match, Reason, score_range

Facts = Mapping[str, Any]
Side = Literal["A", "B"]
WIDE = 5
"""Points: a narrower range is not worth telling."""
_RUNG_NAME = {
    0: Education.NONE, 1: Education.SD, 2: Education.SMP, 3: Education.SMA, 4: Education.D1,
    5: Education.D2, 6: Education.D3, 7: Education.S1, 8: Education.PROFESSIONAL,
    9: Education.S2, 10: Education.S3,
}


@dataclass(frozen=True, slots=True)
class ReasonInWords:
    """`value` is how full the bar is, 0-100; `tone` is good, gap or unknown."""

    label: str
    phrase: str
    value: int
    tone: str
    weight: float


def in_words(match: Match, side: Side | None = None) -> tuple[ReasonInWords, ...]:
    """The reasons that say something, the fullest bar first, asked but unknown ones last.

    An employer is told side "B" only: what it asks, and not what the person wishes.
    """
    told = [
        _reason(reason) for reason in match.reasons
        if _says_something(reason) and side in (None, reason.side)
    ]
    return tuple(sorted(told, key=lambda reason: (reason.tone == "unknown", -reason.value)))


def not_known(match: Match) -> str:
    """What would be worth asking, as a list of labels: a bar cannot be drawn for it."""
    labels = [
        str(_LABELS[reason.signal]()).lower()
        for reason in match.reasons
        if reason.asked
        and not _says_something(reason)
        and "missing" not in reason.facts
        and reason.signal not in _ONLY_WHERE_FOUND
    ]
    return ", ".join(labels)


def signal_name(signal: str) -> str:
    """What a strand of the match is called."""
    return _LABELS[signal]()


def range_of(match: Match) -> tuple[int, int] | None:
    """The scores between which the match may well lie once all is known; None where it is sure."""
    low, high = score_range(match.log_odds, match.spread)
    return (low, high) if high - low >= WIDE else None


def _says_something(reason: Reason) -> bool:
    """Known, or asked for by the vacancy and not known of the person."""
    facts = reason.facts
    if reason.signal in _ONLY_WHERE_FOUND:
        return bool(facts[_ONLY_WHERE_FOUND[reason.signal]])
    return reason.verdict != "unknown" or bool(facts.get("missing") or facts.get("asked"))


def changes_in_words(match: Match, limit: int = 3) -> tuple[str, ...]:
    """What would raise the score most, with the points that it gains."""
    return tuple(_change(change) for change in _told(match, limit))


def skills_to_learn(match: Match, limit: int = 3) -> tuple[str, ...]:
    """The missing skills (ids, or labels that the lists do not know) among `changes_in_words`."""
    return tuple(
        str(change.facts["skill"]) for change in _told(match, limit) if "skill" in change.facts
    )


def _told(match: Match, limit: int) -> list[Change]:
    """The changes that there are words for, the greatest first."""
    return [change for change in match.changes if not _CHANGES.keys().isdisjoint(change.facts)][
        :limit
    ]


def _reason(reason: Reason) -> ReasonInWords:
    say = _PHRASES[reason.signal]
    tone = {"fits": "good", "gap": "gap", "unknown": "unknown"}[reason.verdict]
    return ReasonInWords(
        label=str(_LABELS[reason.signal]()),
        phrase=say(reason.facts, reason.verdict),
        value=0 if tone == "unknown" else round(100 * reason.share),
        tone=tone,
        weight=reason.weight,
    )


def _wish(facts: Facts, verdict: str) -> str:
    if verdict == "unknown":
        return _("wish or occupation not known")
    name = occupation_name(str(facts["occupation"]), get_language() or "id")
    if facts["occupation"] in facts["wishes"]:
        return _("%(occupation)s, as wished") % {"occupation": name}
    if verdict == "fits":
        return _("%(occupation)s, near to the wish") % {"occupation": name}
    return _("%(occupation)s, not among the wishes") % {"occupation": name}


def _place(facts: Facts, verdict: str) -> str:
    name = region_name(str(facts["to"] or ""))
    km = facts["km"]
    if km is not None and name and km >= 1:
        return _("%(place)s, about %(km)d km") % {"place": name, "km": round(float(km))}
    if km is not None and name:
        return _("%(place)s, the own district") % {"place": name}
    return name or _("place not known")


def _wage(facts: Facts, verdict: str) -> str:
    offered, floor = facts["offered"], facts["floor"]
    if offered is None:
        return _("wage not stated")
    if floor is None:
        return _("up to %(wage)s; lowest wage not asked yet") % {"wage": rupiah(int(offered))}
    if offered >= floor:
        return _("up to %(wage)s, reaches the lowest wage wished") % {"wage": rupiah(int(offered))}
    short = rupiah(int(floor) - int(offered))
    return _("%(short)s below the lowest wage wished") % {"short": short}


def _hours(facts: Facts, verdict: str) -> str:
    if verdict == "unknown":
        return _("hours not known")
    return str(Hours(str(facts["offered"])).label)


def _have_missing(facts: Facts, verdict: str) -> str:
    have, missing = list(facts["have"]), list(facts["missing"])
    if not have and not missing:
        return _("not stated")
    if verdict == "unknown":
        asked = ", ".join(_plain(word) for word in missing[:4])
        return _("asks %(asked)s; not told yet") % {"asked": asked}
    total = len(have) + len(missing)
    text = _("%(have)d of %(total)d") % {"have": len(have), "total": total}
    if have:
        text += ": " + ", ".join(_plain(word) for word in have[:4])
    if missing:
        text += "; " + _("not yet: %(missing)s") % {
            "missing": ", ".join(_plain(word) for word in missing[:3])
        }
    return text


def _education(facts: Facts, verdict: str) -> str:
    asked, has = facts["asked"], facts["has"]
    if asked is None:
        return _("no level asked")
    if has is None:
        return _("asks %(asked)s; not told yet") % {"asked": _rung(asked)}
    if has >= asked:
        return _("asks %(asked)s, has it") % {"asked": _rung(asked)}
    return _("asks %(asked)s, has %(has)s") % {"asked": _rung(asked), "has": _rung(has)}


def _field(facts: Facts, verdict: str) -> str:
    asked, studied = list(facts["asked"]), list(facts["studied"])
    common = [word for word in studied if word in asked]
    if common:
        return ", ".join(common[:3])
    if not asked:
        return _("no field of study asked")
    if facts["near"]:
        return _("%(studied)s, near to %(asked)s") % {
            "studied": ", ".join(studied[:2]), "asked": ", ".join(asked[:2])
        }
    if not studied:
        return _("asks %(asked)s; not told yet") % {"asked": ", ".join(asked[:2])}
    return _("asks %(asked)s; studied %(studied)s") % {
        "asked": ", ".join(asked[:3]), "studied": ", ".join(studied[:2])
    }


def _title(facts: Facts, verdict: str) -> str:
    return _("the title names what was wished or done")


def _usual(facts: Facts, verdict: str) -> str:
    return ", ".join(_plain(word) for word in list(facts["have"])[:4])


def _experience(facts: Facts, verdict: str) -> str:
    asked, months = facts["asked"], facts["months"]
    if months is None:
        return _("experience not known")
    if not int(months):
        return _("asks %(asked)s, none of the kind yet") % {
            "asked": _months(int(asked))} if asked else _("no work of the kind yet")
    has = _months(int(months))
    if facts["informal"]:
        has = _("%(months)s, informal work counted") % {"months": has}
    if asked:
        return _("asks %(asked)s, has %(has)s") % {"asked": _months(int(asked)), "has": has}
    return _("none asked, has %(has)s") % {"has": has}


def _rung(rung: object) -> str:
    return str(_RUNG_NAME[min(10, int(str(rung)))].label)


def _months(months: int) -> str:
    if months >= 24:
        return ngettext("%(n)d year", "%(n)d years", months // 12) % {"n": months // 12}
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def _plain(word: str) -> str:
    """A licence or a skill by its name, any other word as it is."""
    if word in Licence.values:
        return str(Licence(word).label)
    skill = skill_name(word)
    return skill.name if skill else word


def _accept(what: str) -> str:
    if what in Hours.values:
        return _("accepting the hours: %(hours)s") % {"hours": str(Hours(what).label).lower()}
    return _("accepting work in %(place)s") % {"place": region_name(what)}


def _language(code: str) -> str:
    """"en" of a file as people call it; a word that somebody typed as it is."""
    if code == "zh":
        return _("Mandarin")
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _change(change: Change) -> str:
    for fact, sentence in _CHANGES.items():
        if fact in change.facts:
            text = sentence(change.facts[fact])
            return _("%(change)s (+%(gain)d)") % {"change": text, "gain": change.gain}
    return ""


# Reasons that only raise and ask nothing: told where they found something, else passed over.
_ONLY_WHERE_FOUND = {"title": "words", "usual": "have"}
_LABELS: dict[str, Callable[[], str]] = {
    "wish": lambda: _("Wish"),
    "title": lambda: _("Words of the title"),
    "usual": lambda: _("Usual skills"),
    "place": lambda: _("Place"),
    "wage": lambda: _("Wage"),
    "hours": lambda: _("Hours"),
    "skills": lambda: _("Skills"),
    "education": lambda: _("Education"),
    "field": lambda: _("Field of study"),
    "experience": lambda: _("Experience"),
    "licences": lambda: _("Licences"),
    "languages": lambda: _("Languages"),
    "accommodation": lambda: _("Accommodation"),
}
_PHRASES: dict[str, Callable[[Facts, str], str]] = {
    "wish": _wish, "place": _place, "wage": _wage, "hours": _hours, "skills": _have_missing,
    "title": _title, "usual": _usual,
    "education": _education, "field": _field, "experience": _experience,
    "licences": _have_missing, "languages": _have_missing, "accommodation": _have_missing,
}
_CHANGES: dict[str, Callable[[Any], str]] = {
    "skill": lambda skill: _("the skill “%(skill)s”") % {"skill": _plain(skill)},
    "licence": lambda licence: _("the licence %(licence)s") % {"licence": _plain(licence)},
    "language": lambda code: _("the language %(language)s") % {"language": _language(code)},
    "less": lambda less: _("a lowest wage %(less)s lower") % {"less": rupiah(less)},
    "months_more": lambda more: _("%(more)s more experience") % {"more": _months(more)},
    "rung": lambda rung: _("the level %(level)s") % {"level": _rung(rung)},
    "accept": lambda what: _accept(what),
}
