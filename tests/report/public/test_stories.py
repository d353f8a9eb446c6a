"""A story in a public copy is told anew from what leaves; what shows or says anything else is held back, with the reason."""

import pytest

from netmap.analysis.public.choices import Choices, Naming
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.happenings import Story
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.model.views.coding import Trait
from netmap.model.views.filters import EVERYBODY, read_filter
from netmap.picture.public.page import draw_page
from netmap.picture.slides.keeping import keep_shown
from netmap.report.finding import FindingKind
from netmap.report.public.preview import preview_copy
from netmap.report.public.whole import WholeCopy, build_whole
from netmap.report.stories.catalog import list_tellable, mark_sentence
from netmap.report.stories.telling import Keep, keep_anything
from tests.analysis.public.public_town import build_day, build_public_town

NOTES = "Say slowly that the mayor is cross."
LEE = Person(id="lee", name="Lee Ann Poe", email="lee.ann@pantry.example", phone="(207) 555-0142")


def tell(
    *steps: StoryStep,
    more: tuple[Entity, ...] = (),
    name: str = "Our county",
    keep: Keep = keep_anything,
    **choices: object,
) -> WholeCopy:
    story = Story(id="story", name=name, steps=write_steps(steps))
    chosen = Choices(story=name, **choices)  # type: ignore[arg-type]
    return build_whole(build_day(build_public_town(story, *more)), chosen, keep)


def step(key: str, title: str = "A step", **values: object) -> StoryStep:
    return StoryStep(key, title, notes=NOTES, **values)  # type: ignore[arg-type]


def list_titles(whole: WholeCopy) -> list[str]:
    return [one.title for one in whole.said.story.steps] if whole.said.story else []


def test_it_is_told_of_the_copy_and_not_of_the_map() -> None:
    """On the map six circles or more are on the wall; in the copy four are."""
    day = build_day(build_public_town())
    kinds = {FindingKind.ON_THE_WALL, FindingKind.OPEN_CHAIRS}
    told = {key: mark_sentence(one) for key, one in list_tellable(day).items() if one.kind in kinds}
    assert len(told) == 2
    whole = tell(step("one", findings=told))
    assert whole.said.story
    (said,) = whole.said.story.steps
    assert any("4 organizations" in one for one in said.sentences)
    assert any("Transport" in one for one in said.sentences)
    assert whole.held_steps == ()


def test_whoever_is_bright_has_the_id_of_the_copy_and_notes_never_leave() -> None:
    whole = tell(
        step("one", shows=Shows.AROUND, subject="clinic"), step("two", focus=("hospital", "refused"))
    )
    assert whole.said.story
    around, bright = whole.said.story.steps
    assert whole.copy.origins[around.subject] == "clinic"
    assert [whole.copy.origins[key] for key in bright.focus] == ["hospital"]
    assert [one.number for one in whole.held_steps] == [2]
    data = draw_page(whole.copy, load_content(), story=whole.said.story).data.decode()
    assert "Our county" in data
    assert "mayor" not in data
    assert "Refused" not in data


def test_a_step_in_colors_of_its_own_leaves_in_those_of_sectors_which_is_said() -> None:
    whole = tell(step("one", color=Trait.COALITION))
    assert [(one.number, one.why) for one in whole.held_steps] == [
        (1, "Its circles have the colors of sectors: what else colors say does not leave."),
    ]  # fmt: skip
    assert whole.said.story
    data = draw_page(whole.copy, load_content(), story=whole.said.story).data.decode()
    assert "color: Coalition" not in data


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (step("held", shows=Shows.AROUND, subject="refused"), "does not leave"),
        (step("held", focus=("secret",)), "does not leave"),
        (step("held", text="Call refused first."), "its words"),
        (step("held", text="We thank LEE ANN  POE!"), "its words"),
        (step("held", text="Write to lee.ann@pantry.example"), "its words"),
        (step("held", text="Call 207.555.0142 on Mondays"), "its words"),
        (step("held", title="What Secret does"), "its words"),
        (step("held", text="It is SECRET's work."), "its words"),
        (step("held", text="Ask at the annie poe house."), "its words"),
        (step("held", on=build_day(build_public_town()).date.replace(year=2024)), "another day"),
        (step("held", shows=Shows.COALITION, subject="old"), "does not leave"),
        (step("held", findings={"connector:secret": "abc"}), "rests on"),
    ],
)  # fmt: skip
def test_a_step_that_shows_or_says_more_is_held_back_with_the_reason(held: StoryStep, why: str) -> None:
    renamed = Organization(id="annex", name="Annex", aka=("Annie Poe House",), confidential=True)
    whole = tell(step("kept", "Kept"), held, more=(LEE, renamed))
    assert list_titles(whole) == ["Kept"]
    (one,) = whole.held_steps
    assert one.number == 2
    assert why in one.why
    assert "Secret" not in str(one)


def test_common_words_that_are_no_names_are_told() -> None:
    whole = tell(step("one", text="Clinic and Hospice agree on secretaries."))
    assert list_titles(whole) == ["A step"]


def test_without_names_no_step_says_one() -> None:
    steps = (step("one", "Our Clinic"), step("two", "All of us"), step("three", shows=Shows.SECTORS))
    hidden = tell(*steps, naming=Naming.PSEUDONYMS)
    assert list_titles(hidden) == ["All of us", "A step"]
    assert "Clinic" not in draw_page(hidden.copy, load_content(), story=hidden.said.story).data.decode()
    sectors = tell(*steps, naming=Naming.SECTORS)
    assert list_titles(sectors) == ["All of us"]
    assert "Clinic" not in draw_page(sectors.copy, load_content(), story=sectors.said.story).data.decode()


def test_who_is_where_is_shown_in_no_copy() -> None:
    whole = tell(step("one", "Our Clinic"), step("two", shows=Shows.GEOGRAPHY))
    assert list_titles(whole) == ["Our Clinic"]
    assert "cannot be drawn of what leaves" in whole.held_steps[0].why


def test_a_story_that_cannot_be_told_says_why() -> None:
    day = build_day(build_public_town(Story(name="Our county")))
    with pytest.raises(InputError, match="There are: “Our county”"):
        build_whole(day, Choices(story="Another"))
    with pytest.raises(InputError, match="Give it another"):
        tell(step("one"), name="What Refused said")
    with pytest.raises(InputError, match="No step"):
        tell(step("one", text="Refused"))


def test_the_preview_says_what_is_told_and_what_is_held_back() -> None:
    story = Story(
        name="Ours", steps=write_steps([step("a", "We", text="Come."), step("b", "Then", focus=("idea",))])
    )
    preview = preview_copy(build_day(build_public_town(story)), Choices(story="Ours"))
    assert preview.told == ("1. We. Come.",)
    assert preview.steps_held_back == (
        "Step 2 “Then” of the story. Held back: whoever is bright in it does not leave.",
    )
    assert any("The story “Ours” in 1 step" in one for one in preview.leaves)


def test_a_step_is_narrowed_in_a_copy_by_what_leaves_and_held_back_else() -> None:
    day = build_day(build_public_town())
    table = next(one.id for one in day.tables if one.id != "old")
    narrowed = step("one", "Kept", filter=read_filter([f"coalition:{table}"]))
    whole = tell(narrowed, step("two", filter=read_filter(["coalition:old"])), step("three", "All"))
    assert whole.said.story
    only, every = whole.said.story.steps
    ((_, key),) = only.words.filter.wanted
    assert whole.copy.origins[key] == table
    assert every.words.filter == EVERYBODY
    assert "only" not in every.model_dump()
    assert [(one.number, one.why) for one in whole.held_steps] == [
        (2, "Held back: whom it shows is said by what does not leave."),
    ]  # fmt: skip
    data = draw_page(whole.copy, load_content(), story=whole.said.story).data.decode()
    assert f"Only members of {day.network.name_of(table)}." in data


def test_where_only_sectors_are_told_no_step_says_who_of_them() -> None:
    table = next(one.id for one in build_day(build_public_town()).tables)
    whole = tell(
        step("one", "Kept"), step("two", filter=read_filter([f"coalition:{table}"])), naming=Naming.SECTORS
    )
    assert [one.why for one in whole.held_steps] == [
        "Held back: it shows only some, and the copy tells of sectors alone."
    ]


def test_a_way_leaves_over_what_leaves_alone_and_is_held_back_else() -> None:
    day = build_day(build_public_town())
    whole = tell(
        step("one", "Kept", ends=("clinic", "hospital")), step("two", ends=("clinic", "refused")),
        step("three", ends=("clinic", "school")), keep=keep_shown,
    )  # fmt: skip
    assert whole.said.story
    (kept,) = whole.said.story.steps
    assert [whole.copy.origins[key] for key in kept.words.ends] == ["clinic", "hospital"]
    why = "Held back: what leaves has no way between the two from whom to whom it shows one."
    assert [(one.number, one.why) for one in whole.held_steps] == [(2, why), (3, why)]
    data = draw_page(whole.copy, load_content(), story=whole.said.story).data.decode()
    names = [day.network.name_of(one) for one in ("clinic", "hospital")]
    assert f"{names[0]} → {names[1]}: directly tied." in data
    assert "Refused" not in data
    sectors = tell(
        step("one"), step("two", ends=("clinic", "hospital")), naming=Naming.SECTORS, keep=keep_shown
    )
    assert [one.number for one in sectors.held_steps] == [2]


def test_groups_leave_by_what_leaves_alone_and_those_of_sectors_else() -> None:
    steps = step("one", "Tables", grouping=Trait.COALITION), step("two", "Cities", grouping=Trait.CITY)
    whole = tell(*steps, keep=keep_shown)
    assert whole.said.story
    assert [one.words.grouping for one in whole.said.story.steps] == [Trait.COALITION, None]
    assert [(one.number, one.why) for one in whole.held_steps] == [
        (2, "It is by sectors: of what leaves, “City” tells nobody apart."),
    ]  # fmt: skip
    assert "groups" not in whole.said.story.steps[1].model_dump()
    data = draw_page(whole.copy, load_content(), story=whole.said.story).data.decode()
    assert "Grouped by “Coalition”." in data
    assert "Grouped by “City”." not in data
    sectors = tell(*steps, naming=Naming.SECTORS, keep=keep_shown)
    assert sectors.said.story
    assert [one.words.grouping for one in sectors.said.story.steps] == [None, None]
