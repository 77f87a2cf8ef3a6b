"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.manager.case_rules import views

urlpatterns: list[URLPattern] = [path("case-rules/", views.case_rules, name="case_rules")]
