"""Ties typed as sentences: "Ana knows Luis at Harbor Pantry, weekly"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.matching.roster import open_roster
from netmap.files.meaning.column_words import ColumnWords, load_column_words
from netmap.files.meaning.days.dates import parse_day
from netmap.files.plan.plan import ImportOptions, ImportPlan
from netmap.files.rows.drafts import Draft
from netmap.files.tables import Table
from netmap.files.typed.cards import plan_cards, sounds_like_organization
from netmap.files.typed.planning import plan_typed
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.tie_rules import STRENGTH_RANGE, TIE_RULES

SOURCE = "typed sentences"
_PEOPLE = ("Person", "Organization")
_TIES = ("From", "Tie", "To", "Strength", "Since")
_TOLD = {
    "person": "Person", "organization": "Organization", "source": "From", "kind": "Tie", "target": "To",
    "strength": "Strength", "since": "Since", "standing": "Standing",
}  # fmt: skip
_AT = re.compile(
    r"^(?P<name>.+?)\s+(?:at|of|from|@)\s+(?P<place>.+)$|^(?P<named>.+?)\s*\((?P<within>[^()]+)\)$"
)
_SINCE = re.compile(r"^since\s+(?P<day>.+)$", re.IGNORECASE)
_AND = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&|y)\s+", re.IGNORECASE)
_IN_NAMES = frozenset({"has", "includes", "grants to", "was named by"})
"""Verbs of the tie table that stand in names and in other sentences too often."""
_PERSON_FIRST = frozenset({TieKind.KNOWS, TieKind.WORKS_AT})


@dataclass(frozen=True, slots=True)
class Phrase:
    """What says a kind of tie between two names.

    `turned` when the second name stands at its beginning, `of_many` when several do it: “work with”.
    """

    text: str
    kind: TieKind
    turned: bool
    of_many: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tie as typed: the two names, each with where that person works ("" where nothing is said), and what is said."""

    kind: TieKind
    source: str
    target: str
    source_place: str = ""
    target_place: str = ""
    strength: int | None = None
    since: str = ""


@cache
def list_phrases() -> tuple[Phrase, ...]:
    """Return the phrases that say a tie, the longest first: the verbs of the tie table, said of one and of many."""
    found: dict[str, Phrase] = {}
    for kind, rule in TIE_RULES.items():
        said = [(text, False) for text in (rule.says, *rule.spellings)]
        said += [] if rule.symmetric else [(rule.says_back, True)]
        for text, turned in said:
            verb = text.partition(" ")[0]
            is_verb = verb.endswith("s") and (" " in text or text in {rule.says, rule.says_back})
            if rule.by_hand and is_verb and text not in _IN_NAMES:
                found.setdefault(text, Phrase(text, kind, turned, of_many=False))
                many = _say_of_many(text)
                found.setdefault(many, Phrase(many, kind, turned, of_many=True))
    return tuple(sorted(found.values(), key=lambda phrase: -len(phrase.text)))


def _say_of_many(text: str) -> str:
    verb, space, rest = text.partition(" ")
    return {"is": "are", "was": "were"}.get(verb, verb.removesuffix("s")) + space + rest


def is_sentence(text: str) -> bool:
    """Whether a line holds a phrase that says a tie, with a name before it and one behind it."""
    return next(_split(text), None) is not None


def _split(text: str) -> Iterator[tuple[str, Phrase, str]]:
    """Yield (before, phrase, behind) of each phrase in a line, the longest phrases first."""
    for phrase in list_phrases():
        for found in re.finditer(rf"\b{re.escape(phrase.text)}\b", text, re.IGNORECASE):
            before, behind = text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,.")
            if before and behind:
                yield before, phrase, behind


def read_sentence(text: str, words: ColumnWords, is_known: Callable[[str], bool]) -> tuple[Sentence, ...]:
    """Return the ties that a line says: one, or one for each of “Ana and Luis work with Harbor Pantry”.

    Parameters
    ----------
    is_known
        Whether somebody or something on the map bears a name; names known decide where a line is divided.

    Raises
    ------
    InputError
        When no phrase of the line says a tie.
    """
    ways = [_read(way, words, is_known) for way in _split(text)]
    if not ways:
        raise InputError(
            "Write it like “Ana knows Luis at Harbor Pantry” or “Harbor Pantry works with City Library, 4”.",
            value=text[:60],
        )
    return max(ways, key=lambda way: is_known(way[0].source) + is_known(way[0].target))


def _read(
    way: tuple[str, Phrase, str], words: ColumnWords, is_known: Callable[[str], bool]
) -> tuple[Sentence, ...]:
    before, phrase, behind = way
    behind, strength, since = _take_remarks(behind, words)
    several = phrase.of_many and not is_known(before)
    sentences = []
    for name in _AND.split(before) if several else [before]:
        first, second = (_take_place(one, phrase.kind, is_known) for one in (name, behind))
        if phrase.turned:
            first, second = second, first
        sentences.append(Sentence(phrase.kind, first[0], second[0], first[1], second[1], strength, since))
    return tuple(sentences)


def _take_remarks(text: str, words: ColumnWords) -> tuple[str, int | None, str]:
    """Return a text without how strong and since when stand behind its last commas, and these two."""
    strength, since = None, ""
    while "," in text:
        head, _, last = text.rpartition(",")
        remark = fold_text(last)
        if found := _SINCE.match(last.strip()):
            if parse_day(found["day"]).day is None:
                break
            since = found["day"]
        elif remark in words.strength_words or (remark.isdigit() and int(remark) in STRENGTH_RANGE):
            strength = words.strength_words.get(remark) or int(remark)
        else:
            break
        text = head.strip()
    return text, strength, since


def _take_place(name: str, kind: TieKind, is_known: Callable[[str], bool]) -> tuple[str, str]:
    """Return a person's name and where they work, of "Luis at Harbor Pantry"; "" where nothing is said of that."""
    found = None if is_known(name) else _AT.match(name)
    if not found:
        return name, ""
    person, place = found["name"] or found["named"], found["place"] or found["within"]
    return (person, place) if kind in _PERSON_FIRST or is_known(person) or is_known(place) else (name, "")


def plan_sentences(
    network: Network, text: str, content: Content, options: ImportOptions | None = None
) -> ImportPlan:
    """Return what bringing in ties typed as sentences, one a line, would do; unknown names are added.

    Raises
    ------
    InputError
        When a line says no tie.
    """
    options = options or ImportOptions()
    words = load_column_words(options.content_folder)
    roster = open_roster(network, words)

    def is_known(name: str) -> bool:
        return any(roster.find(Draft(kind, name)).subject is not None for kind in _NAMED)

    read = [
        (number, said)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
        for said in read_sentence(line, words, is_known)
    ]
    new = _list_new_organizations(
        read,
        lambda name: (
            not is_known(name) and (sounds_like_organization(name) or bool(content.guess_sector(name)))
        ),
    )
    drawn_up = (_list_people(read, first=True), _list_people(read, first=False), new, _list_ties(read))
    tables = tuple(table for table in drawn_up if table.rows)
    headers = {header for table in tables for header in table.headers}
    told = {meaning: header for meaning, header in _TOLD.items() if header in headers}
    settled = replace(options, source=SOURCE, whole_list=False, columns=told)
    return plan_typed(network, tables, content, settled)


def plan_line(
    network: Network, text: str, content: Content, options: ImportOptions | None = None
) -> ImportPlan:
    """Return what one typed line would do: a tie when it is a sentence that says one, otherwise a business card.

    Raises
    ------
    InputError
        When neither can be read in it.
    """
    plan = plan_sentences if is_sentence(text) else plan_cards
    return plan(network, text, content, options)


_NAMED = (
    EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COALITION, EntityKind.GOAL, EntityKind.SECTOR,
)  # fmt: skip

Read = list[tuple[int, Sentence]]


def _list_people(read: Read, *, first: bool) -> Table:
    """Return who stands first, or second, with where they work; a table each, because a row is about one of them."""
    pairs = [
        (number, (said.source, said.source_place) if first else (said.target, said.target_place))
        for number, said in read
    ]
    return _build_table(_PEOPLE, [(number, pair) for number, pair in pairs if pair[1]])


def _list_new_organizations(read: Read, is_one: Callable[[str], bool]) -> Table:
    """Return the names that nobody bears yet, where an organization or a person may stand, and that sound like the first."""
    either = {kind for kind, rule in TIE_RULES.items() if {source for source, _ in rule.ends} >= ACTOR_KINDS}
    names = [
        (number, name)
        for number, said in read
        if said.kind in either
        for name in ((said.source, said.target) if said.kind is TieKind.PARTNERS_WITH else (said.source,))
        if is_one(name)
    ]
    return _build_table(
        ("Organization", "Standing"), [(number, (name, Standing.IDEA.value)) for number, name in names]
    )


def _list_ties(read: Read) -> Table:
    rows = [
        (number, (said.source, said.kind.value, said.target, said.strength, said.since))
        for number, said in read
    ]
    return _build_table(_TIES, rows)


def _build_table(headers: tuple[str, ...], rows: Sequence[tuple[int, tuple[Cell, ...]]]) -> Table:
    numbers = tuple(number for number, _ in rows)
    return Table(SOURCE, "", headers, [row for _, row in rows], first_row=1, numbers=numbers)
