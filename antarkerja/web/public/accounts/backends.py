"""Sign-in by work name, registration number or phone number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from antarkerja.domain.offices.accounts import user_by_id, user_with_password

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User


class IdentifierBackend(BaseBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None,
        password: str | None = None, **kwargs: Any,
    ) -> User | None:
        if not username or not password:
            return None
        return user_with_password(username, password)

    def get_user(self, user_id: int) -> User | None:
        return user_by_id(user_id)
