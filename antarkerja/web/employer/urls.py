"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.employer.referrals import urls as referrals
from antarkerja.web.employer.vacancies import urls as vacancies

app_name = "employer"
urlpatterns = list(
    chain(
        vacancies.urlpatterns,
        referrals.urlpatterns,
    )
)
