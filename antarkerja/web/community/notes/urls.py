"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.notes import views

_ONE = "practices/notes/<int:counter_note_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/notes/", views.notes, name="notes"),
    path("practices/notes/new/", views.note_new, name="note_new"),
    path(f"{_ONE}grow/", views.note_grow, name="note_grow"),
    path(f"{_ONE}away/", views.note_away, name="note_away"),
    path(f"{_ONE}back/", views.note_back, name="note_back"),
]
