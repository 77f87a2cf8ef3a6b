"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from django.urls import URLPattern

from antarkerja.web.community.carry import urls as carry
from antarkerja.web.community.everybody import urls as everybody
from antarkerja.web.community.evidence import urls as evidence
from antarkerja.web.community.experts import urls as experts
from antarkerja.web.community.meetings import urls as meetings
from antarkerja.web.community.notes import urls as notes
from antarkerja.web.community.practice_page import urls as practice_page
from antarkerja.web.community.practices import urls as practices
from antarkerja.web.community.profession import urls as profession
from antarkerja.web.community.recommending import urls as recommending
from antarkerja.web.community.replications import urls as replications
from antarkerja.web.community.reviews import urls as reviews
from antarkerja.web.community.talk import urls as talk

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
        reviews.urlpatterns,
        talk.urlpatterns,
        carry.urlpatterns,
        everybody.urlpatterns,
        experts.urlpatterns,
        profession.urlpatterns,
    )
)
