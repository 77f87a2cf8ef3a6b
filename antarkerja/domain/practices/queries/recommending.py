"""What offices like the viewer's gained most from, and what moved where the viewer's is weak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count

from antarkerja.domain.indicators.registry import INDICATORS
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import OfficeSize, Setting
from antarkerja.domain.practices.enums.replication import BEGUN, IN_USE
from antarkerja.domain.practices.models import Evidence, Practice, Replication, ReplicationResult
from antarkerja.domain.practices.policies.evidence import Reading
from antarkerja.domain.practices.policies.likeness import (
    Alike,
    Context,
    nearest_to,
    setting_of,
    size_of,
    weak_levels,
)
from antarkerja.domain.practices.queries.contexts import kept_contexts
from antarkerja.domain.practices.queries.proofs import Proof, pooled_evidence, proofs_of
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import published_to

MOST, MOST_WEAK, PER_WEAK = 8, 4, 3
OF_A_KIND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A practice with `title`. `best` is the measurement that speaks for it, None where evidence is
    thin; then `fits` counts how well the context does. `alike` is where `best` was measured;
    `pooled` is the evidence of all adopters together, where it says better."""

    practice: Practice
    proof: Proof
    best: ReplicationResult | None = None
    pooled: Evidence | None = None
    alike: Alike | None = None
    carried_nearby: int = 0
    fits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a ranking stands on: measurements, evidence, the own office and those like it."""

    proofs: Mapping[int, Proof]
    pooled: Mapping[int, list[Evidence]]
    own: Context
    alike: Sequence[Alike]
    nearby: Mapping[int, int]

    def reading_of(self, practice_id: int, code: str = "") -> Evidence | None:
        """What its evidence says, of one indicator or any; the first that says better or worse."""
        rows = [row for row in self.pooled.get(practice_id, ()) if code in ("", row.indicator)]
        told = (Reading.BETTER, Reading.WORSE)
        return next((row for row in rows if row.reading.get("reading") in told), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """An indicator in which the office lags behind offices like it, and what moved it elsewhere;
    `practices` without a proof only are meant to."""

    indicator: str
    level: float
    median: float
    practices: list[Recommendation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`known` is false before the first night has reckoned the office."""

    known: bool
    alike: list[Alike]
    recommended: list[Recommendation]
    weak: list[Weakness]


def advice_for(viewer: Actor, *, language: str) -> Advice:
    """For the viewer's office; a fixed number of queries, none of them on the ledger.

    Raises NotAllowedError where the viewer reads no practices.
    """
    viewer.require(Permission.READ_PRACTICES)
    contexts = kept_contexts()
    own = next((one for one in contexts if one.office_id == viewer.own_office), None)
    if own is None:
        return Advice(known=False, alike=[], recommended=[], weak=[])
    alike = nearest_to(own, [one for one in contexts if one is not own])
    nearby = _nearby(alike)
    practices = _candidates(viewer, own, nearby, language)
    ids = [one.pk for one in practices]
    sources = Sources(proofs=proofs_of(ids), pooled=pooled_evidence(ids), own=own, alike=alike,
                      nearby=nearby)
    return Advice(
        known=True, alike=alike, recommended=_ranked(practices, sources)[:MOST],
        weak=_weak(practices, sources),
    )


def _candidates(
    viewer: Actor, own: Context, nearby: Mapping[int, int], language: str
) -> list[Practice]:
    """Published practices that the office does not carry and others made: those that were measured
    or have evidence, those that offices like it carry, and the newest whose context fits.

    Each kind is read by its own index, so that a nation's practices are never gone through.
    """
    open_to_all = published_to(viewer).exclude(office_id=viewer.own_office).exclude(
        pk__in=Replication.objects.filter(
            office_id=viewer.own_office, state__in=IN_USE).values("practice_id"))
    measured = ReplicationResult.objects.filter(verdict=Reading.BETTER).order_by().values_list(
        "replication__practice_id").annotate(times=Count("pk")).order_by("-times")[:OF_A_KIND]
    weighed = Evidence.objects.order_by("-pk").values_list("practice_id")[:OF_A_KIND]
    fitting = open_to_all.filter(
        setting__in=[Setting.ANY, setting_of(own.region)],
        office_size__in=[OfficeSize.ANY, size_of(own.registered)],
    ).order_by("-published_on", "-pk").values_list("pk")[:OF_A_KIND]
    ids = {row[0] for row in (*measured, *weighed, *fitting)} | set(nearby)
    return list(
        open_to_all.filter(pk__in=ids).annotate(title=title_of("pk", language))
        .select_related("office").prefetch_related("indicators").order_by("-pk")
    )


def _nearby(alike: Sequence[Alike]) -> dict[int, int]:
    """How many offices like it carry each practice."""
    offices = [one.context.office_id for one in alike]
    return dict(
        Replication.objects.filter(office_id__in=offices, state__in=BEGUN).order_by()
        .values_list("practice_id").annotate(offices=Count("office_id", distinct=True))
    )


def _ranked(
    practices: Sequence[Practice], sources: Sources, code: str = ""
) -> list[Recommendation]:
    """What offices like it gained by the ledger, the surest gain first; then what other offices
    gained; then, with thin evidence, what fits the context and is carried nearby."""
    found = []
    for practice in practices:
        proof = sources.proofs.get(practice.pk, Proof())
        pooled = sources.reading_of(practice.pk, code)
        says_worse = pooled is not None and pooled.reading["reading"] == Reading.WORSE
        if says_worse or proof.worse > proof.better:
            continue
        best, near = _best(proof, sources.alike)
        found.append(Recommendation(
            practice=practice, proof=proof, best=best, pooled=pooled, alike=near,
            fits=_fit(practice, sources.own), carried_nearby=sources.nearby.get(practice.pk, 0)))
    return sorted(found, key=lambda one: (
        one.best is None and one.pooled is None, one.alike is None,
        -max(_gain(one.best), _pooled_gain(one.pooled)),
        -one.carried_nearby, -one.fits, -one.practice.pk))


def _best(
    proof: Proof, alike: Sequence[Alike]
) -> tuple[ReplicationResult | None, Alike | None]:
    """The surest gain in an office like it, else anywhere; only what is better by the ledger."""
    better = [row for row in proof.results if row.verdict == Reading.BETTER]
    near = {one.context.office_id: one for one in alike}
    here = [row for row in better if row.replication.office_id in near]
    best = max(here or better, key=_gain, default=None)
    return best, near.get(best.replication.office_id or 0) if best and here else None


def _gain(row: ReplicationResult | None) -> float:
    """The end of the interval that is nearest to nothing, beside the level before."""
    return 0.0 if row is None else _surest(row.low, row.high, row.before)


def _pooled_gain(row: Evidence | None) -> float:
    if row is None:
        return 0.0
    levels = [float(office["before"]) for office in row.reading.get("offices", ())]
    before = sum(levels) / len(levels) if levels else None
    return _surest(row.reading.get("low"), row.reading.get("high"), before)


def _surest(low: float | None, high: float | None, before: float | None) -> float:
    if low is None or high is None or low * high <= 0:
        return 0.0
    return min(abs(low), abs(high)) / max(abs(before or 0.0), 0.01)


def _fit(practice: Practice, own: Context) -> int:
    """How much of its context is named and is the office's own."""
    return (practice.setting == setting_of(own.region)) + (
        practice.office_size == size_of(own.registered))


def _weak(practices: Sequence[Practice], sources: Sources) -> list[Weakness]:
    better_up = {one.code: one.higher_is_better for one in INDICATORS}
    lagging = weak_levels(sources.own, sources.alike, higher_is_better=better_up)[:MOST_WEAK]
    return [
        Weakness(indicator=code, level=level, median=median,
                 practices=_moving(code, practices, sources)[:PER_WEAK])
        for code, level, median in lagging
    ]


def _moving(
    code: str, practices: Sequence[Practice], sources: Sources
) -> list[Recommendation]:
    """Practices that moved the indicator, or are meant to."""
    narrowed = {}
    for practice in practices:
        known = sources.proofs.get(practice.pk, Proof())
        rows = [row for row in known.results if row.indicator == code]
        named = any(one.indicator == code for one in practice.indicators.all())
        if named or any(row.verdict == Reading.BETTER for row in rows):
            narrowed[practice.pk] = Proof(
                better=sum(row.verdict == Reading.BETTER for row in rows),
                worse=sum(row.verdict == Reading.WORSE for row in rows), results=rows)
    return _ranked([one for one in practices if one.pk in narrowed],
                   replace(sources, proofs=narrowed), code)
