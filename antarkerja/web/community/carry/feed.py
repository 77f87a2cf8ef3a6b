"""The Atom feed of practices that are published for everybody."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from antarkerja.domain.practices.queries.public import newest_public_texts
from antarkerja.shared.addresses import public_address
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import public_page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import PracticeText

    PracticesBase = Feed[PracticeText, None]
else:
    PracticesBase = Feed


class PracticesFeed(PracticesBase):
    """One entry a practice, in the reader's language, newest first; nothing of people."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Good practices of placement officers")

    def subtitle(self) -> str:
        return _("What works in public employment offices, published for everybody")

    def link(self) -> str:
        return public_address(reverse("community:public_practices"))

    def feed_url(self) -> str:
        return public_address(reverse("community:feed"))

    def items(self) -> list[PracticeText]:
        return newest_public_texts(language=tongue())

    def item_title(self, item: PracticeText) -> SafeString:
        return SafeString(item.title)

    def item_description(self, item: PracticeText) -> str:
        return item.problem

    def item_link(self, item: PracticeText) -> str:
        return public_address(reverse("community:public_practice", args=[item.practice.key]))

    def item_guid(self, item: PracticeText) -> str:
        return f"urn:uuid:{item.practice.key}"

    def item_author_name(self, item: PracticeText) -> str:
        return item.practice.office.name

    def item_pubdate(self, item: PracticeText) -> datetime | None:
        day = item.practice.published_on
        return datetime.combine(day, time(), tzinfo=UTC) if day else None

    def item_updateddate(self, item: PracticeText) -> datetime:
        return item.written_at


@public_page
def practices_feed(request: HttpRequest) -> HttpResponseBase:
    return PracticesFeed()(request)
