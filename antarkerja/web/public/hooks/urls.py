from __future__ import annotations

from django.urls import path

from antarkerja.web.public.hooks import views

urlpatterns = [path("hooks/<slug:gateway>/", views.hook, name="hook")]
