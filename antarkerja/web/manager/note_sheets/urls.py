"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.manager.note_sheets import views

urlpatterns: list[URLPattern] = [
    path("office/note-sheets/", views.note_sheets, name="note_sheets"),
]
