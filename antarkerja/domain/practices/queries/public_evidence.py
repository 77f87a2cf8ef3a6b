"""What everybody reads of the ledger's answers: as they were kept, and nothing is reckoned here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from antarkerja.domain.indicators.errors import UnknownIndicatorError
from antarkerja.domain.indicators.registry import Indicator, has_changed_since, indicator
from antarkerja.domain.practices.models import Evidence, PracticeIndicator
from antarkerja.domain.practices.queries.proofs import pooled_evidence


@dataclass(frozen=True, slots=True)
class PublicReading:
    """The main indicator of a practice and its newest answer."""

    indicator: Indicator
    evidence: Evidence

    @property
    def has_changed(self) -> bool:
        """Whether there is a newer definition than the one that was read."""
        return has_changed_since(self.indicator.code, self.indicator.version)


def public_readings(practice_ids: Collection[int]) -> dict[int, PublicReading]:
    """By practice; those that name no indicator, or were never reckoned, are left out. Two queries.

    Whoever asks has found the practices to be public.
    """
    main: dict[int, PracticeIndicator] = {}
    for row in PracticeIndicator.objects.filter(practice__in=practice_ids).order_by(
        "-is_main", "pk"
    ):
        main.setdefault(row.practice_id, row)
    kept = pooled_evidence(list(main))
    found = {}
    for practice_id, row in main.items():
        answer = next((one for one in kept.get(practice_id, ()) if (
            one.indicator, one.indicator_version) == (row.indicator, row.indicator_version)), None)
        try:
            wanted = indicator(row.indicator, row.indicator_version)
        except UnknownIndicatorError:
            continue
        if answer is not None:
            found[practice_id] = PublicReading(wanted, answer)
    return found
