"""Whose a row is, where nobody said: the office of its region, else the one above."""

from __future__ import annotations

from functools import cached_property

from django.db import transaction

from antarkerja.domain.offices.enums import OfficeKind
from antarkerja.domain.offices.models import NumberSequence, Office


class NoOfficeError(LookupError):
    """There is no office at all that could own what a file brings."""


class Owners:
    """Region code → office. One query, whatever the number of rows."""

    @cached_property
    def _by_region(self) -> dict[tuple[str, str], int]:
        rows = Office.objects.filter(archived_at__isnull=True).exclude(kind=OfficeKind.SCHOOL)
        return {
            (kind, region): pk
            for kind, region, pk in rows.order_by("-pk").values_list("kind", "region", "pk")
        }

    def of(self, region: str) -> int | None:
        """District office, else the ministry, else the provincial office; None without any."""
        district = ".".join(region.split(".")[:2]) if "." in region else ""
        return (
            self._by_region.get((OfficeKind.DISTRICT, district)) if district else None
        ) or self.fallback(region)

    def fallback(self, region: str = "") -> int | None:
        """The ministry, else the office of the province."""
        ministry = next(
            (pk for (kind, _), pk in self._by_region.items() if kind == OfficeKind.MINISTRY), None
        )
        return ministry or self._by_region.get((OfficeKind.PROVINCE, region[:2]))

    def any(self) -> int:
        """An office to keep the batch under: the ministry, a province, else any.

        Raises:
            NoOfficeError: there is none.
        """
        for kind in (OfficeKind.MINISTRY, OfficeKind.PROVINCE, OfficeKind.DISTRICT):
            for (found, _), pk in self._by_region.items():
                if found == kind:
                    return pk
        raise NoOfficeError

    def coded(self, code: str) -> int:
        """The office of a region code ("33.07", "33", "0" the ministry) or of an id ("#12").

        Raises:
            NoOfficeError: no such office.
        """
        wanted = "" if code == "0" else code
        for (_, region), pk in self._by_region.items():
            if (code.startswith("#") and str(pk) == code[1:]) or region == wanted:
                return pk
        raise NoOfficeError(code)


def reserve_numbers(*, office_id: int, kind: str, year: int, count: int) -> range:
    """`count` numbers of a kind of paper at once, as `next_number` gives one, without gaps."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A number is given within its act")
    NumberSequence.objects.get_or_create(office_id=office_id, kind=kind, year=year)
    row = NumberSequence.objects.select_for_update().get(office_id=office_id, kind=kind, year=year)
    row.last += count
    row.save(update_fields=["last"])
    return range(row.last - count + 1, row.last + 1)
