"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.profession import views

urlpatterns: list[URLPattern] = [
    path("profession/", views.profession, name="profession"),
    path("practices/path/", views.learning_path, name="learning_path"),
]
