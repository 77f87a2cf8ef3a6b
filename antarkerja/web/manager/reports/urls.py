from __future__ import annotations

from django.urls import path

from antarkerja.web.manager.reports import retention, views

urlpatterns = [
    path("reports/ipk/", views.ipk, name="ipk"),
    path("reports/retention/", retention.retained, name="retention"),
    path("reports/retention.csv", retention.retained_csv, name="retention_csv"),
]
