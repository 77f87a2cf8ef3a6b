from __future__ import annotations

from django.urls import path

from antarkerja.web.jobseeker.reads import views

urlpatterns = [path("me/reads/", views.reads, name="reads")]
