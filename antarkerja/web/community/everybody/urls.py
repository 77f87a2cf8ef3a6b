"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.everybody import views

urlpatterns: list[URLPattern] = [
    path("practices/public/", views.public_practices, name="public_practices"),
    path("practices/public/<uuid:key>/", views.public_practice, name="public_practice"),
    path("practices/public/<uuid:key>/files/<int:practice_file_id>/", views.public_practice_file,
         name="public_practice_file"),
]
