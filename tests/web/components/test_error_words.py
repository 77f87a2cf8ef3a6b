"""What forms say when something cannot be taken: our words, with the remedy, and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.core.validators import BaseValidator
from django.test import Client
from django.utils import translation

from antarkerja.web.components.fields import RupiahField
from tests.architecture.code import modules
from tests.architecture.messages import PACKAGE, entries
from tests.clients import DeskClient

# allauth keeps these and says them only to machines that skip our pages.
NOT_OURS = {"allauth.account.forms", "allauth.mfa.base.forms", "allauth.mfa.totp.forms"}


def all_forms() -> Iterator[type[forms.BaseForm]]:
    for path in modules():
        if path.is_relative_to(PACKAGE / "web"):
            name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            import_module(name.removesuffix(".__init__"))
    waiting: list[type[forms.BaseForm]] = [forms.BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("antarkerja."):
            yield form


def sayings(field: forms.Field) -> Iterator[str]:
    for key, text in field.error_messages.items():
        if key != "required" or field.required:
            yield str(text)
    for validator in field.validators:
        message = getattr(validator, "message", None)
        if isinstance(validator, BaseValidator):
            # A plural waits for its number.
            params = {"limit_value": 2, "show_value": 2, "value": 2}
            yield str(message % params if message is not None else "")
        elif message is not None:
            yield str(message)


def test_no_form_says_words_that_are_not_ours() -> None:
    ours = [
        re.compile(re.sub(r"%\\\((\w+)\\\)[sd]", r".*", re.escape(text)))
        for entry in entries() for text in entry.words if text
    ]
    foreign = set()
    found = list(all_forms())
    assert len(found) > 20
    with translation.override("id"):
        for form in found:
            for name, field in getattr(form, "base_fields", {}).items():
                foreign |= {
                    f"{form.__name__}.{name}: {text}" for text in sayings(field)
                    if not any(one.fullmatch(text) for one in ours)
                }
    assert foreign == set()


def test_too_small_a_wage_is_said_in_rupiah() -> None:
    class Wage(forms.Form):
        wage = RupiahField(min_value=100_000)

    with translation.override("id"):
        errors = Wage({"wage": "5"}).errors["wage"]
        assert errors == ["Tulis jumlah utuhnya, Rp100.000 atau lebih."]
    assert Wage({"wage": "100.000"}).is_valid()


@pytest.mark.parametrize(("password", "remedy"), [
    ("kopi", "sedikitnya 10 huruf dan angka"), ("8391027465", "Tambahkan kata atau huruf"),
    ("password123", "Pilih yang lain"),
])
def test_a_weak_password_is_refused_with_a_better_way(
    client: DeskClient, db: None, password: str, remedy: str
) -> None:
    assert remedy in client.post("/register/", {"password": password}).text


def test_the_summary_counts_the_lines_it_shows_and_the_title_says_it_first(
    client: Client, db: None
) -> None:
    page = client.post("/register/", {"password": "1234"}).content.decode()
    summary = page[page.index('id="error-summary"'):]
    summary = summary[:summary.index("</ul>")]
    lines = summary.count("<li>")
    assert lines > 3
    assert f"{lines} hal perlu diperbaiki" in summary
    assert "autofocus" in summary
    assert re.search(r"<title>Perbaiki: ", page)
    assert not re.search(r"<title>Perbaiki: ", client.get("/register/").content.decode())
