from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.jobseeker.file import contact, views

urlpatterns: list[URLPattern] = [
    path("me/", views.home, name="home"),
    path("me/report/", views.report_now, name="report"),
    path("me/details/", views.details, name="details"),
    path("me/contact/", contact.contact, name="contact"),
    path("me/consent/", views.consent, name="consent"),
]
