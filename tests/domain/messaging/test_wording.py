"""Wordings: short, complete in both languages, checked before they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.errors import (
    BracesError,
    MissingValueError,
    UnknownPlaceholderError,
)
from antarkerja.domain.messaging.operations.texts import drop_text, keep_text
from antarkerja.domain.messaging.policies.default_texts import DEFAULTS
from antarkerja.domain.messaging.policies.sample_values import sample_values
from antarkerja.domain.messaging.policies.wording import (
    Wording,
    check_wording,
    fill,
    placeholders,
    sms_parts,
)
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.messaging import NOW, make_message
from tests.factories.offices import actor_for, make_membership

every_wording = pytest.mark.parametrize(
    ("language", "event"), [(one, event) for one in Language for event in MessageEvent]
)


@every_wording
def test_every_event_has_words_in_both_languages_that_are_sound(
    language: Language, event: MessageEvent
) -> None:
    check_wording(event, DEFAULTS[language][event])


@every_wording
def test_with_usual_values_a_text_costs_at_most_two_sms(
    language: Language, event: MessageEvent
) -> None:
    filled = fill(event, DEFAULTS[language][event], sample_values(event, Language(language)))
    assert "{" not in filled.subject + filled.body
    assert sms_parts(filled.body) <= 2


@every_wording
def test_without_the_optional_link_a_text_ends_neatly(
    language: Language, event: MessageEvent
) -> None:
    values = {**sample_values(event, Language(language)), "scope": ""}
    if event == MessageEvent.CANCELLED:
        values["link"] = ""
        assert fill(event, DEFAULTS[language][event], values).body.endswith(".")


def test_a_name_that_the_event_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownPlaceholderError) as caught:
        check_wording(MessageEvent.BOOKED, Wording("{what}", "{name} {gaji} {firm}"))
    assert caught.value.names == ["firm", "gaji"]


@pytest.mark.parametrize("body", ["{name", "name}", "{}", "{Name}", "{{name}}", "{name!r}"])
def test_braces_that_hold_no_name_are_refused(body: str) -> None:
    with pytest.raises(BracesError):
        check_wording(MessageEvent.BOOKED, Wording("x", body))


@given(st.text(max_size=40))
def test_braces_in_a_value_are_no_places(value: str) -> None:
    given_values = {**sample_values(MessageEvent.STEP_DUE, Language.INDONESIAN), "name": value}
    wording = Wording("{step}", "x{name}y{step}z")
    body = fill(MessageEvent.STEP_DUE, wording, given_values).body
    assert "{step}" not in body or "{step}" in value


def test_a_value_that_is_needed_and_missing_is_named() -> None:
    with pytest.raises(MissingValueError) as caught:
        fill(MessageEvent.STEP_DUE, Wording("x", "y"), {"step": ""})
    assert caught.value.names == ["step", "until"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("", 0), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("–" * 70, 1),
     ("–" * 71, 2), ("€" * 80, 1), ("€" * 81, 2), ("🙂" * 35, 1), ("🙂" * 36, 2)],
)
def test_the_price_of_an_sms_is_told(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


def test_an_office_tells_it_in_its_own_words_and_can_go_back(wonosobo: Office) -> None:
    head = actor_for(make_membership("hesti", RoleName.HEAD, wonosobo))
    keep_text(by=head, at=NOW, event=MessageEvent.BOOKED, language=Language.INDONESIAN,
              wording=Wording("Janji", "Halo {name}, sampai jumpa {when}."))
    assert make_message(wonosobo).body.startswith("Halo Sari Wulandari, sampai jumpa Rabu")
    assert drop_text(by=head, event=MessageEvent.BOOKED, language=Language.INDONESIAN)
    assert make_message(wonosobo).body.startswith("Disnaker Kabupaten Wonosobo: Sari")


def test_another_office_keeps_its_own_words(wonosobo: Office, temanggung: Office) -> None:
    head = actor_for(make_membership("hesti", RoleName.HEAD, wonosobo))
    keep_text(by=head, at=NOW, event=MessageEvent.BOOKED, language=Language.INDONESIAN,
              wording=Wording("Janji", "Halo {name}"))
    assert not make_message(temanggung).body.startswith("Halo")


def test_an_officer_does_not_change_the_offices_words(ratna: Actor) -> None:
    with pytest.raises(NotAllowedError):
        keep_text(by=ratna, at=NOW, event=MessageEvent.BOOKED, language=Language.INDONESIAN,
                  wording=Wording("Janji", "Halo {name}"))


def test_each_event_knows_the_name_and_the_office() -> None:
    assert all({"name", "office", "office_phone"} <= placeholders(event) for event in MessageEvent)
