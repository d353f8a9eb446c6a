"""A partner fills in their card in a browser without a network, saves the answers, and they come in through the page."""

from pathlib import Path

from playwright.sync_api import Browser, expect
from typer.testing import CliRunner

from netmap.analysis.card.answers import AnsweredCard, read_answer
from netmap.cli.main import app
from netmap.graph.store import open_store
from netmap.model.entities import Organization
from netmap.settings import load_settings
from tests.journeys.conftest import Watched

HOSTILE = "<b onclick=alert(1)>Zoo</b></script>"


def make_card(watched: Watched, name: str, folder: Path) -> Path:
    file = folder / "card.html"
    done = CliRunner().invoke(app, ["card", name, "-o", str(file), "--store", watched.store])
    assert done.exit_code == 0, done.output
    return file


def fill_in(browser: Browser, card: Path, axe: str) -> AnsweredCard:
    """Fill a card in as a partner does who has no network; return what the saved file and the copied text say."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True, offline=True)
    page = Watched(context.new_page(), card.as_uri())
    there = page.page
    there.goto(card.as_uri())
    there.get_by_label("Phone: put it right").fill("555-0199")
    there.get_by_label("Bo Lee: another role").fill("Director ☺")
    there.get_by_label("Marlow Library: right").check()
    there.get_by_label("Marlow Library: not so").check()
    expect(there.get_by_label("Marlow Library: right")).not_to_be_checked()
    there.get_by_label("We also work with, 1").fill(HOSTILE)
    there.get_by_label("Please do not show us to others.").check()
    there.get_by_label("You may show our name").check()
    expect(there.get_by_label("Please do not show us to others.")).not_to_be_checked()
    there.get_by_role("button", name="Save your answers").click()
    expect(there.get_by_role("status")).to_contain_text("Write your name")
    there.get_by_label("Filled in by").fill("Bo Lee")
    with there.expect_download() as saving:
        there.get_by_role("button", name="Save your answers").click()
    saved = read_answer(saving.value.path().read_bytes())
    there.get_by_role("button", name="Copy them as text").click()
    text = there.get_by_label("Your answers as text").input_value()
    assert f"We also work with {HOSTILE}: we work together" in text
    assert read_answer(text.encode()) == saved
    assert there.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.find_violations(axe) == []
    assert (page.errors, page.outside) == ([], [])
    context.close()
    return saved


def test_answers_of_a_card_filled_in_without_a_network_come_in_through_the_page(
    listed: Watched, browser: Browser, tmp_path: Path, axe: str
) -> None:
    answers = tmp_path / "answers.json"
    filled_in = fill_in(browser, make_card(listed, "Food Bank", tmp_path), axe)
    answers.write_text(filled_in.model_dump_json(), encoding="utf-8")
    listed.open("corrections")
    page = listed.page
    page.get_by_text("Bring in an answered card").click()
    page.locator('input[type="file"]').set_input_files(answers)
    take = page.get_by_role("button", name="Take what is ticked (5)")
    take.wait_for()
    listed.settle()
    expect(page.get_by_text("Food Bank, Phone: nothing → 555-0199")).to_be_visible()
    expect(page.get_by_text(f"Works with {HOSTILE}", exact=True)).to_be_visible()
    assert listed.find_violations(axe) == []
    take.click()
    page.get_by_role("button", name="Undo").wait_for()
    with open_store(load_settings(store=listed.store)) as store:
        network = store.read()
    bank = next(one for one in network.of(Organization) if one.name == "Food Bank")
    assert (bank.phone, bank.may_be_named, bank.may_show_ties, bank.agreed_by) == (
        "555-0199",
        True,
        False,
        "Bo Lee",
    )
    assert {network.name_of(tie.other_end(bank.id)) for tie in network.ties_of(bank.id)} >= {
        HOSTILE,
        "Bo Lee",
    }
    assert (listed.errors, listed.outside) == ([], [])
