from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.follow_ups import views

urlpatterns = [
    path("follow-ups/", views.follow_ups, name="follow_ups"),
    path("follow-ups/<int:follow_up_id>/", views.follow_up, name="follow_up"),
]
