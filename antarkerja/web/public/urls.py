"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.public.about import urls as about
from antarkerja.web.public.accounts import urls as accounts
from antarkerja.web.public.answers import urls as answers
from antarkerja.web.public.booking import urls as booking
from antarkerja.web.public.hooks import urls as hooks
from antarkerja.web.public.mailbox import urls as mailbox
from antarkerja.web.public.partner import urls as partner
from antarkerja.web.public.register import urls as register
from antarkerja.web.public.screen import urls as screen
from antarkerja.web.public.verify import urls as verify
from antarkerja.web.public.words import urls as words

app_name = "public"
urlpatterns = list(
    chain(
        accounts.urlpatterns,
        register.urlpatterns,
        verify.urlpatterns,
        about.urlpatterns,
        words.urlpatterns,
        booking.urlpatterns,
        screen.urlpatterns,
        partner.urlpatterns,
        answers.urlpatterns,
        hooks.urlpatterns,
        mailbox.urlpatterns,
    )
)
