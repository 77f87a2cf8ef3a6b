"""Numbers of papers run from one without gaps, whatever fails in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.offices.models import NumberSequence, Office
from antarkerja.domain.offices.operations import next_number


class PaperTornError(Exception):
    """The paper was not written after all."""


def write_paper(office: Office, kind: str, year: int, *, fails: bool = False) -> int:
    with transaction.atomic():
        number = next_number(office_id=office.pk, kind=kind, year=year)
        if fails:
            raise PaperTornError
    return number


@pytest.mark.django_db
@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(["AK1", "AK5"]), st.integers(2025, 2027),
                               st.booleans()), max_size=25))
def test_a_torn_paper_gives_its_number_back(
    wonosobo: Office, acts: list[tuple[str, int, bool]]
) -> None:
    NumberSequence.objects.all().delete()
    given_out: dict[tuple[str, int], list[int]] = {}
    for kind, year, fails in acts:
        try:
            number = write_paper(wonosobo, kind, year, fails=fails)
        except PaperTornError:
            continue
        given_out.setdefault((kind, year), []).append(number)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in given_out.values())


@pytest.mark.django_db
def test_each_office_kind_and_year_counts_for_itself(
    wonosobo: Office, temanggung: Office
) -> None:
    for _ in range(3):
        write_paper(wonosobo, "AK1", 2026)
    assert write_paper(temanggung, "AK1", 2026) == 1
    assert write_paper(wonosobo, "AK5", 2026) == 1
    assert write_paper(wonosobo, "AK1", 2027) == 1
    assert write_paper(wonosobo, "AK1", 2026) == 4


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_an_act_is_refused(wonosobo: Office) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        next_number(office_id=wonosobo.pk, kind="AK1", year=2026)
    assert not NumberSequence.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_thirty_papers_written_at_once_a_third_torn_none_leaves_a_gap(
    wonosobo: Office,
) -> None:
    def write(n: int) -> int | None:
        try:
            return write_paper(wonosobo, "AK5", 2026, fails=n % 3 == 0)
        except PaperTornError:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5 if connection.vendor == "postgresql" else 3) as pool:
        numbers = [number for number in pool.map(write, range(30)) if number is not None]
    assert sorted(numbers) == list(range(1, 21))
