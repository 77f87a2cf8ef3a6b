"""Regions by Kemendagri code, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.reference import regions
from antarkerja.domain.reference.errors import UnknownCodeError


def test_the_edition_is_whole() -> None:
    assert len(regions.provinces()) == 38
    assert len(regions.districts()) == 514
    assert len({district.code for district in regions.districts()}) == 514


def test_every_district_but_a_few_knows_where_it_lies() -> None:
    known = regions.centroids()
    assert set(known) <= {district.code for district in regions.districts()}
    assert len(known) >= 510
    assert all(-11.5 < lat < 6.5 and 94.5 < lon < 141.5 for lat, lon in known.values())


def test_a_code_has_a_name_and_parents() -> None:
    wonosobo = regions.region("33.07")
    assert (wonosobo.name, wonosobo.level) == ("Kabupaten Wonosobo", 2)
    assert "Jawa Tengah" in wonosobo.path
    assert regions.region_path("33.07") == wonosobo.path
    assert regions.district_of("33.07.05.2001") == "33.07"
    assert regions.province_of("33.07.05") == "33"
    assert regions.district_of("33") == regions.district_of("") == ""


def test_an_old_code_stays_readable_and_is_no_region() -> None:
    assert regions.region_name("99.99") == "99.99"
    assert regions.region_path("99.99") == "99.99"
    assert not regions.is_region("99.99")
    assert not regions.is_region("")
    assert regions.region_name("") == ""
    for code in ("99.99", ""):
        with pytest.raises(UnknownCodeError):
            regions.region(code)


@pytest.mark.parametrize(("typed", "code"), [
    ("Wonosobo", "33.07"), ("KAB. WONOSOBO", "33.07"), ("kabupaten  wonosobo", "33.07"),
    ("33.07", "33.07"), (" 33.07 ", "33.07"), ("Kota Magelang", "33.71"),
    ("Kab Magelang", "33.08"), ("Kab. Bogor", "32.01"), ("KOTA BOGOR", "32.71"),
])
def test_a_district_is_found_as_people_write_it(typed: str, code: str) -> None:
    assert regions.find_district(typed) == code


@pytest.mark.parametrize("typed", ["Magelang", "Bogor", "Atlantis", "", "33", "Kota Wonosobo"])
def test_what_is_ambiguous_or_unknown_is_not_guessed(typed: str) -> None:
    assert regions.find_district(typed) == ""


def test_every_district_is_found_by_its_own_full_name() -> None:
    lost = [one.code for one in regions.districts() if regions.find_district(one.name) != one.code]
    assert lost == []


@pytest.mark.parametrize(("typed", "code"), [
    ("Jawa Tengah", "33"), ("PROV. JAWA TENGAH", "33"), ("Provinsi Jawa  Tengah", "33"),
    ("DKI Jakarta", "31"), ("Jakarta", "31"), ("Yogyakarta", "34"), ("DI Yogyakarta", "34"),
    ("D.I. Yogyakarta", "34"), ("Prov. DKI Jakarta", "31"), ("NTB", "52"), ("Kepri", "21"),
    ("Atlantis", ""), ("", ""),
])
def test_a_province_is_found_by_its_usual_names(typed: str, code: str) -> None:
    assert regions.find_province(typed) == code


def test_every_province_is_found_by_its_own_name() -> None:
    assert [one.code for one in regions.provinces() if regions.find_province(one.name) != one.code
            ] == []


def test_parts_come_in_the_order_of_their_names() -> None:
    names = [part.name for part in regions.children("33.07")]
    assert names == sorted(names)
    assert len(names) == 15
    assert regions.children("99.99") == ()


def test_wonosobo_lies_a_good_walk_from_temanggung_and_far_from_jayapura() -> None:
    home, near, far = (regions.point_of(code) for code in ("33.07.05", "33.23", "91.03"))
    assert home is not None
    assert near is not None
    assert far is not None
    assert 15 < regions.kilometres(home, near) < 50
    assert 3_000 < regions.kilometres(home, far) < 4_000
    assert regions.point_of("33") is None


POINTS = st.tuples(st.floats(-11, 6), st.floats(95, 141))


@given(one=POINTS, other=POINTS)
def test_the_way_back_is_as_long_as_the_way_there(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there, back = regions.kilometres(one, other), regions.kilometres(other, one)
    assert there == pytest.approx(back)
    assert 0 <= there < 6_000
    assert regions.kilometres(one, one) == pytest.approx(0)


@given(st.text(max_size=40))
def test_any_text_gives_a_real_district_or_none(text: str) -> None:
    code = regions.find_district(text)
    assert code == "" or regions.is_region(code)
