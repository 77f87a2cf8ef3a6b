"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.public.answers import views

urlpatterns: list[URLPattern] = [
    path("answers/work/<str:token>/", views.work_answer, name="work_answer"),
]
