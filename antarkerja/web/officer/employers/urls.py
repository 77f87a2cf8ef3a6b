from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.employers import access, views, visits

ACCESS = "employers/<int:employer_id>/access/"

urlpatterns = [
    path("employers/", views.employers, name="employers"),
    path("employers/new/", views.employer_new, name="employer_new"),
    path("employers/<int:employer_id>/", views.employer, name="employer"),
    path("employers/<int:employer_id>/edit/", views.employer_edit, name="employer_edit"),
    path("employers/<int:employer_id>/archive/", views.employer_archive, name="employer_archive"),
    path("employers/<int:employer_id>/restore/", views.employer_restore, name="employer_restore"),
    path("employers/<int:employer_id>/visits/", visits.visit_new, name="employer_visit"),
    path("visits/<int:visit_id>/undo/", visits.visit_undo, name="employer_visit_undo"),
    path(ACCESS, access.access, name="employer_access"),
    path(ACCESS + "<int:user_id>/password/", access.password, name="employer_access_password"),
    path(ACCESS + "<int:user_id>/close/", access.close, name="employer_access_close"),
]
