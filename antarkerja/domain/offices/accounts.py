"""Finding the account of somebody who signs in."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from antarkerja.domain.offices.models import User
from antarkerja.shared.phones import e164


def user_by_id(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()


def one_way_to_write(identifier: str) -> str:
    """The same text for each way to write one identifier: failures are counted by it."""
    text = identifier.strip()
    return e164(text) or text.upper().casefold()


def users_of_identifier(identifier: str) -> list[User]:
    """Accounts that a work name, registration number or phone may mean.

    A phone may be shared by a family, so several accounts can answer; the password decides.
    Letters beyond ASCII name nobody: databases differ in which of them they take for equal, and
    each such twin would be a fresh set of tries.
    """
    text = identifier.strip()
    if not text.isascii():
        return []
    # Names are kept in lower case; `iexact` would read the whole table.
    by_name = list(User.objects.filter(username__in={text, text.lower()}, is_active=True)[:1])
    if by_name:
        return by_name
    phone = e164(text)
    if not phone:
        return []
    return list(User.objects.filter(phone=phone, is_active=True).order_by("pk")[:8])


def user_with_password(identifier: str, password: str) -> User | None:
    """The account whose identifier and password fit; takes equally long where there is none.

    None too where two of a shared phone have the same password: the wrong file must not open.
    """
    found = users_of_identifier(identifier)
    fitting = [user for user in found if user.check_password(password)]
    if not found:
        make_password(password)
    return fitting[0] if len(fitting) == 1 else None
