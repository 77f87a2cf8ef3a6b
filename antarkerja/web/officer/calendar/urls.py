"""Addresses of this folder."""

from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.calendar import booking, feed, sessions, views

_SESSION = "calendar/sessions/<int:slot_id>/"
urlpatterns = [
    path("calendar/", views.agenda, name="calendar"),
    path("calendar/address/", feed.calendar_feed, name="calendar_feed"),
    path("calendar/appointments/<int:appointment_id>/", views.appointment, name="appointment"),
    path("calendar/appointments/<int:appointment_id>/act/", views.appointment_act,
         name="appointment_act"),
    path("calendar/sessions/new/", sessions.session_new, name="session_new"),
    path(_SESSION, sessions.session, name="session"),
    path(f"{_SESSION}act/", sessions.session_act, name="session_act"),
    path(f"{_SESSION}code/", sessions.session_code, name="session_code"),
    path(f"{_SESSION}list.pdf", sessions.session_list, name="session_list"),
    path("people/<int:person_id>/book/", booking.book_for, name="book"),
    path("people/<int:person_id>/invite/", booking.invite_person, name="invite"),
]
