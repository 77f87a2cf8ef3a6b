from __future__ import annotations

from django.urls import path

from antarkerja.web.manager.office import views

urlpatterns = [path("office/", views.office, name="office")]
