from __future__ import annotations

from django.urls import path

from antarkerja.web.public.about.views import about

urlpatterns = [path("about/", about, name="about")]
