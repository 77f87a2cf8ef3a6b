"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.benefits import acts, views

CLAIM = "benefits/<int:claim_id>/"

urlpatterns: list[URLPattern] = [
    path("benefits/", views.benefits, name="benefits"),
    path("people/<int:person_id>/benefit/", views.benefit_new, name="benefit_new"),
    path(CLAIM, views.benefit, name="benefit"),
    path(CLAIM + "months/<int:month>/", views.benefit_prove, name="benefit_prove"),
    path(CLAIM + "months/<int:month>/statement.pdf", views.benefit_pdf, name="benefit_pdf"),
    path(CLAIM + "months/<int:month>/undo/", acts.benefit_undo, name="benefit_undo"),
    path(CLAIM + "assessed/", acts.benefit_assessed, name="benefit_assessed"),
    path(CLAIM + "end/", acts.benefit_end, name="benefit_end"),
]
