from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.jobseeker.profile import views

urlpatterns: list[URLPattern] = [
    path("me/profile/", views.profile, name="profile"),
    path("me/map/", views.skill_map, name="map"),
]
