"""The words of a fairness report: its groups, what it stands on, and what it found first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from antarkerja.domain.matching.queries.fairness_runs import KeptReport
from antarkerja.domain.reference.regions import region_name
from matchengine import Comparison, FairnessReport, Measure, Table, Verdict

BETWEEN = " × "
GROUPS: dict[str, str | Promise] = {
    "sex": gettext_lazy("Sex"),
    "age": gettext_lazy("Age"),
    "disability": gettext_lazy("Disability"),
    "education": gettext_lazy("Education"),
    "region": gettext_lazy("City or regency"),
    "women": gettext_lazy("Women"),
    "men": gettext_lazy("Men"),
    "under_25": gettext_lazy("Under 25 years"),
    "age_25_34": gettext_lazy("25–34 years"),
    "age_35_44": gettext_lazy("35–44 years"),
    "age_45_54": gettext_lazy("45–54 years"),
    "age_55_up": gettext_lazy("55 years and over"),
    "disability_stated": gettext_lazy("Disability stated"),
    "no_disability_stated": gettext_lazy("No disability stated"),
    "up_to_smp": gettext_lazy("Up to SMP"),
    "sma_smk": gettext_lazy("SMA or SMK"),
    "diploma": gettext_lazy("Diploma I to III"),
    "bachelor_up": gettext_lazy("Bachelor or Diploma IV and over"),
    "city": gettext_lazy("City (kota)"),
    "regency": gettext_lazy("Regency (kabupaten)"),
    "own_words_swapped": gettext_lazy("Words of sex and family in people's own texts"),
    "words_added": gettext_lazy("“pria” or “wanita” behind every job title"),
}
DIVISIONS = ("sex", "age", "disability", "education", "region")
FOUND: dict[str, str | Promise] = {
    Measure.ABOVE_MEDIAN: gettext_lazy(
        "%(group)s: good suggestions %(ratio)s times as often as %(others)s"),
    Measure.EXPOSURE: gettext_lazy(
        "%(group)s: shown to officers %(ratio)s times as much as %(others)s"),
    Measure.REFERRED: gettext_lazy("%(group)s: referred %(ratio)s times as often as %(others)s"),
    Measure.HIRED: gettext_lazy("%(group)s: hired %(ratio)s times as often as %(others)s"),
    Measure.WAGE: gettext_lazy("%(group)s: suggested wages %(ratio)s times those of %(others)s"),
    Measure.DISTANCE: gettext_lazy(
        "%(group)s: suggested work %(ratio)s times as far away as for %(others)s"),
}
# Which gaps are told first. What people have learnt and where they live, work itself asks about.
TRAITS = ("sex", "disability", "age", f"sex{BETWEEN}age")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a report comes to: one sentence, how many gaps, in how many comparisons."""

    sentence: str
    gaps: int
    judged: int


def group_in_words(label: str) -> str:
    """A group or division, or several together, in the reader's language."""
    names = label.split(BETWEEN)
    first, *rest = (str(GROUPS.get(name, name)) for name in names)
    between = BETWEEN if names[0] in DIVISIONS else ", "
    return between.join([first, *(part[:1].lower() + part[1:] for part in rest)])


def scope_in_words(region: str, office: str = "") -> str:
    """Whose report it is: an office by name, a province, or all offices."""
    if office:
        return office
    return _("All offices of %(name)s") % {"name": region_name(region)} if region else _(
        "All offices"
    )


def about_in_words(kept: KeptReport) -> tuple[str, ...]:
    """Sentences under the heading of the file: whose report, of which days, on what it stands."""
    run = kept.run
    whose = scope_in_words(run.region, run.office.name if run.office else "")
    return (
        _("%(whose)s, %(first)s to %(last)s.") % {
            "whose": whose, "first": date_format(run.first_on, "j F Y"),
            "last": date_format(run.last_on, "j F Y"),
        },
        _("Referrals and hirings of %(people)s people who were registered on one of these days; "
          "lists of %(sample)s of those who look for work now, and of people for %(vacancies)s "
          "open vacancies. Weights of the score: version %(weights)s.") % {
            "people": _whole(run.people), "sample": _whole(run.sample),
            "vacancies": _whole(kept.vacancies), "weights": run.weights,
        },
    )


def finding(report: FairnessReport) -> Finding:
    """The sentence that stands above a report: the gap that matters most, or that there is none."""
    judged = sum(one.chance is not None for table in report.tables for one in table.comparisons)
    gaps = report.found(Verdict.GAP)
    if not judged:
        return Finding(_("Too few people to compare yet"), 0, 0)
    if not gaps:
        said = ngettext("No gap found in %(n)s comparison", "No gap found in %(n)s comparisons",
                        judged) % {"n": _whole(judged)}
        return Finding(_and_not_judged(said, report), 0, judged)
    by_trait = tuple(gap for gap in gaps if gap[0].grouping in TRAITS)
    if by_trait:
        return Finding(_in_words(*_foremost(by_trait)), len(gaps), judged)
    said = _("No gap found by %(traits)s; there are some by education or place") % {
        "traits": _listed(_judged_traits(report))
    }
    return Finding(_and_not_judged(said, report), len(gaps), judged)


def _judged_traits(report: FairnessReport) -> tuple[str, ...]:
    """Traits of which some groups were large enough to be compared."""
    judged = {
        table.grouping for table in report.tables
        if any(one.chance is not None for one in table.comparisons)
    }
    return tuple(trait for trait in ("sex", "age", "disability") if trait in judged)


def _and_not_judged(said: str, report: FairnessReport) -> str:
    """Nobody is told that there is no gap where nobody could look."""
    left = tuple(
        trait for trait in ("sex", "age", "disability") if trait not in _judged_traits(report)
    )
    if not left:
        return said
    return _("%(said)s; too few people to judge %(traits)s") % {
        "said": said, "traits": _listed(left)
    }


def _listed(traits: tuple[str, ...]) -> str:
    return ", ".join(group_in_words(trait).lower() for trait in traits) or "–"


def _foremost(gaps: tuple[tuple[Table, Comparison], ...]) -> tuple[Table, Comparison]:
    """Of the groups that fare worse, the one furthest away in the first division that has any."""

    def weight(gap: tuple[Table, Comparison]) -> tuple[bool, int, float]:
        table, one = gap
        ratio = one.ratio or 0.0
        fares_worse = (ratio < 1) == table.measure.less_is_worse
        away = min(ratio, 1 / ratio) if ratio else 0.0
        return not fares_worse, TRAITS.index(table.grouping), away

    return min(gaps, key=weight)


def _in_words(table: Table, one: Comparison) -> str:
    others = [other.group for other in table.comparisons if other.group != one.group]
    times = one.ratio or 0.0
    ratio = "∞" if times == float("inf") else number_format(round(times, 2), 2)
    against = group_in_words(others[0]) if len(others) == 1 else _("everyone else")
    return str(FOUND[table.measure]) % {
        "group": group_in_words(one.group), "ratio": ratio,
        "others": against[:1].lower() + against[1:],
    }


def _whole(number: int) -> str:
    return number_format(number, force_grouping=True)
