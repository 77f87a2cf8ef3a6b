"""The fairness page can be read by anybody, alone, in both languages."""

from html.parser import HTMLParser

import numpy as np
import pytest

from matchengine import FairnessReport, Grouping, fairness_report, rank_change
from matchengine.fairness_words import WORDS, Language

VOID = {"meta", "rect", "path", "circle"}


class Page(HTMLParser):
    """What a page is made of; raises where elements do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def says(self, text: str) -> bool:
        return text in " ".join(self.words)


@pytest.fixture
def report() -> FairnessReport:
    sex = Grouping("sex", np.repeat([0, 1, 2], [1000, 1000, 7]), ("women", "men", "<b>x</b>"))
    hired = np.concatenate([np.arange(1000) < 210, np.arange(1000) < 300, np.zeros(7)])
    wages = np.concatenate([np.full(1000, 2_250_000), np.full(1007, 2_300_000)])
    swap = rank_change([1, 2, 3, 4], [1, 2, 4, 3], "pronouns")
    return fairness_report([sex], hired=hired, wages=wages, distances=wages * 0, swaps=[swap])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_stands_alone(report: FairnessReport, language: Language) -> None:
    page = Page(report.to_html(language))
    assert page.all("html") == [{"lang": language}]
    named = {name for name, _ in page.elements}
    assert not named & {"script", "link", "img", "iframe", "object", "form", "a"}
    for _, attributes in page.elements:
        assert not {"src", "href", "style"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in report.to_html(language)
    assert "@import" not in report.to_html(language)


@pytest.mark.parametrize("language", ["id", "en"])
def test_tables_have_captions_and_every_head_says_what_it_heads(
    report: FairnessReport, language: Language
) -> None:
    page = Page(report.to_html(language))
    assert len(page.all("title")) == len(page.all("h1")) == len(page.all("main")) == 1
    assert len(page.all("table")) == len(page.all("caption")) == 4
    assert all(head.get("scope") in ("row", "col") for head in page.all("th"))
    assert all(picture.get("aria-hidden") == "true" for picture in page.all("svg"))
    scrolled = [one for one in page.all("div") if one.get("class") == "wide"]
    assert all(one["role"] == "region" and one["tabindex"] == "0" for one in scrolled)
    assert len({one["aria-label"] for one in scrolled}) == 4


def test_the_first_sentence_says_what_was_found(report: FairnessReport) -> None:
    assert Page(report.to_html("id")).says(
        "2 dari 4 perbandingan menunjukkan perbedaan besar yang terbukti."
    )
    assert Page(report.to_html("en")).says(
        "2 of 4 comparisons show a large difference that is proved."
    )
    alike = fairness_report([Grouping("sex", np.repeat([0, 1], 90), ("a", "b"))], ranks=[1] * 180)
    assert Page(alike.to_html("en")).says("No large difference is proved in 2 comparisons.")
    assert Page(fairness_report([]).to_html("id")).says("Belum ada perbandingan")


def test_numbers_are_written_as_people_of_the_language_write_them(report: FairnessReport) -> None:
    indonesian, english = Page(report.to_html("id")), Page(report.to_html("en"))
    for text in (
        "2.250.000",
        "0,70",
        "21,0\u00a0%",
        "50,0\u00a0%",
        "Jauh lebih rendah",
        "Sedikit lebih rendah",
    ):
        assert indonesian.says(text), text
    for text in ("2,250,000", "0.70", "21.0%", "50.0%", "Much lower", "Much higher"):
        assert english.says(text), text
    assert indonesian.says("Terlalu sedikit orang")
    assert english.says("Cannot be compared")


def test_labels_are_translated_by_the_caller_and_never_read_as_markup(
    report: FairnessReport,
) -> None:
    ours = {"women": "Perempuan", "men": "Laki-laki", "sex": "Jenis kelamin"}
    text = report.to_html("id", lambda label: ours.get(label, label))
    assert Page(text).says("Perempuan")
    assert Page(text).says("Jenis kelamin")
    assert "<b>" not in text


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["id"].keys() == WORDS["en"].keys()
    assert all(all(words.values()) for words in WORDS.values())
