"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.plans import views

urlpatterns: list[URLPattern] = [
    path("cases/<int:case_id>/plan/", views.plan, name="plan"),
    path("cases/<int:case_id>/plan.pdf", views.plan_pdf, name="plan_pdf"),
    path("cases/<int:case_id>/plan/steps/", views.step_new, name="step_new"),
    path("cases/<int:case_id>/plan/template/", views.plan_template, name="plan_template"),
    path("cases/<int:case_id>/plan/ask/", views.plan_ask, name="plan_ask"),
    path("cases/<int:case_id>/plan/answer/", views.plan_answer, name="plan_answer"),
    path("cases/<int:case_id>/plan/sign/", views.plan_sign, name="plan_sign"),
    path("steps/<int:step_id>/", views.step, name="step"),
    path("steps/<int:step_id>/end/", views.step_end, name="step_end"),
    path("steps/<int:step_id>/again/", views.step_again, name="step_again"),
    path("plans/waiting/", views.waiting, name="plans_waiting"),
]
