"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from django.urls import URLPattern

from antarkerja.web.community.meetings import urls as meetings

app_name = "community"
urlpatterns: list[URLPattern] = list(
    chain(
        meetings.urlpatterns,
    )
)
