"""Addresses of this folder."""

from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.queue import views

urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("queue/act/", views.queue_act, name="queue_act"),
    path("queue/<int:ticket_id>/act/", views.ticket_act, name="ticket_act"),
]
