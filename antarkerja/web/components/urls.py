from __future__ import annotations

from django.urls import path

from antarkerja.web.components.gallery import gallery

urlpatterns = [path("", gallery, name="components")]
