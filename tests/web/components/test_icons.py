"""The rail's icons come in one file that every place of the rail finds its own in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.web.components.icons import FILE, sprite
from antarkerja.web.components.rail import MORE, STOPS, rail_for
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership

SYMBOL = "{http://www.w3.org/2000/svg}symbol"


def _symbols(svg: str) -> set[str]:
    return {one.attrib["id"] for one in ElementTree.fromstring(svg).findall(SYMBOL)}


def test_every_place_of_the_rail_has_its_icon() -> None:
    wanted = {stop.icon for stops in STOPS.values() for stop in stops} | {MORE}
    assert _symbols(sprite()) == wanted


def test_icons_take_the_colour_of_the_text_and_the_size_of_the_page() -> None:
    for symbol in ElementTree.fromstring(sprite()).findall(SYMBOL):
        assert symbol.attrib["stroke"] == "currentColor"
        assert not {"width", "height"} & set(symbol.attrib)
        assert len(symbol), "an empty drawing"


def test_the_file_is_found_and_collected(tmp_path: Path, settings: Settings) -> None:
    settings.HOME = tmp_path
    found = finders.find(FILE)
    assert isinstance(found, str)
    assert Path(found).read_text(encoding="utf-8") == sprite()
    Path(found).write_text("<svg/>", encoding="utf-8")
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", verbosity=0, interactive=False)
    assert (tmp_path / "static" / FILE).read_text(encoding="utf-8") == sprite()


def test_a_page_names_icons_and_draws_none_of_the_rail(
    wonosobo: Office, client_of: Callable[[Membership], DeskClient]
) -> None:
    head = make_membership("kepala", RoleName.HEAD, wonosobo)
    page = client_of(head).get("/people/").content.decode()
    rail = page[page.index('<nav class="rail"') : page.index("</nav>")]
    assert "<path" not in rail
    for item in rail_for(actor_for(head)).items:
        assert f"{FILE}#{item.icon}" in rail
