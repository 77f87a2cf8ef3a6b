"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.practices import acts, authors, files, views, writing

_ONE = "practices/<int:practice_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/", views.practices, name="practices"),
    path("practices/new/", writing.practice_new, name="practice_new"),
    path(f"{_ONE}versions/", views.practice_versions, name="practice_versions"),
    path(f"{_ONE}write/", writing.practice_write, name="practice_write"),
    path(f"{_ONE}write/<slug:part>/", writing.practice_part, name="practice_part"),
    path(f"{_ONE}copy/", acts.practice_copy, name="practice_copy"),
    path(f"{_ONE}withdraw/", acts.practice_withdraw, name="practice_withdraw"),
    path(f"{_ONE}authors/", authors.practice_authors, name="practice_authors"),
    path(f"{_ONE}authors/add/", authors.author_add, name="practice_author_add"),
    path(f"{_ONE}authors/lead/", authors.author_lead, name="practice_lead"),
    path(f"{_ONE}authors/remove/", authors.author_remove, name="practice_author_remove"),
    path(f"{_ONE}files/", files.practice_files, name="practice_files"),
    path("practices/files/<int:practice_file_id>/", files.practice_file, name="practice_file"),
    path("practices/files/<int:practice_file_id>/remove/", files.practice_file_remove,
         name="practice_file_remove"),
]
