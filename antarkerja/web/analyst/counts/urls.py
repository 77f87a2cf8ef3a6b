from __future__ import annotations

from django.urls import path

from antarkerja.web.analyst.counts import views

urlpatterns = [
    path("counts/", views.counts, name="counts"),
    path("counts/titles/", views.titles, name="titles"),
]
