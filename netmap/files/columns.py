"""What each column of a table means, guessed from its heading and its cells; every guess can be corrected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from netmap.errors import InputError
from netmap.files.column_words import ColumnWords, FieldWords, LinkWords
from netmap.files.tables import Table
from netmap.files.values import Profile, profile_cells
from netmap.model.entities import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES

OWN = "own"
"""Meaning of a column of the user's own: kept as it is."""
LEFT_OUT = "left_out"
SECTOR_FLAG = "sector_flag"
"""Meaning of a yes/no column whose heading is the name of a sector."""

_ITSELF, _SURE, _LIKELY, _NEARLY, _INSIDE, _BY_VALUES = 0.98, 0.95, 0.9, 0.7, 0.5, 0.65
_LEAST = 0.3
_NEAR = 90
_PROSE = 80
_CODE = 4
_LEAST_PHRASE = 5
_SOME, _HALF, _MOST = 0.3, 0.5, 0.7


class Shape(StrEnum):
    """What the rows of a table are."""

    ENTITIES = "entities"
    TIES = "ties"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place (from 0), heading, meaning, how sure that is (0 to 1) and why."""

    place: int
    header: str
    meaning: str
    label: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    meaning: str
    label: str
    says: tuple[str, ...]
    type: str
    several: bool = False


_ROW_FIELDS_OF_TIES = ("netmap_id", "kind", "notes", "confidential", "id")
_ROW_FIELDS_OF_ALL = ("netmap_id", "id", "kind", "notes", "tags", "confidential", "introduced_by")


def _as_candidate(name: str, words: FieldWords) -> _Candidate:
    return _Candidate(name, words.label, (name.replace("_", " "), *words.says), words.type, words.several)


def _as_link(link: LinkWords) -> _Candidate:
    rule = TIE_RULES[link.kind]
    return _Candidate(
        link.meaning, rule.says_back if link.turned else rule.says, link.says, "many", several=True
    )


def _fits(link: LinkWords, kinds: frozenset[EntityKind]) -> bool:
    end = 1 if link.turned else 0
    return any(ends[end] in kinds for ends in TIE_RULES[link.kind].ends)


def _list_candidates(words: ColumnWords, shape: Shape, kind: EntityKind) -> tuple[_Candidate, ...]:
    fields = words.field
    if shape is Shape.TIES:
        names = [name for name, field in fields.items() if field.of == "tie"]
        return tuple(_as_candidate(name, fields[name]) for name in (*names, *_ROW_FIELDS_OF_TIES))
    kinds = ACTOR_KINDS if kind in ACTOR_KINDS else frozenset({kind})
    links = tuple(_as_link(link) for link in words.link if _fits(link, kinds))
    if kind in ACTOR_KINDS:
        return tuple(_as_candidate(n, field) for n, field in fields.items() if field.of != "tie") + links
    shared = tuple(_as_candidate(name, fields[name]) for name in _ROW_FIELDS_OF_ALL)
    taken = {candidate.meaning for candidate in shared} | {"external_ids", "source", "attributes"}
    own = tuple(
        _Candidate(row.name, row.info.label, _say_field(row.name, row.info.label, kind), "text")
        for row in list_fields(ENTITY_CLASSES[kind])
        if row.name not in taken and row.name != "id"
    )
    return shared + own + links


def _say_field(name: str, label: str, kind: EntityKind) -> tuple[str, ...]:
    says = [name.replace("_", " "), fold_text(label)]
    if name == "name":
        says += ["name", "label", "title", kind.value.lower(), f"{kind.value.lower()} name"]
    if name in {"started", "on"}:
        says += ["start date", "since", "date", "day", "when"]
    if name == "ended":
        says += ["end date", "until"]
    if name.endswith("_kind"):
        says += ["kind", "type"]
    if name in {"what", "text"}:
        says += ["text", "what", "description", "details"]
    return tuple(says)


def _score_words(header: str, says: Sequence[str]) -> tuple[float, str]:
    """Score a folded heading; the first of `says` is the field's own name."""
    bare = " ".join(word for word in header.split() if not word.isdigit()) or header
    best: tuple[float, str] = (0.0, "")
    for phrase in says:
        if header == phrase:
            return (_ITSELF if phrase == says[0] else _SURE), "its heading"
        if bare == phrase:
            best = max(best, (_LIKELY, "its heading"))
        elif len(phrase) >= _LEAST_PHRASE and fuzz.ratio(bare, phrase) >= _NEAR:
            best = max(best, (_NEARLY, f"its heading, which is nearly “{phrase}”"))
        elif len(phrase) >= _LEAST_PHRASE and f" {phrase} " in f" {bare} ":
            best = max(best, (_INSIDE, f"“{phrase}” in its heading"))
    return best


def _fit_values(kind: str, profile: Profile) -> float:
    """Return how well a column's cells fit a type, as a factor for the confidence."""
    if not profile.filled:
        return 1.0
    misfit = {
        "email": profile.email < _HALF,
        "url": profile.url < _SOME,
        "phone": profile.phone < _SOME or profile.email > _HALF,
        "number": profile.number < _HALF,
        "yes_no": profile.yes_no < _MOST,
        "name": profile.email > _HALF or profile.day > _HALF,
    }
    return 0.25 if misfit.get(kind, False) else 1.0


def _fit_looser(score: float, candidate: _Candidate, profile: Profile) -> float:
    """Lower a score where the cells speak against what the heading only hints at."""
    if not profile.filled:
        return score
    codes = profile.length < _CODE and candidate.meaning in {"address", "description"}
    figures = profile.number > _MOST and candidate.type in {"name", "many", "text"} and score < _LIKELY
    prose = profile.length > _PROSE and profile.listed < _SOME and " " in candidate.meaning
    return score * (0.25 if codes or figures or prose else 1.0)


def _guess_by_values(profile: Profile, candidates: Sequence[_Candidate]) -> tuple[_Candidate, str] | None:
    if not profile.filled:
        return None
    meanings = {candidate.meaning: candidate for candidate in candidates}
    for meaning, share, what in (
        ("email", profile.email, "e-mail addresses"),
        ("website", profile.url, "web addresses"),
        ("phone", profile.phone, "phone numbers"),
    ):
        if meaning in meanings and share > _MOST:
            return meanings[meaning], f"its cells, which are {what}"
    return None


def _is_left_out(header: str, words: ColumnWords) -> bool:
    bare = " ".join(word for word in header.split() if not word.isdigit())
    return header in words.left_out.says or bare in words.left_out.says


def _list_tie_headings(words: ColumnWords) -> frozenset[str]:
    return frozenset(phrase for field in words.field.values() if field.of == "tie" for phrase in field.says)


def _score_all(
    table: Table, words: ColumnWords, candidates: Sequence[_Candidate], profiles: Sequence[Profile]
) -> list[tuple[float, int, _Candidate, str]]:
    scored = []
    elsewhere = _list_tie_headings(words)
    for place, header in enumerate(table.headers):
        folded = fold_text(header) if table.has_header else ""
        for candidate in candidates if folded and not _is_left_out(folded, words) else ():
            score, why = _score_words(folded, candidate.says)
            if score <= _NEARLY and folded in elsewhere:
                continue
            if score:
                score *= _fit_values(candidate.type, profiles[place])
                scored.append((_fit_looser(score, candidate, profiles[place]), place, candidate, why))
        by_values = _guess_by_values(profiles[place], candidates)
        if by_values and not _is_left_out(folded, words):
            scored.append((_BY_VALUES, place, *by_values))
    return sorted((row for row in scored if row[0] >= _LEAST), key=lambda row: (-row[0], row[1]))


def _assign(
    table: Table, chosen: Mapping[int, Column], scored: Iterable[tuple[float, int, _Candidate, str]]
) -> dict[int, Column]:
    columns = dict(chosen)
    taken = {column.meaning for column in columns.values()}
    for score, place, candidate, why in scored:
        if place in columns or (candidate.meaning in taken and not candidate.several):
            continue
        taken.add(candidate.meaning)
        columns[place] = Column(
            place, table.headers[place], candidate.meaning, candidate.label, round(score, 2), why
        )
    return columns


def list_meanings(words: ColumnWords) -> dict[str, str]:
    """Return every meaning a column can be told to have, with its label."""
    fields = {name: field.label for name, field in words.field.items()}
    links = {link.meaning: _as_link(link).label for link in words.link}
    entity_fields = {
        row.name: row.info.label for entity in ENTITY_CLASSES.values() for row in list_fields(entity)
    }
    return {
        **entity_fields, **fields, **links,
        SECTOR_FLAG: "Sector (yes/no)", OWN: "A column of your own", LEFT_OUT: "Leave out",
    }  # fmt: skip


def choose_columns(
    table: Table, told: Mapping[str, str | Sequence[str]], words: ColumnWords
) -> dict[int, Column]:
    """Return the columns of `table` whose meaning was told, by place; `told` is {meaning: heading(s)}.

    Raises
    ------
    InputError
        When a meaning is not known.
    """
    meanings = list_meanings(words)
    places = {
        fold_text(header) or header: place for place, header in reversed(list(enumerate(table.headers)))
    }
    chosen = {}
    for meaning, headers in told.items():
        if meaning not in meanings:
            raise InputError(
                f"There is no field “{meaning}”. Choose one of: {', '.join(sorted(words.field))}.",
                field=meaning,
            )
        for header in [headers] if isinstance(headers, str) else headers:
            place = places.get(fold_text(header) or header)
            if place is not None:
                name = table.headers[place]
                chosen[place] = Column(place, name, meaning, meanings[meaning], 1.0, "you said so")
    return chosen


def guess_columns(
    table: Table,
    words: ColumnWords,
    *,
    shape: Shape,
    kind: EntityKind,
    told: Mapping[str, str | Sequence[str]] | None = None,
    sector_names: Iterable[str] = (),
) -> tuple[Column, ...]:
    """Return what each column of `table` means, in the order of the columns.

    Parameters
    ----------
    shape, kind
        What the rows are; an actor kind allows the columns of organizations and of people.
    told
        Meanings that were told: {meaning: heading or headings}; a heading "" takes that meaning from all.
    sector_names
        Folded names by which a yes/no column is known to be a sector.
    """
    told = told or {}
    chosen = choose_columns(table, told, words)
    taken_away = {meaning for meaning, headers in told.items() if not "".join(headers)}
    candidates = [c for c in _list_candidates(words, shape, kind) if c.meaning not in taken_away]
    cells = [
        [row[place] if place < len(row) else None for row in table.rows]
        for place in range(len(table.headers))
    ]
    profiles = [profile_cells(column) for column in cells]
    columns = _assign(table, chosen, _score_all(table, words, candidates, profiles))
    if shape is Shape.ENTITIES and kind in ACTOR_KINDS:
        columns |= _find_sector_flags(table, columns, profiles, frozenset(sector_names))
    return tuple(columns.get(place) or _keep(place, table, words) for place in range(len(table.headers)))


def _keep(place: int, table: Table, words: ColumnWords) -> Column:
    header = table.headers[place]
    if table.has_header and _is_left_out(fold_text(header), words):
        return Column(place, header, LEFT_OUT, "Leave out", _LIKELY, "a map has no use for it")
    return Column(place, header, OWN, "A column of your own", _INSIDE, "it says nothing a map knows")


def _find_sector_flags(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], names: frozenset[str]
) -> dict[int, Column]:
    """Find yes/no columns headed by sectors: two or more that are, and those between them."""
    free = [
        place
        for place, profile in enumerate(profiles)
        if table.has_header and profile.filled and profile.yes_no == 1.0
        if place not in columns or columns[place].confidence < _SURE
    ]
    known = [place for place in free if fold_text(table.headers[place]) in names]
    between = [place for place in free if known and known[0] < place < known[-1]]
    found = sorted({*known, *between}) if len(known) > 1 else []
    return {
        place: Column(
            place, table.headers[place], SECTOR_FLAG, "Sector (yes/no)",
            _LIKELY if place in known else _INSIDE, "yes/no columns side by side, headed by sectors",
        )
        for place in found
    }  # fmt: skip
