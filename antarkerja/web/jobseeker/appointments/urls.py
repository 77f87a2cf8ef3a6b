"""Addresses of this folder."""

from __future__ import annotations

from django.urls import path

from antarkerja.web.jobseeker.appointments import views

urlpatterns = [
    path("me/appointments/", views.appointments, name="appointments"),
    path("me/appointments/<int:appointment_id>/", views.appointment, name="appointment"),
    path("me/appointments/<int:appointment_id>/janji-temu.ics", views.appointment_ics,
         name="appointment_ics"),
]
