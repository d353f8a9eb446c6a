"""How well each heading and its cells fit each meaning a column can have."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from netmap.files.matching.name_looks import load_name_words
from netmap.files.meaning.column_words import ColumnWords, FieldWords, LinkWords
from netmap.files.meaning.columns.column import KEEPER
from netmap.files.meaning.heading_numbers import drop_number
from netmap.files.meaning.name_shapes import NameShape
from netmap.files.meaning.phrase_book import COMPOSED, ITSELF, LIKELY, NEARLY, SURE, Fit, PhraseBook
from netmap.files.meaning.profiles import Profile
from netmap.files.tables import Shape, Table
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES

_BY_VALUES, _BY_ALL_VALUES = 0.65, 0.8
_LEAST = 0.3
_PROSE = 80
_CODE = 4
_SOME, _HALF, _MOST = 0.3, 0.5, 0.7
_MISFIT = 0.25
_ENOUGH = 5
_AGREED = 0.15
_PARTS = frozenset({"first_name", "last_name"})
_LETTERED = re.compile(r"Column [A-Z]+( \(\d+\))?")
_UNLIKE, _LESS_LIKE = 0.8, 0.92
_ROW_FIELDS_OF_TIES = ("netmap_id", "kind", "notes", "confidential", "id")
_ROW_FIELDS_OF_ALL = ("netmap_id", "id", "kind", "notes", "tags", "confidential", "introduced_by")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A meaning a column may have, and how its cells are read.

    says : headings that mean it beside those of the words of columns.
    not_says : headings that do not mean it here.
    names : whom its cells name, if they are names.
    """

    meaning: str
    label: str
    says: tuple[str, ...]
    type: str
    several: bool = False
    not_says: frozenset[str] = frozenset()
    names: EntityKind | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """How well a meaning fits the column at a place."""

    score: float
    place: int
    candidate: Candidate
    why: str


_NAMES = {
    "organization": EntityKind.ORGANIZATION, "person": EntityKind.PERSON, "first_name": EntityKind.PERSON,
    "last_name": EntityKind.PERSON, "introduced_by": EntityKind.PERSON,
}  # fmt: skip


def _as_candidate(name: str, words: FieldWords) -> Candidate:
    return Candidate(name, words.label, (), words.type, words.several, names=_NAMES.get(name))


def build_link_candidate(link: LinkWords) -> Candidate:
    """Return the meaning of a column that names others the row is tied to."""
    rule = TIE_RULES[link.kind]
    others = {ends[0] if link.turned else ends[1] for ends in rule.ends}
    named = (
        link.to if isinstance(link.to, EntityKind) and link.to in ACTOR_KINDS and len(others) == 1 else None
    )
    label = rule.says_back if link.turned else rule.says
    return Candidate(link.meaning, label, (), "many", several=True, names=named)


def _fits(link: LinkWords, kinds: frozenset[EntityKind]) -> bool:
    end = 1 if link.turned else 0
    return any(ends[end] in kinds for ends in TIE_RULES[link.kind].ends)


def list_candidates(words: ColumnWords, shape: Shape, kind: EntityKind) -> tuple[Candidate, ...]:
    """Return the meanings that columns of a table of this shape and kind may have."""
    fields = words.field
    if shape is Shape.TIES:
        names = [name for name, field in fields.items() if field.of == "tie"]
        return tuple(_as_candidate(name, fields[name]) for name in (*names, *_ROW_FIELDS_OF_TIES))
    kinds = ACTOR_KINDS if kind in ACTOR_KINDS else frozenset({kind})
    links = tuple(build_link_candidate(link) for link in words.link if _fits(link, kinds))
    if kind in ACTOR_KINDS:
        kept = {name: field for name, field in fields.items() if field.of != "tie" or field.with_us}
        own = (
            replace(_as_candidate(name, field), not_says=field.between_two) for name, field in kept.items()
        )
        return (*own, *links)
    shared = tuple(_as_candidate(name, fields[name]) for name in _ROW_FIELDS_OF_ALL)
    taken = {candidate.meaning for candidate in shared} | {"external_ids", "source", "attributes"}
    others = tuple(
        Candidate(row.name, row.info.label, _say_field(row.name, row.info.label, kind, words), "text")
        for row in list_fields(ENTITY_CLASSES[kind])
        if row.name not in taken and row.name != "id"
    )
    return shared + others + links


def _say_field(name: str, label: str, kind: EntityKind, words: ColumnWords) -> tuple[str, ...]:
    says = [name.replace("_", " "), fold_text(label)]
    if known := words.field.get(name):
        says += known.says
    if name == "name":
        says += ["name", "label", "title", kind.value.lower(), f"{kind.value.lower()} name"]
    if name in {"started", "on"}:
        says += ["start date", "since", "date", "day", "when"]
    if name == "ended":
        says += ["end date", "until"]
    if name == "channel":
        says += ["method", "contact method", "method of contact", "how contacted", "how we met", "medium"]
    if name.endswith("_kind"):
        says += ["kind", "type"]
    if name in {"what", "text"}:
        says += ["text", "what", "description", "details"]
    return tuple(says)


def _build_book(candidates: Sequence[Candidate]) -> PhraseBook:
    """Return the headings that mean fields of other kinds than organizations and people."""
    phrases: dict[str, dict[str, float]] = defaultdict(dict)
    for candidate in candidates:
        for place, phrase in enumerate(candidate.says):
            phrases[phrase].setdefault(candidate.meaning, SURE if place else ITSELF)
    return PhraseBook(phrases)


def _weigh(fit: Fit, candidate: Candidate, profile: Profile, words: ColumnWords) -> float:
    """Return a heading's score with what the cells say for or against it."""
    score = fit.score
    if not profile.filled:
        return score
    if score < COMPOSED and candidate.names is EntityKind.PERSON and profile.holds_people:
        score += _AGREED
    factor = _fit_type(score, candidate, profile, words)
    if candidate.names or candidate.meaning == "name":
        factor = min(factor, _fit_names(score, candidate, profile))
    return score * min(factor, _fit_looser(score, candidate, profile))


def weigh_keeper(profile: Profile) -> tuple[float, float]:
    """Return factors for a column of people: that they are ours and keep a relationship, that they are whom we call there.

    Few of us keep many; contacts differ from row to row, and are seldom called by a first name only.
    """
    if profile.filled >= _ENOUGH - 1 and profile.variety <= _MOST:
        return 1.0, _UNLIKE
    if profile.single > _HALF or profile.initials > _HALF:
        return 1.0, _LESS_LIKE
    return (_UNLIKE, 1.0) if profile.variety > LIKELY and profile.filled > _ENOUGH else (1.0, _LESS_LIKE)


def weigh_group(profile: Profile) -> tuple[float, float]:
    """Return factors for a column headed "Group": that it names organizations, each once, or sectors that come again."""
    return (1.0, _UNLIKE) if profile.variety > LIKELY else (_UNLIKE, 1.0)


def _fit_type(score: float, candidate: Candidate, profile: Profile, words: ColumnWords) -> float:
    """Return how well a column's cells fit a type, as a factor for the score."""
    misfit = {
        "email": profile.email < _HALF,
        "url": profile.url < _SOME and profile.email > 0,
        "phone": profile.digits < _SOME or profile.email > _HALF,
        "number": profile.number < _HALF,
        "whole": profile.number < _HALF,
        "yes_no": profile.yes_no < _MOST,
        "day": profile.day < _SOME and (profile.yes_no > _MOST or profile.filled >= _ENOUGH or score < SURE),
        "strength": max(profile.number, profile.share_of(lambda text: says_strength(text, words))) < _SOME,
    }
    if misfit.get(candidate.type, False):
        return _MISFIT
    if candidate.meaning == "standing" and score < NEARLY:
        return _MISFIT
    if candidate.meaning == "standing":
        known = profile.share_of(words.standing_of_word.__contains__)
        return 1.0 if known >= _HALF else 0.85 if known >= _SOME else _MISFIT
    return 1.0


def is_office(text: str) -> bool:
    """Whether a folded text is the name of an office: "Treasurer", "Board chair"."""
    words = text.split()
    return bool(words) and words[-1] in load_name_words().roles


def says_strength(text: str, words: ColumnWords) -> bool:
    """Whether a folded text is a word for a strength, or begins with a number of the scale."""
    return text in words.strength_words or (text[:1] in "12345" and text[1:2] == " ")


def _fit_names(score: float, candidate: Candidate, profile: Profile) -> float:
    """Return how well a column's cells fit names of the kind that a meaning asks for."""
    answered = profile.yes_no > _MOST and (score < SURE or profile.filled > profile.empty)
    nameless = candidate.meaning in _PARTS and profile.shapes.get(NameShape.NEITHER, 0.0) >= _HALF
    offices = candidate.names is EntityKind.ORGANIZATION and profile.share_of(is_office) > _HALF
    if profile.is_typed or answered or nameless or offices or (profile.length > _PROSE and score < LIKELY):
        return _MISFIT
    if candidate.names is EntityKind.PERSON:
        if profile.holds_organizations:
            return _SOME
        signed = profile.holds_people or profile.initials > _HALF
        return 1.0 if score >= LIKELY or signed else 0.55
    if candidate.names is EntityKind.ORGANIZATION and profile.holds_people:
        return 1.0 if score >= SURE else 0.55
    if score >= COMPOSED or profile.holds_organizations or profile.variety > LIKELY:
        return 1.0
    return 0.55


def _fit_looser(score: float, candidate: Candidate, profile: Profile) -> float:
    """Return a factor for what the cells say against a heading that only hints at a meaning."""
    codes = profile.length < _CODE and candidate.meaning in {"address", "description"}
    figures = profile.number > _MOST and candidate.type in {"name", "many", "text"} and score < LIKELY
    figures = figures or (profile.number > _MOST and candidate.meaning == "sector")
    linked = " " in candidate.meaning
    prose = linked and profile.length > _PROSE and profile.listed < _SOME
    counts = linked and max(profile.number, profile.yes_no) > _HALF
    grouped = (
        candidate.meaning in {"organization", "name"} and profile.filled > _ENOUGH and profile.variety < _HALF
    )
    again = candidate.meaning == "person" and score < LIKELY and not profile.holds_people
    again = again and profile.filled > _ENOUGH and profile.variety < _HALF
    within = candidate.meaning == "part_of same" and profile.holds_people
    if codes or figures or prose or counts or again or within:
        return _MISFIT
    return 0.6 if grouped and score <= LIKELY and not profile.holds_organizations else 1.0


_WORKS_WITH = "partners_with organization"
_DONE_WITH = re.compile(r"(?!(who|wer|qui|quien|quem)\b)\w.* (with|con|mit|avec|com)")
"""Headings over those with whom something is done: "Shares equipment with"; not who does it: "Wer macht mit?"."""
_TYPED = frozenset({"email", "website", "phone", "last_contact", _WORKS_WITH})
_MEETING = frozenset(
    {
        "contact",
        "contacted",
        "contacto",
        "contato",
        "kontakt",
        "met",
        "meeting",
        "touch",
        "outreach",
        "spoke",
        "talked",
        "seen",
        "visit",
    }
)


def _guess_by_values(
    header: str, place: int, look_at: Callable[[int], Profile], candidates: Sequence[Candidate]
) -> tuple[float, Candidate, str] | None:
    meanings = {one.meaning: one for one in candidates if one.meaning in _TYPED}
    if not _MEETING.intersection(header.split()):
        meanings.pop("last_contact", None)
    if not _DONE_WITH.fullmatch(header):
        meanings.pop(_WORKS_WITH, None)
    if not meanings:
        return None
    profile = look_at(place)
    for meaning, share, what in (
        ("email", profile.email, "e-mail addresses"),
        ("website", profile.url, "web addresses"),
        ("phone", profile.phone, "phone numbers"),
        ("last_contact", profile.day, "days"),
        (_WORKS_WITH, float(profile.holds_organizations), "names of organizations"),
    ):
        if meaning in meanings and share > _MOST:
            score = _BY_VALUES if share < LIKELY else _BY_ALL_VALUES
            return score, meanings[meaning], f"its cells, which are {what}"
    return None


def is_lettered(header: str) -> bool:
    """Whether a heading is only what a column without one is called."""
    return bool(_LETTERED.fullmatch(header))


def is_left_out(header: str, words: ColumnWords) -> bool:
    """Whether a folded heading is one of those left out."""
    bare = drop_number(header)
    return header in words.left_out.says or bare in words.left_out.says


def _is_kept(header: str, words: ColumnWords) -> bool:
    bare = drop_number(header)
    return header in words.kept.says or bare in words.kept.says


def score_columns(
    table: Table, words: ColumnWords, candidates: Sequence[Candidate], look_at: Callable[[int], Profile]
) -> list[Scored]:
    """Return every fit of a meaning with a column worth having, the best first; a column is looked at where it may fit."""
    scored = []
    elsewhere = _list_tie_headings(words) - {
        phrase for one in candidates if one.meaning in words.field for phrase in words.field[one.meaning].says
    }
    book = _build_book(candidates)
    headers = [fold_text(header) for header in table.headers]
    for place, header in enumerate(table.headers):
        folded = fold_text(header) if table.has_header or not is_lettered(header) else ""
        if is_left_out(folded, words):
            continue
        other = folded in elsewhere or _is_kept(folded, words)
        for candidate in candidates if folded else ():
            fits = (book if candidate.says else words.phrase_book).look_up(folded)
            fit = fits.get(candidate.meaning)
            if fit and folded not in candidate.not_says and (fit.score > NEARLY or not other):
                profile = look_at(place)
                if candidate.meaning == "title" and folded in words.field["title"].maybe:
                    fit = replace(fit, score=fit.score * profile.share_of(is_office))
                score = _weigh(fit, candidate, profile, words)
                if KEEPER in fits and "person" in fits and candidate.meaning in {KEEPER, "person"}:
                    called = any(other.startswith(f"{folded} ") for other in headers)
                    factors = (_UNLIKE, 1.0) if called else weigh_keeper(profile)
                    score *= factors[candidate.meaning == "person"]
                if {"organization", "sector"} <= fits.keys() and candidate.meaning in {
                    "organization",
                    "sector",
                }:
                    score *= weigh_group(profile)[candidate.meaning == "sector"]
                scored.append(Scored(score, place, candidate, fit.why))
        by_values = None if _is_kept(folded, words) else _guess_by_values(folded, place, look_at, candidates)
        if by_values:
            score, candidate, why = by_values
            scored.append(Scored(score, place, candidate, why))
    return sorted((one for one in scored if one.score >= _LEAST), key=lambda one: (-one.score, one.place))


def _list_tie_headings(words: ColumnWords) -> frozenset[str]:
    return frozenset(phrase for field in words.field.values() if field.of == "tie" for phrase in field.says)
