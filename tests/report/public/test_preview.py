"""What will be visible is said before anything is made; of what is confidential there is neither a name nor a number."""

from netmap.analysis.public.choices import Choices, Naming, PeopleShown
from netmap.model.entities import Coalition
from netmap.model.kinds import TieKind as T
from netmap.report.public.preview import NEVER, preview_copy
from tests.analysis.public.public_town import build_day, build_public_town
from tests.analysis.towns import org, partners, tie, town


def test_it_says_what_leaves_and_who_is_held_back_for_which_reason() -> None:
    preview = preview_copy(build_day(build_public_town()), Choices())
    assert preview.leaves == (
        "4 organizations in 2 sectors, by name.",
        "3 ties between them: that each is there, and nothing else.",
        "1 goal and 1 coalition by name, and who of those shown belongs to them.",
        "1 open chair: Transport.",
    )
    assert {one.title: one.names for one in preview.held_back} == {
        "said no": ("Refused",),
        "no partner now": ("Past", "Shunned"),
        "only an idea": ("Idea",),
        "a person": ("Elder", "Quiet"),
        "not for the wall": ("Unhung",),
    }
    assert preview.unasked == ("Clinic", "Hospital", "Pantry")
    assert preview.ties_held_back[0].startswith("2 ties between those shown")
    assert len(preview.ties_held_back) == 1


def test_it_says_who_does_not_agree_that_their_ties_are_shown() -> None:
    town = build_public_town(org("clinic", may_show_ties=False))
    told = preview_copy(build_day(town), Choices()).ties_held_back
    assert told[0].startswith("4 ties between those shown")
    assert told[1] == "With whom these work, and where they belong, because they said so: Clinic."


def test_a_sector_in_which_somebody_is_beside_their_main_one_is_no_open_chair() -> None:
    """Nobody has Transport as their main sector; the clinic, in Health, is in it, too."""
    preview = preview_copy(build_day(build_public_town(tie(T.IN_SECTOR, "clinic", "transport"))), Choices())
    assert preview.leaves[0] == "4 organizations in 3 sectors, by name."
    assert "open chair" not in " ".join(preview.leaves)


def test_nothing_is_said_or_counted_of_what_is_confidential() -> None:
    town = build_public_town()
    more = build_public_town(org("another", confidential=True))
    assert preview_copy(build_day(town), Choices()) == preview_copy(build_day(more), Choices())
    assert "Secret" not in str(preview_copy(build_day(town), Choices()))
    assert "confidential, not even as a number" in NEVER


def test_each_choice_is_said() -> None:
    def tell(choices: Choices) -> str:
        return " ".join(preview_copy(build_day(build_public_town()), choices).leaves)

    assert "no partner is named" in tell(Choices(naming=Naming.SECTORS))
    assert "with a number in the place of each name" in tell(Choices(naming=Naming.PSEUDONYMS))
    assert "fewer than 3 stand together as “Other sectors”" in tell(Choices(smallest=3))
    counted = tell(Choices(people=PeopleShown.COUNTED))
    assert "People only as a count: 2 individuals and 1 person at those organizations." in counted
    assert "too few to be counted" in tell(Choices(people=PeopleShown.COUNTED, smallest=9))
    assert "Also chosen: Website and Ties: who funds whom." in tell(Choices(also=("website", "FUNDS")))
    agreed = preview_copy(build_day(build_public_town()), Choices(only_agreed=True))
    assert {one.title: one.names for one in agreed.held_back}["not agreed"] == (
        "Clinic",
        "Hospital",
        "Pantry",
        "Unhung",
    )
    assert agreed.unasked == ()


def test_one_is_told_as_one_and_nobody_as_nobody() -> None:
    table = town(org("clinic"), org("pantry"), partners("clinic pantry"), Coalition(id="table", name="Table"),
                 tie(T.MEMBER_OF, "clinic", "table"))  # fmt: skip
    assert preview_copy(build_day(table), Choices()).leaves == (
        "2 organizations, by name.",
        "1 tie between them: that it is there, and nothing else.",
        "1 coalition by name, and who of those shown belongs to it.",
    )
    nobody = preview_copy(build_day(town(org("garage"))), Choices(only_agreed=True)).leaves
    assert nobody == ("No partner.",)
