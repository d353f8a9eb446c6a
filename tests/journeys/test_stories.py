"""A story in a real browser: made from the map, moved, presented by keys, left by Escape, and taken along."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.happenings import Story
from netmap.model.stories.steps import Shows, SlideWords, StoryStep, read_steps, write_steps
from netmap.picture.slides.html_file import write_html
from netmap.picture.slides.slide import SlideDrawer
from netmap.settings import load_settings
from tests.journeys.conftest import Watched
from tests.picture.map_networks import build_town
from tests.report.stories.stories import look

HOSTILE = "<img src=x onerror=\"document.title='broken'\">"
STORY = Story(
    id="story", name=HOSTILE,
    steps=write_steps([
        StoryStep("one", HOSTILE, HOSTILE, HOSTILE, Shows.NAMES), StoryStep("two", "Two", shows=Shows.QUESTION),
        StoryStep("three", "Three", shows=Shows.BLANK_WHEEL),
    ]),
)  # fmt: skip
SUBJECTS = {Shows.AROUND: "org00003", Shows.GOAL: "goal", Shows.COALITION: "table"}


def find_story(page: Page) -> Locator:
    story = page.locator('[data-netmap="story"]')
    expect(story).to_have_attribute("data-ready", "true")
    return story


def list_titles(watched: Watched) -> list[str]:
    with open_store(load_settings(store=watched.store)) as store:
        (story,) = store.read().of(Story)
    return [step.title for step in read_steps(story.steps)]


def test_a_story_is_made_moved_presented_and_left(listed: Watched, tmp_path: Path, axe: str) -> None:
    listed.open("stories")
    page = listed.page
    page.get_by_role("button", name="Make a story from the map").click()
    story = find_story(page)
    first, second, *rest = list_titles(listed)
    listed.settle()
    page.get_by_role("button", name="Move down").click()
    expect(page.get_by_text(f"1. {second}")).to_be_visible()
    assert list_titles(listed) == [second, first, *rest]
    listed.settle()
    expect(page.get_by_test_id("stToast")).to_have_count(0)
    assert listed.find_violations(axe) == []

    expect(story).to_have_attribute("data-step", "2")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(story).to_have_attribute("data-presenting", "true")
    page.wait_for_function("() => document.fullscreenElement !== null")
    count = len(rest) + 2
    for key, step in (
        ("PageUp", 1), ("PageUp", 1), ("ArrowRight", 2), (" ", min(3, count)), ("ArrowLeft", 2 if count > 2 else 1),
        ("Home", 1), ("PageDown", 2), ("End", count), ("Enter", count),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(story).to_have_attribute("data-step", str(step))
    assert listed.find_violations(axe) == []
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(story).not_to_have_attribute("data-presenting", "true")
    page.wait_for_function("() => document.fullscreenElement === null")
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(f"1. {first}")).to_be_visible()
    assert listed.outside == []
    assert listed.errors == []


@pytest.fixture
def told(watched: Watched) -> Watched:
    """A visitor before a map with a story of three steps, hostile in all its words."""
    town = build_town(8)
    with open_store(load_settings(store=watched.store)) as store:
        items: list[Item] = [*town.entities.values(), *town.ties.values(), STORY]
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="A town"))
    watched.open("stories")
    find_story(watched.page)
    return watched


def test_the_second_window_has_notes_and_the_next_step_and_leads_on(told: Watched, axe: str) -> None:
    page = told.page
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Notes in a second window").click()
    second = Watched(opened.value, told.base)
    notes = second.page
    expect(notes.locator("#count")).to_have_text("1 / 3")
    expect(notes.locator("#words p").first).to_have_text(HOSTILE)
    expect(notes.locator("#next h3")).to_have_text("Two")
    expect(notes.locator("#gone")).to_have_text("not started")
    notes.keyboard.press("PageDown")
    expect(find_story(page)).to_have_attribute("data-step", "2")
    expect(notes.locator("#next h3")).to_have_text("Three")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(notes.locator("#gone")).to_contain_text("since the start")
    page.keyboard.press("End")
    expect(notes.locator("#next")).to_have_text("The story ends here.")
    assert second.find_violations(axe) == []
    assert page.title() != "broken"
    assert told.outside == second.outside == []
    assert told.errors == second.errors == []


def test_a_story_is_read_on_a_phone_and_without_motion(told: Watched) -> None:
    page = told.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    story = find_story(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(story.get_by_role("heading", name=HOSTILE)).to_be_visible()
    page.get_by_role("button", name="Present", exact=True).click()
    assert story.locator(".slide").evaluate("slide => getComputedStyle(slide).animationName") == "none"


def test_what_the_map_shows_becomes_a_step_that_is_found_under_stories(
    watched: Watched, tmp_path: Path, axe: str
) -> None:
    network = build_town(8)
    library = network.entities["org00003"].model_copy(update={"name": HOSTILE})
    items: list[Item] = [
        *network.alter({**network.entities, library.id: library}, network.ties).entities.values()
    ]
    with open_store(load_settings(store=watched.store)) as store:
        items += network.ties.values()
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="A town"))
    watched.open(f"map?view=around&of={library.id}")
    page = watched.page
    page.locator('[data-netmap="painted"][data-ready="true"]').wait_for()
    other = network.name_of("org00000")
    page.locator('[data-netmap="painted"] circle[data-of="org00000"]').click()
    expect(page.get_by_role("heading", name=other)).to_be_visible()
    page.get_by_role("button", name="Add to a story").click()
    expect(page.get_by_text("Whoever is open beside the map is bright")).to_be_visible()
    watched.settle()
    assert watched.find_violations(axe) == []
    page.get_by_role("button", name="Add the step").click()
    page.get_by_role("button", name="See it under Stories").click()
    story = find_story(page)
    expect(page.get_by_text("Its 1 step still holds")).to_be_visible()
    expect(page.get_by_text(f"Bright: {other}.")).to_be_attached()
    assert list_titles(watched) == [""]
    page.get_by_role("button", name="Present", exact=True).click()
    title = story.locator('[data-role="title"]')
    assert "".join(title.all_text_contents()).replace("\n", "").startswith("Around <img")
    assert page.title() != "broken"
    assert watched.errors == watched.outside == []


@pytest.fixture
def told_slowly(watched: Watched) -> Watched:
    """A visitor before a story whose second step appears sentence by sentence."""
    steps = [
        StoryStep("one", "One"), StoryStep("two", "Two", f"First.\n{HOSTILE}", one_by_one=True),
        StoryStep("three", "Three", "Whole.\nAt once."),
    ]  # fmt: skip
    town = build_town(8)
    with open_store(load_settings(store=watched.store)) as store:
        story = Story(id="story", name="Ours", steps=write_steps(steps))
        items: list[Item] = [*town.entities.values(), *town.ties.values(), story]
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="A town"))
    watched.open("stories")
    find_story(watched.page)
    return watched


def test_sentences_appear_one_after_another_when_presented_and_go_in_the_same_way(
    told_slowly: Watched,
) -> None:
    page = told_slowly.page
    story = find_story(page)
    second = story.locator('[data-role="text"] text').nth(1)
    page.get_by_role("button", name="Next step").click()
    expect(story).to_have_attribute("data-step", "2")
    expect(second).to_be_visible()
    page.get_by_role("button", name="Step before").click()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Notes in a second window").click()
    notes = opened.value
    page.get_by_role("button", name="Present", exact=True).click()
    for key, step, shown in (
        ("PageDown", 2, 0), (" ", 2, 1), ("ArrowLeft", 2, 0), ("ArrowLeft", 1, 0), ("ArrowRight", 2, 0), ("ArrowRight", 2, 1),
        ("Enter", 2, 2), ("PageDown", 3, 0), ("PageUp", 2, 2), ("PageUp", 2, 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(story).to_have_attribute("data-step", str(step))
        expect(story).to_have_attribute("data-shown", str(shown))
        if step == 2:
            expect(story.locator(".slide text.later")).to_have_count(2 - shown)
            expect(second).to_be_visible(visible=shown == 2)
    expect(notes.locator("#count")).to_have_text("2 / 3 · 1 of 2 said")
    expect(notes.locator("#now text.later")).to_have_count(1)
    notes.keyboard.press("PageDown")
    expect(story).to_have_attribute("data-shown", "2")
    expect(story.locator(".said")).to_have_text(HOSTILE)
    page.keyboard.press("PageUp")
    page.keyboard.press("Escape")
    expect(second).to_be_visible()
    assert told_slowly.errors == told_slowly.outside == []


def test_in_the_page_taken_along_sentences_appear_one_after_another_and_print_whole(
    browser: Browser, tmp_path: Path, axe: str
) -> None:
    words = [
        SlideWords("One", ("Told.",), ("Own.",), Shows.WHEEL, one_by_one=True),
        SlideWords("Two", ("Whole.",), (), Shows.QUESTION),
    ]
    file = tmp_path / "story.html"
    file.write_bytes(write_html(SlideDrawer(look(build_town(8))).draw_all(words), "Ours"))
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, bypass_csp=True)
    page = Watched(context.new_page(), file.as_uri())
    page.page.goto(file.as_uri())
    shown = page.page.locator("section.now")
    back, on = (page.page.get_by_role("button", name=name) for name in ("Step before", "Next step"))
    expect(back).to_be_disabled()
    for key, step, later in (
        ("PageDown", 1, 1), ("PageDown", 1, 0), ("PageDown", 2, 0), ("PageUp", 1, 0), ("PageUp", 1, 1), ("End", 2, 0),
        ("Home", 1, 2),
    ):  # fmt: skip
        page.page.keyboard.press(key)
        expect(shown).to_have_attribute("id", f"step-{step}")
        expect(shown.locator("text.later")).to_have_count(later)
        expect(shown.locator("p.later")).to_have_count(later)
    assert page.find_violations(axe) == []
    on.click()
    expect(shown.get_by_text("Told.").first).to_be_visible()
    expect(shown.locator("text.later")).to_be_hidden()
    page.page.emulate_media(media="print")
    expect(shown.locator("text.later")).to_be_visible()
    assert page.errors == page.outside == []
    context.close()


def test_the_page_taken_along_opens_without_a_network(browser: Browser, tmp_path: Path, axe: str) -> None:
    words = [
        SlideWords(f"{number}. {HOSTILE}", (HOSTILE,), (HOSTILE,), shows, subject=SUBJECTS.get(shows, ""))
        for number, shows in enumerate(Shows, 1)
    ]
    last = len(Shows)
    file = tmp_path / "story.html"
    file.write_bytes(write_html(SlideDrawer(look(build_town(8))).draw_all(words), HOSTILE))
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, bypass_csp=False)
    page = Watched(context.new_page(), file.as_uri())
    page.page.goto(file.as_uri())
    shown = page.page.locator("section.now")
    for key, step in (
        ("PageDown", 2),
        (" ", 3),
        ("ArrowLeft", 2),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 1),
    ):
        page.page.keyboard.press(key)
        expect(shown).to_have_attribute("id", f"step-{step}")
    page.page.get_by_role("button", name="Next step").click()
    expect(page.page.locator("nav output")).to_have_text(f"2 / {last}")
    pages = page.page.pdf(prefer_css_page_size=True)
    assert pages.count(b"/Type /Page\n") == len(Shows)
    assert page.page.title() == HOSTILE
    assert page.errors == page.outside == []
    context.close()
    unguarded = browser.new_context(bypass_csp=True)
    checked = Watched(unguarded.new_page(), file.as_uri())
    checked.page.goto(file.as_uri())
    assert checked.find_violations(axe) == []
    unguarded.close()
