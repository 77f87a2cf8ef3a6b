"""The lineage of one practice: its tree, the change in each office, and the map by province."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import BEGUN, ReplicationState
from antarkerja.domain.practices.models import Practice, Replication, ReplicationResult
from antarkerja.domain.practices.policies.lineage import Branch, tree_of
from antarkerja.domain.practices.queries.replications import practice_replications


@dataclass(frozen=True, slots=True)
class Lineage:
    """The tree, and the newest result of each replication by its number."""

    roots: list[Branch[Replication]]
    results: dict[int, ReplicationResult]
    provinces: dict[str, ProvinceCount]

    @property
    def branches(self) -> list[Branch[Replication]]:
        """Every replication, parents before children."""
        return [one for root in self.roots for one in root.each()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceCount:
    """Offices of a province that carry the practice, plan it, or gave it up; where it began."""

    carries: int = 0
    planned: int = 0
    gave_up: int = 0
    is_origin: bool = False


def lineage_of(viewer: Actor, practice: Practice) -> Lineage:
    """Two queries, however many offices. `practice` comes with its office."""
    rows = list(practice_replications(viewer, practice.pk))
    roots = tree_of(rows, number=lambda row: row.pk, source=lambda row: row.source_id)
    return Lineage(roots, newest_results(row.pk for row in rows),
                   _by_province(practice, rows))


def newest_results(replication_ids: Iterable[int]) -> dict[int, ReplicationResult]:
    """The latest measurement of each; of several indicators the one that says most."""
    found: dict[int, ReplicationResult] = {}
    rows = ReplicationResult.objects.filter(replication_id__in=list(replication_ids))
    for row in rows.order_by("months", "pk"):
        known = found.get(row.replication_id)
        if known is None or row.months > known.months or known.change is None:
            found[row.replication_id] = row
    return found


def _by_province(practice: Practice, rows: Iterable[Replication]) -> dict[str, ProvinceCount]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        code = row.office.region[:2] if row.office else ""
        if row.state in BEGUN:
            counts[code]["carries"] += 1
        elif row.state == ReplicationState.PLANNED:
            counts[code]["planned"] += 1
        else:
            counts[code]["gave_up"] += 1
    origin = practice.office.region[:2]
    codes = {*counts, origin} - {""}
    return {
        code: ProvinceCount(**counts[code], is_origin=code == origin) for code in sorted(codes)
    }
