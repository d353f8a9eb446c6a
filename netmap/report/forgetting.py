"""What forgetting somebody, or erasing a note, takes out, in words, before it is done and afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from netmap.errors import InputError
from netmap.files.plan.report import describe_item, name_entity
from netmap.graph.failures import Place
from netmap.graph.forgetting.beside import Beside
from netmap.graph.forgetting.erasure import Erasure, Mentions
from netmap.graph.forgetting.forgetting import Erased
from netmap.graph.forgetting.tracing import History, Trace, trace_note, trace_person
from netmap.model.changes import Item
from netmap.model.entities import Person
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.text import fold_text, shorten_text
from netmap.model.ties import Tie
from netmap.model.words import count_things, join_names, tell_day

FORGOTTEN = "Somebody who asked to be forgotten was erased for good."
NOTE_ERASED = "A note was erased for good, history included."
"""The sentences of the Changes that say that it was done: without whom or what."""

_SHOWN = 5
_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that mentions somebody: where it stands, the text in short, and whether it stands in the history alone."""

    where: str
    text: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Farewell:
    """What forgetting somebody does, in words.

    `who` is all they are looked for by; `goes` what goes with them; `mentions` the texts that name them; `stays` the
    names of others that hold theirs; `unsought` names too short to be looked for in texts. `is_known` says whether there
    is anything to forget.
    """

    who: str
    goes: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stays: tuple[str, ...]
    is_known: bool
    unsought: tuple[str, ...] = ()

    def list_mentions(self) -> list[str]:
        """Return the mentions, a line each, those of the history marked."""
        return [
            f"{one.where}: “{one.text}”{' (in the history)' if one.is_past else ''}" for one in self.mentions
        ]


def choose_person(network: Network, words: str) -> Person | None:
    """Return the person on the map whose id or name `words` is, None when nobody there is called so.

    Raises
    ------
    InputError
        When several are, with what tells them apart.
    """
    given = network.get(words)
    if isinstance(given, Person):
        return given
    called = [one for one in network.of(Person) if fold_text(one.name) == fold_text(words)]
    if len(called) > 1:
        choices = "; ".join(f"{_tell_apart(network, one)}, id {one.id}" for one in called[:_SHOWN])
        raise InputError(
            f"Several are called {words}: {choices}. Give the id of one.", field="name", value=words
        )
    return called[0] if called else None


def _tell_apart(network: Network, person: Person) -> str:
    places = [one.name for one in network.targets(person.id) if one.kind is EntityKind.ORGANIZATION]
    return f"{person.name} ({join_names(places) or person.email or person.title or 'nothing else is known'})"


def trace_somebody(history: History, words: str, also: Iterable[str] = ()) -> Trace:
    """Return all that a history knows of whom `words` names: somebody on the map, or who was there once."""
    found = choose_person(history.network, words)
    return trace_person(history, [found.id] if found else [], [*(() if found else (words,)), *also])


def describe_farewell(history: History, trace: Trace) -> Farewell:
    """Return what forgetting somebody does, before it is done."""
    network = history.network
    erasure = trace.build_erasure(Mentions.NAME_OUT)
    names = _name_everybody(history)
    here = network.sort(trace.ids & set(network.entities))
    ties = {tie.id: tie for one in here for tie in network.ties_of(one)}
    records = [network.entities[one] for one in network.sort(trace.records & set(network.entities))]
    touched = sum(erasure.apply_to_change(change) is not change for change in history.changes)
    earlier = len(trace.ids) - len(here)
    goes = [
        f"{join_names([network.name_of(one) for one in here])}, with their contact details and notes"
        if here
        else "",
        _tell_some(ties.values(), names, "tie") if ties else "",
        _tell_some(records, names, "entry only about them", "entries only about them") if records else "",
        f"{count_things(earlier, 'entry', 'entries')} of the same name, taken out earlier and kept in the history"
        if earlier
        else "",
        f"what {count_things(touched, 'change')} in the history say of them" if touched else "",
    ]
    called = [
        item.name
        for item in network.entities.values()
        if item.id not in erasure.gone and erasure.is_called_after(item)
    ]
    return Farewell(
        who=join_names([*trace.names, *trace.reached]),
        goes=tuple(filter(None, goes)),
        mentions=tuple(_list_mentions(history, erasure, names)),
        stays=tuple(sorted(called)),
        is_known=bool(touched),
        unsought=erasure.words.too_short,
    )


def tell_unsought(farewell: Farewell) -> str:
    """Return which names are not looked for in texts, and what to do about it; nothing when all are."""
    if not farewell.unsought:
        return ""
    names = join_names(list(farewell.unsought))
    return f"Too short to be looked for in texts: {names}. Where a note or a sentence names them so, change it yourself."


def tell_beside(beside: Beside) -> str:
    """Return what others keep in the database and lose with it; nothing when that is nothing."""
    lost = [
        count_things(beside.entries, "entry of their own", "entries of their own") if beside.entries else "",
        f"what they added to {count_things(beside.extended, 'entry or tie', 'entries and ties')} of netmap"
        if beside.extended
        else "",
    ]
    if not any(lost):
        return ""
    return (
        f"Others keep something in this database with its own tools, and the database is built anew without it: "
        f"{join_names([*filter(None, lost)])}. Take it out first if it is to be kept."
    )


def _name_everybody(history: History) -> dict[str, str]:
    return {item.id: name_entity(item) for item in history.list_versions() if not isinstance(item, Tie)}


def _tell_some(items: Iterable[Item], names: dict[str, str], one: str, many: str | None = None) -> str:
    told = [describe_item(item, names) for item in items]
    more = f"; and {len(told) - _SHOWN:,} more" if len(told) > _SHOWN else ""
    return f"{count_things(len(told), one, many)}: {'; '.join(told[:_SHOWN])}{more}"


def _list_mentions(history: History, erasure: Erasure, names: dict[str, str]) -> Iterable[Mention]:
    network = history.network
    current: list[Item] = [*network.entities.values(), *network.ties.values()]
    seen: set[tuple[str, str]] = set()
    for is_past, items in ((False, current), (True, history.list_versions())):
        for item in items:
            if erasure.apply(item) is None:
                continue
            for label, text in erasure.list_mentions(item):
                if (item.id, text) not in seen:
                    seen.add((item.id, text))
                    yield Mention(
                        f"{_name_place(item, names)}, {label}", shorten_text(text, _EXCERPT), is_past
                    )


def _name_place(item: Item, names: dict[str, str]) -> str:
    if isinstance(item, Tie):
        ends = [names.get(end, "") for end in item.ends]
        return f"the tie between {ends[0]} and {ends[1]}"
    return name_entity(item)


def find_note(history: History, item_id: str) -> tuple[str, Erasure]:
    """Return whose note an id leads to, in words, and what is to be taken out to erase it for good.

    Raises
    ------
    InputError
        When there is nothing of that id, or it never had a note.
    """
    versions = [item for item in history.list_versions() if item.id == item_id]
    if not versions:
        raise InputError(
            f"Nothing was ever written down under the id “{item_id[:60]}”. `netmap changes ID` and the exports show ids.",
            field="note",
            value=item_id,
        )
    erasure = trace_note(history, item_id)
    where = _name_place(versions[-1], _name_everybody(history))
    if not (erasure.gone or erasure.emptied):
        raise InputError(f"There never was a note at {where}.", field="note", value=item_id)
    return where, erasure


def tell_erased(erased: Erased) -> str:
    """Return what became of the automatic backups."""
    said = []
    if erased.rewritten:
        said.append(f"{count_things(erased.rewritten, 'automatic backup')} lost the same.")
    if erased.removed:
        names = join_names([path.name for path in erased.removed])
        said.append(f"Removed, because nobody could read what is in it: {names}.")
    return " ".join(said)


OLDER_BACKUPS = "A backup that you made yourself before brings it back when it is restored: delete those, or make them anew."
"""What is said before something is erased for good."""


def tell_restoring(made_at: datetime, erased: Sequence[datetime]) -> str:
    """Return, before a backup is restored, that it brings back what was erased for good since it was made."""
    day = tell_day(made_at.astimezone().date())
    if not erased:
        return f"Whatever was erased for good after this backup was made, on {day}, comes back with it."
    days = join_names(list(dict.fromkeys(tell_day(one.astimezone().date()) for one in erased)))
    return (
        f"Since this backup was made, on {day}, something was erased for good from its map, on {days}: somebody who was to be "
        "forgotten, or a note. As far as the backup still holds it, it comes back."
    )


def tell_restored(erased: Sequence[datetime]) -> str:
    """Return what to do about that after a backup was restored."""
    begin = "What was erased since" if erased else "If something was erased since, it"
    return f"{begin} is back as far as the backup held it: erase it again (netmap forget NAME, or --note ID), and delete that backup."


def tell_remains(place: Place) -> str:
    """Return where bytes of what was erased may still be, and what to do about it."""
    elsewhere = (
        "Backups, exports, pictures and public copies that you made yourself still hold it, and a backup brings it back when "
        "it is restored: delete them, or make them anew."
    )
    if place.folder:
        return f"Nothing of it is left in the files of {place.folder}. {elsewhere}"
    return (
        "Nothing of it is left in what netmap keeps there; what others keep in the same database was not looked through. Its transaction logs, freed records and query log may hold "
        "bytes of it until they are written over: have whoever runs it set db.tx_log.rotation.retention_policy low and run "
        "CALL db.checkpoint(), or rewrite its files with neo4j-admin database copy --compact-node-store; and delete older "
        f"query logs and dumps. {elsewhere}"
    )
