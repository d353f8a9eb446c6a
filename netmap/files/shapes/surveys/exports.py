"""Exports of form services: which rows hold the questions, and which question and choice a column is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from netmap.files.grids import Row, Spot, count_filled, is_filled
from netmap.files.shapes.blocks import Block, cut_rows
from netmap.files.shapes.headings.heading_names import name_apart
from netmap.files.tables import name_column
from netmap.model.text import fold_text

_LOOKED_AT = 3
_LEAST_CHOICES = 2
_STAMPS = frozenset({"timestamp", "marca temporal", "zeitstempel", "horodateur", "carimbo de data hora"})
_BRACKETED = re.compile(r"(?P<question>.*\S)\s*\[(?P<choice>[^\[\]]+)\]\s*", re.DOTALL)
_ANSWER = frozenset({"response", "open ended response", "respuesta", "antwort", "reponse"})
_MONKEY = frozenset({"respondent id", "collector id", "start date", "end date"})
_ALCHEMER = frozenset({"response id", "time started", "date submitted"})
_MICROSOFT = frozenset({"start time", "completion time", "hora de inicio", "hora de finalizacion"})


class Service(StrEnum):
    """Which service exported the answers; unknown where only the form of the headings says that it is a survey."""

    GOOGLE = "Google Forms"
    MICROSOFT = "Microsoft Forms"
    SURVEYMONKEY = "SurveyMonkey"
    QUALTRICS = "Qualtrics"
    ALCHEMER = "Alchemer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a column holds answers to: a question, and of one with several columns the choice, with its cell."""

    question: str
    choice: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers of a survey, a row for each that answered, with what each column was asked."""

    block: Block
    asked: tuple[Asked, ...]
    service: Service

    def list_groups(self) -> list[tuple[str, list[int]]]:
        """Return the questions with several columns, each with those columns, in order."""
        counts = Counter(one.question for one in self.asked if one.choice)
        questions = [question for question, count in counts.items() if count >= _LEAST_CHOICES]
        return [
            (question, [at for at, one in enumerate(self.asked) if one.choice and one.question == question])
            for question in questions
        ]


def find_survey(part: Block) -> Survey | None:
    """Return the answers that a block holds, its headings still among its rows; None where it is no export of a form."""
    for place in range(min(_LOOKED_AT, len(part.rows) - 1)):
        for read in (_read_qualtrics, _read_monkey, _read_one_row):
            if (found := read(part, place)) is not None:
                return found
    return None


def _say(row: Row, column: int) -> str:
    return " ".join(str(row[column]).split()) if column < len(row) and is_filled(row[column]) else ""


def _read_qualtrics(part: Block, place: int) -> Survey | None:
    """Three rows: short names, questions with their choice after a dash, and codes."""
    if place + 2 >= len(part.rows) or "ImportId" not in " ".join(map(str, part.rows[place + 2])):
        return None
    row = place + 1
    texts = [_say(part.rows[row], column) for column in range(part.width)]
    return _build(part, _split(texts, " - "), [row] * part.width, place + 3, Service.QUALTRICS)


def _read_monkey(part: Block, place: int) -> Survey | None:
    """Two rows: each question over its first column, and the choices below."""
    top, below = part.rows[place], part.rows[place + 1]
    heads = {fold_text(_say(top, column)) for column in range(part.width)}
    if "respondent id" not in heads or not heads & (_MONKEY - {"respondent id"}) or _say(below, 0):
        return None
    asked, rows = [], []
    question = ""
    for column in range(part.width):
        said, choice = _say(top, column), _say(below, column)
        question = said if said and not said.startswith("Unnamed:") else question
        plain = fold_text(choice) in _ANSWER
        asked.append((question, "" if plain else choice))
        rows.append(place if plain or not choice else place + 1)
    return _build(part, asked, rows, place + 2, Service.SURVEYMONKEY)


def _read_one_row(part: Block, place: int) -> Survey | None:
    """One row, by what the service puts first: Google's brackets, Microsoft's dots, Alchemer's colons."""
    texts = [_say(part.rows[place], column) for column in range(part.width)]
    heads = {fold_text(text) for text in texts}
    bracketed = _split_brackets(texts)
    if count_filled(part.rows[place]) < _LEAST_CHOICES:
        return None
    if heads & _STAMPS:
        asked, service = bracketed, Service.GOOGLE
    elif len(heads & _MICROSOFT) >= _LEAST_CHOICES:
        asked, service = _split(texts, "."), Service.MICROSOFT
    elif heads & _ALCHEMER and any(choice for _, choice in _split(texts, ":", turned=True)):
        asked, service = _split(texts, ":", turned=True), Service.ALCHEMER
    elif any(choice for _, choice in bracketed):
        asked, service = bracketed, Service.UNKNOWN
    else:
        return None
    return _build(part, asked, [place] * part.width, place + 1, service)


def _split_brackets(texts: Sequence[str]) -> list[tuple[str, str]]:
    found = [_BRACKETED.fullmatch(text) for text in texts]
    ways = [[(one["question"], one["choice"].strip())] if one else [] for one in found]
    return _choose_shared(texts, ways)


def _split(texts: Sequence[str], mark: str, *, turned: bool = False) -> list[tuple[str, str]]:
    """Return the question and the choice of each text, parted at a mark; `turned` where the choice stands first."""
    ways = []
    for text in texts:
        places = [found.start() for found in re.finditer(re.escape(mark), text)]
        pairs = [(text[:at].strip(), text[at + len(mark) :].strip()) for at in places]
        ways.append([(pair[turned], pair[not turned]) for pair in pairs if all(pair)])
    return _choose_shared(texts, ways)


def _choose_shared(texts: Sequence[str], ways: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Return of each text the question that most others share, and its choice; where none shares one, all of it."""
    shared = Counter(question for pairs in ways for question, _ in pairs)
    chosen = []
    for text, pairs in zip(texts, ways, strict=True):
        best = max(pairs, key=lambda pair: (shared[pair[0]], len(pair[0])), default=(text, ""))
        chosen.append(best if shared[best[0]] >= _LEAST_CHOICES else (text, ""))
    return chosen


def _build(
    part: Block, asked: Sequence[tuple[str, str]], rows: Sequence[int], first: int, service: Service
) -> Survey:
    names = [f"{question} [{choice}]" if choice else question for question, choice in asked]
    letters = [name_column(number) for number in part.columns]
    body = cut_rows(part, first, len(part.rows))
    above = min(rows, default=0)
    message = "This row stands above the table and was not read as part of it."
    block = replace(
        body,
        headings=name_apart(names, letters).names,
        groups=("",) * part.width,
        heading_row=part.numbers[max(rows)],
        notes=(
            *part.notes,
            *(part.note(place, message) for place in range(above) if count_filled(part.rows[place])),
        ),
    )
    spots = [(part.numbers[row], part.columns[column]) for column, row in enumerate(rows)]
    columns = tuple(Asked(*text, spot) for text, spot in zip(asked, spots, strict=True))
    return Survey(block, columns, service)
