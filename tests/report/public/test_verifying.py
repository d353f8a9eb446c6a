"""What of a copy no longer holds is told for each kind of change; what must not be shown comes first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from netmap.analysis.public.choices import Choices, Naming, PeopleShown
from netmap.analysis.public.rebuilding import rebuild
from netmap.analysis.public.sealing import CopyFile, read_copy
from netmap.content.loading import load_content
from netmap.errors import FileError
from netmap.model.changes import Item
from netmap.model.entities import Coalition
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Story
from netmap.model.kinds import Standing
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.model.ties import change_tie
from netmap.picture.public.page import draw_page
from netmap.report.public.ledger import list_ledger, plan_entry
from netmap.report.public.verifying import (
    ANOTHER_MAP,
    TAKE_BACK,
    Verdict,
    tell_verdict,
    verify_copy,
    write_verdict,
)
from netmap.report.public.whole import build_whole
from tests.analysis.public.public_town import T, build_day, build_public_town
from tests.analysis.towns import org, person, sector, tie

Changing = Callable[[Network], Network]


def make_file(network: Network, choices: Choices) -> tuple[CopyFile, Network]:
    """A copy of a town, and the town with the copy in its ledger."""
    copy = rebuild(build_day(network), choices)
    page = draw_page(copy, load_content())
    entry = plan_entry(copy, given_to="the board", content=page.content, seal=page.seal)
    return read_copy(page.data), Network.of_items([*network.entities.values(), entry, *network.ties.values()])


def verify(change: Changing, choices: Choices | None = None, *, knows_past: bool = True) -> Verdict:
    """Make a copy of the town, change the town, and check the copy."""
    chosen = choices or Choices()
    before = build_public_town()
    file, kept = make_file(before, chosen)
    past = rebuild(build_day(before), chosen) if knows_past else None
    return verify_copy(file, build_day(change(kept)), past)


def put(network: Network, *items: Item) -> Network:
    after: dict[str, Item] = {**network.entities, **network.ties}
    return Network.of_items((after | {one.id: one for one in items}).values())


def change(key: str, **values: object) -> Changing:
    def alter(network: Network) -> Network:
        found = network.get(key)
        return put(
            network, change_entity(found, **values) if found else change_tie(network.ties[key], **values)
        )

    return alter


def take_out(*keys: str) -> Changing:
    def alter(network: Network) -> Network:
        ties = [one for one in network.ties.values() if not {one.id, *one.ends} & {*keys}]
        return Network.of_items([*(one for one in network.entities.values() if one.id not in keys), *ties])

    return alter


def add(*items: Item) -> Changing:
    return lambda network: put(network, *items)


def test_an_unchanged_map_holds() -> None:
    verdict = verify(lambda network: network)
    assert verdict.holds
    assert tell_verdict(verdict)[-1] == "All it says of the map holds today."
    assert write_verdict(verdict)["holds"] is True


@pytest.mark.parametrize(
    ("changing", "said"),
    [
        (change("clinic", confidential=True), "Clinic is confidential now."),
        (change("clinic", may_be_named=False), "Clinic does not want to be named in public."),
        (change("health", on_the_wall=False), "Clinic is only in sectors that are not shown to others any more."),
        (change("PARTNERS_WITH-clinic-pantry", confidential=True), "That Clinic and Pantry work together is confidential now."),
        (
            change("clinic", may_show_ties=False),
            "That Clinic and Pantry work together must not be shown: one of them does not agree to it.",
        ),
        (
            change("clinic", may_show_ties=False),
            "That Clinic belongs to Table must not be shown: Clinic does not agree to it.",
        ),
        (change("table", confidential=True), "Table is confidential now."),
        (change("food", confidential=True), "Food is confidential now."),
    ],
)  # fmt: skip
def test_what_must_not_be_shown_any_more_comes_first_and_takes_the_copy_back(
    changing: Changing, said: str
) -> None:
    verdict = verify(changing)
    assert said in verdict.urgent
    told = tell_verdict(verdict)
    assert told.index(TAKE_BACK) < told.index(said)
    assert write_verdict(verdict)["take_back"] is True
    assert not verdict.holds


@pytest.mark.parametrize(
    ("changing", "said"),
    [
        (take_out("clinic"), "Clinic is not on the map any more."),
        (change("clinic", standing=Standing.PAST_PARTNER), "Clinic is no partner now."),
        (add(org("new")), "New is new, and not in the copy."),
        (change("clinic", name="City Clinic"), "Clinic is called City Clinic now."),
        (take_out("PARTNERS_WITH-clinic-pantry"), "Clinic and Pantry are not tied any more."),
        (add(tie(T.PARTNERS_WITH, "hospice", "pantry")), "Hospice and Pantry are tied now."),
        (take_out("MEMBER_OF-clinic-table"), "Clinic does not belong to Table any more."),
        (add(tie(T.MEMBER_OF, "pantry", "table")), "Pantry belongs to Table now."),
        (take_out("table"), "Table is not on the map any more."),
        (change("aim", ended="2026-01-01"), "Aim is over, or too few of those shown belong to it."),
        (add(Coalition(id="other", name="Other")), "Other is new, and not in the copy."),
        (change("health", name="Health care"), "Health is called Health care now."),
        (add(tie(T.IN_SECTOR, "hospice", "food", primary=True), change_tie(tie(T.IN_SECTOR, "hospice", "health"), primary=False)),
         "Hospice is in Food now."),
        (add(org("bus"), tie(T.IN_SECTOR, "bus", "transport", primary=True)),
         "Somebody is in Transport now; in the copy it is an open chair."),
        (add(sector("arts", expected=True)), "Arts is new, and not in the copy."),
    ],
)  # fmt: skip
def test_each_change_of_the_map_is_told(changing: Changing, said: str) -> None:
    verdict = verify(changing)
    assert said in verdict.outdated
    assert verdict.urgent == ()
    assert not verdict.holds


def test_what_was_shown_of_somebody_beside_their_name_is_taken_back_when_they_say_no() -> None:
    verdict = verify(change("clinic", may_show_more=False), Choices(also=("description", "city")))
    assert verdict.urgent == (
        "Clinic does not agree that this is shown of them: city.",
        "Clinic does not agree that this is shown of them: what they do.",
    )


def test_what_does_not_show_changes_nothing() -> None:
    assert verify(change("clinic", notes="Called.", phone="555", standing=Standing.PARTNER)).holds
    assert verify(change("PARTNERS_WITH-clinic-pantry", strength=1, notes="Cooled down.")).holds


def test_without_its_history_a_copy_is_compared_by_names() -> None:
    verdict = verify(change("clinic", name="City Clinic"), knows_past=False)
    assert {"Clinic is not on the map any more.", "City Clinic is new, and not in the copy."} <= {
        *verdict.outdated
    }
    assert (
        "Clinic is confidential now." in verify(change("clinic", confidential=True), knows_past=False).urgent
    )


def test_numbers_of_people_and_of_sectors_are_compared() -> None:
    counted = Choices(people=PeopleShown.COUNTED)
    more = add(person("porter"), tie(T.WORKS_AT, "porter", "clinic"))
    assert "People at these organizations: 2 now; in the copy 1." in verify(more, counted).outdated
    sectors = Choices(naming=Naming.SECTORS)
    assert "In Health there are 2 now, not 3." in verify(take_out("hospice"), sectors).outdated


def test_who_withdrew_an_agreement_is_told_and_a_field_that_changed() -> None:
    agreed = Choices(only_agreed=True)
    assert (
        "Hospice has not agreed to be named." in verify(change("hospice", may_be_named=None), agreed).outdated
    )
    described = Choices(also=("description",))
    said = "What is said of Clinic has changed: what they do."
    assert said in verify(change("clinic", description="Cures"), described).outdated


def test_pseudonyms_are_compared_by_who_they_stand_for() -> None:
    hidden = Choices(naming=Naming.PSEUDONYMS)
    verdict = verify(change("clinic", confidential=True), hidden)
    assert [one for one in verdict.urgent if one.startswith("Partner ") and "confidential" in one]
    assert not any("Clinic" in one for one in tell_verdict(verdict))


def test_a_file_that_was_changed_and_one_of_another_map_are_said() -> None:
    file, kept = make_file(build_public_town(), Choices())
    changed = verify_copy(replace(file, is_whole=False), build_day(kept))
    assert not changed.holds
    assert "was changed after it was made" in tell_verdict(changed)[1]
    stranger = verify_copy(file, build_day(build_public_town()))
    assert not stranger.holds
    assert any("not in the ledger" in one for one in tell_verdict(stranger))


def test_the_ledger_says_which_copies_still_hold() -> None:
    _, kept = make_file(build_public_town(), Choices())
    assert [(line.copy.given_to, line.holds) for line in list_ledger(build_day(kept))] == [
        ("the board", True)
    ]
    after = change("clinic", name="City Clinic")(kept)
    assert [line.holds for line in list_ledger(build_day(after))] == [False]
    broken = change(next(iter(kept.entities.keys() - build_public_town().entities.keys())), choices="{")(kept)
    assert [line.holds for line in list_ledger(build_day(broken))] == [None]


TABLE = StoryStep("b", "Table", shows=Shows.COALITION, subject="table")


def tell_change(change: Changing) -> tuple[str, ...]:
    """Make a copy with a story, change the map, and return what of the copy no longer holds."""
    steps = [StoryStep("a", "We", "Come in.", focus=("clinic",)), TABLE]
    before = build_public_town(Story(id="story", name="Ours", steps=write_steps(steps)))
    whole = build_whole(build_day(before), Choices(story="Ours"))
    page = draw_page(whole.copy, load_content(), story=whole.said.story)
    entry = plan_entry(whole.copy, given_to="the board", content=page.content, seal=page.seal)
    return verify_copy(read_copy(page.data), build_day(change(put(before, entry)))).outdated


def test_a_story_in_a_copy_is_checked_step_by_step() -> None:
    rewritten = write_steps([StoryStep("a", "We", "Come along.", focus=("clinic",))])
    assert tell_change(lambda network: network) == ()
    told = tell_change(change("story", steps=rewritten))
    assert "Step 1 of the story “We” does not say any more: “Come in.”" in told
    assert "Step 1 of the story “We” says now: “Come along.”" in told
    assert "Step 2 of the story “Table” is not told any more." in told
    renamed = write_steps([StoryStep("a", "Us", "Come in.", focus=("clinic",)), TABLE])
    assert tell_change(change("story", steps=renamed)) == ("Step 1 of the story “We” is called “Us” now.",)
    assert any(
        one.startswith("The story “Ours” cannot be told any more") for one in tell_change(take_out("story"))
    )


def test_a_copy_of_another_map_is_told_and_one_of_a_newer_netmap_is_not_read() -> None:
    town = build_public_town()
    one, other = (Network(town.entities, town.ties, 3, store) for store in ("one", "other"))
    data = draw_page(rebuild(build_day(one), Choices()), load_content()).data
    assert verify_copy(read_copy(data), build_day(one)).of_this_map is True
    verdict = verify_copy(read_copy(data), build_day(other))
    assert ANOTHER_MAP in tell_verdict(verdict)
    assert write_verdict(verdict)["of_this_map"] is False
    with pytest.raises(FileError, match="A newer netmap made this file"):
        read_copy(data.replace(b'"protocol":1', b'"protocol":2'))
