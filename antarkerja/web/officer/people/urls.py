from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.people import acts, views

urlpatterns: list[URLPattern] = [
    path("people/", views.people, name="people"),
    path("people/register/", views.register, name="register"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("people/<int:person_id>/edit/", views.edit, name="person_edit"),
    path("people/<int:person_id>/report/", acts.report_now, name="person_report"),
    path("people/<int:person_id>/renew/", acts.renew, name="person_renew"),
    path("people/<int:person_id>/strike-off/", acts.strike_off_person, name="person_strike_off"),
    path("people/<int:person_id>/revive/", acts.revive_person, name="person_revive"),
    path("people/<int:person_id>/nik/", acts.show_nik, name="person_nik"),
    path("people/<int:person_id>/consent/", acts.consent, name="person_consent"),
    path("people/<int:person_id>/merge/<int:other_id>/", acts.merge, name="person_merge"),
]
