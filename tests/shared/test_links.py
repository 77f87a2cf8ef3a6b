"""Links without signing in: short enough for an SMS, and good for one page, one row, one time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.shared.links import DeadLinkError, read_token, row_of_ended_token, token_for

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(days=7)
NONCE = "0123456789abcdef0123456789abcdef"


@given(st.integers(0, 2**40 - 1), st.text(max_size=40))
def test_a_token_is_32_letters_of_an_address_and_says_which_row(row_id: int, nonce: str) -> None:
    token = token_for("partner", row_id, nonce, until=LATER)
    assert len(token) == 32
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    link = read_token("partner", token, at=AT)
    assert (link.row_id, link.fits(nonce), link.fits(f"{nonce}!")) == (row_id, True, False)


def test_it_is_good_to_its_last_second_and_no_longer() -> None:
    token = token_for("partner", 7, NONCE, until=LATER)
    assert read_token("partner", token, at=LATER).row_id == 7
    with pytest.raises(DeadLinkError) as dead:
        read_token("partner", token, at=LATER + timedelta(seconds=1))
    assert dead.value.expired
    assert row_of_ended_token("partner", token) == 7


def test_it_opens_no_page_but_its_own() -> None:
    token = token_for("partner", 7, NONCE, until=LATER)
    with pytest.raises(DeadLinkError):
        read_token("appointment", token, at=AT)


@given(st.integers(0, 191))
def test_whoever_changes_one_bit_of_it_has_a_dead_link(place: int) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    token = token_for("partner", 7, NONCE, until=LATER)
    at, bit = divmod(place, 6)
    other = token[:at] + letters[letters.index(token[at]) ^ (1 << bit)] + token[at + 1:]
    with pytest.raises(DeadLinkError) as dead:
        read_token("partner", other, at=AT)
    assert not dead.value.expired


@given(st.text(max_size=60))
def test_what_nobody_gave_out_is_a_dead_link(typed: str) -> None:
    with pytest.raises(DeadLinkError):
        read_token("partner", typed, at=AT)
    with pytest.raises(DeadLinkError):
        row_of_ended_token("partner", typed)


def test_a_new_key_kills_no_link_while_the_old_one_is_kept(settings: Any) -> None:
    token = token_for("partner", 7, NONCE, until=LATER)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert read_token("partner", token, at=AT).row_id == 7
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(DeadLinkError):
        read_token("partner", token, at=AT)
