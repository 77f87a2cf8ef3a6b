from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.today import lists, views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("today/expiring/", lists.expiring, name="expiring"),
    path("today/reports/", lists.reports_to_make, name="reports_due"),
    path("today/strong/", lists.strong, name="strong_matches"),
    path("today/incomplete/", lists.incomplete, name="incomplete"),
]
