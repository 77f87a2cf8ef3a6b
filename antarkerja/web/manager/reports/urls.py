from __future__ import annotations

from django.urls import path

from antarkerja.web.manager.reports import views

urlpatterns = [path("reports/ipk/", views.ipk, name="ipk")]
