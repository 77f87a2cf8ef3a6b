"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.jobseeker.accompany import views

urlpatterns: list[URLPattern] = [
    path("me/case/", views.case, name="case"),
    path("me/case/timeline/", views.timeline, name="case_timeline"),
    path("me/case/files/<int:file_id>/", views.file, name="case_file"),
    path("me/case/files/<int:file_id>/remove/", views.file_remove, name="case_file_remove"),
    path("me/case/agencies/<int:share_id>/end/", views.share_end, name="case_share_end"),
]
