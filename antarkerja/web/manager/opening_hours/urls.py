"""Addresses of this folder."""

from __future__ import annotations

from django.urls import path

from antarkerja.web.manager.opening_hours import views

urlpatterns = [
    path("office/hours/", views.opening_hours, name="opening_hours"),
    path("office/times/", views.slot_rules, name="slot_rules"),
]
