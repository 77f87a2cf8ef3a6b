from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.employers import views

urlpatterns = [
    path("employers/", views.employers, name="employers"),
    path("employers/new/", views.employer_new, name="employer_new"),
    path("employers/<int:employer_id>/", views.employer, name="employer"),
    path("employers/<int:employer_id>/edit/", views.employer_edit, name="employer_edit"),
    path("employers/<int:employer_id>/archive/", views.employer_archive, name="employer_archive"),
]
