"""A new installation gets its first account on the command line, and all others in the browser."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from antarkerja.domain.offices.accounts import user_with_password
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.queries import actor_of

pytestmark = pytest.mark.django_db


def test_the_first_administrator_signs_in_with_the_printed_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("administrator", "yoga", name="Yoga Prabowo", language="en")
    password = capsys.readouterr().out.split()[-1]
    user = user_with_password("yoga", password)
    assert user is not None
    assert user.must_change_password
    membership = user.memberships.get()
    actor = actor_of(user.pk, on=membership.valid_from)
    assert actor is not None
    assert actor.role == RoleName.ADMINISTRATOR
    assert Office.objects.get().kind == OfficeKind.MINISTRY


def test_a_second_administrator_joins_the_same_office() -> None:
    call_command("administrator", "yoga", name="Yoga Prabowo")
    call_command("administrator", "rini", name="Rini Astuti")
    assert Office.objects.count() == 1
    assert User.objects.count() == 2


def test_a_name_in_use_is_refused_and_leaves_nothing() -> None:
    call_command("administrator", "yoga", name="Yoga Prabowo")
    with pytest.raises(CommandError, match="is in use"):
        call_command("administrator", "yoga", name="Somebody Else", language="en")
    assert User.objects.get().name == "Yoga Prabowo"
