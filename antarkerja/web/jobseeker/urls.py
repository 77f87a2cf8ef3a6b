"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.jobseeker.accompany import urls as accompany
from antarkerja.web.jobseeker.appointments import urls as appointments
from antarkerja.web.jobseeker.file import urls as file
from antarkerja.web.jobseeker.matches import urls as matches
from antarkerja.web.jobseeker.papers import urls as papers
from antarkerja.web.jobseeker.plan import urls as plan
from antarkerja.web.jobseeker.profile import urls as profile
from antarkerja.web.jobseeker.reads import urls as reads

app_name = "jobseeker"
urlpatterns = list(
    chain(
        file.urlpatterns,
        matches.urlpatterns,
        profile.urlpatterns,
        reads.urlpatterns,
        papers.urlpatterns,
        plan.urlpatterns,
        appointments.urlpatterns,
        accompany.urlpatterns,
    )
)
