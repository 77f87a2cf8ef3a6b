from __future__ import annotations

from django.urls import path

from antarkerja.web.auditor.fairness import views

urlpatterns = [
    path("fairness/", views.fairness, name="fairness"),
    path("fairness/ask/", views.ask, name="fairness_ask"),
    path("fairness/<int:run_id>/", views.run, name="fairness_run"),
    path("fairness/<int:run_id>/report.json", views.run_json, name="fairness_json"),
    path("fairness/<int:run_id>/report.html", views.run_html, name="fairness_html"),
]
