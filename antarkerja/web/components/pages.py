"""What every page starts with: its permission, in one line.

A page is a view wrapped by `page(Permission.…)` or `public_page`. Anonymous visitors are sent
to the login, a signed-in visitor without the permission gets 403, and rows out of scope are 404
because the queries do not find them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeAlias

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.policies import Actor

View: TypeAlias = Callable[..., HttpResponseBase]


class DeskRequest(HttpRequest):
    """A request of a signed-in actor, as `page` hands it to a view."""

    actor: Actor
    today: date
    now: datetime
    reads: list[Read]
    htmx: Any


@dataclass(frozen=True, slots=True)
class Read:
    """A person's file that this page shows; becomes a row of the access log."""

    subject: str
    subject_id: int
    page: str
    reason: str = ""


class ElsewhereError(Exception):
    """What the page is about stands at another `address` now; the visitor is led there."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def page(permission: Permission) -> Callable[[View], View]:
    """The page needs `permission`; the view gets a request with `actor`, `today` and `now`."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = request.actor  # type: ignore[attr-defined]
            if actor is None or not actor.may(permission):
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except NotAllowedError as error:
                raise PermissionDenied from error
            except ElsewhereError as error:
                return redirect(error.address)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return wrap


def public_page(view: View) -> View:
    """Anybody may see it, without login. Each one is named in `tests/web/test_public_pages.py`."""
    shown = login_not_required(view)
    shown.is_public = True  # type: ignore[attr-defined]
    return shown


def note_read(
    request: DeskRequest, person_id: int, page_name: str, reason: str = "", *,
    subject: str = "person",
) -> None:
    """Says that this page shows a person's file; staff reads are logged after the response."""
    if request.actor.is_staff:
        request.reads.append(Read(subject, person_id, page_name, reason))
