"""Skills are found in what people write about themselves and in advertisements."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoder import extract_skills, skill, skills
from jobcoder.stemming import stem
from jobcoder.wordlists import list_names

pytestmark = pytest.mark.skipif(not list_names("skills_"), reason="no skills are listed yet")


def named(text: str) -> dict[str, tuple[str | None, bool]]:
    return {skill(found.id).name_id: (found.level, found.negated) for found in extract_skills(text)}


def test_informal_and_unpaid_work_carries_skills() -> None:
    for text in ("jaga warung", "momong", "bantu panen"):
        assert extract_skills(text), text


def test_every_name_of_a_skill_is_found_again() -> None:
    lost = [
        listed.name_id
        for listed in skills()
        if listed.id not in {found.id for found in extract_skills(listed.name_id)}
    ]
    assert lost == []


def test_a_verb_is_known_by_its_stem() -> None:
    bare = {"jahit", "sapu", "masak", "kemas", "antar"}
    assert stem("menjahit", bare) == stem("dijahit", bare) == stem("jahitan", bare) == "jahit"
    assert stem("menyapu", bare) == "sapu"
    assert stem("memasak", bare) == "masak"
    assert stem("mengantarkan", bare) == "antar"
    assert stem("mentari", bare) == "mentari"
    assert stem("mengelas", {"las", "gelas"}) == "las"
    assert stem("mencari", {"car"}) == "mencari"


def test_a_level_is_read_before_and_after_the_skill() -> None:
    assert named("Mahir menjahit")["Menjahit"][0] == "expert"
    assert set(named("Mahir Microsoft Excel").values()) == {("expert", False)}
    assert set(named("bahasa Inggris dasar").values()) == {("basic", False)}
    assert set(named("bisa menyetir mobil").values()) == {("able", False)}
    assert {level for level, _ in named("menyetir mobil").values()} == {None}


def test_a_list_shares_the_level_of_its_first_item() -> None:
    levels = [found.level for found in extract_skills("Mahir Microsoft Word, Microsoft Excel")]
    assert levels == ["expert", "expert"]
    apart = [found.level for found in extract_skills("Mahir Microsoft Word. Microsoft Excel")]
    assert apart == ["expert", None]


@pytest.mark.parametrize(
    "text", ["tidak bisa menjahit", "belum pernah menjahit", "saya nggak bisa menjahit"]
)
def test_what_somebody_cannot_do_is_marked(text: str) -> None:
    assert [found.negated for found in extract_skills(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "tidak hanya menjahit",
        "belum menikah, menjahit",
        "tidak merokok. Menjahit",
        "tidak punya ijazah tapi menjahit",
    ],
)
def test_what_is_denied_of_something_else_is_not_marked(text: str) -> None:
    assert [found.negated for found in extract_skills(text)][-1] is False


def test_what_names_no_skill_gives_none() -> None:
    for text in ("", "   ", "🎉🎉", "运营经理", "!!!", "PT Maju Jaya Sentosa"):
        assert extract_skills(text) == [], text


def test_an_advertisement_takes_at_most_twenty_milliseconds() -> None:
    text = "Melayani pelanggan, mengoperasikan mesin kasir dan menyusun laporan harian. " * 25
    assert extract_skills(text)
    started = time.process_time()
    for _ in range(10):
        extract_skills(text)
    assert (time.process_time() - started) / 10 < 0.02


def test_a_hundred_thousand_letters_are_read_in_part() -> None:
    started = time.process_time()
    assert extract_skills("menjahit baju " * 8_000)
    assert time.process_time() - started < 1.0


words = st.sampled_from(
    ("menjahit", "tidak", "bisa", "mahir", "dan", ",", ".", "kasir", "Excel", "di", "İ", "ﬁ", "ß",
     "🎉", "bahasa", "Inggris\n", "dasar")
)


@given(st.one_of(st.text(max_size=400), st.lists(words, max_size=40).map(" ".join)))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_spans_that_are_right(text: str) -> None:
    ended = 0
    for found in extract_skills(text):
        start, end = found.span
        assert ended <= start < end <= len(text)
        assert text[start:end] == found.surface
        assert skill(found.id).id == found.id
        assert found.level in (None, "basic", "able", "expert")
        ended = end
