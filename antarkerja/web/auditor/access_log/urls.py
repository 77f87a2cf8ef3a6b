from __future__ import annotations

from django.urls import path

from antarkerja.web.auditor.access_log import views

urlpatterns = [path("access-log/", views.log, name="access_log")]
