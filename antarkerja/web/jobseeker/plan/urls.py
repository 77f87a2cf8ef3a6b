"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.jobseeker.plan import views

urlpatterns: list[URLPattern] = [
    path("me/plan/", views.plan, name="plan"),
    path("me/plan/steps/<int:step_id>/", views.plan_step, name="plan_step"),
    path("me/plan/steps/<int:step_id>/again/", views.plan_step_again, name="plan_step_again"),
    path("me/plan/sign/", views.plan_sign, name="plan_sign"),
    path("me/plan.pdf", views.plan_pdf, name="plan_pdf"),
    path("me/plan.ics", views.plan_calendar, name="plan_calendar"),
]
