from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.public.register import views

urlpatterns: list[URLPattern] = [
    path("register/", views.register, name="register"),
]
