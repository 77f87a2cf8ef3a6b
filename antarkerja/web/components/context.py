"""What the frame around each page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.policies import Actor
from antarkerja.web.components.page_names import current_page
from antarkerja.web.components.rail import Rail, address, rail_for


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The actor, the way around, demo mode and the language switch. No query."""
    actor: Actor | None = getattr(request, "actor", None)
    rail = rail_for(actor, request.path)
    return {
        "actor": actor,
        "today": getattr(request, "today", None),
        "demo_mode": settings.DEMO_MODE,
        "rail": rail,
        "role_label": RoleName(actor.role).label if actor else "",
        "frame": {
            "search": address("officer:search") if _searches(actor) else "",
            "note": _note(actor, rail),
            "login": address("account_login"),
            "logout": address("account_logout"),
            "password": address("account_change_password"),
            "second_factor": address("mfa_index"),
            "language": address("set_language"),
            "register": address("public:register"),
            "about": address("public:about"),
        },
    }


def _searches(actor: Actor | None) -> bool:
    return actor is not None and (
        actor.may(Permission.SEE_PEOPLE) or actor.may(Permission.SEE_VACANCIES)
    )


def _note(actor: Actor | None, rail: Rail) -> str:
    """The form for a note from the counter, told the name of the page and nothing else of it."""
    if actor is None or not actor.may(Permission.SHARE_PRACTICES):
        return ""
    return f"{address('community:note_new')}?page={current_page(rail)}"
