"""What somebody chooses for a public copy, within what may leave at all."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.model.entities import Organization
from netmap.model.fields import find_field
from netmap.model.kinds import EntityKind
from netmap.model.tie_rules import TIE_RULES

LARGEST_GROUP = 50
"""The most that may be asked for as the smallest group."""


class Naming(StrEnum):
    """How partners appear in a copy."""

    NAMES = "names"
    PSEUDONYMS = "pseudonyms"
    """As "Partner 47": the same in every copy of one map, and told by nothing in it."""
    SECTORS = "sectors"
    """Only how many are in each sector, and which sectors are tied."""


class PeopleShown(StrEnum):
    """How people appear in a copy."""

    NONE = "none"
    COUNTED = "counted"
    AGREED = "agreed"
    """By name those partners in their own right who agreed to be named."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a copy is made.

    `smallest`: a sector with fewer partners is put together with others. `ideas`: name also those who are only an idea
    of ours. `only_agreed`: name nobody who has not said yes. `also`: further fields and kinds of ties, of those that may
    be chosen. `story`: the name of a story that it tells, empty for none.
    """

    naming: Naming = Naming.NAMES
    people: PeopleShown = PeopleShown.NONE
    smallest: int = 1
    ideas: bool = False
    only_agreed: bool = False
    also: tuple[str, ...] = ()
    story: str = ""

    @property
    def keeps_groups(self) -> bool:
        """Whether sectors stay as they are, and with them further sectors beside the main one."""
        return self.smallest <= 1 and self.naming is Naming.NAMES


def list_choosable(content: Content) -> dict[str, str]:
    """Return what may be chosen beside names: fields of organizations and kinds of ties, each with its words."""
    fields = {
        name: find_field(Organization, name).info.label
        for one in content.leaving
        if one.kind is EntityKind.ORGANIZATION
        for name in one.if_chosen
    }
    ties = {
        str(one.kind): f"Ties: who {TIE_RULES[one.kind].says} whom"
        for one in content.leaving_ties
        if one.if_chosen
    }
    return fields | ties


def check_choices(choices: Choices, content: Content) -> Choices:
    """Return choices that fit together; raise `InputError` naming the first that cannot be had."""
    choosable = list_choosable(content)
    strange = [one for one in choices.also if one not in choosable]
    if strange:
        raise InputError(
            f"“{strange[0][:40]}” never leaves in a public copy. It can also show: {', '.join(choosable)}.",
            field="also",
            value=strange[0],
        )
    if not 1 <= choices.smallest <= LARGEST_GROUP:
        raise InputError(f"The smallest group is from 1 to {LARGEST_GROUP}.", field="smallest")
    if choices.naming is not Naming.NAMES and choices.people is PeopleShown.AGREED:
        raise InputError(
            "People can be named only where organizations are, too. Count them, or leave them out.",
            field="people",
        )
    if choices.naming is not Naming.NAMES and set(choices.also) & {one for one in choosable if one.islower()}:
        raise InputError(
            "Without names nothing else is shown of a partner that would tell who it is.", field="also"
        )
    return choices


def dump_choices(choices: Choices) -> dict[str, Any]:
    """Return choices as plain values; without a story nothing is said of one, as in copies from before there were any."""
    values = asdict(choices) | {"also": sorted(choices.also)}
    return values if choices.story else {name: value for name, value in values.items() if name != "story"}


def load_choices(values: object) -> Choices:
    """Return the choices that `dump_choices` wrote; raise `InputError` when they are none."""
    if not isinstance(values, Mapping):
        raise InputError("This copy does not say how it was made.", field="choices")
    try:
        also = values["also"]
        if not isinstance(also, list):
            raise TypeError
        return Choices(
            Naming(values["naming"]),
            PeopleShown(values["people"]),
            int(values["smallest"]),
            bool(values["ideas"]),
            bool(values["only_agreed"]),
            tuple(sorted(str(one) for one in also)),
            str(values.get("story", "")),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise InputError("This copy does not say how it was made.", field="choices") from error
