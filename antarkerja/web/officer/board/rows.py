"""What a row of the list says, put into words once a row: fifty rows are most of the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.queries.caseload import CaseLine


@dataclass(frozen=True, slots=True)
class RowOfList:
    """`tags` are pairs of tone and words."""

    number: str
    name: str
    url: str
    tags: list[tuple[str, str]]
    words: str


def rows_of(lines: list[CaseLine]) -> list[RowOfList]:
    pattern = reverse("officer:case", args=[0])
    return [_row(line, pattern) for line in lines]


def _row(line: CaseLine, pattern: str) -> RowOfList:
    case = line.case
    tags = [("", str(case.get_track_display()))] if case.track else []
    if line.late:
        tags.append(("bad", _("step late")))
    if line.flags:
        tags.append(("gap", " · ".join(line.flags)))
    silent = ngettext("%(n)s day without contact", "%(n)s days without contact",
                      line.silent_days) % {"n": line.silent_days}
    words = [silent, case.officer.name if case.officer else _("nobody yet")]
    if case.next_on:
        words.append(_("next %(day)s") % {"day": formats.date_format(case.next_on, "j M")})
    return RowOfList(
        str(case.pk), case.person.name, pattern.replace("/0/", f"/{case.pk}/"), tags,
        " · ".join(words),
    )
