"""Every address names its permission or is public, and the public ones are listed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from antarkerja.domain.offices.enums import Permission

PUBLIC = {
    "home": "what the service is",
    "components": "the gallery; 404 outside demo and development",
    "set_language": "the language switch",
    "public:register": "somebody registers without coming to the office",
    "public:code": "somebody signs in with a code from the desk",
    "public:verify": "whoever holds a paper checks its code; shows no data of the holder",
    "public:choose": "a person chooses a time from a link; a button acts",
    "public:appointment": "a person sees, moves or cancels an own appointment from a link",
    "public:appointment_ics": "the same appointment for the phone's calendar",
    "public:attend": "a person signs the list of a session from the code on the screen",
    "public:feed": "an officer's own calendar program reads it; names nobody",
    "public:screen": "the waiting room's screen; numbers only",
    "public:work_answer": "worker or firm answers how the work goes, from a link",
    "community:public_practices": "practices that are published for everybody; nothing of people",
    "community:public_practice": "one practice that is published for everybody",
    "community:public_practice_file": "a form of its published version, to be saved",
    "community:profession": "what officers do, in numbers that tell of nobody",
    "community:feed": "the same as an Atom feed",
    "public:about": "what the service does with data",
    "public:hook": "gateways tell what became of messages; signed calls only",
    "public:mailbox": "what demo mode would have sent; 404 elsewhere",
    "public:partner": "another agency opens the case that it was let in to, by a signed link",
    "public:titles": "job titles of the word lists while somebody types",
    "public:skills": "skills of the word lists while somebody types",
}
# Pages about the own account: whoever is signed in may see them, whatever the role.
OWN_ACCOUNT = {"mfa_view_recovery_codes": "the own spare codes of the second factor"}
# Pages of allauth: their own rules apply (signing in, a second factor).
OTHERS_PUBLIC = {
    "account_login", "account_logout", "account_inactive", "mfa_authenticate", "set_language",
}
OTHERS = ("allauth.", "django.views.i18n", "django.views.static")


@dataclass(frozen=True, slots=True)
class Address:
    """A named address and the view behind it."""

    name: str
    route: str
    view: Any


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = "", before: str = ""
) -> Iterator[Address]:
    """Every address of the site, namespaces resolved."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner, route)
        else:
            yield Address(f"{space}{pattern.name}", route, pattern.callback)


def _ours() -> list[Address]:
    return [one for one in addresses() if not one.view.__module__.startswith(OTHERS)]


def test_every_page_names_its_permission_or_is_public() -> None:
    silent = [
        one.name for one in _ours()
        if one.name not in OWN_ACCOUNT
        and not isinstance(getattr(one.view, "permission", None), Permission)
        and not getattr(one.view, "is_public", False)
    ]
    assert silent == []


def test_every_public_page_is_listed() -> None:
    public = {one.name for one in _ours() if getattr(one.view, "is_public", False)}
    assert public - set(PUBLIC) == set()


def test_pages_of_others_without_login_are_listed() -> None:
    open_to_all = {
        one.name for one in addresses()
        if one.view.__module__.startswith(OTHERS)
        and not getattr(one.view, "login_required", True)
    }
    assert open_to_all <= OTHERS_PUBLIC


def test_every_page_has_a_name() -> None:
    assert [one.route for one in _ours() if one.name.endswith("None")] == []
