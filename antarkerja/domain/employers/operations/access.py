"""Who signs in for a firm: given, renewed and closed by an officer of its office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from antarkerja.domain.employers.errors import EmployerNotFoundError
from antarkerja.domain.employers.models import Employer
from antarkerja.domain.employers.operations.scope import employer_to_edit
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import NameTakenError, OutOfScopeError
from antarkerja.domain.offices.models import Membership, User
from antarkerja.domain.offices.operations import (
    close_account,
    create_account,
    give_first_password,
    log_reads,
    reopen_account,
)
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody of the firm. `phone` is E.164; phone or `email` may be empty, not both."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class _AccountAct:
    """A line of the access log about an account."""

    subject_id: int
    page: str
    subject: str = "account"
    reason: str = ""


@transaction.atomic
def give_access(
    *, by: Actor, on: date, employer_id: int, contact: Contact
) -> tuple[User, str]:
    """An account of the firm and its first password, shown once, changed at the first sign-in.

    The account's name is the e-mail, else one made of the firm's number; the phone signs in too.
    Who had access to this firm before gets the same account back.

    Raises:
        NotAllowedError: the actor may not edit firms.
        EmployerNotFoundError: unknown, archived, or of another office.
        NameTakenError: the e-mail is an account's name, or the phone that of this firm's account.
    """
    by.require(Permission.EDIT_VACANCIES)
    firm = employer_to_edit(by, employer_id)
    if firm.archived_at is not None:
        raise EmployerNotFoundError(employer_id)
    if contact.phone and _open_of(firm).filter(user__phone=contact.phone).exists():
        raise NameTakenError(contact.phone)
    user = _closed_before(firm, contact, on) or _new(firm, contact, on)
    password = give_first_password(user_id=user.pk)
    log_reads(by, [_AccountAct(user.pk, "access_given")])
    return user, password


@transaction.atomic
def renew_access(*, by: Actor, employer_id: int, user_id: int) -> tuple[User, str]:
    """A new first password for a contact who lost the own one; open sessions end.

    Raises:
        NotAllowedError: the actor may not edit firms.
        OutOfScopeError: not the office's firm, or not an open account of it.
    """
    user = _user_of(by, employer_id, user_id)
    password = give_first_password(user_id=user.pk)
    log_reads(by, [_AccountAct(user.pk, "password_reset")])
    return user, password


@transaction.atomic
def close_access(*, by: Actor, on: date, employer_id: int, user_id: int) -> User:
    """The contact signs in no longer and open sessions end; what was done keeps the name.

    Raises:
        NotAllowedError, OutOfScopeError: as `renew_access`.
    """
    user = _user_of(by, employer_id, user_id)
    close_account(user_id=user.pk, on=on)
    log_reads(by, [_AccountAct(user.pk, "membership_ended")])
    return user


def _open_of(firm: Employer) -> QuerySet[Membership]:
    return Membership.objects.filter(
        role=RoleName.EMPLOYER, subject_id=firm.pk, valid_until__isnull=True
    )


def _user_of(by: Actor, employer_id: int, user_id: int) -> User:
    by.require(Permission.EDIT_VACANCIES)
    found = _open_of(employer_to_edit(by, employer_id)).filter(user_id=user_id)
    member = found.select_related("user").first()
    if member is None:
        raise OutOfScopeError(user_id)
    return member.user


def _closed_before(firm: Employer, contact: Contact, on: date) -> User | None:
    """The account that the e-mail had for this firm, open again; None where there was none."""
    user = User.objects.filter(username=contact.email.lower()).first() if contact.email else None
    if user is None:
        return None
    last = user.memberships.order_by("-valid_from", "-pk").first()
    mine = last and (last.role, last.subject_id) == (RoleName.EMPLOYER, firm.pk)
    if last is None or not mine or last.valid_until is None:
        raise NameTakenError(contact.email)
    user.name, user.phone = contact.name, contact.phone
    user.save(update_fields=["name", "phone"])
    reopen_account(user_id=user.pk, role=RoleName.EMPLOYER, office_id=firm.office_id,
                   subject_id=firm.pk, on=on)
    return user


def _new(firm: Employer, contact: Contact, on: date) -> User:
    email = contact.email.lower()
    try:
        with transaction.atomic():
            return create_account(
                username=email or _free_name(firm), name=contact.name, phone=contact.phone,
                email=email, password=None, role=RoleName.EMPLOYER, office_id=firm.office_id,
                subject_id=firm.pk, on=on,
            )
    except IntegrityError as error:
        # Another office gave the same e-mail an account between the look-up and now.
        raise NameTakenError(email) from error


def _free_name(firm: Employer) -> str:
    """Not the phone: a jobseeker who shares it signs in with it too."""
    names = (f"firma-{firm.pk}-{number}" for number in count(1))
    return next(name for name in names if not User.objects.filter(username=name).exists())
