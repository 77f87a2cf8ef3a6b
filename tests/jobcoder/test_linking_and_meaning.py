"""Labels of any list are found for any text; what was learnt comes from the lists alone."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobcoder.meaning
from jobcoder import Linker, code_occupation, groups, link
from jobcoder.meaning import encoder, features, log_probabilities
from jobcoder.training import Examples, fit, frequent_words, save, train, words_of
from jobcoder.words import canonical_words

LABELS = ("welder", "sewing machine operator", "software developer", "C++", "care for children")
encoded = pytest.mark.skipif(encoder() is None, reason="the extra “meaning” is not installed")


def test_a_misspelt_or_longer_text_finds_its_label() -> None:
    found = link(["sewing machin operators", "we look for a software developer in Bandung"], LABELS)
    assert found[0][0].label == "sewing machine operator"
    assert found[1][0].label == "software developer"
    assert found[0][0].number == 1


@encoded
def test_an_indonesian_text_finds_an_english_label() -> None:
    found = link(["tukang las", "penjahit", "menjaga anak"], LABELS, k=1)
    assert [one[0].label for one in found] == [LABELS[0], LABELS[1], LABELS[4]]


def test_scores_fall_and_at_most_k_are_given() -> None:
    found = link(["operator mesin jahit"], LABELS, k=3)[0]
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert link([], LABELS) == []
    assert link(["welder"], [], k=3) == [[]]
    assert link(["welder"], LABELS, k=0) == [[]]


def test_words_alone_link_too() -> None:
    found = Linker(LABELS, meaning=False).link(["Welder", "c++", "🎉"], k=1)
    assert [one.label for one in (found[0][0], found[1][0])] == ["welder", "C++"]
    assert found[2] == []


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_links_without_an_exception(text: str) -> None:
    found = link([text], LABELS, k=5)[0]
    assert all(0.0 <= one.score <= 1.0001 for one in found)


@encoded
def test_meaning_gives_every_group_a_probability() -> None:
    read = log_probabilities(["tukang las", "", "🎉"])
    assert read is not None
    assert read.shape == (3, len(groups()))
    assert np.allclose(np.exp(read).sum(axis=1), 1.0, atol=1e-3)


def test_without_the_extra_meaning_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobcoder.meaning, "encoder", lambda: None)
    assert log_probabilities(["kasir"]) is None
    assert features(["kasir"]) is None
    assert code_occupation("kasir")[0].group == "5230"
    with pytest.raises(RuntimeError, match="meaning"):
        train()


@encoded
def test_training_learns_its_examples_and_gives_the_same_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jobcoder.training.EPOCHS", 4)
    examples = Examples([])
    examples.titles = ["tukang las", "welder", "penjahit", "tailor"] * 20
    examples.groups = np.array([0, 0, 1, 1] * 20)
    examples.counts = np.ones(80, dtype=np.float32)
    read = features(examples.titles)
    assert read is not None
    weights, constants = fit(read, examples)
    assert (read @ weights + constants).argmax(axis=1).tolist() == examples.groups.tolist()
    again, _ = fit(read, examples)
    assert np.array_equal(weights, again)


@encoded
def test_what_is_shipped_was_learnt_for_these_groups() -> None:
    path = Path(jobcoder.meaning.__file__).parent / "data" / jobcoder.meaning.MODEL
    with np.load(path) as model:
        assert model["weights"].shape == (1024 + len(model["words"]), len(groups()))
    assert path.stat().st_size < 3_000_000


def test_words_of_a_title_become_a_row_of_length_one() -> None:
    words = frequent_words(["kasir toko", "kasir bank", "kasir kafe", "kasir apotek", "las"])
    assert words == list(canonical_words("kasir"))
    rows = words_of(["kasir toko", "penjahit"], words)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1.0, 0.0])


def test_saved_weights_come_back_nearly_the_same(tmp_path: Path) -> None:
    weights = np.array([[0.5, -1.0], [0.0, 0.0], [3.0, 0.01]], dtype=np.float32)
    save(tmp_path / "model.npz", weights, np.zeros(2, dtype=np.float32), ["las"])
    with np.load(tmp_path / "model.npz") as model:
        back = model["weights"] * model["steps"][:, None]
    assert np.allclose(back, weights, atol=0.02)
