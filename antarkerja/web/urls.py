"""Every address of the site, by audience."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("accounts/", include("antarkerja.web.public.accounts.entrance_urls")),
    path("", include("antarkerja.web.public.urls")),
    path("", include("antarkerja.web.officer.urls")),
    path("", include("antarkerja.web.jobseeker.urls")),
    path("", include("antarkerja.web.employer.urls")),
    path("", include("antarkerja.web.manager.urls")),
    path("", include("antarkerja.web.analyst.urls")),
    path("", include("antarkerja.web.auditor.urls")),
    path("", include("antarkerja.web.administrator.urls")),
    path("", include("antarkerja.web.community.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("components/", include("antarkerja.web.components.urls")),
    path("", include("antarkerja.web.home.urls")),
]
