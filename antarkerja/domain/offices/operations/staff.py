"""Accounts of staff: given, changed, ended by an administrator; all acts in the access log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from antarkerja.domain.offices.enums import OfficeKind, Permission, RoleName
from antarkerja.domain.offices.errors import (
    NameTakenError,
    OutOfScopeError,
    OwnAccountError,
    RoleNeedsOfficeError,
)
from antarkerja.domain.offices.models import AccessLog, Membership, Office, User
from antarkerja.domain.offices.operations.accounts import (
    close_account,
    create_account,
    give_first_password,
)
from antarkerja.domain.offices.policies import STAFF_ROLES, Actor

_DISTRICT = frozenset({OfficeKind.DISTRICT, OfficeKind.SCHOOL})
# The kind of office in which a role has its people in sight; a role not named goes anywhere.
_OFFICES: dict[str, frozenset[OfficeKind]] = {
    RoleName.OFFICER: _DISTRICT,
    RoleName.PLACEMENT_STAFF: _DISTRICT,
    RoleName.FRONT_DESK: _DISTRICT,
    RoleName.HEAD: _DISTRICT,
    RoleName.PROVINCIAL_ANALYST: frozenset({OfficeKind.PROVINCE}),
    RoleName.NATIONAL_ANALYST: frozenset({OfficeKind.MINISTRY}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDetails:
    """Somebody of the service: the work name signs in, `nip` may be empty."""

    username: str
    name: str
    role: str
    office_id: int
    phone: str = ""
    nip: str = ""


@transaction.atomic
def add_staff(*, by: Actor, on: date, details: StaffDetails) -> tuple[User, str]:
    """A new account and its first password, which is shown once and changed at the first sign-in.

    Raises:
        NameTakenError: the work name is in use.
        RoleNeedsOfficeError: the role does not go with the office.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    _require_role_fits(details.role, details.office_id)
    username = details.username.strip().lower()
    if User.objects.filter(username=username).exists():
        raise NameTakenError(username)
    user = create_account(
        username=username, name=details.name, phone=details.phone, password=None,
        role=RoleName(details.role), office_id=details.office_id, subject_id=None, on=on,
    )
    User.objects.filter(pk=user.pk).update(nip=details.nip)
    password = give_first_password(user_id=user.pk)
    _note(by, user.pk, "staff_added", details.role)
    return user, password


@transaction.atomic
def give_role(*, by: Actor, on: date, user_id: int, role: str, office_id: int) -> Membership:
    """The account has another role or office from today; the earlier one stays readable.

    Raises:
        OutOfScopeError: not an account of staff.
        OwnAccountError: an administrator does not change the own role.
        RoleNeedsOfficeError: the role does not go with the office.
    """
    user = _staff_of(by, user_id)
    _require_role_fits(role, office_id)
    Membership.objects.filter(user=user, valid_until__isnull=True).update(valid_until=on)
    User.objects.filter(pk=user.pk).update(is_active=True)
    _note(by, user.pk, "role_given", role)
    return Membership.objects.create(user=user, role=role, office_id=office_id, valid_from=on)


@transaction.atomic
def end_membership(*, by: Actor, on: date, user_id: int) -> None:
    """The account signs in no longer and open sessions end; what it did keeps its name.

    Raises:
        OutOfScopeError, OwnAccountError: as `give_role`.
    """
    user = _staff_of(by, user_id)
    close_account(user_id=user.pk, on=on)
    _note(by, user.pk, "membership_ended", "")


@transaction.atomic
def reset_second_factor(*, by: Actor, user_id: int) -> None:
    """The lost phone counts no longer; at the next sign-in a new second factor is set up.

    Raises:
        OutOfScopeError, OwnAccountError: as `give_role`.
    """
    user = _staff_of(by, user_id)
    Authenticator.objects.filter(user=user).delete()
    _note(by, user.pk, "second_factor_reset", "")


@transaction.atomic
def reset_staff_password(*, by: Actor, user_id: int) -> str:
    """A new first password, shown once; open sessions end.

    Raises:
        OutOfScopeError, OwnAccountError: as `give_role`.
    """
    user = _staff_of(by, user_id)
    password = give_first_password(user_id=user.pk)
    _note(by, user.pk, "password_reset", "")
    return password


def _staff_of(by: Actor, user_id: int) -> User:
    by.require(Permission.MANAGE_INSTALLATION)
    if user_id == by.user_id:
        raise OwnAccountError
    user = User.objects.select_for_update().filter(pk=user_id).first()
    last = Membership.objects.filter(user_id=user_id).order_by("-valid_from", "-pk").first()
    if user is None or last is None or last.role not in STAFF_ROLES:
        raise OutOfScopeError(user_id)
    return user


def _require_role_fits(role: str, office_id: int) -> None:
    office = Office.objects.filter(pk=office_id, archived_at__isnull=True).first()
    kinds = _OFFICES.get(role)
    if role not in STAFF_ROLES or office is None or (kinds and office.kind not in kinds):
        raise RoleNeedsOfficeError(role)


def _note(by: Actor, user_id: int, act: str, reason: str) -> None:
    AccessLog.objects.create(
        user_id=by.user_id or 0, role=by.role, office_id=by.office_id, subject="account",
        subject_id=user_id, page=act, reason=reason,
    )
