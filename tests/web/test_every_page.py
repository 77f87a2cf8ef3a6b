"""What holds for each page: strangers go to the login, other roles are refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import ROLES, Actor
from tests.architecture.test_pages import Address, addresses
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership

GUARDED = [one for one in addresses() if hasattr(one.view, "permission")]
_VALUE = re.compile(r"<(?:(\w+):)?\w+>")


def _url(page: Address) -> str:
    """The address with a value in each place: 1 for a number, x for words."""
    return "/" + _VALUE.sub(lambda part: "1" if part[1] == "int" else "x", page.route)


def _role_without(permission: Permission) -> RoleName:
    return next(
        RoleName(name) for name, role in ROLES.items()
        if permission not in role.permissions and name not in {RoleName.SYSTEM}
    )


@pytest.mark.django_db
@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_somebody_not_signed_in_is_sent_to_the_login(client: DeskClient, page: Address) -> None:
    response = client.get(_url(page))
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_a_role_without_the_permission_is_refused(
    client_of: Callable[[Actor], DeskClient], wonosobo: Office, page: Address
) -> None:
    role = _role_without(page.view.permission)
    other = actor_for(make_membership("lain", role, wonosobo))
    assert client_of(other).get(_url(page)).status_code == 403
    assert client_of(other).post(_url(page)).status_code == 403
