"""Pictures of pages as the handbook shows them: small files, taken only where a folder is named."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from antarkerja.domain.offices.models import Membership
from tests.browser.conftest import session_cookie

PICTURES = os.environ.get("ANTARKERJA_PICTURES", "")
DESK: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 360, "height": 700}
COLOURS = 200


@dataclass(frozen=True, slots=True)
class Album:
    """A browser on the pages of a demo, and the headlines that it saw."""

    browser: Browser
    address: str
    heads: list[str] = field(default_factory=list, kw_only=True)

    def take(
        self, name: str, path: str, *, who: str = "ratna", size: ViewportSize = DESK,
        card: str = "", unfold: str = "",
    ) -> None:
        """Opens the page and keeps it as a small picture where a folder is named for them.

        `card` is the title of the one card that is wanted of the page, `unfold` what stands on a
        part of it that is opened first.
        """
        context = self.browser.new_context(
            base_url=self.address, viewport=size, locale="id-ID", color_scheme="light")
        if who:
            member = Membership.objects.get(user__username=who)
            context.add_cookies([
                {"name": "sessionid", "value": session_cookie(member), "url": self.address}])
        page = context.new_page()
        try:
            answer = page.goto(path, wait_until="load")
            assert answer is not None
            assert answer.status == 200, path
            self.heads.append(page.locator("h1").inner_text())
            if unfold:
                page.get_by_text(unfold, exact=True).first.click()
            shown = page.locator("section.card").filter(
                has=page.get_by_role("heading", name=card, exact=True)) if card else page
            if PICTURES:
                _keep(shown, Path(PICTURES) / f"{name}-{size['width']}.png")
        finally:
            context.close()


def _keep(shown: Page | Locator, file: Path) -> None:
    shot = Image.open(io.BytesIO(shown.screenshot(animations="disabled")))
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
