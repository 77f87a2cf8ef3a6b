"""How a colleague wishes to hear of the community: by e-mail, WhatsApp, or on pages only."""

from __future__ import annotations

from antarkerja.domain.practices.models import DigestWish

PAGES_ONLY = "page"


def wished_channel(user_id: int) -> str:
    """"email", "whatsapp" or `PAGES_ONLY`; "" where nothing was chosen."""
    wish = DigestWish.objects.filter(user_id=user_id).values_list("channel", flat=True).first()
    return wish or ""


def wish_of(user_id: int) -> DigestWish:
    """The wish, or an unsaved one with what holds where nothing was chosen."""
    return DigestWish.objects.filter(user_id=user_id).first() or DigestWish(user_id=user_id)
