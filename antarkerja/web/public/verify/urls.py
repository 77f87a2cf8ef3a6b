from __future__ import annotations

from django.urls import path

from antarkerja.web.public.verify import views

urlpatterns = [path("check/<slug:code>/", views.verify, name="verify")]
