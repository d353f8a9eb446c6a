"""The steps of a story, kept as text and read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.joining import join_entities
from netmap.errors import InputError
from netmap.model.entity_classes import build_entity
from netmap.model.happenings import Story
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.records import from_json, to_json
from netmap.model.stories.steps import (
    FARTHEST,
    Shows,
    StoryStep,
    parse_steps,
    read_steps,
    write_steps,
)
from netmap.model.text import clean_text
from netmap.model.views.coding import Trait
from netmap.model.views.filters import FIRST_DAY, LAST_DAY, Aspect, build_filter, read_filter
from tests.analysis.towns import org

TEXTS = st.text(max_size=60).map(lambda text: clean_text(text, lines=True))
LINES = st.text(max_size=60).map(clean_text)


@st.composite
def story_steps(draw: st.DrawFn) -> tuple[StoryStep, ...]:
    count = draw(st.integers(0, 5))
    return tuple(
        StoryStep(
            f"step{number}", draw(LINES), draw(TEXTS), draw(TEXTS), draw(st.sampled_from(Shows)),
            tuple(draw(st.lists(LINES, max_size=3, unique=True))),
            draw(st.dictionaries(LINES, LINES, max_size=3)), draw(LINES), draw(st.integers(1, FARTHEST)), draw(st.booleans()),
            draw(st.none() | st.dates(FIRST_DAY, LAST_DAY)), draw(st.sampled_from((None, Trait.COALITION))),
            build_filter(draw(st.lists(st.tuples(st.sampled_from((Aspect.SECTOR, Aspect.GOAL)), st.sampled_from(("a", "b")))))),
        )
        for number in range(count)
    )  # fmt: skip


@given(story_steps())
def test_steps_come_back_as_they_were_written(steps: tuple[StoryStep, ...]) -> None:
    story = build_entity(EntityKind.STORY, id="s", name="Ours", steps=write_steps(steps), revision=3)
    assert isinstance(story, Story)
    assert read_steps(story.steps) == steps
    assert from_json(to_json(story), is_tie=False) == story


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"a": 1}', "are a list"),
        ("[1]", "are a list"),
        ('[{"shows": "a film"}]', "A step shows names, wheel"),
        ('[{"shows": ["wheel"]}]', "A step shows names, wheel"),
        ('[{"focus": "me"}]', "in a list"),
        ('[{"on": "soon"}]', "of a day like 2026-03-31"),
        ('[{"on": "0001-01-01"}]', "of a day like 2026-03-31"),
        ('[{"on": [2026]}]', "of a day like 2026-03-31"),
        (json.dumps([{}] * 201), "at most 200 steps"),
        (json.dumps([{"title": "x" * 1_000}]), "at most 300"),
        (json.dumps([{"text": "x" * 19_000}, {"text": "y" * 19_000}]), "Make two of it"),
    ],
)
def test_what_is_no_story_is_refused_with_what_to_do(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_entity(EntityKind.STORY, name="Ours", steps=text)


def test_steps_that_cannot_be_read_are_none_rather_than_a_failure() -> None:
    assert read_steps("not a list") == ()
    assert read_steps("") == ()


def test_a_story_of_before_there_were_subjects_is_read_as_it_was() -> None:
    kept = '[{"id":"a","title":"One","shows":"names","focus":["x"],"findings":{"connector:x":"1f"}}]'
    assert read_steps(kept) == (
        StoryStep("a", "One", shows=Shows.NAMES, focus=("x",), findings={"connector:x": "1f"}),
    )
    assert write_steps(read_steps(kept)) == kept


@pytest.mark.parametrize("reach", [0, 3, -1, "2", None, [2], 1e9])
def test_a_step_goes_one_or_two_steps_around_somebody_and_never_farther(reach: object) -> None:
    (step,) = parse_steps(json.dumps([{"shows": "around", "subject": "x\u0000", "reach": reach}]))
    assert (step.shows, step.subject, step.reach) == (Shows.AROUND, "x", 1)


@pytest.mark.parametrize("said", [1, "true", None, [True]])
def test_sentences_appear_one_after_another_only_where_that_is_said(said: object) -> None:
    steps = parse_steps(json.dumps([{"one_by_one": said}, {"one_by_one": True}]))
    assert [step.one_by_one for step in steps] == [False, True]


def test_two_steps_of_one_id_become_two() -> None:
    first, second = parse_steps('[{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}]')
    assert (first.id, first.title, second.title) == ("a", "One", "Two")
    assert second.id not in {"a", ""}


def test_control_characters_and_overrides_leave_a_step() -> None:
    (step,) = parse_steps(json.dumps([{"title": "A\u202eB\x00", "text": "one\ntwo\u200b"}]))
    assert (step.title, step.text) == ("AB", "one\ntwo")


def test_who_is_joined_into_another_is_shown_as_that_one() -> None:
    step = StoryStep(
        "a",
        shows=Shows.AROUND,
        focus=("old", "kept", "other"),
        findings={"connector:old": "x"},
        subject="old",
        filter=read_filter(["coalition:old", "coalition:kept", "sector:health"]),
    )
    network = Network.of_items(
        [org("old"), org("kept"), org("other"), Story(id="s", name="Ours", steps=write_steps([step]))]
    )
    (story,) = (one for one in join_entities(network, "kept", "old").put if isinstance(one, Story))
    (turned,) = read_steps(story.steps)
    assert turned.focus == ("kept", "other")
    assert turned.findings == {"connector:kept": "x"}
    assert turned.subject == "kept"
    assert turned.filter.write() == ("sector:health", "coalition:kept")


def test_a_step_is_colored_by_what_everybody_may_know_alone() -> None:
    step = StoryStep("a", "One", color=Trait.COALITION)
    assert read_steps(write_steps([step])) == (step,)
    for said in ("standing", "own:Budget", "shoes", "coalition:x"):
        with pytest.raises(InputError, match="colored by what everybody may know"):
            parse_steps(json.dumps([{"id": "a", "color": said}]))


@pytest.mark.parametrize(
    "said",
    [
        ["keeper:ana"], ["standing:partner"], ["strength:3"], ["tie:KNOWS"], ["on:2024-06-30"], ["sector:health", "shoes:red"],
        ["sector:<b>"], "sector:health", {"sector": "health"}, [["sector:health"]],
    ],
)  # fmt: skip
def test_a_step_leaves_out_by_what_everybody_may_know_alone(said: object) -> None:
    with pytest.raises(InputError, match="leaves out only by what everybody may know"):
        parse_steps(json.dumps([{"id": "a", "only": said}]))


def test_a_step_keeps_a_way_between_two_and_by_what_it_is_cut() -> None:
    step = StoryStep("a", "One", ends=("clinic", "school"), grouping=Trait.COALITION)
    assert read_steps(write_steps([step])) == (step,)
    assert step.change_ids(lambda one: {"clinic": "annex"}.get(one, one)).ends == ("annex", "school")
    for said in (["clinic"], ["clinic", "clinic"], ["clinic", ""], ["a", "b", "c"], "clinic", {"a": "b"}):
        with pytest.raises(InputError, match="leads from one to another"):
            parse_steps(json.dumps([{"id": "a", "way": said}]))
    for said in ("standing", "own:Budget"):
        with pytest.raises(InputError, match="grouped by what everybody may know"):
            parse_steps(json.dumps([{"id": "a", "groups": said}]))


@pytest.mark.parametrize("turned", ["", "school"])
def test_a_way_of_which_an_end_is_gone_or_joined_into_the_other_is_none(turned: str) -> None:
    step = StoryStep("a", ends=("clinic", "school"))
    assert step.change_ids(lambda one: turned if one == "clinic" else one).ends == ()
