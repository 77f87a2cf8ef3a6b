"""A problem with one value."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.jobseekers.enums import ProblemCode


@dataclass(frozen=True, slots=True)
class Problem:
    """`field` is a field of `PersonDetails` or "nik"; a soft problem only warns.

    `value` is what stood there, for reports on files; never filled for a NIK.
    """

    field: str
    code: ProblemCode
    value: str = ""
    hard: bool = True

    @property
    def text(self) -> str:
        return str(self.code.label)
