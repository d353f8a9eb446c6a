"""Commands that note what happened between people: a contact, a step, an answer, who takes over."""

from collections.abc import Callable
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.keep_in_touch.relationships import find_relationships
from netmap.analysis.us import find_our_side
from netmap.cli.options import StoreFlag, parse_day
from netmap.cli.printing import print_line
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.kinds import ACTOR_KINDS, EntityKind, InteractionKind
from netmap.model.network import Network
from netmap.model.words import count_things, join_names
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.plans import (
    Plan,
    list_relationships_of,
    plan_contact,
    plan_done,
    plan_keeper,
    plan_rhythm,
    plan_step,
    plan_take_over,
)
from netmap.report.keep_in_touch.still_true import ANSWER_KEYS, plan_answer, tell_answer
from netmap.settings import load_settings

Planner = Callable[[Day], tuple[Plan, str]]

ByFlag = Annotated[
    str | None, typer.Option("--by", metavar="PERSON", help="Who of us; else whoever keeps them.")
]


def _write(store: str | None, plan: Planner) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        day = Day(opened.read(), read_today())
        (put, remove), sentence = plan(day)
        change = build_change(day.everything, put=put, remove=remove, who=settings.who, sentence=sentence)
        if change:
            opened.apply(change)
    print_line(f"{sentence} To take it back: netmap undo" if change else "Nothing was changed.")


def _find_actor(network: Network, words: str) -> str:
    return find_target(network, words, tuple(ACTOR_KINDS)).id


def _find_one_of_us(network: Network, words: str | None) -> str | None:
    """Return the id of one of us by the ties that `network` has; None without words."""
    if not words:
        return None
    found, ours = find_target(network, words, (EntityKind.PERSON,)), find_our_side(network)
    if found.id in ours:
        return found.id
    names = [one.name for one in network.of(EntityKind.PERSON) if one.id in ours]
    hint = f"We are {join_names(names)}." if names else "Mark those on our team under Partners first."
    raise InputError(f"{found.name} is not one of us. {hint}", field="by", value=words)


def note_contact(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="With whom: names on the map, or ids.")],
    *,
    by: ByFlag = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As 2026-03-31; today without it.")] = None,
    kind: Annotated[InteractionKind, typer.Option(help="What it was.")] = InteractionKind.CALL,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What came of it. Could they read this?")] = "",
    asked: Annotated[bool, typer.Option("--asked", help="We asked whom they work with.")] = False,
    store: StoreFlag = None,
) -> None:
    """Note that one of us was in touch with somebody."""
    today = read_today()
    met_on = parse_day(on, "on") if on else today
    if met_on > today:
        message = (
            "This day is still to come. Note a contact when it was, or write down a step with: netmap plan"
        )
        raise InputError(message, field="on", value=on)

    def plan(day: Day) -> tuple[Plan, str]:
        network = day.everything
        partners = [_find_actor(network, name) for name in names]
        items = plan_contact(
            day.on(met_on), partners, kind=kind, by=_find_one_of_us(network, by), outcome=note, asked_about_ties=asked
        )  # fmt: skip
        return (items, []), f"Noted: {kind} with {join_names([network.name_of(one) for one in partners])}."

    _write(store, plan)


def plan_next_step(
    name: Annotated[str, typer.Argument(metavar="NAME", help="About whom: a name on the map, or an id.")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is to be done.")],
    by: ByFlag = None,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="As 2026-03-31; in two weeks without it.")
    ] = None,
    store: StoreFlag = None,
) -> None:
    """Plan what one of us will do about somebody, until when."""
    until = parse_day(due, "due") if due else None

    def plan(day: Day) -> tuple[Plan, str]:
        partner = _find_actor(day.network, name)
        keeper = _find_one_of_us(day.network, by)
        items = plan_step(day, partner, what=what, due=until, keeper=keeper)
        return (items, []), f"Planned for {day.network.name_of(partner)}: {what.rstrip('.')}."

    _write(store, plan)


def note_done(
    step: Annotated[str, typer.Argument(metavar="ID", help="The id of the step, from keep-in-touch --json.")],
    store: StoreFlag = None,
) -> None:
    """Note that a step is done."""
    _write(store, lambda day: ((plan_done(day, step), []), "Done."))


def answer_still_true(
    tie: Annotated[str, typer.Argument(metavar="ID", help="The id of the tie, from still-true.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help=", ".join(ANSWER_KEYS))],
    to: Annotated[str | None, typer.Option(metavar="NAME", help="Where somebody has moved to.")] = None,
    store: StoreFlag = None,
) -> None:
    """Answer whether a tie is still true."""
    given = ANSWER_KEYS.get(answer.strip().lower())
    if given is None:
        raise InputError(
            f"“{answer[:40]}” is no answer. Write one of {', '.join(ANSWER_KEYS)}.", field="answer"
        )

    def plan(day: Day) -> tuple[Plan, str]:
        place = find_target(day.network, to, (EntityKind.ORGANIZATION,)).id if to else None
        return plan_answer(day, tie, given, to=place), tell_answer(day.network, tie, given)

    _write(store, plan)


def take_over(
    giver: Annotated[str, typer.Argument(metavar="FROM", help="Who hands over.")],
    taker: Annotated[str, typer.Argument(metavar="TO", help="Who takes over.")],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="NAME", help="Only this relationship; may be repeated."),
    ] = None,
    store: StoreFlag = None,
) -> None:
    """Let one of us take over the relationships of another, with an introduction planned for each."""

    def plan(day: Day) -> tuple[Plan, str]:
        network = day.network
        one = find_target(network, giver, (EntityKind.PERSON,)).id
        other = _find_one_of_us(network, taker) or ""
        chosen = [_find_actor(network, name) for name in only or ()]
        partners = chosen or list_relationships_of(day, one)
        planned = plan_take_over(day, one, other, partners)
        what = count_things(len(partners), "relationship")
        return planned, f"{network.name_of(other)} took over {what} from {network.name_of(one)}."

    _write(store, plan)


def set_care(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A partner of ours: a name on the map, or an id.")
    ],
    keeper: Annotated[
        str | None, typer.Option(metavar="PERSON", help='Who keeps this relationship; "" for nobody.')
    ] = None,
    every: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, help="Days between two contacts; 0 for the usual rhythm."),
    ] = None,
    longest: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, help="Days at most; twice as many as --every without it."),
    ] = None,
    store: StoreFlag = None,
) -> None:
    """Say who keeps a relationship, and how often it wants care."""
    if keeper is None and every is None and longest is None:
        raise InputError("Say what to set: --keeper, --every or --longest.")

    def plan(day: Day) -> tuple[Plan, str]:
        partner = _find_actor(day.network, name)
        put, remove = (
            plan_keeper(day, partner, _find_one_of_us(day.network, keeper))
            if keeper is not None
            else ([], [])
        )
        if every is not None or longest is not None:
            put += _plan_days(day, partner, every, longest)
        return (put, remove), f"Changed how we care for {day.network.name_of(partner)}."

    _write(store, plan)


def _plan_days(day: Day, partner: str, every: int | None, longest: int | None) -> list[Item]:
    found = [one for one in find_relationships(day) if one.partner == partner]
    if not found:
        name = day.network.name_of(partner)
        message = f"{name} has no tie to us yet. Add one first, then say how often it wants care."
        raise InputError(message, field="name", value=name)
    ideal = every if every is not None else found[0].rhythm.ideal_days if found[0].rhythm.agreed else None
    return plan_rhythm(day.network, found[0].ties, ideal or None, longest or None)
