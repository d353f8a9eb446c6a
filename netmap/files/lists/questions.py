"""Questions that only a person can answer about a list, what is taken until then, and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

Answer = tuple[str, ...]
"""The values chosen, one unless several may be."""

SURE = 0.9
"""From here on a reading is taken without being asked about; it can still be corrected."""


class About(StrEnum):
    """What a question is about; the most weighty first."""

    SHAPE = "shape"
    ROWS = "rows"
    COLUMN = "column"
    TEAM = "team"
    SPLIT = "split"
    HIDDEN = "hidden"
    COLOR = "color"
    STRUCK = "struck"
    SCALE = "scale"
    FORMULA = "formula"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read what is asked about: its value, what it is called, and how some rows of the list would read."""

    value: str
    label: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something about a list that a person is asked.

    key : names the question, the same for every version of the list; see `name_question`.
    where : file and sheet, for people.
    sentence : the question in words.
    choices : how it can be answered.
    taken : the values that hold until somebody answers.
    sure : how sure the reading taken is, from 0 to 1.
    cells : how many cells the answer decides about.
    several : whether more than one choice may hold.
    answer : what was answered; None while nobody has.
    """

    key: str
    about: About
    where: str
    sentence: str
    choices: tuple[Choice, ...]
    taken: Answer
    sure: float = 0.5
    cells: int = 1
    several: bool = False
    answer: Answer | None = None


def name_question(about: About, source: str, sheet: str = "", detail: str = "") -> str:
    """Return the key of a question about the list `source`: the same for its next version."""
    return "|".join(part.replace("|", " ") for part in (about, source, sheet, detail))


@dataclass(slots=True)
class Asking:
    """Asks, and notes what was asked: gives the answer there is, or else what is taken until somebody answers."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    asked: dict[str, Question] = field(default_factory=dict)

    def ask(self, question: Question) -> Answer:
        """Return what holds: the answer where it is one of the choices, or else what the question takes."""
        offered = {choice.value for choice in question.choices}
        answer = self.answers.get(question.key)
        if answer is not None and not offered.issuperset(answer):
            answer = None
        self.asked[question.key] = replace(question, answer=answer)
        return question.taken if answer is None else answer
