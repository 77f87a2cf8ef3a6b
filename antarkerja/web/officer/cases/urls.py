"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.cases import interview, opening, views

urlpatterns: list[URLPattern] = [
    path("cases/<int:case_id>/", views.case, name="case"),
    path("cases/group/", opening.case_group, name="case_group"),
    path("people/<int:person_id>/case/", opening.case_open, name="case_open"),
    path("cases/<int:case_id>/interview/", interview.interview, name="interview"),
    path("cases/<int:case_id>/interview/<slug:topic>/", interview.interview_topic,
         name="interview_topic"),
    path("cases/<int:case_id>/interview-held/", interview.interview_held, name="interview_held"),
    path("cases/<int:case_id>/track/", interview.case_track, name="case_track"),
    path("cases/<int:case_id>/worksheet.pdf", interview.worksheet_pdf, name="worksheet"),
]
