"""How well each heading and its cells fit each meaning a column can have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from netmap.files.meaning.column_words import ColumnWords, FieldWords, LinkWords
from netmap.files.meaning.heading_numbers import drop_number
from netmap.files.meaning.values import Profile
from netmap.files.tables import Shape, Table
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES

INSIDE, LIKELY, SURE = 0.5, 0.9, 0.95
_BY_LABEL, _ITSELF, _NEARLY, _BY_VALUES = 0.99, 0.98, 0.7, 0.65
_LEAST = 0.3
_NEAR = 90
_PROSE = 80
_CODE = 4
_LEAST_PHRASE = 5
_SOME, _HALF, _MOST = 0.3, 0.5, 0.7
_ROW_FIELDS_OF_TIES = ("netmap_id", "kind", "notes", "confidential", "id")
_SAID_OF_US = {
    "last_contact": (),
    "since": ("partner since", "since", "relationship since", "partners since", "partnering since"),
    "strength": (
        "strength", "relationship strength", "strength of relationship", "level of relationship", "relationship level",
        "level of collaboration", "collaboration level", "level of partnership", "partnership level", "closeness",
        "how close",
    ),
}  # fmt: skip
"""Fields of the tie between us and whom a row is about, with the headings that say so; () for all of the field."""
_ROW_FIELDS_OF_ALL = ("netmap_id", "id", "kind", "notes", "tags", "confidential", "introduced_by")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A meaning a column may have, what headings say it, and how its cells are read."""

    meaning: str
    label: str
    says: tuple[str, ...]
    type: str
    several: bool = False


def _as_candidate(name: str, words: FieldWords) -> Candidate:
    return Candidate(name, words.label, (name.replace("_", " "), *words.says), words.type, words.several)


def build_link_candidate(link: LinkWords) -> Candidate:
    """Return the meaning of a column that names others the row is tied to."""
    rule = TIE_RULES[link.kind]
    return Candidate(
        link.meaning, rule.says_back if link.turned else rule.says, link.says, "many", several=True
    )


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
        ours = (
            replace(_as_candidate(n, fields[n]), says=says or fields[n].says)
            for n, says in _SAID_OF_US.items()
        )
        return (*(_as_candidate(n, field) for n, field in fields.items() if field.of != "tie"), *ours, *links)
    shared = tuple(_as_candidate(name, fields[name]) for name in _ROW_FIELDS_OF_ALL)
    taken = {candidate.meaning for candidate in shared} | {"external_ids", "source", "attributes"}
    own = tuple(
        Candidate(row.name, row.info.label, _say_field(row.name, row.info.label, kind), "text")
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
    bare = drop_number(header)
    best: tuple[float, str] = (0.0, "")
    for phrase in says:
        if header == phrase:
            return (_ITSELF if phrase == says[0] else SURE), "its heading"
        if bare == phrase:
            best = max(best, (LIKELY, "its heading"))
        elif len(phrase) >= _LEAST_PHRASE and fuzz.ratio(bare, phrase) >= _NEAR:
            best = max(best, (_NEARLY, f"its heading, which is nearly “{phrase}”"))
        elif len(phrase) >= _LEAST_PHRASE and f" {phrase} " in f" {bare} ":
            best = max(best, (INSIDE, f"“{phrase}” in its heading"))
    return best


def _fit_values(kind: str, profile: Profile) -> float:
    """Return how well a column's cells fit a type, as a factor for the confidence."""
    if not profile.filled:
        return 1.0
    misfit = {
        "email": profile.email < _HALF,
        "url": profile.url < _SOME,
        "phone": profile.digits < _SOME or profile.email > _HALF,
        "number": profile.number < _HALF,
        "yes_no": profile.yes_no < _MOST,
        "name": profile.email > _HALF or profile.day > _HALF,
    }
    return 0.25 if misfit.get(kind, False) else 1.0


def _fit_looser(score: float, candidate: Candidate, profile: Profile) -> float:
    """Lower a score where the cells speak against what the heading only hints at."""
    if not profile.filled:
        return score
    codes = profile.length < _CODE and candidate.meaning in {"address", "description"}
    figures = profile.number > _MOST and candidate.type in {"name", "many", "text"} and score < LIKELY
    names = " " in candidate.meaning
    prose = names and profile.length > _PROSE and profile.listed < _SOME
    counts = names and max(profile.number, profile.yes_no) > _HALF
    return score * (0.25 if codes or figures or prose or counts else 1.0)


def _guess_by_values(profile: Profile, candidates: Sequence[Candidate]) -> tuple[Candidate, str] | None:
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


def is_left_out(header: str, words: ColumnWords) -> bool:
    """Whether a folded heading is one of those left out."""
    bare = drop_number(header)
    return header in words.left_out.says or bare in words.left_out.says


def _list_tie_headings(words: ColumnWords) -> frozenset[str]:
    return frozenset(phrase for field in words.field.values() if field.of == "tie" for phrase in field.says)


def score_columns(
    table: Table, words: ColumnWords, candidates: Sequence[Candidate], profiles: Sequence[Profile]
) -> list[tuple[float, int, Candidate, str]]:
    """Return (confidence, place, meaning, why) of every fit worth having, the best first."""
    scored = []
    elsewhere = _list_tie_headings(words)
    for place, header in enumerate(table.headers):
        folded = fold_text(header) if table.has_header else ""
        for candidate in candidates if folded and not is_left_out(folded, words) else ():
            score, why = _score_words(folded, candidate.says)
            if score >= SURE and folded == fold_text(candidate.label):
                score = _BY_LABEL
            if score <= _NEARLY and (folded in elsewhere or folded in words.kept.says):
                continue
            if score:
                score *= _fit_values(candidate.type, profiles[place])
                scored.append((_fit_looser(score, candidate, profiles[place]), place, candidate, why))
        by_values = _guess_by_values(profiles[place], candidates)
        if by_values and not is_left_out(folded, words):
            scored.append((_BY_VALUES, place, *by_values))
    return sorted((row for row in scored if row[0] >= _LEAST), key=lambda row: (-row[0], row[1]))
