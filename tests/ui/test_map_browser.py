"""The map in a real browser: drawn, clicked, walked with the keyboard, and safe with hostile names."""

import base64
import io
import json
import math
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from netmap.analysis.day import Day
from netmap.model.entities import Organization
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.model.views.coding import By, Coding, Trait
from netmap.model.views.filters import read_filter
from netmap.model.views.places import Place
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import build_painted
from netmap.picture.map_data import build_map, put_places
from netmap.picture.painted import Wanted
from netmap.picture.png import draw_png
from netmap.picture.views import View
from netmap.ui.theme.options import find_asset
from tests.browsers import MAP, keep_windows, wait_until_still
from tests.picture.map_networks import DAY, build_sector, build_town

PLACED = (Place("org00005", 0.5, 450.0),)
MEAN_APART, PLAINLY_APART, SHARE_APART = 2.0, 64, 0.01
"""How far page and PNG may differ: on average, in shades of 255; and in which share of pixels by more than 64."""
HOSTILE = "<img src=x onerror=\"document.title='broken'\">"


def build_many_sectors() -> Network:
    """Sectors whose names have no room around a wheel on a phone."""
    names = (f"A long name for sector {number}" for number in range(20))
    return Network.of_items(
        [build_sector(number).model_copy(update={"name": name}) for number, name in enumerate(names)]
    )


def build_hostile() -> Network:
    org = Organization(id="hostile", name=HOSTILE)
    return Network.of_items([org, build_sector(1).model_copy(update={"name": HOSTILE})])


def build_few_sectors() -> Network:
    """Four sectors and one without: their slices are so wide that a name stands in the upper left corner."""
    orgs = [
        Organization(id=f"one{number}", name=f"Partner {number}", standing=Standing.PARTNER)
        for number in range(5)
    ]
    sectors = [build_sector(number).model_copy(update={"expected": True}) for number in range(4)]
    ties = [build_tie(TieKind.IN_SECTOR, one.id, of.id) for one, of in zip(orgs, sectors, strict=False)]
    return Network.of_items([*orgs, *sectors, *ties])


@pytest.fixture(scope="module")
def maps() -> dict[str, dict[str, Any]]:
    town = build_town(24)
    return {
        "by name": build_painted(View.NAMES, Day(town, DAY), Wanted(room=True)),
        "around": build_painted(View.AROUND, Day(town, DAY), Wanted(subject="org00003", steps=2)),
        "pairs": build_painted(View.SECTORS, Day(town, DAY), Wanted()),
        "by hostile name": build_painted(View.NAMES, Day(build_hostile(), DAY), Wanted()),
        "hostile": build_map(compose_picture(Day(build_hostile(), DAY))),
        "few": build_map(compose_picture(Day(build_few_sectors(), DAY))),
        "many": build_map(compose_picture(Day(build_many_sectors(), DAY))),
        "room": build_map(compose_picture(Day(town, DAY), room=True)),
        "filtered": build_map(
            compose_picture(Day(town, DAY).only(read_filter(["sector:sector001", "strength:3"])))
        ),
        "team": build_map(compose_picture(Day(town, DAY))),
        "placed": put_places(build_map(compose_picture(Day(town, DAY))), PLACED, "once"),
        "coded": build_map(compose_picture(Day(town, DAY), coding=Coding(By(Trait.COALITION)))),
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, maps: dict[str, Any]) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("maps")
    for name, data in maps.items():
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).parent / "map_component" / "serve_map.py"
    given = {"NETMAP_TEST_MAPS": str(folder), "NETMAP_TEST_ICON": str(find_asset("icon.png"))}
    server = subprocess.Popen([sys.executable, str(script), str(port)], env=os.environ | given)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Nothing answers at {url}.")


@pytest.fixture(scope="module")
def windows(browser: Browser, address: str) -> Iterator[BrowserContext]:
    with keep_windows(browser, address, 1400, 1000) as kept:
        yield kept


@pytest.fixture
def page(windows: BrowserContext, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new window with the team's map, as wide and high as a test may ask; fails the test when it fetches from elsewhere or reports an error."""
    wrong: list[str] = []
    opened = windows.new_page()
    if hasattr(request, "param"):
        opened.set_viewport_size(request.param)
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda request: wrong.append(request.url) if is_outside(request.url, address) else None
    )
    opened.goto(address)
    choose(opened, "team")
    yield opened
    opened.close()
    assert wrong == []


def is_outside(url: str, address: str) -> bool:
    return not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:"))


def choose(page: Page, name: str) -> None:
    page.locator("label", has_text=name).last.click()
    expect(page.locator(f'.frame[data-mode="{"room" if name == "room" else "team"}"]')).to_be_visible(
        timeout=20_000
    )
    expect(page.locator(MAP)).to_have_attribute("data-ready", "true", timeout=20_000)
    page.wait_for_timeout(400)


def find_spot(page: Page, data: dict[str, Any], key: str) -> tuple[float, float]:
    """Where a circle is on the screen."""
    node = next(node for node in data["nodes"] if node["id"] == key)
    scale, middle_x, middle_y = map(float, wait_until_still(page).split())
    box = page.locator(MAP).bounding_box()
    assert box
    return (
        box["x"] + box["width"] / 2 + (node["x"] - middle_x) * scale,
        box["y"] + box["height"] / 2 + (node["y"] - middle_y) * scale,
    )


def test_the_map_says_whom_a_filter_leaves_and_draws_them_where_they_stood(
    page: Page, maps: dict[str, Any]
) -> None:
    said = "Only Sector 1; ties of strength 3 and more."
    expect(page.locator(".filtered")).to_be_empty()
    before = page.locator(MAP).get_attribute("data-view")
    choose(page, "filtered")
    expect(page.locator(".filtered")).to_have_text(said)
    expect(page.locator(MAP)).to_have_attribute("aria-label", re.compile(f"^{re.escape(said)} Partner map: "))
    assert page.locator(MAP).get_attribute("data-view") == before
    where = {node["id"]: (node["x"], node["y"]) for node in maps["team"]["nodes"]}
    assert all(where[node["id"]] == (node["x"], node["y"]) for node in maps["filtered"]["nodes"])
    one = next(node["id"] for node in maps["filtered"]["nodes"] if node["kind"] == "organization")
    page.mouse.click(*find_spot(page, maps["filtered"], one))
    expect(page.get_by_text(f"node:{one}")).to_be_visible()


@pytest.mark.parametrize(("name", "is_above"), [("team", False), ("few", True)])
def test_the_search_stands_on_no_name_of_a_sector(page: Page, name: str, is_above: bool) -> None:
    choose(page, name)
    wait_until_still(page)
    seek, root = page.locator(".seek").bounding_box(), page.locator(MAP).bounding_box()
    assert seek
    assert root
    assert (seek["y"] + seek["height"] <= root["y"] + 1) is is_above


def test_a_name_that_is_typed_is_flown_to_and_opened(page: Page, maps: dict[str, Any]) -> None:
    find = page.get_by_label("Find an organization, a person or a sector on the map")
    for name in ("team", "room"):
        choose(page, name)
        scale = float(wait_until_still(page).split()[0])
        node = next(node for node in maps[name]["nodes"] if node["kind"] == "organization")
        find.fill(node["label"].upper())
        expect(page.locator(".found")).to_contain_text(node["label"])
        find.press("Enter")
        expect(page.get_by_text(f"node:{node['id']}").last).to_be_visible()
        closer, x, y = map(float, wait_until_still(page).split())
        assert closer > scale * 1.5
        assert (x, y) == pytest.approx((node["x"], node["y"]), abs=2)
        find.press("Escape")
        assert float(wait_until_still(page).split()[0]) == pytest.approx(scale)
        expect(find).to_have_value("")


def test_a_sector_is_found_as_well_and_what_nobody_is_called_is_said(page: Page) -> None:
    find = page.get_by_label("Find an organization, a person or a sector on the map")
    find.fill(HOSTILE)
    expect(page.locator(".found")).to_have_text("Nobody on this map is called so.")
    find.fill("sector 3")
    find.press("Enter")
    expect(page.get_by_text("sector:sector003")).to_be_visible()
    find.fill("")
    find.press_sequentially("rc")
    expect(find).to_have_value("rc")


def test_the_map_says_what_it_is(page: Page, maps: dict[str, Any]) -> None:
    root = page.locator(MAP)
    expect(root).to_have_attribute("role", "application")
    assert (root.get_attribute("aria-label") or "").startswith("Partner map: 24 organizations")
    expect(page.get_by_text(maps["team"]["words"]["facts"][0])).to_be_visible()


def test_a_click_opens_and_tells_the_page_once(page: Page, maps: dict[str, Any]) -> None:
    page.mouse.click(*find_spot(page, maps["team"], "org00003"))
    expect(page.get_by_text("Events: node:org00003", exact=True)).to_be_visible()
    page.get_by_role("button", name="Run again").click()
    page.wait_for_timeout(800)
    expect(page.get_by_text("Events: node:org00003", exact=True)).to_be_visible()


def test_a_click_on_an_empty_slice_opens_the_sector(page: Page, maps: dict[str, Any]) -> None:
    data = maps["team"]
    one = next(one for one in data["slices"] if one["state"] == "nobody")
    node = {"id": "spot", "kind": "spot", **find_middle(one, data)}
    page.mouse.click(*find_spot(page, {"nodes": [node]}, "spot"))
    expect(page.get_by_text(f"Events: sector:{one['id']}", exact=True)).to_be_visible()


def find_middle(one: dict[str, Any], data: dict[str, Any]) -> dict[str, float]:

    angle, radius = math.radians((one["start"] + one["end"]) / 2), (data["hub"] + data["rim"]) / 2
    return {"x": radius * math.cos(angle), "y": radius * math.sin(angle)}


def test_keyboard_pointer_and_legend_say_what_a_circle_is_colored_by(
    page: Page, maps: dict[str, Any]
) -> None:
    choose(page, "coded")
    (one, *_) = [node for node in maps["coded"]["nodes"] if node.get("said") == "Coalition: Early table."]
    expect(page.locator(".legend")).to_contain_text("color: Coalition")
    page.mouse.move(*find_spot(page, maps["coded"], one["id"]))
    expect(page.locator(".tip")).to_contain_text("Coalition: Early table.")
    page.locator(MAP).focus()
    page.keyboard.type(one["label"])
    expect(page.locator(".said")).to_have_text(
        re.compile(r"ties?\. Coalition: Early table\. Press Enter to open\.$")
    )


def test_the_keyboard_walks_opens_and_clears(page: Page, maps: dict[str, Any]) -> None:
    root, said = page.locator(MAP), page.locator(".said")
    root.focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("Every child reads by grade three, goal, 1 tie. Press Enter to open.")
    page.keyboard.press("ArrowDown")
    expect(said).not_to_contain_text("Every child reads")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("opened")
    page.keyboard.press("Escape")
    expect(said).to_have_text("Whole map.")
    expect(page.get_by_text("cleared:")).to_be_visible()


def test_the_map_is_one_stop_of_the_tab_key(page: Page) -> None:
    page.locator(MAP).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Closer")).to_be_focused()


def test_where_the_system_sets_the_colors_the_map_keeps_its_paper_and_shows_the_focus(
    page: Page,
) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    root = page.locator(MAP)
    expect(root).to_have_css("background-color", "rgb(255, 255, 255)")
    root.focus()
    page.keyboard.press("ArrowRight")
    expect(root).to_have_css("outline-style", "solid")
    expect(root).to_have_css("outline-width", "3px")


def test_who_comes_by_keyboard_sees_which_keys_there_are(page: Page) -> None:
    for name, keys in (("team", "letters go to a name"), ("room", "0 shows the whole map")):
        choose(page, name)
        expect(page.locator(".hint")).to_be_hidden()
        page.locator(".find").focus()
        page.keyboard.press("Tab")
        expect(page.locator(".hint")).to_be_visible()
        expect(page.locator(".hint")).to_contain_text(keys)
    assert keys in (page.locator(MAP).get_attribute("aria-label") or "")


def test_typing_the_beginning_of_a_name_goes_there(page: Page, maps: dict[str, Any]) -> None:
    name = next(node["label"] for node in maps["team"]["nodes"] if node["id"] == "org00007")
    page.locator(MAP).focus()
    page.keyboard.type(name)
    expect(page.locator(".said")).to_contain_text(name)


def test_zoom_and_dragged_circles_stay_over_reruns_and_page_switches(
    page: Page, maps: dict[str, Any]
) -> None:
    root = page.locator(MAP)
    far = root.get_attribute("data-view") or ""
    root.focus()
    page.keyboard.press("+")
    expect(root).not_to_have_attribute("data-view", far)
    x, y = find_spot(page, maps["team"], "org00005")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=6)
    page.mouse.up()
    expect(page.get_by_text("Events: moved:org00005")).to_be_visible()
    before = root.get_attribute("data-view")
    page.get_by_role("button", name="Run again").click()
    page.wait_for_timeout(800)
    assert root.get_attribute("data-view") == before
    page.get_by_role("link", name="Other").click()
    expect(page.get_by_text("Another page")).to_be_visible()
    page.get_by_role("link", name="The map").click()
    choose(page, "team")
    assert root.get_attribute("data-view") == before
    expect(page.get_by_role("button", name="Put circles back")).to_be_visible()


def test_circles_stand_once_where_a_saved_view_has_them_and_can_be_put_back(
    page: Page, maps: dict[str, Any]
) -> None:
    choose(page, "placed")
    there = maps["placed"]["placed"]["places"]["org00005"]
    spot = find_spot(page, {"nodes": [{"id": "org00005", **there}]}, "org00005")
    page.mouse.click(*spot)
    expect(page.get_by_text("Events: node:org00005")).to_be_visible()
    page.get_by_role("button", name="Put circles back").click()
    expect(page.get_by_text("Events: node:org00005 moved:")).to_be_visible()
    page.get_by_role("button", name="Run again").click()
    page.mouse.click(*find_spot(page, maps["team"], "org00005"))
    expect(page.get_by_text("moved: node:org00005")).to_be_visible()


def test_the_room_invites_and_tells_only_what_is_public(page: Page, maps: dict[str, Any]) -> None:
    choose(page, "room")
    expect(page.get_by_role("heading", name="Who we know so far")).to_be_visible()
    page.get_by_role("button", name="Who should we meet?").click()
    expect(page.get_by_role("heading", name="Who should we meet?")).to_be_visible()
    page.mouse.click(*find_spot(page, maps["room"], "org00003"))
    name = next(node["label"] for node in maps["room"]["nodes"] if node["id"] == "org00003")
    expect(page.locator(".panel").get_by_role("heading", name=name).first).to_be_visible()


@pytest.mark.parametrize(
    ("page", "beside_map"),
    [({"width": 2000, "height": 400}, True), ({"width": 1200, "height": 400}, False)],
    indirect=["page"],
)
def test_the_buttons_stay_at_the_map_however_long_the_words_beside_it_are(
    page: Page, beside_map: bool
) -> None:
    choose(page, "room")
    drawn, beside = page.locator(MAP).bounding_box(), page.locator(".panel").bounding_box()
    buttons = page.locator(".bar").bounding_box()
    assert drawn
    assert beside
    assert buttons
    below_map = drawn["y"] + drawn["height"]
    assert beside["y"] + beside["height"] > below_map + buttons["height"]
    assert buttons["y"] == pytest.approx(below_map - buttons["height"] if beside_map else below_map, abs=1)


def test_hostile_names_are_text(page: Page, maps: dict[str, Any]) -> None:
    choose(page, "hostile")
    page.mouse.move(*find_spot(page, maps["hostile"], "hostile"))
    expect(page.locator(".tip strong")).to_have_text(HOSTILE)
    assert page.title() != "broken"
    assert page.locator(".frame img").count() == 0


@pytest.mark.parametrize("page", [{"width": 390, "height": 844}], indirect=True)
def test_on_a_phone_sectors_without_room_have_numbers_and_a_key(page: Page) -> None:
    expect(page.locator(".key button")).to_have_count(0)
    choose(page, "many")
    expect(page.locator(".key button")).to_have_count(20)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("mode", ["team", "room"])
def test_the_page_and_the_png_show_the_same_pixels(page: Page, mode: str) -> None:
    choose(page, mode)
    wait_until_still(page)
    url = page.locator(f"{MAP} canvas").evaluate("canvas => canvas.toDataURL()")
    seen = read_picture(base64.b64decode(url.partition(",")[2]))
    height, width, _ = seen.shape
    drawing = draw_picture(compose_picture(Day(build_town(24), DAY), room=mode == "room"))
    apart = np.abs(seen - read_picture(draw_png(fit_sheet(drawing, width, height))))
    assert apart.mean() < MEAN_APART
    assert (apart.max(axis=2) > PLAINLY_APART).mean() < SHARE_APART


def read_picture(data: bytes) -> NDArray[np.float64]:
    """The colors of a picture on white, from 0 to 255."""
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    return np.asarray(
        Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB"), float
    )


PAINTED = '[data-netmap="painted"]'


def choose_names(page: Page, name: str) -> Locator:
    page.locator("label", has_text=name).first.click()
    root = page.locator(PAINTED)
    expect(root).to_have_attribute("data-ready", "true", timeout=20_000)
    return root


def test_a_name_that_is_chosen_and_those_tied_to_it_stay_bright(page: Page, maps: dict[str, Any]) -> None:
    root, data = choose_names(page, "by name"), maps["by name"]
    tied = {end for line in data["lines"] if "org00003" in line for end in line}
    root.locator('text[data-of="org00003"]').click()
    expect(page.get_by_text("Events: node:org00003", exact=True)).to_be_visible()
    bright = root.locator('[data-role="name"] .bright').evaluate_all(
        "all => all.map((one) => one.dataset.of)"
    )
    assert set(bright) == tied
    lines = root.locator('[data-role="line"] .bright').evaluate_all("all => all.map((one) => one.dataset.of)")
    assert lines
    assert all("org00003" in line.split() for line in lines)
    page.keyboard.press("Escape")
    expect(root.locator(".bright")).to_have_count(0)
    expect(page.get_by_text("cleared:")).to_be_visible()


def test_a_name_is_found_by_typing_and_walked_to_with_arrows(page: Page, maps: dict[str, Any]) -> None:
    root, data = choose_names(page, "by name"), maps["by name"]
    name = next(one for one in data["names"] if one["id"] == "org00007")
    page.locator(".find").fill("nobody of this name")
    expect(page.locator(".found")).to_have_text("Nobody of this name is on the map.")
    page.locator(".find").fill(name["label"])
    page.locator(".find").press("Enter")
    expect(page.locator(".found")).to_contain_text(name["label"])
    root.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    sector = [one for one in data["names"] if one["kind"] == "sector"][1]
    expect(page.locator(".said")).to_contain_text(f"{sector['label']}. {sector['said']}")
    expect(page.locator(".said")).to_contain_text("Press Enter to show it alone.")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"sector:{sector['id']}")).to_be_visible()


def test_of_two_sectors_it_is_said_what_is_between_them(page: Page, maps: dict[str, Any]) -> None:
    root, data = choose_names(page, "pairs"), maps["pairs"]
    pair = next(one for one in data["names"] if one["kind"] == "pair")
    root.locator(f'[data-role="count"] [data-of="{pair["id"]}"]').click()
    expect(page.locator(".found")).to_contain_text(f"{pair['label']}: {pair['said']}")
    bright = root.locator(".bright").evaluate_all("all => all.map((one) => one.dataset.of)")
    assert set(bright) >= {pair["id"], *pair["id"].split()}
    assert {one for one in bright if " " in one} == {pair["id"]}


def test_who_stands_around_one_is_walked_to(page: Page, maps: dict[str, Any]) -> None:
    root, data = choose_names(page, "around"), maps["around"]
    root.focus()
    page.keyboard.press("Home")
    expect(page.locator(".said")).to_contain_text(f"{data['names'][0]['label']}. In the middle")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".said")).to_contain_text(data["names"][2]["said"])
    expect(page.locator(".said")).to_contain_text("Press Enter to open.")


@pytest.mark.parametrize("name", ["by name", "around", "pairs"])
def test_names_fit_the_screens_they_are_looked_at_on(page: Page, name: str) -> None:
    root = choose_names(page, name)
    for width, sheet in ((1900, "wide"), (1366, "laptop"), (390, "column")):
        page.set_viewport_size({"width": width, "height": 900})
        expect(root).to_have_attribute("data-sheet", sheet)
        page.wait_for_function("wide => document.documentElement.scrollWidth <= wide", arg=width)
        sizes = root.locator('[data-role="name"] text, [data-role="heading"] text').evaluate_all(
            "all => all.map((one) => Number(one.getAttribute('font-size')) * one.getScreenCTM().a)"
        )
        assert min(sizes) >= 12, sheet


def test_hostile_names_are_text_in_the_view_of_names(page: Page) -> None:
    root = choose_names(page, "by hostile name")
    expect(root.locator("text", has_text="<img src=x").first).to_be_visible()
    assert root.locator("img").count() == 0
    assert page.title() != "broken"
