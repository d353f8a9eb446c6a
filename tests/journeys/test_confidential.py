"""What is confidential is neither named nor counted in anything that netmap says, draws or writes for others."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from itertools import cycle, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from netmap.analysis.card.card import find_card, list_carded
from netmap.analysis.connectors.what_if import Imagined, ImaginedTie
from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.analysis.projection import ActorScope
from netmap.cli.commands import COMMANDS
from netmap.cli.main import app
from netmap.errors import InputError
from netmap.files.exports import write_list
from netmap.model.entities import Coalition, Organization, Person
from netmap.model.entity import Entity
from netmap.model.happenings import Correction, Interaction, Step, Story
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.model.ties import Tie, build_tie
from netmap.model.views.coding import PLAIN, Trait
from netmap.model.views.filters import Aspect, build_filter
from netmap.picture.card.files import draw_card_html
from netmap.picture.card.words import write_card
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import build_painted
from netmap.picture.map_data import build_map
from netmap.picture.painted import Wanted
from netmap.picture.paper.formats import Paper, Turn
from netmap.picture.paper.wall import draw_wall
from netmap.picture.people.table import write_people_twin
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import write_twin
from netmap.picture.slides.html_file import write_html
from netmap.picture.slides.keeping import has_groups, has_ways, keep_shown
from netmap.picture.slides.slide import SlideDrawer
from netmap.picture.svg import write_svg
from netmap.picture.views import View, list_subjects
from netmap.report.connectors.every import find_connectors
from netmap.report.connectors.handover import build_handover, name_people_to_leave
from netmap.report.connectors.succession import find_handover
from netmap.report.connectors.what_if.every import find_what_if
from netmap.report.data.analysis_json import build_analysis
from netmap.report.finding import WITHOUT_WITHHELD, Finding
from netmap.report.introductions.between import tell_way
from netmap.report.introductions.ways import describe_introductions
from netmap.report.keep_in_touch.due import find_due
from netmap.report.keep_in_touch.due_calendar import write_calendar
from netmap.report.keep_in_touch.growth import count_by_year, find_growth
from netmap.report.keep_in_touch.still_true import build_more
from netmap.report.missing.every import find_missing
from netmap.report.next.conversations import find_next
from netmap.report.stories.starter import write_starter
from netmap.report.stories.telling import tell_story
from netmap.ui.partners.rows import build_contact_rows
from netmap.ui.stories.component import build_data
from tests.analysis.towns import org, partners, person, tie, town
from tests.journeys.held_networks import hold_network
from tests.strategies import DAY, counties

T = TieKind
SECRET = "Xanadu"
NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)
_VIEWS = View.AROUND, View.GOAL, View.COALITION, View.SECTORS, View.PEOPLE, View.GEOGRAPHY

TELLING: dict[str, tuple[tuple[str, ...], ...]] = {
    "connectors": ((), ("--people",), ("--both", "--most", "9")),
    "missing": ((),),
    "succession": ((),),
    "next": (("--most", "9"),),
    "keep-in-touch": (("--ahead", "90"),),
    "still-true": (("--more",),),
    "grown": ((),),
    "analyze": ((), ("--directed",)),
    "public": (("--preview",), ("--preview", "--people", "counted", "--ideas"), ("--list",)),
}
"""The commands that say something of the map, each with what is asked of it."""

ABOUT_ONES_CHOICE = {
    "what-if",
    "introductions",
    "candidates",
    "expect",
    "roster",
    "draw",
    "card",
    "verify",
    "story",
}
"""Commands that say something about whom or what one names; tried below without commands, or in their own tests."""

OWN_ENTRIES = {
    "demo", "serve", "import", "add", "cards", "say", "members", "change", "us", "team", "sectors", "duplicates", "join",
    "split", "export", "status", "contact", "plan", "done", "confirm", "take-over", "care", "changes", "undo",
    "backup", "backups", "restore", "copy", "stop", "setup", "forget", "adopt", "slips", "corrections", "correct", "answer",
    "copies",
}  # fmt: skip
"""Commands in which the team looks at its own entries or changes them."""


@st.composite
def secretive_counties(draw: st.DrawFn) -> Network:
    """A county in which some are confidential, called by a name that nothing else has, also in notes and steps.

    So is whoever works only there.
    """
    network = draw(counties())
    table = Coalition(id="table", name="Health Table")
    items: dict[str, Entity | Tie] = {**network.entities, **network.ties, "table": table}
    for key in draw(
        st.sets(st.sampled_from(["clinic", "of-school", "ben", "table", "elder", "van", "teens"]))
    ):
        items[key] = items[key].model_copy(update={"confidential": True})
    ends = [key for key in ("clinic", "of-school", "ben", "elder", "library") if draw(st.booleans())]
    more: list[Entity | Tie] = [build_tie(T.MEMBER_OF, one, "table") for one in ends]
    known = draw(st.sets(st.sampled_from(["ana", "of-bank", "loner", "elder"])))
    more += [build_tie(T.KNOWS, "of-shelter", one, id=f"known-{one}") for one in sorted(known)]
    more += [Step(id="step", what=f"Call {SECRET}", due=date(2026, 6, 3))]
    more += [
        build_tie(T.ABOUT, "step", one) for one in draw(st.sampled_from([["shelter"], ["shelter", "bank"]]))
    ]
    more += [Interaction(id="talk", on=date(2026, 5, 2), outcome=f"{SECRET} opens soon")]
    more += [build_tie(T.BY, "talk", "ana")]
    more += [
        build_tie(T.WITH, "talk", one) for one in draw(st.sampled_from([["shelter"], ["shelter", "bank"]]))
    ]
    more += [
        Correction(id="slip", about=f"{SECRET} Shelter", words=f"{SECRET} works with us", said_by=SECRET)
    ]
    items["shelter"] = items["shelter"].model_copy(update={"confidential": True})
    bare = Network.of_items([*items.values(), *more])
    shown = Day(bare, DAY).openly.everything.entities
    called = {one.id for one in bare.entities.values() if one.confidential or one.kind is EntityKind.PERSON}
    return Network.of_items([*bare.ties.values(), *(
        one.model_copy(update={"name": f"{SECRET} {one.name}"}) if one.id in called - shown.keys() else one
        for one in bare.entities.values()
    )])  # fmt: skip


def list_findings(day: Day) -> Iterator[Finding]:
    """Give every finding that is told without being asked about somebody."""
    for scope in ActorScope:
        yield from find_connectors(day, scope=scope, most=9)
    yield from find_missing(day)
    yield from find_next(day, most=9)
    yield from find_growth(day)
    yield from find_handover(day)
    yield from (due.finding for due in find_due(day, ahead=90))
    for one in name_people_to_leave(day):
        yield from find_handover(day, one)


def test_every_command_is_known_to_speak_of_the_map_or_to_show_the_team_its_own() -> None:
    assert TELLING.keys() | ABOUT_ONES_CHOICE | OWN_ENTRIES == COMMANDS.keys()


@given(secretive_counties())
@settings(max_examples=25, deadline=None)
def test_no_finding_names_or_shows_by_id_what_is_confidential(network: Network) -> None:
    day = Day(network, DAY)
    hidden = network.entities.keys() - day.openly.network.entities.keys()
    for one in list_findings(day):
        assert SECRET not in str(asdict(one))
        assert hidden.isdisjoint(one.subjects)
        assert one.rests_on.endswith(WITHOUT_WITHHELD)
    rows = [row for one in name_people_to_leave(day) for row in build_handover(day, one)]
    pile = build_more(day).questions
    assert SECRET not in str((rows, pile, build_analysis(day), build_analysis(day, directed=True)))
    assert hidden.isdisjoint(actor["id"] for actor in build_analysis(day)["actors"])


@given(secretive_counties())
@settings(max_examples=10, deadline=None)
def test_no_story_tells_or_shows_what_is_confidential(network: Network) -> None:
    day = Day(network, DAY)
    everybody = tuple(network.entities)
    names = [one.name for one in network.entities.values() if one.confidential and one.named]
    own = [
        StoryStep(
            one, f"Thanks to {names[0]}", "\n".join(names), "\n".join(names), shows=one, focus=everybody
        )
        for one in Shows
    ]
    steps = [*write_starter(day).steps, *own]
    steps += [
        StoryStep(f"{one} {key}", shows=one, subject=key)
        for one in Shows
        if one.is_about_one
        for key in everybody
    ]
    steps += [
        StoryStep(f"only {aspect} {key}", filter=build_filter([(aspect, key)]))
        for aspect in Aspect
        if aspect.kind and not aspect.for_team
        for key, one in network.entities.items()
        if one.kind is aspect.kind
    ]
    pictured = [one for one in Shows if has_ways(one) or has_groups(one)]
    grouped = [
        StoryStep(f"{one} {trait}", shows=one, grouping=trait)
        for one, trait in product(pictured, (trait for trait in Trait if not trait.for_team))
    ]
    actors = [one.id for one in network.actors()]
    ways = [
        StoryStep(f"{ends}", shows=Shows.NAMES, ends=ends, grouping=one.grouping)
        for ends, one in zip(permutations(actors, 2), cycle(grouped), strict=False)
    ]
    for part in (steps, grouped, ways[::11], [replace(one, shows=Shows.WHEEL) for one in ways[1::17]]):
        story = Story(name=f"For {names[-1]}", steps=write_steps(part))
        told = tell_story(day, story, keep=keep_shown)
        assert len(told.steps) == len(part)
        slides = SlideDrawer(day).draw_all([one.words for one in told.steps])
        notes = [one.notes for one in told.steps]
        shown = str(build_data("story", told.title, slides, notes)) + write_html(slides, told.title).decode()
        assert SECRET not in shown + str([(one.told, one.seen) for one in slides])
        assert SECRET not in str([asdict(one.words) for one in told.steps])


@given(secretive_counties())
@settings(max_examples=25, deadline=None)
def test_connectors_growth_and_measures_are_those_of_a_map_without_it(network: Network) -> None:
    """What nobody can tell from the same map without the confidential, nobody can infer."""
    day = Day(network, DAY)
    for scope in ActorScope:
        told = find_connectors(day, scope=scope, most=9)
        assert [_strip(one) for one in told] == list(find_connectors(day.openly, scope=scope, most=9))
    assert [_strip(one) for one in find_growth(day)] == list(find_growth(day.openly))
    assert count_by_year(day) == count_by_year(day.openly)
    assert build_analysis(day)["actors"] == build_analysis(day.openly)["actors"]


def _strip(finding: Finding) -> Finding:
    return replace(finding, rests_on=finding.rests_on.removesuffix(f" {WITHOUT_WITHHELD}"))


@given(secretive_counties())
@settings(max_examples=15, deadline=None)
def test_nothing_is_tried_out_and_nobody_introduced_over_it(network: Network) -> None:
    day = Day(network, DAY)
    hidden = network.entities.keys() - day.openly.everything.entities.keys()
    actors = [one.id for one in network.actors()]
    for one in actors:
        if one not in day.openly.network.entities:
            with pytest.raises(InputError, match="confidential"):
                find_what_if(day, Imagined(without=(one,)))
            with pytest.raises(InputError, match="confidential"):
                find_what_if(day, Imagined(ties=(ImaginedTie("library", one),)))
            continue
        if one in day.graph:
            found = find_what_if(day, Imagined(without=(one,)))
            assert SECRET not in str((found.said, found.findings, found.rows))
        for start in (None, "library", "ana"):
            for introduction in describe_introductions(day, one, start=start):
                assert SECRET not in str((introduction.finding, introduction.chain))
                assert hidden.isdisjoint((introduction.caller, *introduction.finding.subjects))
        assert SECRET not in tell_way(day, "library", one, ())


@given(secretive_counties())
@settings(max_examples=20, deadline=None)
def test_no_picture_calendar_or_contact_list_for_others_has_it(network: Network) -> None:
    day = Day(network, DAY)
    for people in (False, True):
        picture = compose_picture(day, room=True, people=people)
        assert SECRET not in json.dumps(build_map(picture))
        assert SECRET not in write_svg(fit_sheet(draw_picture(picture), 800), with_font=False)
    assert SECRET not in json.dumps(build_painted(View.NAMES, day, Wanted(room=True)))
    for room, view in product((False, True), _VIEWS):
        about = list_subjects(view, build_scene(day.openly, room=room)) if view.is_about_one else [None]
        for one in about:
            wanted = Wanted(room=room, subject=one.id if one else "", steps=2)
            assert SECRET not in json.dumps(build_painted(view, day, wanted))
    assert SECRET not in str(write_twin(build_scene(day, room=True)))
    for room in (False, True):
        assert SECRET not in str(write_people_twin(day, room=room, coding=PLAIN))
    assert SECRET.encode() not in write_calendar(day, moment=NOW)
    rows = build_contact_rows(network, [one for kind in ACTOR_KINDS for one in network.of_kind(kind)])
    assert SECRET.encode() not in write_list(
        [tuple(row.values()) for row in rows], ("a",) * 6, ".csv", title="List"
    )


@given(secretive_counties())
@settings(max_examples=15, deadline=None)
def test_no_card_of_a_partner_and_no_wall_for_others_has_it(network: Network) -> None:
    day = Day(network, DAY)
    cards = [write_card(day, find_card(day, one.id)) for one in list_carded(day)]
    for card in cards:
        assert SECRET not in str(card)
        assert SECRET.encode() not in draw_card_html(card)
    for sheet in draw_wall(day, [Paper.A3.hold(Turn.LANDSCAPE)], Wanted(room=True)):
        assert SECRET not in write_svg(sheet, with_font=False)


@given(secretive_counties())
@settings(max_examples=6, deadline=None)
def test_no_command_prints_it(network: Network) -> None:
    with hold_network(network, DAY, "today", "measures", "next", "keep_in_touch.growth"):
        for name, asked in TELLING.items():
            for options in asked:
                for form in ((), ("--json",)):
                    result = CliRunner().invoke(app, [name, *options, *form])
                    assert result.exit_code == 0, (name, result.exception)
                    assert SECRET not in result.stdout, name


US = (org("library", home=True), person("ana", on_team=True))


def test_connectors_name_neither_a_shelter_nor_who_works_there() -> None:
    shelter, witness = org("shelter", confidential=True), person("witness")
    network = town(
        *US, org("clinic"), org("school"), shelter, witness, tie(T.WORKS_AT, "witness", "shelter"),
        partners("shelter clinic", "shelter school", "witness library"),
    )  # fmt: skip
    for scope in ActorScope:
        told = str(find_connectors(Day(network, DAY), scope=scope, most=9))
        assert "Shelter" not in told
        assert "Witness" not in told


def test_whom_only_something_confidential_binds_to_us_is_not_called_a_stranger() -> None:
    network = town(*US, org("clinic"), tie(T.KEPT_BY, "clinic", "ana", confidential=True))
    assert "clinic" not in list_alone(network)
    assert "clinic" in list_alone(town(*US, org("clinic")))


def list_alone(network: Network) -> list[str]:
    findings = find_missing(Day(network, DAY))
    return [subject for one in findings if one.kind is GapKind.NO_TIE for subject in one.subjects]


def test_of_a_meeting_with_others_only_the_day_is_left() -> None:
    talk = Interaction(id="talk", on=DAY, outcome="The shelter moves", place="At the shelter")
    network = town(
        *US, org("clinic"), org("shelter", confidential=True), talk, tie(T.BY, "talk", "ana"),
        tie(T.WITH, "talk", "clinic"), tie(T.WITH, "talk", "shelter"),
    )  # fmt: skip
    left = Day(network, DAY).openly.network.entities["talk"]
    assert isinstance(left, Interaction)
    assert (left.on, left.outcome, left.place) == (DAY, "", "")
    alone = town(
        *US, org("shelter", confidential=True), talk, tie(T.WITH, "talk", "shelter"), tie(T.BY, "talk", "ana")
    )
    assert "talk" not in Day(alone, DAY).openly.network.entities


def test_whoever_works_elsewhere_too_or_is_a_partner_themselves_stays() -> None:
    people: list[Entity] = [
        Person(id="ana", name="Ana"), Person(id="eva", name="Eva"), Person(id="luis", name="Luis", on_team=True),
        Person(id="rosa", name="Rosa", standing="partner"),
    ]  # fmt: skip
    jobs = [tie(T.WORKS_AT, one.id, "shelter") for one in people] + [tie(T.WORKS_AT, "eva", "clinic")]
    network = town(
        Organization(id="shelter", name="Shelter", confidential=True), org("clinic"), *people, jobs
    )
    shown = Day(network, DAY).openly.network.of_kind(EntityKind.PERSON)
    assert [one.id for one in shown] == ["eva", "luis", "rosa"]
