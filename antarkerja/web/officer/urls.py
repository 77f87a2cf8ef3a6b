"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.officer.accompany import urls as accompany
from antarkerja.web.officer.benefits import urls as benefits
from antarkerja.web.officer.board import urls as board
from antarkerja.web.officer.calendar import urls as calendar
from antarkerja.web.officer.cases import urls as cases
from antarkerja.web.officer.courses import urls as courses
from antarkerja.web.officer.duty import urls as duty
from antarkerja.web.officer.employers import urls as employers
from antarkerja.web.officer.follow_ups import urls as follow_ups
from antarkerja.web.officer.imports import urls as imports
from antarkerja.web.officer.matches import urls as matches
from antarkerja.web.officer.messages import urls as messages
from antarkerja.web.officer.papers import urls as papers
from antarkerja.web.officer.people import urls as people
from antarkerja.web.officer.plans import urls as plans
from antarkerja.web.officer.profile import urls as profile
from antarkerja.web.officer.queue import urls as queue
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
        cases.urlpatterns,
        plans.urlpatterns,
        calendar.urlpatterns,
        queue.urlpatterns,
        messages.urlpatterns,
        accompany.urlpatterns,
        board.urlpatterns,
        duty.urlpatterns,
        benefits.urlpatterns,
        courses.urlpatterns,
    )
)
