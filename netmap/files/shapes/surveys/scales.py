"""How close an answer says that two are: from 1 to 5, or that there is no tie."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.files.grids import Cell, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.matrices.ticks import Tick, read_tick
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import STRENGTH_RANGE

_NO_TIE = re.compile(
    r"(never|nunca|jamais|nie|(none|nothing)( at all)?|nada|not? (at all|applicable|aware|yet|sure|answer)|unaware|n a|na|don t know|dont know|"
    r"do not know|unknown|(we |i )?(do not|don t|dont) (work|interact|know|collaborate|communicate|partner|have).*|not working together|"
    r"no\b.*|zero|unfamiliar|not familiar.*|we have not.*|i don t know.*)"
)
_SAID = {
    5: "daily, every day, each day, diari*, taglich, constantly, always, siempre, extremely, a great deal, great extent, fully, "
       "completely, very closely, very often, very frequently, very much, very strong*, very well, very high, very good, "
       "very important, very effective, collaborat*, integrat*, complete trust, all the time",
    4: "week*, semanal*, wochentlich, often, frequently, regularly, closely, quite a bit, a lot, mostly, strong*, high, "
       "coordinat*, agree, good, very, partner*, a menudo",
    3: "month*, mensual*, monatlich, sometimes, occasional*, somewhat, moderate*, some, medium, average, fair*, neutral, "
       "cooperat*, a veces",
    2: "quarter*, every few months, trimestral*, rarely, barely, seldom, hardly, slight*, a little, a bit, low, weak, limited, minimal*, "
       "communicat*, network*, share information, in touch, poco",
    1: "year*, annual*, anual*, jahrlich, once, aware*, know of, heard of, exist*",
}  # fmt: skip
_WORDS = {
    worth: re.compile("|".join(rf"\b{phrase.replace('*', r'[a-z]*')}\b" for phrase in said.split(", ")))
    for worth, said in _SAID.items()
}
_WEAKENED = re.compile(
    r"\bnot (very|so|too|that|really|particularly|much|often|regularly|frequently|well|close|closely|strong)\b"
)
_WEAK = 2
_FIRST = re.compile(
    r"very (weak|low|little|rarely)|(a few|several|few|couple) times a (year|month)|(once|twice) a (month|week|quarter|year)"
)
_FIRST_OF = {"year": 2, "month": 3, "week": 4, "quarter": 2}
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\s*(?:[-–—:=.)(]|$)")
_SURE, _UNSURE = 0.9, 0.6
_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """What each answer of a question is worth: 0 for no tie, 1 to 5, None for a tie of which nobody says how close."""

    worth: Mapping[str, int | None]

    def read(self, cell: Cell) -> int | None:
        """Return what a cell is worth."""
        return self.worth.get(fold_text(read_text(cell)) or "-", 0)


def settle_scale(cells: Sequence[Cell], question: str, block: Block, context: ListContext) -> AnswerScale:
    """Return the scale of a question, by its answers; it is asked about, and shown with what it makes of each answer."""
    texts = list(dict.fromkeys(text for cell in cells if is_filled(cell) and (text := read_text(cell))))
    guessed: dict[str, int | None] = {text: guess_worth(text) for text in texts}
    guessed |= _spread_numbers(texts)
    if not any(guessed.values()):
        return _build(guessed)
    top = max(worth or 0 for worth in guessed.values())
    turned: dict[str, int | None] = {
        text: worth and max(STRENGTH_RANGE) + 1 - worth for text, worth in guessed.items()
    }
    plain: dict[str, int | None] = {text: None if worth else worth for text, worth in guessed.items()}
    known = all(worth is not None for worth in guessed.values()) and top
    choices = (
        Choice("read", _tell(guessed)),
        Choice("turned", f"The other way round: {_tell(turned)}"),
        Choice("plain", f"A tie without a strength: {_tell(plain)}"),
    )
    answer = context.ask(
        About.SCALE, block.grid.where, f"How close are the answers to “{shorten_text(question)}”?", choices, ("read",),
        sheet=block.grid.sheet, detail=fold_text(question)[:60], sure=_SURE if known else _UNSURE, cells=len(cells),
    )  # fmt: skip
    return _build({"read": guessed, "turned": turned, "plain": plain}[answer[0]])


def _build(worth: Mapping[str, int | None]) -> AnswerScale:
    return AnswerScale({fold_text(text) or "-": value for text, value in worth.items()})


def _tell(worth: Mapping[str, int | None]) -> str:
    ordered = sorted(worth.items(), key=lambda pair: -(pair[1] or 0))
    said = [
        f"{shorten_text(text)} = {'no tie' if value == 0 else value or 'a tie'}" for text, value in ordered
    ]
    return ", ".join(said[:_MOST_SHOWN]) + (" …" if len(said) > _MOST_SHOWN else "")


def guess_worth(text: str) -> int | None:
    """Return what an answer is worth: 0 for no tie, 1 to 5, None where nothing says it."""
    folded = fold_text(text)
    numbered = _NUMBERED.match(text)
    if numbered and int(numbered["number"]) <= max(STRENGTH_RANGE):
        return int(numbered["number"])
    if not folded or _NO_TIE.fullmatch(folded) or read_tick(text) is Tick.NO:
        return 0
    if _WEAKENED.search(folded):
        return _WEAK
    if found := _FIRST.search(folded):
        return _FIRST_OF.get(found[0].split()[-1], 1)
    return next((worth for worth, words in _WORDS.items() if words.search(folded)), None)


def _spread_numbers(texts: Iterable[str]) -> dict[str, int | None]:
    """Return what numbers are worth where they go beyond 5: spread evenly up to the largest."""
    numbers = {text: number for text in texts if (number := parse_number(text)) is not None}
    largest = max(numbers.values(), default=0.0)
    if largest <= max(STRENGTH_RANGE):
        return {}
    steps = len(STRENGTH_RANGE)
    return {
        text: min(steps, int(-(-number * steps // largest))) if number > 0 else 0
        for text, number in numbers.items()
    }
