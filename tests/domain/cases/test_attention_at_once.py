"""The nightly run and acts at the same time: no flag twice, none left behind by the last look."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models import Case, CaseFlag
from antarkerja.domain.cases.operations.attention import look_again, refresh_flags
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from tests.factories.cases import make_case
from tests.factories.jobseekers import make_person

TODAY = date(2026, 11, 24)


@pytest.mark.django_db(transaction=True)
def test_two_nightly_runs_and_acts_at_once_agree_with_one_quiet_run(wonosobo: Office) -> None:
    cases = [
        make_case(wonosobo, person=make_person(wonosobo, name=f"Orang {n}"),
                  on=TODAY - timedelta(days=60))
        for n in range(12)
    ]

    def night(batch: int) -> None:
        refresh_flags(by=system_actor(wonosobo.pk), on=TODAY, batch=batch)
        connection.close()

    def act(case: Case) -> None:
        Case.objects.filter(pk=case.pk).update(contacted_on=TODAY)
        look_again(office_id=wonosobo.pk, case_ids=[case.pk], on=TODAY)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(night, 3), pool.submit(night, 5)]
        futures += [pool.submit(act, case) for case in cases[:6]]
        for future in futures:
            future.result()
    refresh_flags(by=system_actor(wonosobo.pk), on=TODAY)
    silent = CaseFlag.objects.filter(rule=RuleName.NO_CONTACT)
    assert set(silent.values_list("case_id", flat=True)) == {case.pk for case in cases[6:]}
    assert CaseFlag.objects.count() == len(set(CaseFlag.objects.values_list("case_id", "rule")))
