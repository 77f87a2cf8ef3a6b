from __future__ import annotations

from django.urls import path

from antarkerja.web.public.mailbox import views

urlpatterns = [path("mailbox/", views.mailbox_page, name="mailbox")]
