"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.cases import views

urlpatterns: list[URLPattern] = [
    path("cases/<int:case_id>/", views.case, name="case"),
]
