"""A browser without a screen that fails when a page changes data on a GET."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection
from django.test import Client

# What one middleware may write while somebody only looks.
MAY_BE_WRITTEN = {"django_session", "offices_accesslog"}
_WRITE = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?(\w+)", re.IGNORECASE
)
BACKEND = "antarkerja.web.public.accounts.backends.IdentifierBackend"


class WriteOnGetError(AssertionError):
    """A page changed business data although nobody acted."""


class DeskClient(Client):
    """Django's test client; a GET that writes raises `WriteOnGetError`."""

    def request(self, **request: Any) -> Any:
        if request.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return super().request(**request)
        writes: list[str] = []

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            write = _WRITE.match(sql)
            if write and write[1] not in MAY_BE_WRITTEN:
                writes.append(f"{write[1]}: {sql[:120]}")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            response = super().request(**request)
        if writes:
            raise WriteOnGetError(f"GET {request['PATH_INFO']} wrote {writes}")
        return response
