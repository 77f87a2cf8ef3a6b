from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.imports import views

urlpatterns: list[URLPattern] = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/<str:kind>/", views.import_new, name="import_new"),
    path("imports/template/<str:kind>.<str:ending>", views.import_template,
         name="import_template"),
    path("imports/<int:batch_id>/", views.import_batch, name="import_batch"),
    path("imports/<int:batch_id>/columns/", views.import_columns, name="import_columns"),
    path("imports/<int:batch_id>/take-in/", views.import_take_in, name="import_take_in"),
    path("imports/<int:batch_id>/take-back/", views.import_take_back, name="import_take_back"),
    path("imports/<int:batch_id>/drop/", views.import_drop, name="import_drop"),
]
