from __future__ import annotations

from django.urls import path

from antarkerja.web.manager.message_texts import views

urlpatterns = [
    path("office/messages/", views.texts, name="message_texts"),
    path("office/messages/<slug:event>/<slug:language>/", views.text, name="message_text"),
]
