"""Which list each table belongs to: its ids match within that list only."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from netmap.content.loading import Content
from netmap.files.lists.answers import recall_answers
from netmap.files.lists.context import ListContext
from netmap.files.lists.names import clean_list_name, name_lists
from netmap.files.lists.questions import Asking, Question
from netmap.files.long_texts import cut_cells
from netmap.files.matching.name_keys import fold_name
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import LEFT_OUT, OWN, Column
from netmap.files.meaning.columns.scores import is_lettered
from netmap.files.meaning.values import read_text
from netmap.files.plan.options import ImportOptions
from netmap.files.plan.report import Guess
from netmap.files.rows.cell_meanings import NAME_PARTS
from netmap.files.rows.cells.keepers import ask_team
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.shapes.readings.tables import read_table
from netmap.files.shapes.straightening import straighten_file
from netmap.files.tables import FileContent, Problem, Shape
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.text import fold_text, shorten_text

_ALIKE = 60
_SAMPLE = 500
_LEAST_SHARED = 5
_LEAST_WORD = 4
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Understood:
    """How the tables of an import are understood, what was guessed for that, what is asked, and what was noticed."""

    readings: tuple[TableReading, ...]
    guesses: tuple[Guess, ...]
    questions: tuple[Question, ...] = ()
    notes: tuple[Problem, ...] = ()


def understand_tables(
    network: Network,
    files: Sequence[FileContent],
    content: Content,
    words: ColumnWords,
    options: ImportOptions,
) -> Understood:
    """Return how every table of the files is understood, with what was answered now or for these lists before."""
    sources = name_lists([file.name for file in files], words)
    asking = Asking(recall_answers(network) | dict(options.answers))
    names = _list_known(network, content)
    readings: list[TableReading] = []
    notes: list[Problem] = []
    for file in files:
        source = clean_list_name(options.source or sources[file.name])
        context = ListContext(source, words, names, asking)
        straight = straighten_file(cut_cells(file), context)
        readings += [
            ask_team(replace(read_table(table, context, told=options.columns), source=source), context)
            for table in straight.tables
        ]
        notes += [*straight.notes, *(note for table in straight.tables for note in table.notes)]
    guesses = tuple(guess for reading in readings for guess in _explain(reading))
    return Understood(tuple(readings), guesses, tuple(asking.asked.values()), tuple(notes))


def _list_known(network: Network, content: Content) -> dict[EntityKind, frozenset[str]]:
    """Return the folded names by kind of what is on the map, and of the sectors that netmap brings with it."""
    known: dict[EntityKind, set[str]] = defaultdict(set)
    for entity in network.entities.values():
        if entity.name:
            known[entity.kind].add(fold_text(entity.name))
    sectors = {fold_text(sector.name) for sector in content.sectors}
    sectors |= {word for name in sectors for word in name.split() if len(word) >= _LEAST_WORD}
    sectors |= {word for sector in content.sectors for word in sector.words}
    known[EntityKind.SECTOR] |= sectors | {f"{name}s" for name in sectors}
    return {kind: frozenset(names) for kind, names in known.items()}


def find_missing_headings(readings: Sequence[TableReading], options: ImportOptions) -> Iterable[Problem]:
    """Yield a problem for each heading a person named that no table has."""
    known = {fold_text(header) or header for reading in readings for header in reading.table.headers}
    for meaning, told in options.columns.items():
        for header in [told] if isinstance(told, str) else told:
            if header and (fold_text(header) or header) not in known and readings:
                message = (
                    f"No column is called “{header}”, so none was taken for {meaning}. Check its heading."
                )
                yield Problem(readings[0].where, None, shorten_text(header), "", message, "doubt")


def _explain(reading: TableReading) -> Iterable[Guess]:
    what = reading.kind.words.many if reading.shape is Shape.ENTITIES else "ties"
    sure = 0.5 if reading.why == "nothing says otherwise" else 0.8
    sentence = f"{reading.where} was taken for a list of {what}: {reading.why or 'its columns'}."
    yield Guess("table", reading.where, sentence, meaning=reading.kind.value, confidence=sure)
    for column in reading.columns:
        if column.confidence < 1:
            name = column.header or f"{column.place + 1}"
            yield Guess(
                "column", reading.where, f"{_say_column(column.header, name)} {_tell_use(column)}.",
                column=column.header, meaning=column.meaning, confidence=column.confidence,
            )  # fmt: skip


def _say_column(header: str, name: str) -> str:
    return name if is_lettered(header) else f"Column “{name}”"


def _tell_use(column: Column) -> str:
    if column.meaning == OWN:
        return "is kept as a column of your own"
    done = "was left out" if column.meaning == LEFT_OUT else f"was taken for “{column.label}”"
    return f"{done}: {column.why}"


def settle_sources(network: Network, understood: Understood, options: ImportOptions) -> Understood:
    """Return the tables with the list each belongs to, unless that was told.

    A list that was brought in before under another file name keeps its first name; a list whose ids belong to
    others on the map gets a name of its own.
    """
    if options.source:
        return understood
    readings = understood.readings
    renamed: dict[str, str] = {}
    guesses = list(understood.guesses)
    for source in dict.fromkeys(reading.source for reading in readings):
        mine = [reading for reading in readings if reading.source == source]
        settled = _settle(network, source, mine)
        if settled != source:
            renamed[source] = settled
            guesses.append(_explain_source(mine[0], source, settled))
    settled_readings = (replace(one, source=renamed.get(one.source, one.source)) for one in readings)
    return replace(understood, readings=tuple(settled_readings), guesses=tuple(guesses))


def _explain_source(reading: TableReading, source: str, settled: str) -> Guess:
    if settled.startswith(f"{source}-"):
        why = f"Its ids belong to others in the list “{source}” on the map, so it was named “{settled}”."
    else:
        why = f"It looks like a newer version of the list “{settled}”."
    return Guess("source", reading.where, why, value=source, meaning=settled, confidence=0.7)


def _settle(network: Network, source: str, readings: Sequence[TableReading]) -> str:
    names = _list_names(readings)
    if not names:
        return source
    known = _list_stored(network)
    for candidate in (source, *(f"{source}-{number}" for number in range(2, 50))):
        if _agrees(names, known.get(candidate, {})):
            break
    else:
        return source
    if candidate in known or candidate != source:
        return candidate
    kinds = {reading.kind for reading in readings if reading.shape is Shape.ENTITIES}
    actors = [actor for actor in network.actors() if actor.source and actor.kind in kinds]
    return _find_older(actors, names, known) or source


def _list_names(readings: Sequence[TableReading]) -> list[tuple[str, str]]:
    """Return (id in the list, folded name) of a sample of the rows of entities; "" where there is none."""
    found = []
    for reading in readings:
        columns = _find_naming(reading)
        own_id = reading.column("id")
        for row in reading.table.rows[:_SAMPLE] if columns and reading.shape is Shape.ENTITIES else ():
            parts = (read_text(row[column.place]) for column in columns if column.place < len(row))
            if text := " ".join(part for part in parts if part):
                number = read_text(row[own_id.place]) if own_id and own_id.place < len(row) else ""
                found.append((number, fold_name(reading.kind, text)))
    return found


def _find_naming(reading: TableReading) -> list[Column]:
    """Return the columns that name the subjects of a table's rows, together."""
    whole = ("person", "name") if reading.kind is EntityKind.PERSON else ("organization", "name")
    parts = [column for part in NAME_PARTS if (column := reading.column(part))]
    if reading.kind is EntityKind.PERSON and parts:
        return parts
    return [column for meaning in whole if (column := reading.column(meaning))][:1]


def _list_stored(network: Network) -> dict[str, dict[str, str]]:
    """Return {source: {id in that list: folded name}} of what is on the map."""
    found: dict[str, dict[str, str]] = {}
    for entity in network.actors():
        for external_id in entity.external_ids:
            source, _, rest = external_id.partition(":")
            found.setdefault(source, {})[rest.partition(":")[2]] = fold_name(entity.kind, entity.name)
    return found


def _agrees(names: Sequence[tuple[str, str]], known: dict[str, str]) -> bool:
    pairs = [(name, known[number]) for number, name in names if number in known]
    pairs = [(name, other) for name, other in pairs if not other.isdigit()]
    alike = sum(fuzz.token_set_ratio(name, other) >= _ALIKE for name, other in pairs)
    return alike * 2 >= len(pairs)


def _find_older(
    actors: Sequence[Entity], names: Sequence[tuple[str, str]], known: dict[str, dict[str, str]]
) -> str:
    """Return the list on the map that is mostly these names (and whose ids agree), "" without one.

    Both must hold most of the other: a list of a few of the same partners is a list of its own.
    """
    wanted = {name for _, name in names}
    listed = Counter(actor.source for actor in actors)
    shared = Counter(actor.source for actor in actors if fold_name(actor.kind, actor.name) in wanted)
    best, count = max(shared.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    if count < _LEAST_SHARED or count < _MOST * len(wanted) or count < _MOST * min(listed[best], _SAMPLE):
        return ""
    return best if _agrees(names, known.get(best, {})) else ""
