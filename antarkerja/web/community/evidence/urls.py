"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.evidence import trials, views

_PRACTICE = "practices/<int:practice_id>/"
_TRIAL = "practices/trials/<int:trial_id>/"
urlpatterns: list[URLPattern] = [
    path(f"{_PRACTICE}evidence/", views.evidence, name="evidence"),
    path(f"{_PRACTICE}evidence/since/", views.since, name="evidence_since"),
    path(f"{_PRACTICE}evidence/<slug:figure>/", views.evidence, name="evidence_of"),
    path(f"{_PRACTICE}evidence/<slug:figure>/reckon/", views.reckon, name="evidence_reckon"),
    path(f"{_PRACTICE}trials/new/", trials.trial_new, name="trial_new"),
    path(_TRIAL, trials.trial, name="trial"),
    path(f"{_TRIAL}fix/", trials.trial_fix, name="trial_fix"),
    path(f"{_TRIAL}call-off/", trials.trial_call_off, name="trial_call_off"),
]
