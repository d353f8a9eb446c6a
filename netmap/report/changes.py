"""What was changed: the journal as a list of what people did, and what one of them did in detail."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from netmap.files.plan.report import Planned, describe_item, list_changes, name_entity
from netmap.graph.batches import CutOff
from netmap.graph.checks.clocks import FAR_OFF, find_wrong_clocks
from netmap.graph.journal import ChangeHeader
from netmap.model.changes import Change, Touch
from netmap.model.entity import Entity
from netmap.model.kinds import Nature
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.ties import Tie
from netmap.model.words import count_things, join_names


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing somebody did: a Change, or all of a batch, which is undone together.

    `wrong_clock` says that its time cannot be right. `id` is that of its newest Change, `change_ids` are all of them, the oldest first; `touches` counts organizations,
    people, ties and the like.
    """

    id: str
    change_ids: tuple[str, ...]
    at: datetime
    who: str
    sentence: str
    touches: int
    undone: bool
    is_undo: bool
    wrong_clock: bool = False


def list_deeds(headers: Sequence[ChangeHeader], now: datetime) -> tuple[Deed, ...]:
    """Return what people did, newest first; `headers` are newest first, too."""
    wrong = find_wrong_clocks(headers, now)
    batches: dict[str, list[ChangeHeader]] = {}
    for header in headers:
        batches.setdefault(header.batch_id or header.id, []).append(header)
    return tuple(_build_deed(batch, wrong) for batch in batches.values())


def _build_deed(batch: Sequence[ChangeHeader], wrong: Container[str]) -> Deed:
    newest, oldest = batch[0], batch[-1]
    return Deed(
        newest.id, tuple(header.id for header in reversed(batch)), newest.at, newest.who or "Somebody", oldest.sentence,
        sum(header.touches for header in batch), undone=all(header.undone for header in batch),
        is_undo=newest.nature is Nature.UNDO, wrong_clock=newest.id in wrong,
    )  # fmt: skip


def tell_wrong_clocks(headers: Sequence[ChangeHeader], now: datetime) -> str:
    """Return one sentence on clocks that were far off, "" when none was."""
    wrong = find_wrong_clocks(headers, now)
    ahead = sum(header.at > now + FAR_OFF for header in headers)
    if headers and 2 * ahead > len(headers):
        return "Most Changes are dated after today: the clock of this computer is far behind. Set it right."
    if not wrong:
        return ""
    names = sorted({header.who or "somebody" for header in headers if header.id in wrong}, key=str.casefold)
    return (
        f"{count_things(len(wrong), 'time', 'times')} here cannot be right: the clock of the computer of "
        f"{join_names(names)} was far off. The order is; set that clock right."
    )


def tell_cut_off(one: CutOff) -> str:
    """Return in words that an import stopped before its end, and how to go on."""
    sentence = one.sentence.removesuffix(f" (part 1 of {one.parts})").rstrip(".")
    return (
        f"“{sentence}” by {one.who or 'somebody'} is not complete: {one.part:,} of {one.parts:,} parts are on the map. "
        "Unless it is being written right now, bring in the same list again, which goes on where it stopped; or take "
        "it back."
    )


def search_deeds(deeds: Iterable[Deed], words: str = "", who: str = "") -> tuple[Deed, ...]:
    """Return the deeds of somebody ("" for everybody) in whose sentence all the words stand."""
    wanted = fold_text(words).split()
    return tuple(
        deed
        for deed in deeds
        if (not who or deed.who == who) and all(word in fold_text(deed.sentence) for word in wanted)
    )


def tell_change(change: Change, network: Network) -> tuple[str, ...]:
    """Return what a Change did, a line each: what is new, what became otherwise, what was taken out.

    `network` gives the names of those at the ends of ties that the Change itself does not touch.
    """
    return tell_touches(change.touches, network)


def tell_touches(touches: Sequence[Touch], network: Network) -> tuple[str, ...]:
    """Return what is new, what becomes otherwise and what is taken out, a line each; `network` as in `tell_change`."""
    names = {touch.id: name_entity(touch.either) for touch in touches if isinstance(touch.either, Entity)}
    ends = [end for touch in touches if isinstance(touch.either, Tie) for end in touch.either.ends]
    known = {end: name_entity(entity) for end in ends if (entity := network.get(end))} | names
    return tuple(line for touch in touches for line in _tell_touch(touch, known))


def _tell_touch(touch: Touch, names: Mapping[str, str]) -> Iterable[str]:
    if touch.after is None:
        yield f"Taken out: {describe_item(touch.either, names)}"
    elif touch.before is None:
        yield f"New: {describe_item(touch.after, names)}"
    else:
        for one in list_changes(Planned(touch.before, touch.after), names):
            yield f"{one.of}, {one.field}: {one.old} → {one.new}"
