"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.experts import views

_EXPERT = "practices/people/<int:user_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/people/", views.experts, name="experts"),
    path("practices/people/me/", views.expert_me, name="expert_me"),
    path("practices/people/me/unlist/", views.expert_unlist, name="expert_unlist"),
    path(f"{_EXPERT}endorse/", views.expert_endorse, name="expert_endorse"),
    path(f"{_EXPERT}ask/", views.expert_ask, name="expert_ask"),
    path("practices/mentoring/", views.mentorings, name="mentorings"),
    path("practices/mentoring/<int:mentoring_id>/", views.mentoring_act, name="mentoring_act"),
]
