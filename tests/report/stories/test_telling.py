"""Stories as they are told today: what changed since is said, and nothing is told that no longer is."""

from dataclasses import replace

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.happenings import Story
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, read_steps, write_steps
from netmap.model.views.coding import Trait
from netmap.picture.slides.keeping import keep_shown
from netmap.report.stories.plans import (
    drop_step,
    find_story,
    insert_step,
    list_open_stories,
    list_stories,
    move_step,
    plan_new,
    plan_renewed,
    plan_starter,
    plan_steps,
    replace_step,
)
from netmap.report.stories.showing import list_subjects
from netmap.report.stories.starter import TITLE, write_starter
from netmap.report.stories.telling import tell_state, tell_story
from tests.analysis.towns import goal, org, partners, person, sector, tie, town
from tests.report.stories.stories import look, read_sample, write_story
from tests.strategies import DAY

TOWN = (
    org("library", home=True), org("clinic"), org("school"), sector("transport", expected=True),
    sector("parks", expected=True),
)  # fmt: skip
TIES = partners("library clinic", "clinic school")


def remember(network: Network) -> Day:
    return look(network)


def test_a_story_is_told_as_the_map_is_now() -> None:
    before, after = town(*TOWN, TIES), town(*TOWN, TIES, org("bus"), tie("IN_SECTOR", "bus", "transport"))  # type: ignore[arg-type]
    story = write_story(*write_starter(look(before)).steps, network=before)
    told = tell_story(look(after), story, lambda: remember(before))
    numbers = {one.step.title: (one.sentences, one.remarks) for one in told.steps}
    sentences, remarks = numbers["Who is not here?"]
    assert sentences == (
        "4 organizations on this map. In this part of community life we haven't built a relationship yet: Parks.",
    )
    before_it = (
        "3 organizations on this map. In these 2 parts of community life we haven't built a relationship yet: "
        "Parks and Transport."
    )
    assert remarks == (f"Before: “{before_it}” Now: “{sentences[0]}”",)
    assert told.steps[[*numbers].index("Who is not here?")].focus == ("parks",)
    assert "Before" not in " ".join(told.steps[-1].paragraphs)


def test_what_nobody_remembers_is_told_without_what_it_was() -> None:
    before, after = town(*TOWN), town(*TOWN, org("museum"))
    story = write_story(*write_starter(look(before)).steps)
    (number, stale), *_ = tell_story(look(after), story).stale
    assert number == 1
    assert stale.remarks == (
        "Before: what it said when it was written Now: “Every circle is one of 4 organizations: ourselves, and those who work with us or could.”",
    )


def test_a_sentence_that_lost_its_mark_is_compared_with_what_is_remembered() -> None:
    before, after = town(*TOWN), town(*TOWN, org("museum"))
    steps = [
        replace(step, findings=dict.fromkeys(step.findings, ""))
        for step in read_steps(write_story(*write_starter(look(before)).steps).steps)
    ]
    story = write_story(*steps)
    assert not tell_story(look(before), story, lambda: remember(before)).stale
    assert not tell_story(look(after), story).stale
    (number, stale), *_ = tell_story(look(after), story, lambda: remember(before)).stale
    assert number == 1
    assert stale.remarks[0].startswith("Before: “Every circle is one of 3 organizations")


def test_who_was_deleted_is_named_from_the_past_and_the_story_goes_on() -> None:
    before = town(*TOWN, TIES)
    after = before.alter(
        {key: one for key, one in before.entities.items() if key != "clinic"},
        {key: one for key, one in before.ties.items() if "clinic" not in one.ends},
    )
    chosen = StoryStep("a", "The clinic", "Our own words.", focus=("clinic", "library"))
    story = write_story(*write_starter(look(before)).steps, chosen, network=before)
    told = tell_story(look(after), story, lambda: remember(before))
    holds = next(one for one in told.steps if one.step.title == "Who holds us together")
    assert holds.sentences == ()
    said = "the shortest introduction between two others leads through them in about 100 of 100 cases."
    assert holds.remarks == (f"No longer told: “Clinic connects others: {said}”",)
    own = told.steps[-1]
    assert own.focus == ("library",)
    assert own.paragraphs == ("Our own words.",)
    assert own.remarks == ("Not on the map any more: Clinic.",)
    forgotten = tell_story(look(after), story).steps[-1]
    assert forgotten.remarks == ("Not on the map any more: 1 of those it shows.",)


def test_who_left_us_is_not_shown_in_the_room_any_more() -> None:
    story = write_story(StoryStep("a", focus=("clinic",)))
    left = town(org("library"), org("clinic", standing=Standing.PAST_PARTNER))
    (step,) = tell_story(look(left), story).steps
    assert step.remarks == ("Not shown in the room any more: Clinic.",)
    assert step.focus == ()


def test_a_step_about_somebody_who_is_gone_or_hidden_says_so_and_goes_on() -> None:
    before = town(*TOWN, TIES)
    around = StoryStep("a", "Them", shows=Shows.AROUND, subject="clinic", reach=2)
    story = write_story(around, StoryStep("b", shows=Shows.AROUND), network=before)
    told = tell_story(look(before), story)
    assert [one.remarks for one in told.steps] == [
        (), ("It is not said whom or what it shows; the wheel stands in.",),
    ]  # fmt: skip
    assert (told.steps[0].words.subject, told.steps[0].words.reach) == ("clinic", 2)
    stands_in = "What it shows is not in the room any more; the wheel stands in."
    without = town(*(one for one in TOWN if one.id != "clinic"))
    gone, _ = tell_story(look(without), story, lambda: remember(before)).steps
    assert gone.remarks == (stands_in, "Not on the map any more: Clinic.")
    secret = town(org("library"), org("clinic", confidential=True))
    hidden, _ = tell_story(look(secret), story).steps
    assert hidden.remarks == (stands_in, "Not shown in the room any more: Clinic.")
    renewed = read_steps(plan_renewed(look(without), story).steps)
    assert [(one.shows, one.subject) for one in renewed] == [(Shows.WHEEL, "")] * 2


def test_what_a_step_can_be_about_is_on_the_wall_and_goes_on() -> None:
    ended = DAY.replace(year=DAY.year - 1)
    day = look(town(
        org("library"), org("left", standing=Standing.PAST_PARTNER), person("ana"), goal("read"),
        Goal(id="done", name="Done", ended=ended), Coalition(id="table", name="Table", confidential=True),
    ))  # fmt: skip
    found = {one: [each.id for each in list_subjects(day, one)] for one in Shows}
    assert {one: ids for one, ids in found.items() if ids} == {
        Shows.AROUND: ["library"], Shows.GOAL: ["read"],
    }  # fmt: skip


def test_a_step_of_another_day_is_told_and_shown_as_the_map_was_then() -> None:
    then = DAY.replace(year=DAY.year - 2)
    library, clinic, school = org("library", home=True), org("clinic"), org("school")
    (tied,) = partners("library clinic")
    ended = tied.model_copy(update={"until": DAY.replace(year=DAY.year - 1)})
    done = Goal(id="done", name="Done", ended=DAY.replace(year=DAY.year - 1))
    network = town(library, clinic, school, ended, partners("clinic school"), done)
    key = "connector:clinic"
    steps = [
        StoryStep("a", shows=Shows.GOAL, subject="done", focus=("done",), on=then),
        StoryStep("b", shows=Shows.GOAL, subject="done", focus=("done",)),
        StoryStep("c", findings={key: "?"}, on=then), StoryStep("d", findings={key: "?"}),
    ]  # fmt: skip
    first, second, third, fourth = tell_story(look(network), write_story(*steps)).steps
    assert (first.focus, first.remarks, first.words.on) == (("done",), (), then)
    assert second.remarks == (
        "What it shows is not in the room any more; the wheel stands in.",
        "Not shown in the room any more: Done.",
    )
    assert third.sentences[0].startswith("Clinic connects others")
    assert (fourth.sentences, fourth.focus) == ((), ())
    renewed = read_steps(plan_renewed(look(network), write_story(*steps)).steps)
    told = tell_story(look(network), write_story(*renewed))
    assert told.stale == ()
    assert told.steps[2].sentences == third.sentences


def test_who_was_not_there_yet_on_the_day_of_a_step_is_said() -> None:
    network = town(org("library"), Goal(id="new", name="New", started=DAY))
    step = StoryStep("a", shows=Shows.GOAL, subject="new", on=DAY.replace(year=DAY.year - 1))
    (told,) = tell_story(look(network), write_story(step)).steps
    assert told.remarks == (
        "What it shows was not in the room on that day; the wheel stands in.",
        "Not shown in the room on 1 June 2025: New.",
    )


def test_groups_and_sectors_that_are_not_there_are_said() -> None:
    steps = [StoryStep("a", shows=Shows.COMMUNITIES), StoryStep("b", shows=Shows.SECTORS)]
    told = tell_story(look(town(*TOWN, TIES)), write_story(*steps)).steps
    assert [one.remarks for one in told] == [
        ("There are no groups that are more than chance; the wheel stands in.",),
        ("Nobody is in a sector that is shown; the wheel stands in.",),
    ]
    assert tell_story(look(read_sample()), write_story(*steps)).stale == ()


def test_the_past_is_asked_once_and_only_when_something_changed() -> None:
    asked: list[str] = []

    def recall() -> None:
        asked.append("")

    before = town(*TOWN, TIES)
    story = write_story(*write_starter(look(before)).steps)
    tell_story(look(before), story, recall)
    assert asked == []
    tell_story(look(town(*TOWN, org("museum"))), story, recall)
    assert asked == [""]


def test_a_story_taken_as_it_is_now_holds_again() -> None:
    before, after = town(*TOWN, TIES), town(*TOWN, org("museum"))
    story = write_story(*write_starter(look(before)).steps, StoryStep("a", focus=("gone", "library")))
    renewed = plan_renewed(look(after), story)
    told = tell_story(look(after), renewed)
    assert not told.stale
    assert read_steps(renewed.steps)[-1].focus == ("library",)
    assert tell_state(told, after).startswith("All 5 steps still hold")


def test_the_state_of_a_story_says_what_it_was_written_for() -> None:
    network = town(*TOWN)
    other = Story(id="s", name="S", written_on="elsewhere", steps=write_story(StoryStep("a")).steps)
    assert (
        tell_state(tell_story(look(network), other), network)
        == "Its 1 step still holds (written for another map)."
    )
    lost = write_story(StoryStep("a", focus=("gone",)), StoryStep("b"))
    assert tell_state(tell_story(look(network), lost), network) == (
        "Of 2 steps, 1 no longer holds: 1 (written for the map as it is)."
    )
    assert tell_state(tell_story(look(network), write_story()), network) == "It has no steps yet."


def test_steps_are_moved_added_changed_and_taken_out() -> None:
    steps = (StoryStep("a"), StoryStep("b"), StoryStep("c"))
    assert [one.id for one in move_step(steps, "a", 1)] == ["b", "a", "c"]
    assert [one.id for one in move_step(steps, "c", -9)] == ["c", "a", "b"]
    assert move_step(steps, "c", 1) == steps
    assert [one.id for one in drop_step(steps, "b")] == ["a", "c"]
    more, new = insert_step(steps, "a")
    assert [one.id for one in more] == ["a", new, "b", "c"]
    assert insert_step((), "")[0][0].id
    assert replace_step(steps, StoryStep("b", "B"))[1].title == "B"
    assert replace_step(steps, StoryStep("d"))[-1].id == "d"
    with pytest.raises(InputError, match="not in the story any more"):
        drop_step(steps, "x")


def test_a_new_story_has_a_name_of_its_own_and_one_of_an_empty_map_is_refused() -> None:
    day = look(town(*TOWN, Story(name=TITLE), Story(name=f"{TITLE} (2)")))
    assert plan_starter(day).name == f"{TITLE} (3)"
    assert plan_new(day, "Ours").name == "Ours"
    with pytest.raises(InputError, match="Bring in a list"):
        plan_starter(look(Network()))


def test_a_story_too_long_to_keep_is_refused_with_what_to_do() -> None:
    long = [StoryStep(str(number), text="x" * 2_000) for number in range(16)]
    with pytest.raises(InputError, match="Make two of it"):
        plan_steps(write_story(), long)


def test_a_story_is_found_by_name_or_id() -> None:
    network = Network.of_items(
        [Story(id="one", name="Été"), Story(id="two", name="Été"), Story(id="three", name="Fall")]
    )
    assert find_story(network, "FALL").id == "three"
    assert find_story(network, "two").id == "two"
    with pytest.raises(InputError, match="2 stories are called so"):
        find_story(network, "ete")
    with pytest.raises(InputError, match="There are: “"):
        find_story(network, "Winter")
    with pytest.raises(InputError, match="--starter"):
        find_story(Network(), "Winter")


def test_hostile_texts_stay_the_texts_they_are() -> None:
    hostile = "</script><img src=x onerror=alert(1)>"
    step = StoryStep("a", hostile, hostile, hostile, Shows.QUESTION, (hostile,), {hostile: hostile})
    network = town(Organization(id="one", name=hostile))
    (told,) = tell_story(look(network), write_story(step)).steps
    assert told.paragraphs == (hostile,)
    assert told.focus == told.sentences == ()


def test_own_words_that_name_what_is_confidential_are_not_shown_and_that_is_said() -> None:
    def write(*, hidden: bool) -> Network:
        shelter = Organization(id="shelter", name="Safe House", confidential=hidden)
        return town(*TOWN, TIES, shelter, org("annex", name="Safe House Annex"))

    text = "Thanks to Safe House.\nThanks to Safe House Annex.\nWho else?"
    steps = [
        StoryStep("a", "Safe House", text, "Ask Safe House first."),
        StoryStep("b", "Where we go", "On."),
    ]
    story = Story(name="For Safe House", steps=write_steps(steps))
    openly, now = (tell_story(Day(write(hidden=one), DAY), story) for one in (False, True))
    assert [one.remarks for one in openly.steps] == [(), ()]
    assert openly.title == "For Safe House"
    first, second = now.steps
    assert (first.words.title, first.words.text) == ("", ("Thanks to Safe House Annex.", "Who else?"))
    assert (second.words.title, second.words.text) == ("Where we go", ("On.",))
    assert first.remarks == (
        "Not shown to the room, since it names what is confidential: “Safe House”; “Thanks to Safe House.”",
        "Left out of the notes, since it names what is confidential: “Ask Safe House first.”",
    )
    assert "Ask Safe House first." in openly.steps[0].notes
    assert "Safe House" not in first.notes
    assert now.title == "Story"


def test_a_room_chooses_from_no_story_that_is_confidential_or_called_after_what_is() -> None:
    stories = [
        Story(name="Ours"),
        Story(name="For the Safe House"),
        Story(name="Only for the board", confidential=True),
    ]
    network = town(*TOWN, TIES, Organization(name="Safe House", confidential=True), *stories)
    assert [one.name for one in list_open_stories(Day(network, DAY))] == ["Ours"]
    assert len(list_stories(network)) == 3


def test_colors_that_tell_nobody_apart_any_more_are_said_and_taken_out() -> None:
    steps = [
        StoryStep("a", color=Trait.COALITION),
        StoryStep("b", shows=Shows.SECTORS, color=Trait.COALITION),
        StoryStep("c", color=Trait.GOAL, on=DAY.replace(year=2024)),
    ]
    health = tie(TieKind.IN_SECTOR, "clinic", "health")
    reading = (goal("read"), tie(TieKind.PURSUES, "clinic", "read", since=DAY.replace(year=2025)))
    joined = (Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "clinic", "table"))
    before = town(*TOWN, TIES, sector("health"), health, *joined, *reading)
    after = look(town(*TOWN, TIES, sector("health"), health, *reading))
    story = write_story(*steps)
    assert [one.remarks for one in tell_story(look(before), story, keep=keep_shown).steps][:2] == [(), ()]
    first, second, third = tell_story(after, story, keep=keep_shown).steps
    assert first.remarks == ("“Coalition” tells nobody apart any more; circles have the colors of sectors.",)
    assert second.remarks == ()
    assert third.remarks == ("“Goal” tells nobody apart on 1 June 2024; circles have the colors of sectors.",)
    renewed = plan_renewed(after, story, keep_shown)
    assert [one.color for one in read_steps(renewed.steps)] == [None, Trait.COALITION, None]
    assert tell_story(after, renewed, keep=keep_shown).stale == ()
