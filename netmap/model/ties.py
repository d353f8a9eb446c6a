"""Ties: one spell of one relationship between two entities."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from netmap.errors import InputError
from netmap.model.fields import Id, Info, Line, Notes, build_checked
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, Formal, Mode, Privacy, TieKind
from netmap.model.tie_rules import TIE_RULES

NOTE, RATING, SENSITIVE = Privacy.NOTE, Privacy.RATING, Privacy.SENSITIVE

Strength = Annotated[int | None, Field(ge=1, le=5, strict=True)]
Days = Annotated[int | None, Field(ge=1, le=36_525)]

GUESS = "netmap (guess)"
"""`said_by` of a tie that netmap guessed and nobody has confirmed."""


class Tie(BaseModel):
    """A tie from `source` to `target`; a symmetric kind orders its ends when it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    id: Annotated[Id, Info("netmap id")] = Field(default_factory=new_id)
    kind: Annotated[TieKind, Info("Kind")]
    source: Annotated[Id, Info("From")]
    target: Annotated[Id, Info("To")]
    strength: Annotated[Strength, Info("Strength", RATING)] = None
    strength_by_source: Annotated[Strength, Info("Strength as the first sees it", RATING)] = None
    strength_by_target: Annotated[Strength, Info("Strength as the second sees it", RATING)] = None
    formal: Annotated[Formal, Info("Written down", RATING)] = Formal.UNKNOWN
    mode: Annotated[Mode | None, Info("What it is like", RATING)] = None
    since: Annotated[date | None, Info("Since")] = None
    until: Annotated[
        date | None, Info("Until", hint="The last day: from the next day on it does not count any more.")
    ] = None
    confirmed_on: Annotated[date | None, Info("Confirmed on", NOTE)] = None
    last_contact: Annotated[date | None, Info("Last contact", NOTE)] = None
    rhythm_ideal_days: Annotated[Days, Info("Days between contacts, ideally", NOTE)] = None
    rhythm_longest_days: Annotated[Days, Info("Days between contacts, at most", NOTE)] = None
    said_by: Annotated[Line, Info("Who said so", NOTE)] = ""
    notes: Annotated[Notes, Info("Notes", NOTE, "Could they read this?")] = ""
    confidential: Annotated[bool, Info("Confidential", SENSITIVE)] = False
    goal_id: Annotated[Id | None, Info("For the goal")] = None
    role: Annotated[Line, Info("Role")] = ""
    decision_maker: Annotated[bool, Info("Decides there", NOTE)] = False
    primary: Annotated[bool, Info("Main sector")] = False

    @model_validator(mode="after")
    def _check_spell(self) -> Self:
        if self.source == self.target:
            raise ValueError("A tie needs two different ends.")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"The tie ends ({self.until}) before it begins ({self.since}).")
        return self

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both ends, source first."""
        return self.source, self.target

    def other_end(self, entity_id: str) -> str:
        """Return the id at the end that is not `entity_id`."""
        return self.target if entity_id == self.source else self.source

    def holds_on(self, day: date) -> bool:
        """Whether the spell contains `day`, both limits included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Tie") -> bool:
        """Whether both spells share a day."""
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
            self.until or date.max
        )


def build_tie(kind: TieKind, source: str, target: str, **values: Any) -> Tie:
    """Return a tie, with the ends of a symmetric kind ordered; raise `InputError` naming the field."""
    if TIE_RULES[kind].symmetric and target < source:
        source, target = target, source
        first, second = values.pop("strength_by_source", None), values.pop("strength_by_target", None)
        values |= {"strength_by_source": second, "strength_by_target": first}
    return build_checked(Tie, {"kind": kind, "source": source, "target": target} | values)


def change_tie(tie: Tie, **values: Any) -> Tie:
    """Return `tie` with some fields changed, checked anew; raise `InputError` naming the field."""
    return build_checked(Tie, {name: getattr(tie, name) for name in Tie.model_fields} | values)


def check_tie(tie: Tie, kind_of: Callable[[str], EntityKind | None]) -> None:
    """Raise `InputError` when the tie table does not allow `tie`.

    Parameters
    ----------
    kind_of
        Gives the kind of an entity id, None for an unknown one.
    """
    rule = TIE_RULES[tie.kind]
    source, target = kind_of(tie.source), kind_of(tie.target)
    if source is None or target is None:
        raise InputError("One end of this tie is not on the map. Add it first.", field="source")
    if (source, target) not in rule.ends:
        message = f"“{rule.says}” cannot lead from {source.words.one} to {target.words.one}. Choose another kind of tie."
        raise InputError(message, field="kind", value=tie.kind)
    if rule.symmetric and tie.target < tie.source:
        raise InputError("The ends of this tie are in the wrong order.", field="source", value=tie.source)
