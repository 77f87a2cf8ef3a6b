"""Every address of the site, by audience."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("antarkerja.web.public.urls")),
    path("", include("antarkerja.web.officer.urls")),
    path("", include("antarkerja.web.jobseeker.urls")),
    path("", include("antarkerja.web.employer.urls")),
    path("", include("antarkerja.web.manager.urls")),
    path("", include("antarkerja.web.analyst.urls")),
    path("", include("antarkerja.web.auditor.urls")),
    path("", include("antarkerja.web.administrator.urls")),
    path("components/", include("antarkerja.web.components.urls")),
    path("", include("antarkerja.web.home.urls")),
]
