"""What a row of the table of roles and pages says."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.offices.enums import RoleName

ROLE_OF = {
    "D": RoleName.FRONT_DESK, "S": RoleName.PLACEMENT_STAFF, "O": RoleName.OFFICER,
    "H": RoleName.HEAD, "P": RoleName.PROVINCIAL_ANALYST, "N": RoleName.NATIONAL_ANALYST,
    "E": RoleName.EMPLOYER, "J": RoleName.JOBSEEKER, "T": RoleName.TRAINER, "C": RoleName.SCHOOL,
    "A": RoleName.AUDITOR, "X": RoleName.ADMINISTRATOR,
}
DESK, WORK = "DSOH", "SOH"
READERS = "DSOHPNA"
BUTTON = 405


@dataclass(frozen=True, slots=True)
class Row:
    """`roles` may open it with `answer`; all other roles get 403, visitors the login.

    `answer` 405 is a page that a button sends to: there is nothing to open. `strange` is the
    answer for a row of another office (or another's file, or another firm).
    """

    roles: str
    answer: int = 200
    strange: int = 404


@dataclass(frozen=True, slots=True)
class Open:
    """A page for whoever comes: the answer to a visitor, and to any role that is signed in."""

    visitor: int
    signed_in: int
