from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.vacancies import views

urlpatterns = [
    path("vacancies/", views.vacancies, name="vacancies"),
    path("vacancies/new/", views.vacancy_new, name="vacancy_new"),
    path("vacancies/occupations/", views.unsure, name="vacancies_unsure"),
    path("vacancies/<int:vacancy_id>/", views.vacancy, name="vacancy"),
    path("vacancies/<int:vacancy_id>/edit/", views.vacancy_edit, name="vacancy_edit"),
    path("vacancies/<int:vacancy_id>/approve/", views.vacancy_approve, name="vacancy_approve"),
    path("vacancies/<int:vacancy_id>/withdraw/", views.vacancy_withdraw, name="vacancy_withdraw"),
    path("vacancies/<int:vacancy_id>/reopen/", views.vacancy_reopen, name="vacancy_reopen"),
    path("vacancies/<int:vacancy_id>/occupation/", views.vacancy_occupation,
         name="vacancy_occupation"),
]
