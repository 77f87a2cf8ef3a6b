"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.public.partner import views

urlpatterns: list[URLPattern] = [path("partner/<str:token>/", views.partner, name="partner")]
