"""Stories in a store: undone, exported and brought in again, backed up; and what they say of somebody forgotten."""

import pytest

from netmap.content.loading import load_content
from netmap.files.exports import write_network
from netmap.files.plan.plan import plan_import
from netmap.files.reading import read_file
from netmap.graph.copies.backup_file import read_backup
from netmap.graph.copies.backups import make_backup, restore_backup
from netmap.graph.forgetting.erasure import Mentions
from netmap.graph.store import Store
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, read_steps, write_steps
from netmap.report.stories.plans import plan_starter
from netmap.report.stories.recalling import recall_day
from netmap.report.stories.telling import tell_state, tell_story
from tests.analysis.towns import org, partners, sector
from tests.graph.test_forgetting import ANA, BANK, LEE, LIBRARY, WORKS, forget
from tests.graph.test_store import put
from tests.report.stories.stories import look

STEP = StoryStep(
    "step", "Thanks to Lee Ann Poe", "Ask “Lee Ann Poe”.\nShe knows.", 'Say "lee ann POE" twice.', Shows.NAMES,
    ("bank", "lee"), {"connector:bank": "aa", "only known way:lee": "bb"}, "lee",
)  # fmt: skip
STORY = Story(id="story", name="For Lee Ann Poe", steps=write_steps([STEP]), revision=4, written_on="here")


def test_a_story_is_one_change_and_is_taken_back(store: Store) -> None:
    put(store, BANK)
    put(store, STORY, said="Began a story.")
    assert store.read().entities["story"] == STORY
    (change, *_) = store.changes()
    assert change.touches == 1
    store.undo(who="Ana")
    assert "story" not in store.read().entities


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
def test_a_story_comes_back_from_our_own_files(ending: str) -> None:
    network = Network.of_items([BANK, LIBRARY, STORY])
    file = write_network(network, ending)
    plan = plan_import(Network(), [read_file(file, f"map{ending}")], load_content())
    assert plan.foresee().entities["story"] == STORY


def test_a_story_comes_back_from_a_backup(store: Store, other: Store) -> None:
    put(store, BANK, STORY)
    restore_backup(other, read_backup(make_backup(store)[0], "map.netmap"))
    assert other.read().entities["story"] == STORY


@pytest.mark.parametrize("mentions", [Mentions.NAME_OUT, Mentions.ERASE])
def test_who_is_forgotten_is_in_no_step_any_more(store: Store, mentions: Mentions) -> None:
    put(store, BANK, LIBRARY, ANA, LEE, WORKS)
    put(store, STORY)
    forget(store, mentions=mentions)
    story = store.read().entities["story"]
    assert isinstance(story, Story)
    (step,) = read_steps(story.steps)
    assert "lee ann poe" not in f"{story.name} {story.steps}".casefold()
    assert step.focus == ("bank",)
    assert step.findings == {"connector:bank": ""}
    assert (step.shows, step.subject) == (Shows.NAMES, "")
    if mentions is Mentions.NAME_OUT:
        assert step.text.endswith("She knows.")


def test_what_a_story_said_is_worked_out_from_the_map_it_was_written_for(store: Store) -> None:
    wanted = (sector("parks", expected=True), sector("buses", expected=True))
    put(store, org("library", home=True), org("clinic"), org("school"), *partners("library clinic"), *wanted)
    story = plan_starter(look(store.read()))
    put(store, story)
    put(store, org("museum"), sector("buses", expected=False))
    told = tell_story(look(store.read()), story, lambda: recall_day(store, story, load_content()))
    remarks = [remark for _, step in told.stale for remark in step.remarks]
    assert remarks[0] == (
        "Before: “Every circle is one of 3 organizations: ourselves, and those who work with us or could.” "
        "Now: “Every circle is one of 4 organizations: ourselves, and those who work with us or could.”"
    )
    assert "these 2 parts" in remarks[-1]
    assert "this part" in remarks[-1]


def test_a_story_still_knows_what_was_after_a_forgetting_and_in_copies(store: Store, other: Store) -> None:
    put(store, BANK, LEE, WORKS)
    seen = store.read()
    story = Story(id="story", name="Ours", revision=seen.revision, written_on=seen.store_id)
    put(store, story)
    put(store, change_entity(story, name="Theirs"), LIBRARY)
    forget(store)
    restore_backup(other, read_backup(make_backup(store)[0], "map.netmap"))
    for one in (store, other):
        kept = one.read().entities["story"]
        assert isinstance(kept, Story)
        past = recall_day(one, kept, load_content())
        assert past is not None
        assert set(past.everything.entities) == {"bank"}
        assert "another map" not in tell_state(tell_story(look(one.read()), kept), one.read())
    store.undo(store.changes()[1].id, who="Ana")
    assert store.read().name_of("story") == "Ours"


def test_a_store_that_does_not_know_the_map_of_a_story_remembers_nothing(store: Store) -> None:
    put(store, BANK)
    here = store.read().store_id
    for story in (STORY, Story(name="x", revision=9, written_on=here), Story(name="x", written_on=here)):
        assert recall_day(store, story, load_content()) is None
