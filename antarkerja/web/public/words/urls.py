from __future__ import annotations

from django.urls import path

from antarkerja.web.public.words import views

urlpatterns = [
    path("words/titles/", views.titles, name="titles"),
    path("words/skills/", views.skills, name="skills"),
]
