from __future__ import annotations

from django.urls import path

from antarkerja.web.employer.vacancies import views

urlpatterns = [
    path("firm/", views.home, name="home"),
    path("firm/vacancies/new/", views.vacancy_new, name="vacancy_new"),
    path("firm/vacancies/<int:vacancy_id>/", views.vacancy, name="vacancy"),
    path("firm/vacancies/<int:vacancy_id>/edit/", views.vacancy_edit, name="vacancy_edit"),
    path("firm/vacancies/<int:vacancy_id>/withdraw/", views.vacancy_withdraw,
         name="vacancy_withdraw"),
]
