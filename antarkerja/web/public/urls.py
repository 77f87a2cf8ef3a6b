"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.public.about import urls as about
from antarkerja.web.public.accounts import urls as accounts
from antarkerja.web.public.register import urls as register
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
    )
)
