"""Addresses of this folder."""

from __future__ import annotations

from django.urls import path

from antarkerja.web.public.screen import views

urlpatterns = [path("screen/<str:code>/", views.screen, name="screen")]
