"""Addresses of this folder."""

from __future__ import annotations

from django.urls import path

from antarkerja.web.public.booking import attendance, feed, views

urlpatterns = [
    path("booking/<str:token>/", views.choose_time, name="choose"),
    path("appointment/<str:token>/", views.appointment, name="appointment"),
    path("appointment/<str:token>/janji-temu.ics", views.appointment_ics, name="appointment_ics"),
    path("attend/<str:token>/", attendance.attend, name="attend"),
    path("agenda/<str:secret>.ics", feed.feed, name="feed"),
]
