"""Indonesian phone numbers as people type them."""

from __future__ import annotations

import re


def e164(text: str) -> str:
    """"0812-3456-7890", "62 812…", "+62812…" → "+628123456…"; "" if it is none.

    Mobile numbers have 9 to 12 digits after the leading 8; landlines 7 to 11 after the area code.
    """
    digits = re.sub(r"[\s().\-]", "", text.strip())
    match = re.fullmatch(r"(?:\+?62|0)([2-9]\d{6,11})", digits)
    return f"+62{match[1]}" if match else ""


def spoken(phone: str) -> str:
    """"+6281234567890" → "0812-3456-7890", as it is read aloud."""
    if not phone.startswith("+62"):
        return phone
    local = "0" + phone[3:]
    return "-".join(part for part in (local[:4], local[4:8], local[8:]) if part)
