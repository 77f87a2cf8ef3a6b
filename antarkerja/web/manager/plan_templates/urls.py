"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.manager.plan_templates import views

urlpatterns: list[URLPattern] = [
    path("office/plan-templates/", views.plan_templates, name="plan_templates"),
    path("office/plan-templates/new/", views.plan_template_new, name="plan_template_new"),
    path("office/plan-templates/<int:template_id>/", views.plan_template, name="plan_template"),
    path("office/plan-templates/<int:template_id>/remove/", views.plan_template_remove,
         name="plan_template_remove"),
]
