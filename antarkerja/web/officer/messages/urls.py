from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.messages import contact, views

urlpatterns = [
    path("messages/", views.outbox, name="messages"),
    path("messages/letters.pdf", views.letters_pdf, name="message_letters"),
    path("messages/printed/", views.printed, name="message_printed"),
    path("messages/<int:message_id>/", views.message, name="message"),
    path("messages/<int:message_id>/resend/", views.resend_one, name="message_resend"),
    path("messages/<int:message_id>/withdraw/", views.withdraw_one, name="message_withdraw"),
    path("people/<int:person_id>/contact/", contact.contact, name="person_contact"),
]
