"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.officer.employers import urls as employers
from antarkerja.web.officer.follow_ups import urls as follow_ups
from antarkerja.web.officer.imports import urls as imports
from antarkerja.web.officer.matches import urls as matches
from antarkerja.web.officer.papers import urls as papers
from antarkerja.web.officer.people import urls as people
from antarkerja.web.officer.profile import urls as profile
from antarkerja.web.officer.recovery import urls as recovery
from antarkerja.web.officer.referrals import urls as referrals
from antarkerja.web.officer.search import urls as search
from antarkerja.web.officer.today import urls as today
from antarkerja.web.officer.vacancies import urls as vacancies

app_name = "officer"
urlpatterns = list(
    chain(
        today.urlpatterns,
        people.urlpatterns,
        profile.urlpatterns,
        recovery.urlpatterns,
        matches.urlpatterns,
        referrals.urlpatterns,
        follow_ups.urlpatterns,
        vacancies.urlpatterns,
        employers.urlpatterns,
        imports.urlpatterns,
        search.urlpatterns,
        papers.urlpatterns,
    )
)
