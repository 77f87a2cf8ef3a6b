"""The way around: which pages a role finds in the rail, in which order."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.policies import Actor

# The bottom bar of a phone holds five at 360 px; where there are more, the fifth opens the rest.
ON_A_PHONE = 5
MORE = "ellipsis-horizontal"
SERVICE = pgettext_lazy("rail", "Service")
JOBS = pgettext_lazy("rail", "Jobs and courses")
DESK = pgettext_lazy("rail", "Office and reports")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the rail: the name of its address, its label and its icon (heroicons).

    `under` heads it where it is not among the first; `also` begins addresses of pages inside it.
    """

    name: str
    label: str | Promise
    icon: str
    under: str | Promise = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RailItem:
    """A stop whose address is known."""

    name: str
    label: str | Promise
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class RailGroup:
    """Places under a short heading."""

    label: str | Promise
    items: tuple[RailItem, ...]


@dataclass(frozen=True, slots=True)
class Rail:
    """`first` always shows; `rest` hides behind "More" on a phone. `current` is an address."""

    first: tuple[RailItem, ...] = ()
    rest: tuple[RailGroup, ...] = ()
    current: str = ""

    def __bool__(self) -> bool:
        return bool(self.first)

    @property
    def items(self) -> tuple[RailItem, ...]:
        return (*self.first, *(item for group in self.rest for item in group.items))

    @property
    def start(self) -> RailItem | None:
        return self.first[0] if self.first else None


TODAY = Stop("officer:today", pgettext_lazy("rail", "Today"), "sun")
PEOPLE = Stop("officer:people", pgettext_lazy("rail", "People"), "users")
VACANCIES = Stop("officer:vacancies", pgettext_lazy("rail", "Vacancies"), "briefcase", JOBS)
EMPLOYERS = Stop("officer:employers", pgettext_lazy("rail", "Employers"), "building-office-2", JOBS)
REFERRALS = Stop("officer:referrals", pgettext_lazy("rail", "Referrals"), "paper-airplane", SERVICE,
                 also=("/placements/",))
FOLLOW_UPS = Stop("officer:follow_ups", pgettext_lazy("rail", "Follow-ups"), "phone", SERVICE)
CASES = Stop("officer:board", pgettext_lazy("rail", "Cases"), "folder-open",
             also=("/cases/", "/steps/", "/plans/"))
CALENDAR = Stop("officer:calendar", pgettext_lazy("rail", "Calendar"), "calendar")
QUEUE = Stop("officer:queue", pgettext_lazy("rail", "Queue"), "ticket", SERVICE)
MESSAGES = Stop("officer:messages", pgettext_lazy("rail", "Messages"), "envelope", SERVICE)
COURSES = Stop("officer:courses", pgettext_lazy("rail", "Courses"), "academic-cap", JOBS)
BENEFITS = Stop("officer:benefits", pgettext_lazy("rail", "Benefit (JKP)"), "shield-check", SERVICE)
PRACTICES = Stop("community:practices", pgettext_lazy("rail", "Good practices"), "light-bulb", DESK)
DUTY = Stop("officer:duty", pgettext_lazy("rail", "Duty record"), "clipboard-document-check", DESK)
IMPORTS = Stop("officer:imports", pgettext_lazy("rail", "Imports"), "arrow-up-tray", DESK)
REPORTS = Stop("manager:ipk", pgettext_lazy("rail", "Reports"), "chart-bar", DESK,
               also=("/reports/",))
OFFICE = Stop("manager:office", pgettext_lazy("rail", "Office"), "building-library", DESK,
              also=("/case-rules/",))
COUNTS = Stop("analyst:counts", pgettext_lazy("rail", "Counts"), "hashtag", DESK)
ACCESS_LOG = Stop("auditor:access_log", pgettext_lazy("rail", "Access log"), "eye", DESK)
FAIRNESS = Stop("auditor:fairness", pgettext_lazy("rail", "Equal treatment"), "scale")
INSTALLATION = Stop(
    "administrator:installation", pgettext_lazy("rail", "Installation"), "cog-6-tooth"
)
MY_HOME = Stop("jobseeker:home", pgettext_lazy("rail", "Home"), "home")
MY_MATCHES = Stop("jobseeker:matches", pgettext_lazy("rail", "Vacancies for you"), "briefcase")
MY_PLAN = Stop("jobseeker:plan", pgettext_lazy("rail", "Your plan"), "map", also=("/me/case/",))
MY_TIMES = Stop("jobseeker:appointments", pgettext_lazy("rail", "Your times"), "calendar")
MY_PROFILE = Stop("jobseeker:profile", pgettext_lazy("rail", "Your profile"), "user")
FIRM = Stop("employer:home", pgettext_lazy("rail", "Your firm"), "building-office-2")
FIRM_NEW = Stop("employer:vacancy_new", pgettext_lazy("rail", "New vacancy"), "plus-circle")
FIRM_REFERRALS = Stop("employer:referrals", pgettext_lazy("rail", "Referred people"), "users")

# A front desk has no cases, and of appointments and vacancies what the counter needs.
COUNTER = (TODAY, PEOPLE, CALENDAR, QUEUE, VACANCIES, EMPLOYERS, COURSES, PRACTICES)
WORK = (TODAY, PEOPLE, CASES, CALENDAR,
        REFERRALS, FOLLOW_UPS, QUEUE, MESSAGES, BENEFITS,
        VACANCIES, EMPLOYERS, COURSES,
        DUTY, REPORTS, COUNTS, IMPORTS, PRACTICES)
STOPS: dict[str, tuple[Stop, ...]] = {
    RoleName.OFFICER: WORK,
    RoleName.PLACEMENT_STAFF: WORK,
    RoleName.FRONT_DESK: COUNTER,
    RoleName.HEAD: (*WORK, OFFICE, ACCESS_LOG),
    RoleName.PROVINCIAL_ANALYST: (COUNTS, REPORTS, PRACTICES),
    RoleName.NATIONAL_ANALYST: (COUNTS, REPORTS, PRACTICES),
    RoleName.AUDITOR: (COUNTS, REPORTS, FAIRNESS, PRACTICES, ACCESS_LOG),
    RoleName.ADMINISTRATOR: (INSTALLATION, OFFICE),
    RoleName.JOBSEEKER: (MY_HOME, MY_MATCHES, MY_PLAN, MY_TIMES, MY_PROFILE),
    RoleName.EMPLOYER: (FIRM, FIRM_NEW, FIRM_REFERRALS),
}


def address(name: str) -> str:
    """The address of a page without arguments, or "" where no page has that name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def rail_for(actor: Actor | None, path: str = "") -> Rail:
    """The rail of an actor's role; `path` says which place is the current one. No query."""
    if actor is None:
        return Rail()
    found = [
        (stop, RailItem(stop.name, stop.label, stop.icon, url))
        for stop in STOPS.get(actor.role, ())
        if (url := address(stop.name))
    ]
    above = {
        beginning: item.url
        for stop, item in found
        for beginning in (item.url, *stop.also)
        if path.startswith(beginning)
    }
    return _rail(found, above[max(above, key=len)] if above else "")


def sample_rail() -> Rail:
    """A head's rail for the gallery, its addresses real or not."""
    stops = STOPS[RoleName.HEAD]
    items = [
        (stop, RailItem(stop.name, stop.label, stop.icon, f"#{stop.icon}")) for stop in stops
    ]
    return _rail(items, items[1][1].url)


def _rail(found: list[tuple[Stop, RailItem]], current: str) -> Rail:
    cut = len(found) if len(found) <= ON_A_PHONE else ON_A_PHONE - 1
    first = tuple(item for _, item in found[:cut])
    rest: dict[str | Promise, list[RailItem]] = {}
    for stop, item in found[cut:]:
        rest.setdefault(stop.under, []).append(item)
    groups = tuple(RailGroup(label, tuple(items)) for label, items in rest.items())
    return Rail(first, groups, current)
