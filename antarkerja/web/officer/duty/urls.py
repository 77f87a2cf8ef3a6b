"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.duty import views

urlpatterns: list[URLPattern] = [
    path("duty/", views.duty, name="duty"),
    path("duty/record.pdf", views.duty_pdf, name="duty_pdf"),
    path("duty/record.xlsx", views.duty_xlsx, name="duty_xlsx"),
    path("duty/points/", views.points, name="duty_points"),
    path("duty/points/<int:point_id>/end/", views.points_end, name="duty_points_end"),
]
