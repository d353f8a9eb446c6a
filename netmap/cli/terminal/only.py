"""The option that says whom and which ties a picture shows."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.terminal.options import parse_day
from netmap.errors import InputError
from netmap.model.kinds import Standing
from netmap.model.text import clean_text, fold_text
from netmap.model.tie_rules import STRENGTH_RANGE, TIE_RULES
from netmap.model.views.filters import (
    FILTERED_KINDS,
    FIRST_DAY,
    LAST_DAY,
    Aspect,
    Filter,
    build_filter,
    write_column_day,
)
from netmap.model.views.own_days import list_day_columns
from netmap.report.introductions.ways import find_target

OnlyFlag = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="WHAT=WHICH",
        help=f"Show only some, as in --only sector=Health --only strength=3. WHAT is {', '.join(Aspect)}. Given again: "
        "either of the same, and all that differ.",
    ),
]  # fmt: skip


def read_only(day: Day, only: Sequence[str] | None, *, room: bool) -> Filter:
    """Return the filter that the values of the option stand for.

    Raises
    ------
    InputError
        When one of them names nothing that there is, or what is for the team only in a picture for the room.
    """
    wanted = []
    for text in only or ():
        key, equals, said = clean_text(text).partition("=")
        name = fold_text(key)
        if not equals or name not in set(Aspect):
            message = (
                f"“{text[:60]}” is no filter. Write it like sector=Health; there are {', '.join(Aspect)}."
            )
            raise InputError(message, field="only", value=text)
        aspect = Aspect(name)
        if room and aspect.for_team:
            message = f"“{aspect}” is for the team only. Leave it out, or leave out --room."
            raise InputError(message, field="only", value=text)
        wanted.append((aspect, _find_value(day, aspect, said.strip(), room=room)))
    return build_filter(wanted)


def parse_shown_day(said: str) -> date | None:
    """Return the day as of which a map is to be shown, None where nothing is said.

    Raises
    ------
    InputError
        When it is no day, or too far off.
    """
    on = parse_day(said.strip(), "on") if said.strip() else None
    if on and not Aspect.ON.allows(str(on)):
        raise InputError(
            f"No map is shown as of {on}: only from {FIRST_DAY} to {LAST_DAY}.", field="on", value=said
        )
    return on


def _find_value(day: Day, aspect: Aspect, said: str, *, room: bool) -> str:
    if aspect.kind is not None:
        shown = day.openly.network
        found = find_target(shown, said, {aspect.kind})
        if room and found in day.openly.sectors and not getattr(found, "on_the_wall", True):
            raise InputError(f"“{found.name}” is not shown in the room.", field="only", value=said)
        return found.id
    if aspect is Aspect.ON:
        on = parse_shown_day(said)
        if on is None:
            raise InputError("Write the day like on=2024-12-31.", field="only", value=said)
        return str(on)
    if aspect in {Aspect.SINCE, Aspect.BEFORE}:
        return _find_column_day(day, aspect, said)
    choices = _list_choices(aspect)
    value = choices.get(fold_text(said))
    if value is None:
        names = ", ".join(dict.fromkeys(choices))
        raise InputError(
            f"{aspect}=“{said[:60]}” is not known. There are: {names}.", field="only", value=said
        )
    return value


def _find_column_day(day: Day, aspect: Aspect, said: str) -> str:
    """Return the value for a column of days and a day, written with the day behind: Signed on 2024-03-31."""
    name, _, written = said.rpartition(" ")
    columns = {fold_text(one): one for one in list_day_columns(day.whole.openly.network.actors())}
    column = columns.get(fold_text(name))
    if column is None:
        there = f"Columns of days are: {', '.join(columns.values())}." if columns else "No column has days."
        raise InputError(
            f"Write it like {aspect}=“Signed on 2024-03-31”: a column of yours, and a day. {there}",
            field="only",
            value=said,
        )
    return write_column_day(column, parse_day(written, "only"))


def _list_choices(aspect: Aspect) -> dict[str, str]:
    """Return what can be named of an aspect that names no entity, by how it is written."""
    match aspect:
        case Aspect.STANDING:
            return {str(one): str(one) for one in Standing}
        case Aspect.TIE:
            return {fold_text(TIE_RULES[kind].says): str(kind) for kind in FILTERED_KINDS}
        case _:
            return {str(one): str(one) for one in STRENGTH_RANGE}
