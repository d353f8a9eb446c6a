"""Whom a step shows, and why what it shows is not drawn any more."""

from datetime import date, timedelta

import pytest

from netmap.errors import InputError
from netmap.model.entities import Area, Coalition, Goal
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.stories.steps import Shows, StoryStep, read_steps
from netmap.model.ties import Tie
from netmap.model.views.coding import Trait
from netmap.model.views.filters import read_filter
from netmap.picture.slides.keeping import keep_shown
from netmap.report.finding import FindingKind
from netmap.report.stories.catalog import list_tellable, list_told, mark_sentence
from netmap.report.stories.plans import plan_renewed
from netmap.report.stories.recording import record_step
from netmap.report.stories.showing import explain_undrawn, keep_filter, list_left
from netmap.report.stories.telling import tell_story
from tests.analysis.towns import org, partners, sector, tie, town
from tests.picture.map_networks import DAY
from tests.report.stories.stories import look, write_story

HARBOR = Area(id="harbor", name="Harbor", latitude=40.0, longitude=-40.0)


def test_places_are_drawn_where_somebody_of_the_room_has_one() -> None:
    step = StoryStep("step", shows=Shows.GEOGRAPHY)
    past = org("past", city="Harbor", standing=Standing.PAST_PARTNER)
    here = org("here", city="Harbor")
    assert not explain_undrawn(look(town(HARBOR, past, here)), step)
    assert explain_undrawn(look(town(HARBOR, past, org("bus"))), step).startswith(
        "Nobody has an area or a city"
    )


HEALTH, HIDDEN = sector("health", expected=True), sector("hidden", on_the_wall=False)
COUNTY: tuple[Entity | Tie, ...] = (
    org("library", home=True), org("clinic"), org("pantry"), org("secret", confidential=True), sector("empty", expected=True),
    tie(T.IN_SECTOR, "clinic", "health"), tie(T.IN_SECTOR, "secret", "health"), tie(T.IN_SECTOR, "pantry", "hidden"),
    Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "clinic", "table"), tie(T.MEMBER_OF, "pantry", "table"),
    Goal(id="done", name="Done", ended=DAY - timedelta(days=1)),
    *partners("library clinic", "clinic pantry"),
)  # fmt: skip


def narrow(*texts: str, **values: object) -> StoryStep:
    return StoryStep("a", **{"filter": read_filter(texts), **values})  # type: ignore[arg-type]


def test_a_filter_keeps_what_a_room_may_see_and_what_is_there() -> None:
    day = look(town(*COUNTY, HEALTH, HIDDEN))
    wanted = read_filter([
        "sector:health", "sector:hidden", "sector:gone", "sector:clinic", "coalition:table", "goal:done", "keeper:ana",
        "strength:3", "on:2024-01-01",
    ])  # fmt: skip
    assert keep_filter(day, wanted).write() == ("sector:health", "coalition:table")


def test_a_recorded_step_is_narrowed_as_a_room_may_see_it() -> None:
    day = look(town(*COUNTY, HEALTH, HIDDEN))
    step = record_step(
        day, StoryStep("new", filter=read_filter(["coalition:table", "keeper:ana", "on:2024-01-01"]))
    )
    assert (step.filter.write(), step.on) == (("coalition:table",), date(2024, 1, 1))
    for wanted, focus, why in (
        ("sector:empty", (), "leaves nobody"),
        ("sector:health", ("library",), "“Library” is left out by the filter"),
    ):
        with pytest.raises(InputError, match=why):
            record_step(day, StoryStep("new", focus=focus, filter=read_filter([wanted])))
    with pytest.raises(InputError, match="shows nobody who could be left out"):
        record_step(day, StoryStep("new", shows=Shows.QUESTION, filter=read_filter(["sector:health"])))


def test_whom_a_step_is_about_stays_on_it_whatever_its_filter_says() -> None:
    day = look(town(*COUNTY, HEALTH, HIDDEN))
    step = record_step(
        day, StoryStep("new", shows=Shows.AROUND, subject="library", filter=read_filter(["sector:health"]))
    )
    assert {"library", "clinic"} <= list_left(day, step)
    assert "pantry" not in list_left(day, step)


def test_what_a_filter_names_that_is_gone_or_hidden_is_said_and_taken_out() -> None:
    before = town(*COUNTY, HEALTH, HIDDEN)
    after = town(*COUNTY, HIDDEN.model_copy(update={"name": "Shelters"}))
    story = write_story(narrow("sector:health", "sector:hidden", "coalition:table"), network=before)
    (told,) = tell_story(look(after), story, lambda: look(before)).steps
    assert told.words.filter.write() == ("coalition:table",)
    assert told.remarks == (
        "Not shown in the room any more, so that the filter goes without: Shelters.",
        "Not shown on the map any more, so that the filter goes without: Health.",
    )
    renewed = plan_renewed(look(after), story)
    assert read_steps(renewed.steps)[0].filter.write() == ("coalition:table",)
    assert tell_story(look(after), renewed).stale == ()


def test_a_filter_that_leaves_nobody_or_not_who_is_bright_is_said() -> None:
    day = look(town(*COUNTY, HEALTH))
    steps = narrow("sector:empty"), narrow("sector:health", focus=("library", "clinic"))
    empty, bright = tell_story(day, write_story(*steps)).steps
    assert empty.remarks == ("The filter leaves nobody; the wheel stands in, with nobody on it.",)
    assert bright.remarks == ("Left out by the filter, and not bright: Library.",)


def test_how_many_are_on_the_wall_is_told_of_those_whom_the_filter_leaves() -> None:
    day = look(town(*COUNTY, HEALTH))
    wall, chairs = f"{FindingKind.ON_THE_WALL}:", f"{FindingKind.OPEN_CHAIRS}:"
    whole = list_tellable(day)
    assert whole[chairs].sentence.startswith("3 organizations on this map")
    catalog = list_told(day, read_filter(["coalition:table"]))
    assert catalog[wall].sentence == "Every circle is one of 2 organizations."
    assert chairs not in catalog
    assert {*whole} - {*catalog} == {chairs}
    marks = {key: mark_sentence(one) for key, one in catalog.items()}
    (told,) = tell_story(day, write_story(narrow("coalition:table", findings={wall: marks[wall]}))).steps
    assert (told.sentences, told.remarks) == (("Every circle is one of 2 organizations.",), ())


BOUND = (
    *COUNTY, HEALTH, HIDDEN, org("school"), tie(T.IN_SECTOR, "school", "health"), org("lone"), tie(T.IN_SECTOR, "lone", "health"),
    *partners("clinic school"),
)  # fmt: skip


def test_a_step_is_recorded_with_a_way_that_a_room_sees_and_no_other() -> None:
    day = look(town(*BOUND))
    step = record_step(
        day, StoryStep("new", ends=("library", "school"), grouping=Trait.COALITION), keep_shown
    )
    assert (step.ends, step.grouping) == (("library", "school"), Trait.COALITION)
    for other in ("lone", "secret"):
        with pytest.raises(InputError, match="is known in the room, so no story shows one"):
            record_step(day, StoryStep("new", ends=("library", other)), keep_shown)


def test_a_way_and_groups_that_do_not_hold_any_more_are_said_and_taken_out() -> None:
    before = look(town(*BOUND))
    kept = StoryStep("a", ends=("library", "school"), grouping=Trait.COALITION)
    steps = [
        kept, StoryStep("b", ends=("library", "lone")), StoryStep("c", ends=("library", "secret")),
        StoryStep("d", ends=("library", "gone")), StoryStep("e", grouping=Trait.CITY),
    ]  # fmt: skip
    story = write_story(*steps, network=before.everything)
    told = tell_story(before, story, keep=keep_shown).steps
    assert [one.remarks for one in told] == [
        (),
        ("No way from Library to Lone is known in the room any more; none is shown.",),
        ("Not shown in the room any more, so that no way is shown: Secret.",),
        ("Not on the map any more, so that no way is shown: 1 of the two.",),
        ("“City” tells nobody apart any more; together stand those of a sector.",),
    ]
    assert (told[0].words.ends, told[0].words.grouping) == (kept.ends, Trait.COALITION)
    renewed = plan_renewed(before, story, keep_shown)
    assert [(one.ends, one.grouping) for one in read_steps(renewed.steps)] == [
        (kept.ends, Trait.COALITION), *[((), None)] * 4,
    ]  # fmt: skip
    assert tell_story(before, renewed, keep=keep_shown).stale == ()
