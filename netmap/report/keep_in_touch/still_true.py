"""The pile of "Is this still true?": what is asked, and what each answer writes down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import (
    A_DAY,
    ASKED_KINDS,
    Unconfirmed,
    count_answered,
    list_pile,
    name_question,
)
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.model.happenings import Dismissal
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import is_of_board
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.model.words import tell_day
from netmap.report.finding import end_sentence
from netmap.report.keep_in_touch.plans import end_tie

QUESTIONS = {
    TieKind.PARTNERS_WITH: "Do {} and {} still work together?",
    TieKind.KNOWS: "Do {} and {} still know each other?",
    TieKind.WORKS_AT: "Does {} still work at {}?",
    TieKind.MEMBER_OF: "Is {} still a member of {}?",
    TieKind.FUNDS: "Does {} still fund {}?",
    TieKind.REFERS_TO: "Does {} still refer people to {}?",
}
ON_BOARD = "Does {} still sit on the board of {}?"
"""What is asked of a job that is a seat on a board."""


class Answer(StrEnum):
    """What can be said of a tie."""

    STILL = "still so"
    MOVED = "moved"
    ENDED = "ended"
    UNKNOWN = "don't know"


ANSWER_KEYS = {answer.replace(" ", "-").replace("'", ""): answer for answer in Answer}
"""The answers as they are typed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the pile: the tie's id, the question, what is known, and what can be answered."""

    tie: str
    text: str
    known: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """What is asked today, how many were answered today, and of how many."""

    questions: tuple[Question, ...]
    answered: int
    of: int


def build_pile(day: Day, *, of: int | None = None) -> Pile:
    """Return the questions of a day, the oldest first: as many as are left of `of`, which is ten when None.

    Nothing confidential is asked about.
    """
    of = A_DAY if of is None else of
    answered = count_answered(day)
    asked = list_pile(day.openly, max(0, of - answered))
    return Pile(tuple(_ask(day.network, one) for one in asked), answered, of)


def build_more(day: Day) -> Pile:
    """Return ten more questions, whatever was answered already."""
    return build_pile(day, of=count_answered(day) + A_DAY)


def tell_nothing_asked(day: Day) -> str:
    """Return why no question is left: all is known, or there is nothing to ask about yet."""
    if any(day.openly.network.ties_of_kind(*ASKED_KINDS)):
        return (
            "Nothing more is asked today: what could be asked was heard of within the last year, or put off."
        )
    return "No tie or job to ask about is on the map yet. Add who works with whom, and where somebody works."


def _ask(network: Network, one: Unconfirmed) -> Question:
    tie = one.tie
    known = f"Last known on {tell_day(one.last_sign)}." if one.last_sign else "No day is noted when it was."
    if tie.role:
        known += end_sentence(f" Noted as {tie.role}")
    moved = (Answer.MOVED,) if tie.kind is TieKind.WORKS_AT else ()
    answers = (Answer.STILL, *moved, Answer.ENDED, Answer.UNKNOWN)
    return Question(tie.id, _ask_whether(network, tie), known, answers)


def _ask_whether(network: Network, tie: Tie) -> str:
    is_seat = tie.kind is TieKind.WORKS_AT and is_of_board(tie.role)
    return (ON_BOARD if is_seat else QUESTIONS[tie.kind]).format(*map(network.name_of, tie.ends))


def plan_answer(day: Day, tie_id: str, answer: Answer, *, to: str | None = None) -> Plan:
    """Return what an answer writes down.

    Still so confirms the tie on the day. Ended makes it one of the past. Moved ends a job, and begins one at the
    organization `to` when that is known. Don't know asks again in a month.

    Raises
    ------
    InputError
        When the tie is gone or over, or somebody can move from nowhere.
    """
    tie = day.network.ties.get(tie_id)
    if tie is None or tie.kind not in QUESTIONS:
        raise InputError("This is not asked any more. Look at today's pile.", field="tie", value=tie_id)
    if answer is Answer.STILL:
        return [change_tie(tie, confirmed_on=day.date)], []
    if answer is Answer.UNKNOWN:
        return [Dismissal(finding=name_question(tie_id), on=day.date)], []
    put, remove = end_tie(change_tie(tie, confirmed_on=day.date), day.date)
    if answer is Answer.MOVED:
        if tie.kind is not TieKind.WORKS_AT:
            raise InputError(
                "Only somebody who works somewhere can have moved.", field="answer", value=answer
            )
        put += _begin_job(tie, to, day.date)
    return put, remove


def _begin_job(tie: Tie, to: str | None, day: date) -> list[Item]:
    if to is None:
        return []
    if to == tie.target:
        raise InputError("They work there already. Choose where they have moved to.", field="to", value=to)
    return [build_tie(TieKind.WORKS_AT, tie.source, to, since=day, confirmed_on=day)]


def tell_answer(network: Network, tie_id: str, answer: Answer) -> str:
    """Return an answer as the sentence of its Change."""
    tie = network.ties[tie_id]
    return f"{_ask_whether(network, tie)} {answer.capitalize()}."
