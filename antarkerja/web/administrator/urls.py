"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.administrator.installation import urls as installation

app_name = "administrator"
urlpatterns = list(
    chain(
        installation.urlpatterns,
    )
)
