"""Fairness reports that were kept, in the viewer's scope, and the files made of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import Q, QuerySet

from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.matching.enums import FairnessStatus
from antarkerja.domain.matching.models import FairnessRun
from antarkerja.domain.matching.queries.fairness_people import FairnessScope
from antarkerja.domain.offices.enums import OfficeKind, Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import offices_seen_by
from matchengine import FairnessReport, report_from_json

FILE_FORMAT = 1
EARLIER = 24
# A worker that lives notes its progress every few seconds.
STANDS_STILL = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A run that is done, with its report read back."""

    run: FairnessRun
    report: FairnessReport

    @property
    def vacancies(self) -> int:
        """For how many vacancies the list of people was reckoned."""
        return int(self.run.report["vacancies"])


def runs_seen_by(viewer: Actor) -> QuerySet[FairnessRun]:
    """Runs about the viewer's office, or about its region and the offices in it.

    Raises:
        NotAllowedError: the viewer may not see such reports.
    """
    viewer.require(Permission.SEE_FAIRNESS)
    runs = FairnessRun.objects.select_related("office").order_by("-pk")
    if _sees_all(viewer):
        return runs
    own = Q(office__in=offices_seen_by(viewer))
    if viewer.office_kind == OfficeKind.PROVINCE and viewer.region:
        own |= Q(office__isnull=True, region=viewer.region)
    return runs.filter(own)


def scope_seen_by(viewer: Actor, scope: FairnessScope) -> bool:
    """Whether the viewer oversees all people of a scope. One query at most."""
    if _sees_all(viewer):
        return True
    if scope.office_id is not None:
        return offices_seen_by(viewer).filter(pk=scope.office_id).exists()
    return viewer.office_kind == OfficeKind.PROVINCE and scope.region == viewer.region != ""


def offices_to_report_on(viewer: Actor) -> list[Office]:
    """Offices whose people the viewer may have a report of; a province stands for the offices
    in it, and is listed for the ministry. One query.

    Raises:
        NotAllowedError: the viewer may not see such reports.
    """
    viewer.require(Permission.SEE_FAIRNESS)
    kinds = [OfficeKind.DISTRICT, OfficeKind.SCHOOL]
    if _sees_all(viewer):
        kinds.append(OfficeKind.PROVINCE)
    return list(offices_seen_by(viewer).filter(kind__in=kinds))


def kept_report(viewer: Actor, run_id: int) -> KeptReport:
    """One report in the viewer's scope.

    Raises:
        NotAllowedError: the viewer may not see such reports.
        OutOfScopeError: there is none, or it is not ready.
    """
    run = runs_seen_by(viewer).filter(pk=run_id, status=FairnessStatus.DONE).first()
    if run is None:
        raise OutOfScopeError(run_id)
    return KeptReport(run, report_from_json(json.dumps(run.report["fairness"])))


def newest_report(viewer: Actor, *, region: str | None, office_id: int | None) -> KeptReport | None:
    """The newest report of an office or a region, None where there is none yet."""
    done = runs_seen_by(viewer).filter(status=FairnessStatus.DONE)
    run = done.filter(**about_same(region, office_id)).first()
    return None if run is None else kept_report(viewer, run.pk)


def run_under_way(
    viewer: Actor, *, region: str | None, office_id: int | None
) -> FairnessRun | None:
    """The newest run of an office or a region where it is not done: waits, works or failed."""
    newest = (
        runs_seen_by(viewer).defer("report").filter(**about_same(region, office_id)).first()
    )
    return None if newest is None or newest.status == FairnessStatus.DONE else newest


def earlier_runs(viewer: Actor, *, besides: int | None) -> list[FairnessRun]:
    """The newest runs that are done, without their reports, `besides` left out. One query."""
    done = runs_seen_by(viewer).defer("report").filter(status=FairnessStatus.DONE)
    return list(done.exclude(pk=besides or 0)[:EARLIER])


def stalled_runs(*, since: datetime) -> list[int]:
    """Ids of runs that nobody has worked at since a moment, for the clock."""
    return list(
        FairnessRun.objects.filter(
            status__in=(FairnessStatus.WAITING, FairnessStatus.WORKING), moved_at__lt=since
        ).order_by("pk").values_list("pk", flat=True)
    )


def is_reported(scope: FairnessScope) -> bool:
    """Whether there is a run of these people until this day, whatever became of it."""
    return FairnessRun.objects.filter(
        **about_same(scope.region, scope.office_id), last_on=scope.last_on
    ).exists()


def anybody_registered() -> bool:
    """Whether there is anybody to report on."""
    return Registration.objects.exists()


def report_as_json(kept: KeptReport) -> str:
    """What is handed out: whose report it is, on what it stands, and the report."""
    run = kept.run
    about: dict[str, Any] = {
        "format": FILE_FORMAT, "office": run.office.name if run.office else None,
        "region": run.office.region if run.office else run.region,
        "first_on": run.first_on.isoformat(), "last_on": run.last_on.isoformat(),
        "weights": run.weights, "people": run.people, "people_with_lists": run.sample,
        "vacancies_with_lists": kept.vacancies,
    }
    return json.dumps({**about, "report": run.report["fairness"]}, ensure_ascii=False, indent=1)


def report_as_html(
    kept: KeptReport, *, language: Literal["id", "en"], label: Callable[[str], str],
    about: tuple[str, ...],
) -> str:
    """The page that stands alone, its groups named by `label`, under sentences of what it is."""
    return kept.report.to_html(language, label, about)


def about_same(region: str | None, office_id: int | None) -> dict[str, Any]:
    """The condition that a run is about this office, or about this region."""
    if office_id is not None:
        return {"office_id": office_id}
    return {"office__isnull": True, "region": region or ""}


def _sees_all(viewer: Actor) -> bool:
    return viewer.role == RoleName.SYSTEM or viewer.office_kind == OfficeKind.MINISTRY
