"""Skills are not found in words that only share a root with them."""

import pytest

from benchmarks.skills import main, score, sentences
from jobcoder import extract_skills, skills
from jobcoder.stemming import verb_roots


def found(text: str) -> list[str]:
    return [one.id for one in extract_skills(text)]


def test_the_labels_name_listed_skills() -> None:
    listed = {one.id for one in skills()}
    named = {skill_id for one in sentences() for skill_id in one.skills | one.traps}
    assert named <= listed


def test_labelled_sentences_are_read_well() -> None:
    result = score(sentences())
    assert result.precision >= 0.92
    assert result.recall >= 0.92
    assert result.trapped <= 2


def test_the_command_prints_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--show"])
    assert "precision" in capsys.readouterr().out


def test_one_verb_is_known_in_each_voice_but_not_through_its_nouns() -> None:
    assert "jahit" in verb_roots("menjahit") & verb_roots("dijahit")
    assert verb_roots("perawatan") == verb_roots("pengantin") == verb_roots("terapis") == set()
    assert found("menagih") == found("ditagih") == ["menagih"]
    assert found("tagihan") == []


def test_care_is_of_a_patient_only_where_one_is_named() -> None:
    assert found("perawatan kepada pasien") == ["merawat-pasien"]
    assert found("perawatan rutin mesin") == ["merawat-mesin-pabrik"]
    assert found("perawatan") == []


def test_letters_name_a_skill_only_as_they_are_written() -> None:
    assert found("bagian GA") == ["urusan-umum-kantor"]
    assert found("ga punya motor") == []
    assert found("r. Melakukan hal lain") == []


def test_a_word_beside_another_may_mean_something_else() -> None:
    assert found("East Java") == found("Bank Mandiri") == found("didepan kamera") == []
    assert found("Java") == ["java"]
