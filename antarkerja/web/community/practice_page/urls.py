"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.practice_page import views

urlpatterns: list[URLPattern] = [
    path("practices/<int:practice_id>/", views.practice, name="practice"),
]
