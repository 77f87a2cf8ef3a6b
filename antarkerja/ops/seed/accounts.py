"""Who can sign in to the demo: one account of each role, for the first page of the console."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership
from antarkerja.ops.seed.offices import PASSWORD

# In the order in which somebody new should meet them.
SHOWN = (
    RoleName.OFFICER, RoleName.JOBSEEKER, RoleName.EMPLOYER, RoleName.FRONT_DESK, RoleName.HEAD,
    RoleName.PROVINCIAL_ANALYST, RoleName.NATIONAL_ANALYST, RoleName.AUDITOR,
    RoleName.ADMINISTRATOR,
)
# Named in the handbook's story, so shown before others of their role.
STORY = ("siti", "perusahaan")


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account, who it is and which role it has."""

    username: str
    password: str
    sentence: str


def demo_accounts() -> list[Account]:
    """The first account of each role that is there. One query a role, no more than nine."""
    return [account for role in SHOWN if (account := _of(role)) is not None]


def _of(role: RoleName) -> Account | None:
    found = Membership.objects.filter(role=role, valid_until__isnull=True).select_related(
        "user", "office"
    )
    chosen = found.filter(user__username__in=STORY).first() or found.order_by("pk").first()
    if chosen is None:
        return None
    where = f", {chosen.office.name}" if chosen.office else ""
    sentence = _("%(name)s: %(role)s%(where)s") % {
        "name": chosen.user.name, "role": str(role.label), "where": where,
    }
    return Account(chosen.user.username, PASSWORD, sentence)
