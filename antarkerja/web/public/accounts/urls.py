from __future__ import annotations

from django.urls import path

from antarkerja.web.public.accounts import views

urlpatterns = [path("accounts/code/", views.code, name="code")]
