"""The guided form: a draft begins, is saved part by part and gone on with where it was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.queries.one_practice import newest_texts
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership
from tests.factories.practices import make_practice

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture
def draft(wonosobo: Office) -> Practice:
    return make_practice(wonosobo, state=State.DRAFT, title="Kelompok kecil")


def _part(practice: Practice, part: str, language: str = "id") -> str:
    return f"/practices/{practice.pk}/write/{part}/?language={language}"


def _sent(desk: DeskClient, url: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send from the form as it is shown, but for what was changed."""
    form = desk.get(url).context["form"]
    data = {
        name: value for name in form.fields
        if (value := form[name].value()) not in (None, "")
    }
    return data | changes


def _save(desk: DeskClient, url: str, **changes: Any) -> Any:
    return desk.post(url, _sent(desk, url, **changes))


def test_a_draft_begins_in_one_step_and_leads_to_its_first_part(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    answer = desk.post("/practices/new/", {
        "title": "Ruang tenang", "category": "inclusion", "language": "id"})
    practice = Practice.objects.get()
    assert answer["Location"] == _part(practice, "problem")
    page = desk.get(answer["Location"]).content.decode()
    assert "Bagi … layanan kami memiliki hambatan ini: …" in page
    assert "Masih kurang" in page


def test_every_part_can_be_saved_as_it_is_and_leads_to_the_next(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk = client_of(ratna)
    order = ["problem", "steps", "needs", "results", "place", "proof"]
    for here, following in zip(order, [*order[1:], ""], strict=True):
        answer = _save(desk, _part(draft, here))
        assert answer.status_code == 302, here
        expected = _part(draft, following) if following else f"/practices/{draft.pk}/"
        assert answer["Location"] == expected
    draft.refresh_from_db()
    assert draft.version == 1


def test_what_is_written_in_each_part_is_kept(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk = client_of(ratna)
    _save(desk, _part(draft, "problem"), problem="Gugup.", groups=["women"], category="data")
    _save(desk, _part(draft, "steps"), what_2="Latih jabat tangan", who_2="Meja depan")
    _save(desk, _part(draft, "needs"), hours_a_month="6", cost_once="1,5 juta", tools="Kursi")
    _save(desk, _part(draft, "results"), did_not_work="Sore hari.", self_reported="Lebih berani.")
    _save(desk, _part(draft, "place"), sectors=["C"], setting="rural", context="Desa.",
          origin="abroad", origin_place="Swedia", origin_source="Laporan 2024")
    _save(desk, _part(draft, "proof"), acts=["employer.visited|canvassing"], topic="wawancara",
          indicators=["no_shows", "visits"], main="no_shows")
    draft.refresh_from_db()
    text = newest_texts(draft)["id"]
    assert (draft.category, draft.groups, draft.sectors) == ("data", ["women"], ["C"])
    assert (draft.hours_a_month, draft.cost_once) == (6, 1_500_000)
    assert (draft.origin, draft.origin_source) == ("abroad", "Laporan 2024")
    assert (text.problem, text.tools, text.did_not_work, text.context) == (
        "Gugup.", "Kursi", "Sore hari.", "Desa.")
    assert [step["what"] for step in text.steps] == ["Kumpulkan delapan orang",
                                                     "Latih jabat tangan"]
    assert sorted(draft.acts.values_list("kind", "detail")) == [
        ("employer.visited", "canvassing"), ("session.held", "wawancara")]
    assert draft.indicators.get(is_main=True).indicator == "no_shows"


def _steps(page: Any) -> list[str]:
    return [row.what.value() for row in page.context["form"].step_rows()]


def test_a_step_moves_up_or_down_with_all_that_is_typed_and_is_kept_once_saved(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk, url = client_of(ratna), _part(draft, "steps")
    typed = _sent(desk, url, what_2="Latih jabat tangan", who_2="Meja depan", tool_2="Cermin",
                  what_3="Tanya kabar")
    page = desk.post(url, typed | {"move": "2:1"})
    text = page.content.decode()
    assert page.status_code == 200
    assert _steps(page) == ["Latih jabat tangan", "Kumpulkan delapan orang", "Tanya kabar"]
    assert text.count("Dipindah ke sini") == 1
    assert 'formaction="?language=id#step-2"' in text
    draft.refresh_from_db()
    assert draft.version == 1, "nothing is saved by moving"
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    page = desk.post(url, sent | {"move": "2:3"})
    assert _steps(page) == ["Latih jabat tangan", "Tanya kabar", "Kumpulkan delapan orang"]
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    assert desk.post(url, sent).status_code == 302
    steps = newest_texts(draft)["id"].steps
    assert [(step["what"], step["who"], step["tool"]) for step in steps] == [
        ("Latih jabat tangan", "Meja depan", "Cermin"), ("Tanya kabar", "", ""),
        ("Kumpulkan delapan orang", "Pengantar kerja", "")]
    versions = desk.get(f"/practices/{draft.pk}/versions/").content.decode()
    assert "Latih jabat tangan" in versions


@pytest.mark.parametrize("asked", ["1:0", "3:4", "1:3", "2", "x:y", "²:1", "1:2:3", "0:1"])
def test_a_place_that_does_not_exist_moves_nothing_and_saves_as_ever(
    client_of: ClientOf, ratna: Actor, draft: Practice, asked: str
) -> None:
    desk, url = client_of(ratna), _part(draft, "steps")
    answer = _save(desk, url, what_2="Kedua", move=asked)
    assert answer.status_code == 302
    assert [step["what"] for step in newest_texts(draft)["id"].steps] == [
        "Kumpulkan delapan orang", "Kedua"]


def test_enter_in_a_field_of_a_step_saves_and_moves_nothing(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    text = client_of(ratna).get(_part(draft, "steps")).content.decode()
    form = text[text.index('<form class="form" method="post"'):]
    first = form[form.index("<button"):].partition(">")[0]
    assert 'name="move"' not in first


def test_what_a_colleague_saved_meanwhile_is_shown_when_a_step_is_moved(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk, url = client_of(ratna), _part(draft, "steps")
    mine = _sent(desk, url, what_2="Kedua")
    _save(desk, url, what_1="Kumpulkan enam orang")
    page = desk.post(url, mine | {"move": "2:1"})
    assert page.status_code == 422
    assert "Kumpulkan enam orang" in page.content.decode()
    assert _steps(page)[:2] == ["Kedua", "Kumpulkan delapan orang"]


def test_an_emptied_step_is_gone_and_more_rows_are_there_when_asked(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk, url = client_of(ratna), _part(draft, "steps")
    answer = _save(desk, url, what_2="Kedua", who_2="Kepala", what_3="Ketiga", more="yes")
    assert answer["Location"] == url
    assert desk.get(url).context["form"].count == 5
    _save(desk, url, what_2="", who_2="")
    assert [step["what"] for step in newest_texts(draft)["id"].steps] == [
        "Kumpulkan delapan orang", "Ketiga"]


def test_writing_goes_on_where_something_is_missing(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk, url = client_of(ratna), f"/practices/{draft.pk}/write/"
    assert desk.get(url)["Location"] == _part(draft, "problem")
    _save(desk, _part(draft, "problem"), groups=["women"])
    assert desk.get(url)["Location"] == _part(draft, "steps")


def test_the_other_language_begins_with_its_title_beside_what_is_written(
    client_of: ClientOf, ratna: Actor, draft: Practice
) -> None:
    desk, url = client_of(ratna), _part(draft, "steps", "en")
    page = desk.get(url).content.decode()
    assert "Kumpulkan delapan orang" in page
    assert _save(desk, url, what_1="Gather eight people").status_code == 422
    _save(desk, url, title="Small groups", what_1="Gather eight people")
    texts = newest_texts(draft)
    assert (texts["en"].title, texts["id"].title) == ("Small groups", "Kelompok kecil")


def test_a_published_practice_asks_why_it_changes_and_stays_as_it_is_for_readers(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    _save(client_of(ratna), _part(practice, "problem"), problem="Lain.",
          change_note="Dihitung lagi")
    assert newest_texts(practice)["id"].change_note == "Dihitung lagi"
    assert practice.texts.get(is_current=True).number == 1


def test_nothing_that_a_colleague_saved_is_written_over_unseen(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, draft: Practice
) -> None:
    dewi = actor_for(make_membership("dewi", RoleName.FRONT_DESK, wonosobo))
    mine, hers, url = client_of(ratna), client_of(dewi), _part(draft, "problem")
    begun = _sent(mine, url, problem="Kata Ratna.")
    _save(hers, url, problem="Kata Dewi.")
    answer = mine.post(url, begun)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kata Dewi." in page
    assert "Kata Ratna." in page
    again = answer.context["form"]
    mine.post(url, {**begun, "seen": again["seen"].value()})
    assert newest_texts(draft)["id"].problem == "Kata Ratna."


def test_two_who_write_different_parts_do_not_hinder_each_other(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, draft: Practice
) -> None:
    dewi = actor_for(make_membership("dewi", RoleName.FRONT_DESK, wonosobo))
    mine, hers = client_of(ratna), client_of(dewi)
    begun = _sent(mine, _part(draft, "problem"), problem="Gugup.")
    _save(hers, _part(draft, "results"), risks="Malu.")
    mine.post(_part(draft, "problem"), begun)
    text = newest_texts(draft)["id"]
    assert (text.problem, text.risks) == ("Gugup.", "Malu.")


@pytest.mark.parametrize(("part", "changes", "says"), [
    ("problem", {"title": ""}, "Judul praktik"),
    ("place", {"origin": "abroad"}, "Sebutkan sumbernya"),
    ("proof", {"main": "visits"}, "Pilih salah satu angka yang dicentang"),
    ("needs", {"hours_a_month": "-3"}, "0"),
])
def test_a_part_says_what_is_to_mend(
    client_of: ClientOf, ratna: Actor, draft: Practice, part: str, changes: dict[str, str],
    says: str,
) -> None:
    answer = _save(client_of(ratna), _part(draft, part), **changes)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert newest_texts(draft)["id"].number == 1


def test_readers_do_not_write_and_no_part_is_made_up(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    assert client_of(stranger).get(_part(practice, "problem")).status_code == 403
    assert client_of(ratna).get(_part(practice, "tidak-ada")).status_code == 404
