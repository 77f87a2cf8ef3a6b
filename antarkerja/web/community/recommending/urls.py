"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.recommending import views

urlpatterns: list[URLPattern] = [
    path("practices/for-your-office/", views.recommended, name="recommended"),
    path("practices/hints/<str:rule>/put-away/", views.put_away, name="hint_put_away"),
]
