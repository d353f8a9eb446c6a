"""Two people on one map: whoever is second is told, overwrites nothing, and keeps what they typed; in every form."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import netmap.ui
from netmap.analysis.card.answers import AnsweredCard, tell_state
from netmap.analysis.card.card import find_card
from netmap.analysis.day import Day, read_today
from netmap.graph.store import Store
from netmap.model.changes import Change, Item, build_change
from netmap.model.entities import Candidate, Organization, Population
from netmap.model.happenings import Correction, Dismissal, Step, Story
from netmap.model.happenings import View as SavedView
from netmap.model.kinds import Correcting, SlipState
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network, in_force
from netmap.model.stories.steps import StoryStep, write_steps
from netmap.model.ties import change_tie
from netmap.report.introductions.plans import plan_introduction
from netmap.report.introductions.ways import describe_introductions
from netmap.report.stories.starter import TITLE
from netmap.ui.introductions.page import Part as IntroductionsPart
from netmap.ui.keep_in_touch.page import Part
from netmap.ui.partners.page import Mode
from tests.analysis.towns import goal, org, partners, person, sector, tie
from tests.ui.tables import tick, type_into

Opener = Callable[..., AppTest]
Act = Callable[[AppTest], object]
Other = Callable[[Network], tuple[list[Item], list[str]]]

UNKNOWN: tuple[Item, ...] = (
    org("library"), org("clinic"), person("ana"), sector("moving", name="Transportation"), tie(T.KEPT_BY, "clinic", "ana"),
)  # fmt: skip
ALIKE: tuple[Item, ...] = (
    org("library", home=True), org("center"), person("al", on_team=True), person("alice", name="Al Stone"),
    tie(T.WORKS_AT, "alice", "library"),
)  # fmt: skip
WORKS, SHARED, KEEPS = "WORKS_AT-luis-clinic", "PARTNERS_WITH-clinic-library", "KEPT_BY-clinic-ana"
LATE = read_today() - timedelta(days=500)
TOWN: tuple[Item, ...] = (
    org("library", home=True), org("clinic", phone="1"), org("bus"), org("center"), org("bank"), person("ana", on_team=True),
    person("ben", on_team=True), person("luis"), goal("jobs", name="Good jobs"), sector("moving", name="Transportation"),
    Population(id="elders", name="Elders"), Step(id="flyers", what="Bring flyers", due=read_today()),
    Dismissal(id="aside", finding="sector with nobody:moving", on=read_today()),
    tie(T.WORKS_AT, "ana", "library"), tie(T.WORKS_AT, "ben", "library"), tie(T.WORKS_AT, "luis", "clinic", role="Cook"),
    tie(T.KEPT_BY, "clinic", "ana"), tie(T.KEPT_BY, "bus", "ana"), tie(T.ABOUT, "flyers", "clinic"),
    tie(T.PARTNERS_WITH, "clinic", "library", strength=3, last_contact=LATE), *partners("bus library", "center library"),
    tie(T.PURSUES, "center", "jobs"), tie(T.EXPECTS, "jobs", "moving"), tie(T.IN_SECTOR, "bus", "moving"),
    tie(T.SERVES, "bus", "elders"),
)  # fmt: skip

CHAIR = (
    *(one for one in TOWN if one.id not in {"moving", "aside", "IN_SECTOR-bus-moving"}), sector("moving", name="Transportation", expected=True),
    Candidate(id="coach", name="Coach Line", sectors=("Transportation",)),
)  # fmt: skip
TOLD = (
    *TOWN,
    Story(
        id="story",
        name="Ours",
        steps=write_steps([StoryStep("one", "First", focus=("gone",)), StoryStep("two")]),
    ),
)
SEEN = (*TOWN, SavedView(id="seen", name="Ours", shows=("view:names",)))
INBOX = (
    *TOWN,
    Correction(id="slip", number=1, wrong=Correcting.WORKS_WITH, about="Bank", other="Bus"),
    Correction(
        id="back", number=2, wrong=Correcting.NOT_ON_MAP, about="Zoo", state=SlipState.ASIDE, reason="No"
    ),
)
TWINS = (*TOWN, org("depot", name="Bus"))


@dataclass(frozen=True)
class Form:
    """A form: how it is opened, filled and saved, what somebody else saves first, and where what was typed stands.

    `writes` names the functions that save it. `holds` says that it stays on what was seen once it is open, so that
    the other may also have saved before anything was typed. `both` says what is on the map when "Keep what I typed" is
    answered, and saved.
    """

    name: str
    writes: tuple[str, ...]
    address: str
    save: Act
    other: Other
    open: tuple[Act, ...] = ()
    type: Act | None = None
    typed: Callable[[AppTest], object] | None = None
    holds: bool = False
    both: Callable[[Network], object] | None = None
    town: tuple[Item, ...] = field(default=TOWN)


def change(item_id: str, **values: object) -> Other:
    """The other changes some fields of one entity or tie."""

    def plan(network: Network) -> tuple[list[Item], list[str]]:
        if item_id in network.ties:
            return [change_tie(network.ties[item_id], **values)], []
        return [network.entities[item_id].model_copy(update=values)], []

    return plan


def add(*items: Item) -> Other:
    return lambda _: ([*items], [])


def take_out(*ids: str) -> Other:
    return lambda _: ([], [*ids])


def press(key: str) -> Act:
    return lambda page: page.button(key).click().run()


def press_label(start: str) -> Act:
    return lambda page: next(one for one in page.button if one.label.startswith(start)).click().run()


def write(key: str, text: str) -> Act:
    return lambda page: page.text_input(key).input(text).run()


def write_area(key: str, text: str) -> Act:
    return lambda page: page.text_area(key).input(text).run()


def choose(key: str, value: object) -> Act:
    return lambda page: page.selectbox(key).set_value(value).run()


def pick(key: str, value: object) -> Act:
    return lambda page: page.segmented_control(key).set_value(value).run()


def look_at(entity_id: str) -> Act:
    return lambda page: _set(page, "map-open", entity_id)


def open_box(key: str) -> Act:
    return lambda page: _set(page, f"{key}-open", value=True)


def _set(page: AppTest, key: str, value: object) -> None:
    page.session_state[key] = value
    page.run()


def upload(text: bytes) -> Act:
    return lambda page: page.file_uploader[0].upload("partners.page.csv", text, "text/csv").run()


def list_told(page: AppTest) -> str:
    return " ".join(str(one.value) for one in (*page.warning, *page.error)).replace("\\", "")


def is_told(text: str) -> Callable[[AppTest], bool]:
    return lambda page: text in list_told(page)


def holds_text(key: str, text: str) -> Callable[[AppTest], bool]:
    return lambda page: page.text_input(key).value == text


def upload_answers(page: AppTest) -> None:
    """The clinic answers its card: another phone, and that it does not want to be shown."""
    card = tell_state(day := Day(Network.of_items(TOWN), read_today()), find_card(day, "clinic"))
    said = {"fields": [{"field": "phone", "now": "2"}], "agreed": {"nothing": True}}
    data = AnsweredCard.model_validate({"card": card, "answer": said}).model_dump_json().encode()
    page.file_uploader("card-file-0").upload("answers.json", data, "application/json").run()


PARTNERS_TABLE, TABLE = "Organizations that fit the search", "Partners; every cell can be changed"
SECTORS_TABLE = "Sectors, how many are in each, where we want somebody, and what is shown in the room"
TEAM_TABLE = "Who is on our team, in which role, and how many relationships each keeps"
CLINIC_ROW = 3
NEXT = (pick("introductions-part", IntroductionsPart.NEXT),)


def _find_key(page: AppTest, start: str) -> str:
    return next(str(one.key) for one in page.button if str(one.key or "").startswith(start))


def press_first(start: str) -> Act:
    return lambda page: page.button(_find_key(page, start)).click().run()


def write_reason(page: AppTest) -> None:
    next(one for one in page.text_area if str(one.key).startswith("reason-")).input("Ask in June").run()


def put_aside_first(network: Network) -> tuple[list[Item], list[str]]:
    del network
    return [Dismissal(finding=_SUGGESTED, on=read_today())], []


def note_same(network: Network) -> tuple[list[Item], list[str]]:
    """The other notes the same introduction."""
    day = Day(network, read_today())
    [first, *_] = describe_introductions(day, "elders")
    return plan_introduction(day, "elders", first), []


def find_row(page: AppTest, heading: str, name: str) -> int:
    return list(page.data_editor[0].value[heading]).index(name)


def has(item_id: str, **values: object) -> Callable[[Network], bool]:
    def is_so(network: Network) -> bool:
        item = network.get(item_id) or network.ties[item_id]
        return {name: getattr(item, name) for name in values} == values

    return is_so


def start_map(page: AppTest) -> None:
    page.text_input("keep-first-name").input("Food Hub")
    press_label("Start the map")(page)


def is_typed(table: str, typed: dict[str, dict[str, object]]) -> Callable[[AppTest], bool]:
    return lambda page: page.session_state[f"table-{table}"].typed == typed


_SUGGESTED = "next conversation:bus"

FORMS = [
    Form("the name of an organization", ("partners.forms._save",), "map", press("save-map-clinic"), change("clinic", phone="2"),
         (look_at("clinic"), pick("map-part-Organization", "Edit")), write("keep-map-clinic-0-name", "My Clinic"),
         holds_text("keep-map-clinic-0-name", "My Clinic"), holds=True, both=has("clinic", name="My Clinic", phone="2")),
    Form("the sectors of an organization", ("partners.forms._save",), "map", press("save-map-clinic"),
         add(sector("care", name="Care"), tie(T.IN_SECTOR, "clinic", "care", primary=True)),
         (look_at("clinic"), pick("map-part-Organization", "Edit")),
         lambda page: page.multiselect("keep-map-clinic-0-sectors").set_value(["Transportation"]).run(),
         lambda page: page.multiselect("keep-map-clinic-0-sectors").value == ["Transportation"], holds=True,
         both=lambda network: [one.id for one in network.sectors_of("clinic")] == ["moving"]),
    Form("an organization that is gone", ("partners.forms._save",), "map", press("save-map-bank"), take_out("bank"),
         (look_at("bank"), pick("map-part-Organization", "Edit")), write("keep-map-bank-0-name", "My Bank"),
         holds_text("keep-map-bank-0-name", "My Bank"), both=has("bank", name="My Bank")),
    Form("a tie", ("partners.tie_forms._show_change",), "map", press(f"save-keep-map-tie-{WORKS}-"), change(WORKS, notes="Mondays"),
         (look_at("luis"), pick("map-part-Person", "Ties"), choose("map-tie-luis", WORKS)),
         write(f"keep-map-tie-{WORKS}-0-role", "Director"), holds_text(f"keep-map-tie-{WORKS}-0-role", "Director"),
         holds=True, both=has(WORKS, role="Director", notes="Mondays")),
    Form("a tie that is gone", ("partners.tie_forms._show_change",), "map", press(f"save-keep-map-tie-{WORKS}-"), take_out(WORKS),
         (look_at("luis"), pick("map-part-Person", "Ties"), choose("map-tie-luis", WORKS)),
         write(f"keep-map-tie-{WORKS}-0-role", "Director"), holds_text(f"keep-map-tie-{WORKS}-0-role", "Director"),
         both=has(WORKS, role="Director")),
    Form("a new tie", ("partners.tie_forms._add",), "map", press("save-keep-map-tie-bank-"),
         add(tie(T.PARTNERS_WITH, "bank", "clinic", strength=2)), (look_at("bank"), pick("map-part-Organization", "Add a tie")),
         choose("keep-map-tie-bank-other-PARTNERS_WITH-False", "clinic"),
         lambda page: page.selectbox("keep-map-tie-bank-other-PARTNERS_WITH-False").value == "clinic"),
    Form("a tie to somebody new", ("partners.tie_forms._add",), "map", press("save-keep-map-tie-bank-"),
         add(Organization(name="food hub", phone="7")), (look_at("bank"), pick("map-part-Organization", "Add a tie"),
         choose("keep-map-tie-bank-other-PARTNERS_WITH-False", "new")), write("keep-map-tie-bank-new-name", "Food Hub"),
         holds_text("keep-map-tie-bank-new-name", "Food Hub")),
    Form("taking out a tie", ("partners.tie_forms._remove",), "map", press(f"map-remove-{WORKS}"), change(WORKS, role="Chef"),
         (look_at("luis"), pick("map-part-Person", "Ties"), choose("map-tie-luis", WORKS))),
    Form("the table of partners", ("partners.list._show_editor",), "partners", press_label("Save the table"),
         change("clinic", phone="2"), (lambda page: page.toggle("partners-many").set_value(True).run(),),
         lambda page: type_into(page, TABLE, {CLINIC_ROW: {"City": "Marlow"}}),
         is_typed("partners-editor-Organization", {"clinic": {"City": "Marlow"}}), holds=True,
         both=has("clinic", city="Marlow", phone="2")),
    Form("taking out partners", ("partners.list._remove",), "partners", press("partners-remove"),
         add(tie(T.PARTNERS_WITH, "bank", "clinic")), (lambda page: tick(page, PARTNERS_TABLE, CLINIC_ROW),)),
    Form("many at once", ("partners.many._save",), "partners", press("partners-many-save"), change("clinic", phone="2"),
         (lambda page: tick(page, PARTNERS_TABLE, CLINIC_ROW, CLINIC_ROW - 1),), write("many-add", "2026"),
         holds_text("many-add", "2026")),
    Form("who works on a goal", ("partners.members.show_members",), "map", press("map-save-members"),
         add(tie(T.PURSUES, "bus", "jobs")), (look_at("jobs"), pick("map-part-Goal", "Members")),
         lambda page: type_into(page, "Who belongs to Good jobs", {find_row(page, "Name", "Bus"): {"On it": True}}),
         is_typed("map-members-jobs", {"bus": {"On it": True}})),
    Form("two that are one", ("partners.twice._join",), "partners", press("twice-partners-bus-depot-join"), change("bus", phone="2"),
         (pick("partners-mode", Mode.TWICE),), town=TWINS),
    Form("two that are two", ("partners.twice._tell_apart",), "partners", press("twice-partners-bus-depot-apart"), take_out("depot"),
         (pick("partners-mode", Mode.TWICE),), town=TWINS),
    Form("one that is two", ("partners.twice._split",), "partners", press("twice-partners-split-clinic-save"), change("clinic", phone="2"),
         (lambda page: tick(page, PARTNERS_TABLE, CLINIC_ROW),), write("twice-partners-split-clinic-name", "Night Clinic"),
         holds_text("twice-partners-split-clinic-name", "Night Clinic")),
    Form("our relationships", ("keep_in_touch.table.show_table",), "keep-in-touch", press_label("Save the table"),
         add(tie(T.KEPT_BY, "center", "ben")), (pick("keep-part", Part.ALL),),
         lambda page: type_into(page, "Our relationships", {find_row(page, "Partner", "Center"): {"Kept by": "Ana"}}),
         is_typed("keep-table", {"center": {"Kept by": "Ana"}}), holds=True,
         both=lambda network: [one.id for one in in_force(network, read_today()).targets("center", T.KEPT_BY)] == ["ana"]),
    Form("the three answers", ("questions.page._save",), "questions", press("questions:save"),
         add(Organization(name="food hub", phone="7")), (), write("questions-home-new", "Food Hub"),
         holds_text("questions-home-new", "Food Hub"), holds=True, town=UNKNOWN),
    Form("the sectors among the three answers", ("questions.page._save",), "questions", press("questions:save"),
         change("moving", expected=True), (), write("questions-team-new", "Eve"), holds_text("questions-team-new", "Eve"),
         holds=True, town=UNKNOWN),
    Form("guesses taken as they are", ("questions.page._save",), "questions", press("questions:save"),
         change("library", home=True), town=UNKNOWN),
    Form("passing the questions over", ("questions.page._skip",), "questions", press("questions:skip"),
         change("library", home=True), town=UNKNOWN),
    Form("our organizations", ("us.page._save_homes",), "our-team", press("our-team-save-homes"), change("bus", home=True), (),
         lambda page: page.multiselect("our-team-homes").set_value(["library", "clinic"]).run(),
         lambda page: page.multiselect("our-team-homes").value == ["library", "clinic"], holds=True),
    Form("our team", ("us.page._show_team",), "our-team", press_label("Save the team"), change("ben", on_team=False), (),
         lambda page: type_into(page, TEAM_TABLE, {find_row(page, "Name", "Ben"): {"Role": "board"}}),
         is_typed("our-team", {"ben": {"Role": "board"}}), holds=True, both=has("ben", on_team=True, team_role="board")),
    Form("somebody new on our team", ("us.page._add",), "our-team", press_label("Add to our team"),
         add(person("eve", name="Eve Stone")), (), lambda page: page.text_input("our-team-new-team").input("Eve Stone"),
         holds_text("our-team-new-team", "Eve Stone")),
    Form("one person under two names", ("us.page._save_same",), "our-team", press("our-team-same-al"),
         add(tie(T.KEPT_BY, "center", "al")), town=ALIKE),
    Form("two people with names alike", ("us.page._save_apart",), "our-team", press("our-team-apart-al"),
         change("alice", phone="2"), town=ALIKE),
    Form("where we want somebody", ("sectors.table.show_table",), "sectors", press_label("Save the sectors"),
         change("moving", on_the_wall=False), (),
         lambda page: type_into(page, SECTORS_TABLE, {find_row(page, "Sector", "Transportation"): {"We want somebody here": True}}),
         is_typed("sectors", {"moving": {"We want somebody here": True}}), holds=True,
         both=has("moving", expected=True, on_the_wall=False)),
    Form("the usual sectors", ("sectors.page._want_set",), "sectors", press("sectors-set-library"), change("moving", expected=True)),
    Form("a sector of our own", ("sectors.page._add",), "sectors", press_label("Add the sector"), add(sector("ships")), (),
         lambda page: page.text_input("sectors-new").input("Ships"), holds_text("sectors-new", "Ships")),
    Form("two sectors that are one", ("sectors.joining._save",), "sectors", press("sectors-join"),
         add(tie(T.IN_SECTOR, "bank", "moving")), (choose("sectors-own", "moving"),)),
    Form("our words for all sectors", ("sectors.joining._save_all",), "sectors", press("sectors-join-all"),
         add(tie(T.IN_SECTOR, "bank", "schools")), town=(org("bank"), sector("schools"), sector("faith"))),
    Form("candidates for a chair", ("missing.candidates._save",), "missing", press("candidates-missing-moving-save"),
         take_out("coach"), (lambda page: page.pills("missing-heading").set_value("Sectors").run(),
                             lambda page: tick(page, "Candidates for Transportation", 0)), town=CHAIR),
    Form("no candidates any more", ("sectors.public_lists._remove",), "sectors", press("public-list-remove"), take_out("coach"), town=CHAIR),
    Form("a public list", ("sectors.public_lists._save",), "sectors", press("public-list-save"), add(org("depot")),
         (upload(b"Agency,City\nCoach Line,Marlow\n"),)),
    Form("whom a goal expects", ("missing.expected_partners._save",), "missing", press("expected-save"), change("jobs", name="Work"),
         (lambda page: page.pills("missing-heading").set_value("What goals lack").run(),),
         lambda page: page.multiselect[0].set_value(["Elders (people to reach)"]).run(),
         lambda page: page.multiselect[0].value == ["Elders (people to reach)"], holds=True),
    Form("many names", ("partners.quick_entry._save",), "partners", press("names-save"), add(Organization(name="Food Hub", phone="7")),
         (pick("partners-mode", Mode.NAMES), write_area("names-text", "Food Hub")), None,
         lambda page: page.text_area("names-text").value == "Food Hub"),
    Form("a business card", ("partners.quick_entry._save",), "partners",
         lambda page: (page.text_input("card-line").input("Eve Stone, Food Hub, eve@hub.example"), press_label("Save and next")(page)),
         add(person("eve", name="Eve Stone", email="e.stone@hub.example"), org("hub", name="Food Hub"), tie(T.WORKS_AT, "eve", "hub")),
         (pick("partners-mode", Mode.CARDS),), None, holds_text("card-line", "Eve Stone, Food Hub, eve@hub.example")),
    Form("a contact", ("parts.contact_entry._save",), "keep-in-touch", press("contact-keep-in-touch-flyers-call"), take_out("clinic"),
         (open_box("contact-keep-in-touch-flyers"),), write_area("contact-keep-in-touch-flyers-note", "Wants to help"), is_told("Wants to help")),
    Form("planning a step", ("keep_in_touch.week._save_step",), "keep-in-touch", press("step-flyers-save"), take_out("clinic"), (open_box("step-flyers"),),
         write("step-flyers-what", "Visit them"), is_told("Visit them")),
    Form("ticking off a step", ("keep_in_touch.week._save_done",), "keep-in-touch", press("done-flyers"), change("flyers", what="Bring posters")),
    Form("taking over", ("keep_in_touch.take_over._save",), "keep-in-touch", press("over-save"),
         lambda _: ([tie(T.KEPT_BY, "clinic", "ben")], [KEEPS]),
         (pick("keep-part", Part.OVER), choose("over-from", "ana"), choose("over-to", "ben")),
         lambda page: type_into(page, "Relationships to hand over", {0: {"Hand over": False}}),
         lambda page: list(page.data_editor[0].value["Hand over"])[:1] == [False], holds=True),
    Form("an answer of the pile", ("keep_in_touch.still_true._save_answer",), "keep-in-touch", press(f"pile-{WORKS}-still so"),
         change(WORKS, role="Chef"), (pick("keep-part", Part.TRUE),)),
    Form("where somebody works now", ("keep_in_touch.still_true._save_job",), "keep-in-touch", press("pile-moved-save"),
         add(tie(T.WORKS_AT, "luis", "center")), (pick("keep-part", Part.TRUE), press(f"pile-{WORKS}-moved")),
         choose("pile-moved-to", "bank"), lambda page: page.selectbox("pile-moved-to").value == "bank"),
    Form("putting a finding aside", ("parts.putting_aside._put_aside",), "introductions", press_first("put-introductions-"),
         put_aside_first, NEXT, write_reason, is_told("Ask in June")),
    Form("bringing a finding back", ("parts.putting_aside._bring_back",), "missing", press_first("bring-missing-"),
         change("aside", reason="They move in May"), (lambda page: page.pills("missing-heading").set_value("Sectors").run(),)),
    Form("planning a conversation", ("next.conversations._plan",), "introductions", press_first("plan-introductions-"),
         add(Step(id="call", what="Call them"), tie(T.ABOUT, "call", "bus")), NEXT),
    Form("noting an introduction", ("introductions.page._note",), "introductions", press_first("note-introductions-"),
         note_same, (choose("introductions-target", "elders"),)),
    Form("bringing in a list", ("lists.bar._write",), "bring-in", press("bring-in"), change("clinic", phone="2"),
         (upload(b"Agency,Phone\nClinic,555-1234\n"),), None, lambda page: page.button("bring-in")),
    Form("a first story", ("stories.page._begin",), "stories", press("stories-starter"), add(Story(name=TITLE))),
    Form("deleting a story", ("stories.page._delete",), "stories", press("stories-delete"), change("story", name="Theirs"), town=TOLD),
    Form("looking a story through", ("stories.page._renew",), "stories", press("stories-renew"), change("story", name="Theirs"), town=TOLD),
    Form("moving a step", ("stories.steps._save_steps",), "stories", press("stories-move-1"), change("story", name="Theirs"), town=TOLD),
    Form("the name of a story", ("stories.steps._ask_name",), "stories", press("stories-save-name"), change("story", revision=9), (),
         write("keep-stories-name-story-0-name", "Mine"), holds_text("keep-stories-name-story-0-name", "Mine"), holds=True,
         both=has("story", name="Mine", revision=9), town=TOLD),
    Form("a step of a story", ("stories.step_form._save",), "stories", press("stories-save-one"), change("story", name="Theirs"), (),
         write("keep-stories-one-story-0-title", "Mine"), holds_text("keep-stories-one-story-0-title", "Mine"), holds=True,
         both=lambda network: "Mine" in network.of(Story)[0].steps and has("story", name="Theirs")(network), town=TOLD),
    Form("saving a view", ("map.saved._save",), "map", press("map-saved-save"), add(SavedView(name="Mine", shows=("view:names",))),
         (), write("map-saved-name", "Mine")),
    Form("renaming a view", ("map.saved._rename",), "map", press("map-saved-rename"), change("seen", name="Theirs"),
         (press("map-saved-open-seen"),), write("map-saved-name", "Mine"), town=SEEN),
    Form("deleting a view", ("map.saved._delete",), "map", press("map-saved-delete"), change("seen", name="Theirs"),
         (press("map-saved-open-seen"),), town=SEEN),
    Form("adding what is seen to a story", ("map.recording._record",), "map", press("map-record"), change("story", name="Theirs"), town=TOLD),
    Form("taking a slip", ("corrections.inbox._take",), "corrections", press("slip-take-slip"), change("slip", words="Theirs"), town=INBOX),
    Form("putting a slip aside", ("corrections.inbox._set_aside",), "corrections", press("slip-aside-slip"),
         change("slip", words="Theirs"), (), write_area("slip-aside-slip-why", "Known"), is_told("Known"), town=INBOX),
    Form("a slip back into the inbox", ("corrections.inbox._bring_back",), "corrections", press("slip-back-back"),
         change("back", reason="Theirs"), town=INBOX),
    Form("answers on a card", ("card.looking._take",), "corrections", press("card-take"), change("clinic", phone="9"),
         (upload_answers,), town=TOWN),
    Form("the first name", ("start.page._save_name",), "", start_map, add(org("bank")), (), None, is_told("Food Hub"), town=()),
    Form("the sample county", ("start.page._bring_sample",), "", press_label("Open the sample county"), add(org("bank")), town=()),
]  # fmt: skip


ORDERS = [(form, early) for form in FORMS for early in ((False, True) if form.holds else (False,))]


@pytest.mark.parametrize(
    ("form", "early"), ORDERS, ids=[f"{form.name}{', saved before typing' if early else ''}" for form, early in ORDERS]
)  # fmt: skip
def test_whoever_saves_second_is_told_and_overwrites_nothing(
    open_page: Opener, store: Store, form: Form, early: bool
) -> None:
    if form.town:
        store.apply(build_change(store.read(), put=form.town, who="Ana", sentence="Set up."))
    page = open_page(form.address)
    for step in form.open:
        step(page)
        assert not page.exception
    if form.type and not early:
        form.type(page)
    before = store.read()
    put, remove = form.other(before)
    store.apply(build_change(before, put=put, remove=remove, who="Eva", sentence="Was first."))
    after = store.read()
    if form.type and early:
        form.type(page)
    form.save(page)
    assert not page.exception
    assert store.read() == after
    said = list_told(page) + " ".join(str(one.value) for one in page.caption).replace("\\", "")
    assert "Eva" in said or "Somebody else" in said, said
    assert "Was first" in said or form.town == (), said
    assert form.typed is None or form.typed(page)
    if form.both:
        press_label("Keep what I typed")(page)
        form.save(page)
        assert not page.exception
        assert form.both(store.read())


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_whoever_is_first_by_a_hair_is_not_overtaken(
    open_page: Opener, store: Store, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    if form.town:
        store.apply(build_change(store.read(), put=form.town, who="Ana", sentence="Set up."))
    page = open_page(form.address)
    for step in (*form.open, *([form.type] if form.type else [])):
        step(page)
    write_one, first = Store._write, list[Network]()

    def write_second(opened: Store, change: Change, *rest: Any, **more: Any) -> Change:
        if not first:
            before = opened.read()
            put, remove = form.other(before)
            write_one(opened, build_change(before, put=put, remove=remove, who="Eva", sentence="Was first."))
            first.append(opened.read())
        return write_one(opened, change, *rest, **more)

    monkeypatch.setattr(Store, "_write", write_second)
    form.save(page)
    assert not page.exception
    assert [store.read()] == first
    said = list_told(page) + " ".join(str(one.value) for one in page.caption).replace("\\", "")
    assert "Eva" in said or "already there" in said, said


def test_theirs_can_be_kept_in_a_table(open_page: Opener, store: Store) -> None:
    store.apply(build_change(store.read(), put=TOWN, who="Ana", sentence="Set up."))
    page = open_page("partners")
    page.toggle("partners-many").set_value(True).run()
    type_into(page, TABLE, {CLINIC_ROW: {"City": "Marlow"}, CLINIC_ROW - 1: {"City": "Kent"}})
    network = store.read()
    put, _ = change("clinic", phone="2")(network)
    store.apply(build_change(network, put=put, who="Eva", sentence="Was first."))
    press_label("Save the table")(page)
    assert any("Clinic · Phone: 1 → 2" in line.value.replace("\\", "") for line in page.markdown)
    press_label("Show me theirs")(page)
    press_label("Save the table")(page)
    network = store.read()
    cities = {one.name: one.city for one in network.of(Organization)}
    assert cities == {"Bank": "", "Bus": "", "Center": "Kent", "Clinic": "", "Library": ""}


def test_who_is_ticked_stays_ticked_when_rows_move(open_page: Opener, store: Store) -> None:
    store.apply(build_change(store.read(), put=TOWN, who="Ana", sentence="Set up."))
    page = open_page("partners")
    tick(page, PARTNERS_TABLE, CLINIC_ROW)
    assert [one.value for one in page.header] == ["Clinic"]
    store.apply(build_change(store.read(), put=[org("aaa")], who="Eva", sentence="Was first."))
    page.run()
    assert [one.value for one in page.header] == ["Clinic"]
    page.button("partners-remove").click().run()
    assert store.read().get("clinic") is None
    assert store.read().get("center") is not None


WRITERS = frozenset(
    {"save_items", "save_planned", "save_changes", "save_draft", "save_table", "begin_writing"}
)


def list_writing_functions() -> set[str]:
    """Return the functions of the pages that save something, as room.module.function."""
    found, pages = set(), Path(netmap.ui.__file__).parent
    for path in pages.rglob("*.py"):
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            calls = {node.func for node in ast.walk(function) if isinstance(node, ast.Call)}
            if isinstance(function, ast.FunctionDef) and any(
                isinstance(call, ast.Name) and call.id in WRITERS for call in calls
            ):
                module = path.relative_to(pages).with_suffix("").as_posix().replace("/", ".")
                found.add(f"{module}.{function.name}")
    return found


def test_no_form_is_forgotten_here() -> None:
    tried = {name for form in FORMS for name in form.writes}
    writers = {"parts.drafts.save_draft", "parts.draft_tables.save_table"}
    adding = {
        "public.page._write",  # a line about the copy as it was seen
        "public.checking._note",  # a line about a file as it was made
        "corrections.typing_in._keep",  # a slip, whatever others typed; of one moment: test_corrections.py
    }
    """What adds something of its own and touches nothing of others."""
    assert list_writing_functions() == tried | writers | adding
