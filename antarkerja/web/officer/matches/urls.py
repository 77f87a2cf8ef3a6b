from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.matches import views

PAIR = "people/<int:person_id>/matches/<int:vacancy_id>/"

urlpatterns = [
    path("people/<int:person_id>/matches/", views.matches, name="matches"),
    path("people/<int:person_id>/matches/plain/", views.plain, name="matches_plain"),
    path("people/<int:person_id>/matches/spread/", views.spread, name="matches_spread"),
    path(PAIR + "save/", views.save, name="match_save"),
    path(PAIR + "aside/", views.aside, name="match_aside"),
    path(PAIR + "undo/", views.undo, name="match_undo"),
    path(PAIR + "refer/", views.refer_person, name="refer"),
    path("vacancies/<int:vacancy_id>/people/", views.vacancy_people, name="vacancy_people"),
]
