"""A survey as plain tables: those who answered, those they named, and what each said of the others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from netmap.files.grids import Cell, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.matching.name_looks import is_nobody
from netmap.files.meaning.columns.column import OWN
from netmap.files.meaning.values import read_text
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.joined_columns import names_two
from netmap.files.shapes.matrices.made_tables import NOTHING, Found, Said, build_head_table, build_tie_table
from netmap.files.shapes.matrices.name_kinds import find_hint, judge_names
from netmap.files.shapes.matrices.ticked_columns import read_ticked
from netmap.files.shapes.matrices.ticks import Tick, read_tick
from netmap.files.shapes.surveys.choices import split_choices
from netmap.files.shapes.surveys.exports import Service, Survey, find_survey
from netmap.files.shapes.surveys.respondents import Respondents, blank_nobody, find_respondents, read_day
from netmap.files.shapes.surveys.scales import settle_scale
from netmap.files.tables import KnownShape, Shape, Table
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES

_WHY = "the answers of a survey"
_REPORTS, _REFERS = TIE_RULES[TieKind.REPORTS].says, TIE_RULES[TieKind.REFERS_TO].says
_LONGEST_CELL = 60
_CHECKS = re.compile(
    r"\b(all that apply|check all|select all|choose all|mark all|tick all|which|whom?|list|name|select|check|todas)\b"
)
_REFERRAL = re.compile(r"\b(refer|refers|referrals?|send (people|clients|patients))\b")
_TO_US = re.compile(r"\b(to|from) (you|us|your|our)\b|\byou (get|receive|accept)\b")
_MORE_THAN_REFERRALS = re.compile(r"\b(work|works|worked|partner|partners|collaborat\w*|coordinat\w*)\b")
_NUMBERED = re.compile(
    r"#?\s*\d{1,2}|(organi[sz]ation|partner|agency|name|choice)\s*#?\d{1,2}|first|second|third|fourth|fifth",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """Ties that one question gives, the columns it takes, and those it names, each with where the name stands."""

    question: str
    ties: Sequence[Said]
    columns: Sequence[int]
    names: Sequence[Found]


def read_survey(part: Block, context: ListContext) -> list[Table] | None:
    """Return the tables of a survey export, its headings still among its rows; None where a block is none."""
    found = find_survey(part)
    if found is None or not found.block.rows:
        return None
    survey = blank_nobody(found)
    respondents = find_respondents(survey)
    if respondents.named is None:
        return None
    said = list(_read_questions(survey, respondents, context))
    joined = any(names_two(heading, context.words) for heading in survey.block.headings)
    if not said and (joined or survey.service is Service.UNKNOWN):
        return None
    taken = {column for one in said for column in one.columns}
    kind = EntityKind.PERSON if respondents.organization is None else EntityKind.ORGANIZATION
    rest = survey.block.keep_columns(at for at in range(survey.block.width) if at not in taken)
    headings = set(rest.headings)
    meanings = {name: meaning for name, meaning in respondents.meanings.items() if name in headings}
    rest = replace(rest, known=KnownShape(Shape.ENTITIES, _WHY, kind, meanings))
    tables = read_ticked(rest, context) or [rest.build_table()]
    more = _list_unasked(survey, respondents, said)
    if more:
        tables.append(build_head_table(survey.block, more, EntityKind.ORGANIZATION, _WHY))
    return [
        *tables,
        *(
            build_tie_table(survey.block, one.ties, _WHY, shorten_text(one.question).rstrip(" :"))
            for one in said
            if one.ties
        ),
    ]


def _list_unasked(survey: Survey, respondents: Respondents, said: Sequence[_Named]) -> list[Found]:
    """Return those who are named but did not answer, once each."""
    block = survey.block
    seen = {
        fold_text(read_text(block.get(place, respondents.named or 0))) for place in range(len(block.rows))
    }
    found = []
    for name in (name for one in said for name in one.names):
        folded = fold_text(str(name[0]))
        if folded not in seen:
            seen.add(folded)
            found.append(name)
    return found


def _read_questions(survey: Survey, respondents: Respondents, context: ListContext) -> Iterable[_Named]:
    """Yield what each question about others gives; the first that tells how close two are says it for all."""
    known = _list_known(survey, respondents, context)
    answered = _list_answered(survey, respondents)
    rated: set[str] = set()
    for question, columns in survey.list_groups():
        names = [survey.asked[at].choice for at in columns]
        if (
            all(_NUMBERED.fullmatch(name) for name in names)
            and find_hint(question) is EntityKind.ORGANIZATION
        ):
            yield _read_named(survey, respondents, question, columns)
        elif _names_others(question, names, known, answered, context) and _are_short(survey, columns):
            yield _read_grid(survey, respondents, question, columns, context, rate=not rated & set(names))
            rated |= set(names)
    for at, one in enumerate(survey.asked):
        meaning = respondents.meanings.get(survey.block.headings[at], OWN)
        free = not one.choice and meaning == OWN and at not in {respondents.day, respondents.named}
        if free and _asks_for_others(survey, at):
            yield _read_choices(survey, respondents, at, known)


def _list_known(survey: Survey, respondents: Respondents, context: ListContext) -> set[str]:
    """Return the folded names of organizations that are known: on the map, and those that answered."""
    answered = _list_answered(survey, respondents)
    asked = {fold_text(one.choice) for one in survey.asked if one.choice}
    return (set(context.names.get(EntityKind.ORGANIZATION, frozenset())) | answered | asked) - {""}


def _list_answered(survey: Survey, respondents: Respondents) -> set[str]:
    """Return the folded names of those for whom somebody answered."""
    block, named = survey.block, respondents.named or 0
    return {fold_text(read_text(block.get(place, named))) for place in range(len(block.rows))}


def _names_others(
    question: str, names: Sequence[str], known: set[str], answered: set[str], context: ListContext
) -> bool:
    """Whether the choices of a question are organizations: by the question, by names that are known, or by their words."""
    if all(fold_text(name) in answered for name in names):
        return True
    kind = judge_names(names, context)
    if kind in {EntityKind.COALITION, EntityKind.SECTOR, EntityKind.POPULATION, EntityKind.GOAL}:
        return False
    listed = sum(fold_text(name) in known for name in names) * 2 >= len(names)
    by_name = kind is EntityKind.ORGANIZATION and listed
    return find_hint(question) is EntityKind.ORGANIZATION or by_name


def _are_short(survey: Survey, columns: Sequence[int]) -> bool:
    cells = (
        survey.block.get(place, at) for place in range(min(len(survey.block.rows), 200)) for at in columns
    )
    return all(len(str(cell)) <= _LONGEST_CELL for cell in cells if is_filled(cell))


def _start(survey: Survey, respondents: Respondents, place: int) -> Found | None:
    """Return whom a row speaks for; None where it does not say."""
    block, named = survey.block, respondents.named or 0
    text = read_text(block.get(place, named))
    return (text, block.find_spot(place, named)) if text else None


def _read_grid(
    survey: Survey,
    respondents: Respondents,
    question: str,
    columns: Sequence[int],
    context: ListContext,
    *,
    rate: bool,
) -> _Named:
    """Return what a question with a column for each organization gives; a choice that stands in its own column is a tick."""
    block = survey.block
    others = [(survey.asked[at].choice, survey.asked[at].spot) for at in columns]
    cells: list[Cell] = [
        cell for place in range(len(block.rows)) for at in columns
        if (cell := block.get(place, at)) is not None and not _is_mark(cell, survey.asked[at].choice)
    ]  # fmt: skip
    scale = settle_scale(cells, question, block, context) if any(map(is_filled, cells)) else None
    ties = []
    for place in range(len(block.rows)):
        source = _start(survey, respondents, place)
        for at, other in zip(columns, others, strict=True):
            cell, spot = block.get(place, at), block.find_spot(place, at)
            mark = _is_mark(cell, other[0])
            worth = None if mark or scale is None else scale.read(cell)
            if source is None or not is_filled(cell) or (worth == 0 and not mark) or _are_same(source, other):
                continue
            kind, ends = _read_question(question, respondents, source, other)
            ties.append(Said(
                block.numbers[place], *ends, (kind, spot),
                strength=(worth, spot) if worth and rate else NOTHING,
                day=read_day(survey, respondents, place),
                answer=NOTHING if mark or read_text(cell) == str(worth) else (read_text(cell) or None, spot),
            ))  # fmt: skip
    return _Named(question, ties, list(columns), list(others))


def _is_mark(cell: Cell, choice: str) -> bool:
    """Whether a cell ticks its column: with a mark, or by repeating the choice."""
    text = read_text(cell)
    return bool(text) and (
        fold_text(text) == fold_text(choice) or (read_tick(cell) is Tick.YES and not text.isdigit())
    )


def _are_same(source: Found, other: Found) -> bool:
    return fold_text(str(source[0])) == fold_text(str(other[0]))


def _read_named(survey: Survey, respondents: Respondents, question: str, columns: Sequence[int]) -> _Named:
    """Return what a question gives that asks for names, one a column."""
    block = survey.block
    ties, names = [], []
    for place in range(len(block.rows)):
        source = _start(survey, respondents, place)
        for at in columns:
            other = (read_text(block.get(place, at)), block.find_spot(place, at))
            if source is None or not other[0] or _are_same(source, other):
                continue
            names.append(other)
            ties.append(_say_plainly(survey, respondents, place, question, (source, other)))
    return _Named(question, ties, list(columns), names)


def _say_plainly(
    survey: Survey, respondents: Respondents, place: int, question: str, two: tuple[Found, Found]
) -> Said:
    day = read_day(survey, respondents, place)
    kind, ends = _read_question(question, respondents, *two)
    return Said(survey.block.numbers[place], *ends, (kind, two[1][1]), day=day)


def _read_question(
    question: str, respondents: Respondents, source: Found, other: Found
) -> tuple[str, tuple[Found, Found]]:
    """Return what an answer says of two, and from whom to whom: referrals where a question asks for nothing else."""
    folded = fold_text(question)
    refers = _REFERRAL.search(folded) and not _MORE_THAN_REFERRALS.search(folded)
    if not refers or respondents.organization is None:
        return _REPORTS, (source, other)
    return _REFERS, (other, source) if _TO_US.search(folded) else (source, other)


def _asks_for_others(survey: Survey, at: int) -> bool:
    """Whether a question in one column asks with whom one works, and is answered with names."""
    head = fold_text(survey.asked[at].question)
    if find_hint(head) is not EntityKind.ORGANIZATION or not _CHECKS.search(head):
        return False
    texts = [read_text(survey.block.get(place, at)) for place in range(min(len(survey.block.rows), 200))]
    filled = [text for text in texts if text]
    names = [part for text in filled for part in re.split(r"[;,\n]", text) if part.strip()]
    return (
        bool(names)
        and all(len(name) <= _LONGEST_CELL for name in names)
        and any(name[:1].isupper() for name in names)
    )


def _read_choices(survey: Survey, respondents: Respondents, at: int, known: set[str]) -> _Named:
    """Return what a question gives whose ticked choices stand together in one cell."""
    block = survey.block
    question = survey.asked[at].question
    texts = [read_text(block.get(place, at)) for place in range(len(block.rows))]
    ties, names = [], []
    for place, choices in enumerate(split_choices(texts, known)):
        source = _start(survey, respondents, place)
        for choice in choices:
            other = (choice, block.find_spot(place, at))
            if (
                source is None
                or _are_same(source, other)
                or not read_text(choice)
                or read_tick(choice) is Tick.NO
                or is_nobody(choice)
            ):
                continue
            names.append(other)
            ties.append(_say_plainly(survey, respondents, place, question, (source, other)))
    return _Named(question, ties, [at], names)
