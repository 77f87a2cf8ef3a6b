from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.profile import views

urlpatterns: list[URLPattern] = [
    path("people/<int:person_id>/profile/", views.profile, name="profile"),
    path("people/<int:person_id>/map/", views.skill_map, name="map"),
]
