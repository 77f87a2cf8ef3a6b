"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from django.urls import URLPattern

from antarkerja.web.community.evidence import urls as evidence
from antarkerja.web.community.meetings import urls as meetings
from antarkerja.web.community.notes import urls as notes
from antarkerja.web.community.practice_page import urls as practice_page
from antarkerja.web.community.practices import urls as practices
from antarkerja.web.community.recommending import urls as recommending
from antarkerja.web.community.replications import urls as replications

app_name = "community"
urlpatterns: list[URLPattern] = list(
    chain(
        notes.urlpatterns,
        practices.urlpatterns,
        practice_page.urlpatterns,
        recommending.urlpatterns,
        replications.urlpatterns,
        meetings.urlpatterns,
        evidence.urlpatterns,
    )
)
