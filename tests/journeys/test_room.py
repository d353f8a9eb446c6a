"""In the room nothing that only the team may see reaches the browser, whatever is opened, found or asked for."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, WebSocket, expect

from netmap.analysis.day import Day
from netmap.content.loading import load_content
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.entities import Goal, Organization, Person, Sector
from netmap.model.happenings import Correction, Story
from netmap.model.kinds import Correcting, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import StoryStep, write_steps
from netmap.model.ties import build_tie
from netmap.report.corrections.plans import plan_taking
from netmap.settings import load_settings
from tests.journeys.conftest import Watched, open_visitor, start_server

SECRETS = (
    "ZnoteZ",
    "zmail@example.org",
    "555 0199",
    "ZtieZ",
    "ZhiddenZ",
    "ZidZ",
    "ZgoalZ",
    "ZpersonZ",
    "ZspokenZ",
    "ZslipZ",
)
TEAM_PAGES = ("partners", "connectors", "corrections", "missing", "keep-in-touch", "changes", "bring-in")


def fill(store_folder: str) -> None:
    """Four organizations, one of them confidential, and all that only the team may know of them."""
    items: list[Item] = [
        Sector(id="health", name="Health"),
        Organization(id="us", name="Library", home=True),
        Organization(id="a", name="Clinic", notes="ZnoteZ", email="zmail@example.org", phone="555 0199"),
        Organization(id="b", name="Pantry"),
        Organization(id="c", name="ZhiddenZ House", confidential=True),
        Person(id="p", name="ZpersonZ Poe"),
        Goal(id="g", name="Everybody eats", notes="ZgoalZ"),
        Correction(
            id="slip",
            number=1,
            wrong=Correcting.WORKS_WITH,
            about="Clinic",
            other="Quiet Corner",
            said_by="ZslipZ Poe",
            words="ZslipZ, they told us",
            reach="ZslipZ@example.org",
        ),
        build_tie(TieKind.IN_SECTOR, "a", "health"),
        build_tie(TieKind.WORKS_AT, "p", "a"),
        build_tie(TieKind.PARTNERS_WITH, "us", "a", strength=2, notes="ZtieZ"),
        build_tie(TieKind.PARTNERS_WITH, "a", "c"),
        build_tie(TieKind.PURSUES, "b", "g"),
    ]
    with open_store(load_settings(store=store_folder)) as store:
        steps = (
            StoryStep("one", "Hello all", notes="ZspokenZ"),
            StoryStep("two", "Bye all", notes="ZspokenZ"),
        )
        items.append(Story(id="story", name="For the room", steps=write_steps(steps)))
        store.apply(build_change(Network(), put=items, who="Ana ZidZ", sentence="Set up"))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server that shows nothing but the room, and the folder of its map; one test changes it."""
    folder = tmp_path_factory.mktemp("room")
    fill(str(folder / "store"))
    with start_server(folder, "--room") as address:
        yield address, str(folder / "store")


def listen(watched: Watched) -> list[bytes]:
    """Everything that the server sends from now on."""
    received: list[bytes] = []

    def note_socket(socket: WebSocket) -> None:
        socket.on(
            "framereceived",
            lambda frame: received.append(frame.encode() if isinstance(frame, str) else frame),
        )

    watched.page.on("websocket", note_socket)
    return received


def test_nothing_for_the_team_reaches_a_browser_of_the_room(
    visitors: BrowserContext, room: tuple[str, str]
) -> None:
    address, _ = room
    with open_visitor(visitors, address) as visitor:
        received = listen(visitor)
        page = visitor.page
        visitor.open("map")
        page.locator("[data-netmap=painted][data-ready=true]").wait_for()
        page.get_by_placeholder("Find a name").fill("Clinic")
        page.keyboard.press("Enter")
        page.get_by_text("Wheel", exact=True).click()
        page.locator("[data-netmap=map][data-ready=true]").wait_for()
        page.locator("[data-netmap=map]").focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        visitor.settle()
        page.get_by_text("The same map as text").click()
        visitor.settle()
        page.goto(f"{address}/stories")
        page.locator("[data-netmap=story][data-ready=true]").wait_for()
        page.get_by_role("button", name="Next step").click()
        expect(page.get_by_role("button", name="Notes in a second window")).to_have_count(0)
        for asked in TEAM_PAGES:
            page.goto(f"{address}/{asked}")
            expect(page.get_by_role("heading", level=1)).to_have_text("Partner map")
        page.get_by_text("Large print", exact=True).click()
        expect(page.locator("html")).to_have_css("font-size", "22.4px")
        visitor.settle()
        page.reload()
        expect(page.locator("html")).to_have_css("font-size", "22.4px")
        sent = b"".join(received)
        assert b"Clinic" in sent
        assert b"Pantry" in sent
        assert b"Hello all" in sent
        assert [secret for secret in SECRETS if secret.encode() in sent] == []
        assert visitor.errors == visitor.outside == []
        assert page.get_by_role("button", name="Leave the room").count() == 0


def test_the_wall_and_a_story_show_what_was_taken_without_a_click_and_keep_their_place(
    visitors: BrowserContext, room: tuple[str, str]
) -> None:
    address, kept = room
    with open_visitor(visitors, address) as visitor:
        page = visitor.page
        visitor.open("map")
        page.locator("[data-netmap=painted][data-ready=true]").wait_for()
        page.get_by_text("Wheel", exact=True).click()
        wall = page.locator("[data-netmap=map][data-ready=true]")
        expect(page.locator("p.lead").get_by_text("one of 3 organizations")).to_be_visible()
        whole = wall.get_attribute("data-view")
        page.get_by_role("button", name="Closer").click()
        expect(wall).not_to_have_attribute("data-view", str(whole))
        zoomed = str(wall.get_attribute("data-view"))
        told = Watched(page.context.new_page(), address)
        told.open("stories")
        story = told.page.locator("[data-netmap=story][data-ready=true]")
        told.page.get_by_role("button", name="Next step").click()
        expect(story).to_have_attribute("data-step", "2")
        expect(story.locator(".seen")).to_contain_text("3 organizations")
        with open_store(load_settings(store=kept)) as store:
            day = Day(store.read(), date(2026, 6, 1), load_content())
            put, remove = plan_taking(day, "slip")
            taken = build_change(
                day.everything, put=put, remove=remove, who="Ana", sentence="Slip 1 is taken."
            )
            store.apply(taken)
        expect(page.locator("p.lead").get_by_text("one of 4 organizations")).to_be_visible()
        expect(wall).to_have_attribute("data-view", zoomed)
        expect(story.locator(".seen")).to_contain_text("4 organizations")
        expect(story).to_have_attribute("data-step", "2")
        assert visitor.errors == visitor.outside == told.errors == told.outside == []


def test_a_pin_keeps_the_room_through_a_reload_and_leads_out_of_it(filled: Watched) -> None:
    page = filled.page
    filled.open("partners")
    page.get_by_role("button", name="In the room").click()
    page.get_by_label("PIN for leaving").fill("4711")
    page.get_by_role("button", name="Go into the room").click()
    page.locator("[data-netmap=painted][data-ready=true]").wait_for()
    page.reload()
    page.locator("[data-netmap=painted][data-ready=true]").wait_for()
    expect(page.get_by_role("link", name="Partners")).to_have_count(0)
    page.get_by_role("button", name="Leave the room").click()
    page.get_by_label("PIN", exact=True).fill("1234")
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_text("This is not the PIN")).to_be_visible()
    page.get_by_label("PIN", exact=True).fill("4711")
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_role("link", name="Partners", exact=True)).to_be_visible()
    assert filled.errors == filled.outside == []
