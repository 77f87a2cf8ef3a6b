"""Who may do what: roles as classes with a plain sentence, and the actor of an act."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from antarkerja.domain.offices.enums import OfficeKind, Permission, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError

P = Permission
DESK = frozenset({P.SEE_TODAY, P.SEE_PEOPLE, P.REGISTER_PEOPLE, P.SEE_VACANCIES,
                  P.RECOVER_ACCOUNTS, P.KEEP_CALENDAR, P.READ_PRACTICES, P.SHARE_PRACTICES})
# Provinces and the ministry: counts, and the community of practice of their offices.
COORDINATION = frozenset({P.SEE_COUNTS, P.READ_PRACTICES, P.COORDINATE_PRACTICES})


class Role:
    """A role: its name, what it is in one sentence, and its permissions."""

    name: ClassVar[RoleName]
    sentence: ClassVar[str]
    permissions: ClassVar[frozenset[Permission]]


class Jobseeker(Role):
    name = RoleName.JOBSEEKER
    sentence = "Sees and changes the own file, sees the own matches and applies."
    permissions = frozenset({P.USE_OWN_FILE})


class Officer(Role):
    name = RoleName.OFFICER
    sentence = "Registers, profiles, matches, refers, places and follows up people of the office."
    permissions = DESK | {P.STRIKE_OFF, P.MERGE_PEOPLE, P.REVEAL_NIK, P.EDIT_VACANCIES, P.REFER,
                          P.IMPORT_FILES, P.EXPORT_FILES, P.SEE_COUNTS,
                          P.WORK_CASES, P.SEE_MESSAGES}


class PlacementStaff(Role):
    name = RoleName.PLACEMENT_STAFF
    sentence = "Does an officer's work without the functional position."
    permissions = Officer.permissions - {P.MERGE_PEOPLE}


class FrontDesk(Role):
    name = RoleName.FRONT_DESK
    sentence = "Registers people at the counter and prints their cards."
    permissions = DESK


class Head(Role):
    name = RoleName.HEAD
    sentence = "Sees all work of the office, its reports and its access log."
    permissions = Officer.permissions | {P.SEE_ACCESS_LOG, P.MANAGE_OFFICE, P.LEAD_CASES}


class ProvincialAnalyst(Role):
    name = RoleName.PROVINCIAL_ANALYST
    sentence = ("Sees counts of the offices of the province, and no names; coordinates their "
                "community of practice.")
    permissions = COORDINATION


class NationalAnalyst(Role):
    name = RoleName.NATIONAL_ANALYST
    sentence = "Sees counts of all offices, and no names; coordinates the community of practice."
    permissions = COORDINATION


class Employer(Role):
    name = RoleName.EMPLOYER
    sentence = "Enters the firm's vacancies, sees who was referred and answers."
    permissions = frozenset({P.USE_EMPLOYER_PAGES})


class Trainer(Role):
    name = RoleName.TRAINER
    sentence = "Will see courses and classes of the own training centre."
    permissions = frozenset({P.USE_TRAINER_PAGES})


class School(Role):
    name = RoleName.SCHOOL
    sentence = "Will follow the own graduates into work."
    permissions = frozenset({P.USE_SCHOOL_PAGES})


class Auditor(Role):
    name = RoleName.AUDITOR
    sentence = ("Sees counts, who read which file and whether groups are treated alike, and "
                "changes nothing.")
    permissions = frozenset({P.SEE_COUNTS, P.SEE_ACCESS_LOG, P.SEE_FAIRNESS, P.READ_PRACTICES})


class Administrator(Role):
    name = RoleName.ADMINISTRATOR
    sentence = "Sets up offices, accounts and rules, and sees no person's file."
    permissions = frozenset({P.MANAGE_INSTALLATION, P.MANAGE_OFFICE})


class System(Role):
    name = RoleName.SYSTEM
    sentence = "The clock and imports from the command line."
    permissions = frozenset(Permission)


ROLES: dict[str, type[Role]] = {
    role.name: role
    for role in (Jobseeker, Officer, PlacementStaff, FrontDesk, Head, ProvincialAnalyst,
                 NationalAnalyst, Employer, Trainer, School, Auditor, Administrator, System)
}
# Roles of people employed by the service; they need a second factor and leave an access log.
STAFF_ROLES = frozenset(ROLES) - {RoleName.JOBSEEKER, RoleName.EMPLOYER, RoleName.TRAINER,
                                  RoleName.SCHOOL, RoleName.SYSTEM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts or looks: user, role, office, and the region prefix of what may be seen.

    `region` is "33.07" for a district office, "33" for a province, "" for the nation;
    `office_kind` is empty for people without an office. `person_id` and `employer_id` are the
    own file of a jobseeker and the own firm of an employer.
    """

    user_id: int | None
    name: str
    role: str
    office_id: int | None = None
    office_name: str = ""
    office_kind: str = ""
    region: str = ""
    zone: str = "Asia/Jakarta"
    person_id: int | None = None
    employer_id: int | None = None
    permissions: frozenset[Permission] = field(default_factory=frozenset)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raises NotAllowedError where the actor lacks `permission`."""
        if permission not in self.permissions:
            raise NotAllowedError(permission)

    @property
    def own_office(self) -> int:
        """The office for a query; 0, which no row has, where there is none."""
        return self.office_id or 0

    @property
    def is_clock(self) -> bool:
        """The clock without an office acts for all of them."""
        return self.role == RoleName.SYSTEM and self.office_id is None

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF_ROLES

    @property
    def sees_own_office_only(self) -> bool:
        return self.office_kind in (OfficeKind.DISTRICT, OfficeKind.SCHOOL)


def system_actor(office_id: int | None = None) -> Actor:
    """The clock, or an import from the command line."""
    return Actor(user_id=None, name="Antarkerja", role=RoleName.SYSTEM, office_id=office_id,
                 permissions=System.permissions)


def home_office(by: Actor, office_id: int | None = None) -> int:
    """The office that a new row belongs to: the actor's, or the one that the clock names.

    Raises:
        OutOfScopeError: neither is known.
    """
    home = by.office_id if by.office_id is not None else office_id
    if home is None:
        raise OutOfScopeError
    return home
