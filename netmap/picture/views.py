"""The list of views: what a map can be drawn as. The page and the command line both read it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Self

from netmap.model.entity import Entity
from netmap.model.views.coding import By, Coding
from netmap.picture.scene.scene import Scene


class View(StrEnum):
    """A view of the map: its key in commands and addresses, what it is `called`, and what it shows.

    A view that is about one `asks` of whom or what, and `lacks` says what is missing where there is none to choose.
    """

    called: str
    about: str
    asks: str
    lacks: str

    def __new__(cls, value: str, called: str = "", about: str = "", asks: str = "", lacks: str = "") -> Self:
        """Return a view that carries its words; `View(value)` finds it again."""
        view = str.__new__(cls, value)
        view._value_ = value
        view.called, view.about, view.asks, view.lacks = called, about, asks, lacks
        return view

    WHEEL = "wheel", "Wheel", "all sectors around, with who is missing"
    NAMES = "names", "Names", "everybody’s name, by sectors"
    AROUND = (
        "around", "Around one", "one organization, with its partners around it",
        "Around whom?", "Nobody is on the map yet.",
    )  # fmt: skip

    GOAL = (
        "goal", "A goal", "one goal, who works on it and who is missing",
        "Which goal?", "No goal is noted yet. Add one, then it can be drawn.",
    )  # fmt: skip

    COALITION = (
        "coalition", "A coalition", "one coalition, who sits there and what can come of it",
        "Which coalition?", "No coalition is noted yet. Add one, then it can be drawn.",
    )  # fmt: skip

    SECTORS = "sectors", "Between sectors", "how many ties between each two sectors, and who holds them alone"

    COMMUNITIES = "communities", "Groups", "who has found each other, where that is more than chance"

    PEOPLE = "people", "People", "people and where they work, who knows whom, and where nobody is known yet"

    GEOGRAPHY = "geography", "Places", "who is where, over the outlines of counties"

    @property
    def is_about_one(self) -> bool:
        """Whether it is about one on the map, who or which must be chosen."""
        return bool(self.asks)

    @property
    def is_for_team(self) -> bool:
        """Whether a room sees little of it: people who are no partners in their own right are nobody's business there."""
        return self is View.PEOPLE

    @property
    def is_colored(self) -> bool:
        """Whether its circles can be colored by what is known of those they stand for."""
        return self is not View.SECTORS

    @property
    def is_sized(self) -> bool:
        """Whether they can be sized by it."""
        return self in {View.WHEEL, View.NAMES, View.COMMUNITIES}

    def allow(self, coding: Coding) -> Coding:
        """Return a coding as far as the view can show it."""
        return Coding(coding.color if self.is_colored else None, coding.size if self.is_sized else None)

    def allow_grouping(self, by: By | None) -> By | None:
        """Return by what the view cuts its slices or sections in place of sectors; None for sectors, or where it has none."""
        return by if self in {View.WHEEL, View.NAMES} else None

    @property
    def shows_ways(self) -> bool:
        """Whether it has ties between partners, so that the way between two can be shown on it."""
        return self not in {View.GOAL, View.PEOPLE, View.SECTORS}

    def keep_way(self, ends: tuple[str, ...]) -> tuple[str, ...]:
        """Return the two between whom a way is asked for, nobody where the view shows none or one of them is not named."""
        return ends if self.shows_ways and all(ends) else ()

    @property
    def is_painted(self) -> bool:
        """Whether it is painted as a sheet from the beginning; the wheel alone can be zoomed."""
        return self is not View.WHEEL


def list_subjects(view: View, scene: Scene) -> Sequence[Entity]:
    """Return whom or what of a scene a view can be about."""
    return {View.AROUND: scene.members, View.GOAL: scene.goals, View.COALITION: scene.coalitions}.get(
        view, ()
    )
