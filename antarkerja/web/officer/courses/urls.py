"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.courses import providers, views

PROVIDER = "courses/providers/<int:provider_id>/"
COURSE = "courses/<int:course_id>/"

urlpatterns: list[URLPattern] = [
    path("courses/", views.courses, name="courses"),
    path("courses/providers/", providers.providers, name="course_providers"),
    path("courses/providers/new/", providers.provider_new, name="provider_new"),
    path(PROVIDER, providers.provider, name="provider"),
    path(PROVIDER + "edit/", providers.provider_edit, name="provider_edit"),
    path(PROVIDER + "archive/", providers.provider_archive, name="provider_archive"),
    path(PROVIDER + "restore/", providers.provider_restore, name="provider_restore"),
    path("courses/new/", views.course_new, name="course_new"),
    path(COURSE, views.course, name="course"),
    path(COURSE + "edit/", views.course_edit, name="course_edit"),
    path(COURSE + "skills/", views.course_skills, name="course_skills"),
    path(COURSE + "archive/", views.course_archive, name="course_archive"),
    path(COURSE + "restore/", views.course_restore, name="course_restore"),
]
