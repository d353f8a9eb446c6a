"""What is on a map, in one sentence."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.happenings import Interaction
from netmap.model.kinds import TieKind as T
from netmap.report.lists.on_the_map import tell_on_the_map
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
LIBRARY, CLINIC, SCHOOL = org("library", home=True), org("clinic"), org("school")
HEALTH = (sector("health"), sector("food"), tie(T.IN_SECTOR, "clinic", "health"))


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((), "nobody"),
        ((CLINIC,), "1 organization"),
        ((CLINIC, SCHOOL, *HEALTH), "2 organizations in 1 sector"),
        ((person("ana"),), "1 person"),
        (
            (LIBRARY, CLINIC, SCHOOL, partners("library clinic", "clinic school")),
            "3 organizations, 1 tie between partners, 1 relationship of yours",
        ),
        (
            (CLINIC, SCHOOL, person("deb", on_team=True), person("mo", on_team=True), tie(T.KEPT_BY, "clinic", "deb"),
             tie(T.KEPT_BY, "school", "deb"), tie(T.KEPT_BY, "school", "mo")),
            "2 organizations, 2 people, 2 relationships of yours, kept by Deb and Mo",
        ),
        (
            (CLINIC, Interaction(id="talk"), tie(T.WITH, "talk", "clinic")),
            "1 organization; 1 contact noted",
        ),
    ],
)  # fmt: skip
def test_what_is_on_the_map_is_told_in_one_sentence(items: tuple[Item, ...], said: str) -> None:
    assert tell_on_the_map(Day(town(*items), DAY)) == said
