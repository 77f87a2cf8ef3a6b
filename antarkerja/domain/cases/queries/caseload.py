"""The list of open cases: filters, longest silence first, 50 a page from after a key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.cases.enums.attention import Due, RuleName
from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.models.attention import CaseFlag
from antarkerja.domain.cases.models.case import Case, CaseGroup
from antarkerja.domain.cases.queries import measures
from antarkerja.domain.cases.queries.attention import labels_of_flags
from antarkerja.domain.cases.queries.officers import case_workers
from antarkerja.domain.cases.queries.scope import cases_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

PAGE = 50
# Above this a count says "more than": counting further would grow with the office.
MOST_COUNTED = 500
# So many cases are found by their flags; more are found on the way through the list.
FEW = 3_000
SHOWN = ("track", "opened_on", "contacted_on", "next_on", "person__name", "officer__name")
ANY, NONE, MINE = "any", "none", "mine"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What a list is narrowed by; "" means not at all.

    `officer`: an id, "mine" or "none". `track`: a Track or "none". `flag`: a RuleName or "any".
    `due`, `silence`, `age`: their enums. `group`: an id.
    """

    officer: str = ""
    track: str = ""
    flag: str = ""
    due: str = ""
    silence: str = ""
    age: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list; `silent_days` since the last contact or the opening."""

    case: Case
    silent_days: int
    late: bool
    flags: list[str]


@dataclass(frozen=True, slots=True)
class CasePage:
    """At most 50 lines; the cursor is "" at the end."""

    lines: list[CaseLine] = field(default_factory=list)
    next_cursor: str = ""


def case_list(
    viewer: Actor, wanted: CaseFilter, *, today: date, cursor: str = ""
) -> CasePage:
    """Longest silence first; with `due`, nearest step first. Two queries, three with a flag."""
    cases, column = _ordered(viewer, wanted, today)
    if after := _read_cursor(cursor):
        day, case_id = after
        # The first condition repeats what the second implies, so that an index can begin there.
        cases = cases.filter(
            Q(**{f"{column}__gt": day}) | Q(**{column: day, "pk__gt": case_id}),
            **{f"{column}__gte": day},
        )
    rows = list(
        cases.select_related("person", "officer").only(*SHOWN)[: PAGE + 1]
    )
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    flags = labels_of_flags([case.pk for case in rows])
    return CasePage(
        [_line(case, today, flags.get(case.pk, [])) for case in rows],
        f"{getattr(rows[-1], column)}.{rows[-1].pk}" if more else "",
    )


def capped_cases(viewer: Actor, wanted: CaseFilter, *, today: date) -> int:
    """How many cases fit, 501 meaning more than five hundred. One query, at most three with a
    flag; where nothing but one rule is asked, its flags are counted out of their index."""
    viewer.require(Permission.WORK_CASES)
    if wanted.flag != ANY and wanted.flag and wanted == CaseFilter(flag=wanted.flag):
        flags = CaseFlag.objects.filter(
            office_id=viewer.own_office, rule=wanted.flag, case__status=CaseStatus.OPEN
        )
        return flags.order_by()[: MOST_COUNTED + 1].count()
    return wanted_cases(viewer, wanted, today=today).order_by()[: MOST_COUNTED + 1].count()


def wanted_cases(viewer: Actor, wanted: CaseFilter, *, today: date) -> QuerySet[Case]:
    """The open cases of the viewer's office that fit, in no order, with `silent_since`."""
    found = measures.with_silence(cases_of(viewer).filter(status=CaseStatus.OPEN))
    if wanted.officer:
        found = found.filter(_whose(viewer, wanted.officer))
    if wanted.track:
        found = found.filter(track="" if wanted.track == NONE else wanted.track)
    if wanted.silence:
        found = found.filter(measures.silence(wanted.silence, today))
    if wanted.age:
        found = found.filter(measures.age(wanted.age, today))
    if wanted.due:
        found = found.filter(measures.due(wanted.due, today))
    if wanted.group:
        found = found.filter(group_id=int(wanted.group))
    if wanted.flag:
        found = found.filter(_caught(viewer, wanted))
    return found


def _ordered(viewer: Actor, wanted: CaseFilter, today: date) -> tuple[QuerySet[Case], str]:
    by_due = wanted.due and wanted.due != Due.NONE
    column = "next_on" if by_due else "silent_since"
    return wanted_cases(viewer, wanted, today=today).order_by(column, "pk"), column


def _whose(viewer: Actor, officer: str) -> Q:
    if officer == NONE:
        return Q(officer__isnull=True)
    return Q(officer_id=viewer.user_id if officer == MINE else int(officer))


def _caught(viewer: Actor, wanted: CaseFilter) -> Q | Exists:
    """In a whole office few are found by their flags, as ids that steer the planner to them;
    many, and those of one officer, by looking at each case on the way through the list."""
    rules = RuleName.values if wanted.flag == ANY else [wanted.flag]
    on_the_way = Exists(CaseFlag.objects.filter(case=OuterRef("pk"), rule__in=rules))
    if wanted.officer and wanted.officer != NONE:
        return on_the_way
    flags = CaseFlag.objects.filter(office_id=viewer.own_office, rule__in=rules).order_by()
    if flags[: FEW + 1].count() > FEW:
        return on_the_way
    return Q(pk__in=set(flags.values_list("case_id", flat=True)))


def _read_cursor(cursor: str) -> tuple[date, int] | None:
    day, dot, number = cursor.partition(".")
    if not (dot and number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _line(case: Case, today: date, flags: list[str]) -> CaseLine:
    since = case.contacted_on or case.opened_on
    return CaseLine(
        case, max(0, (today - since).days), case.next_on is not None and case.next_on < today,
        flags,
    )


def chosen_cases(viewer: Actor, case_ids: list[int]) -> list[Case]:
    """Those of the ids that are open cases of the viewer's office, with people and officers."""
    return list(
        cases_of(viewer).filter(pk__in=case_ids, status=CaseStatus.OPEN)
        .select_related("person__office", "officer").order_by("pk")
    )


def officers_of(viewer: Actor, *, today: date) -> dict[int, str]:
    """Who works cases in the viewer's office today, by name. One query."""
    return dict(case_workers(viewer.own_office, on=today).values_list("pk", "name"))


def groups_of(viewer: Actor) -> list[CaseGroup]:
    """The newest 50 groups of the viewer's office. One query."""
    return list(
        CaseGroup.objects.filter(office_id=viewer.own_office).order_by("-opened_on", "-pk")[:50]
    )

