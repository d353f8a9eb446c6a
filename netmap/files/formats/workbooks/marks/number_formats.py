"""Numbers as a spreadsheet shows them, where a format pads or groups their digits: 04530, (207) 555-0101.

A number whose format only rounds, groups thousands, or adds a currency, a percent sign or a unit stays a number.
"""

import operator
import re
from collections.abc import Callable
from functools import lru_cache

NumberShower = Callable[[float], str | None]
"""Returns the text that is shown for a number, None where the number itself says it."""

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_COMPARE = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_PLACES = frozenset("0#")
_BARE = frozenset(" -()/+:")
"""Characters that stand for themselves without quotation marks."""

_LARGEST = 10**15
_LONGEST_CODE = 255
_PADDED = 2


@lru_cache(maxsize=1_000)
def make_shower(code: str) -> NumberShower | None:
    """Return what shows numbers in a format; None for a format that leaves them numbers."""
    if len(code) > _LONGEST_CODE:
        return None
    sections = [_read_section(section) for section in _split_sections(code)]
    if not any(places for _, places in sections):
        return None

    def show(number: float) -> str | None:
        whole = int(number) if float(number).is_integer() and 0 <= number < _LARGEST else None
        if whole is None:
            return None
        places = next((tokens for holds, tokens in sections if holds is None or holds(number)), None)
        text = _fill(places, whole) if places else None
        return None if text == str(whole) else text

    return show


_Section = tuple[Callable[[float], bool] | None, list[tuple[bool, str]] | None]


def _split_sections(code: str) -> list[str]:
    """Return the sections of a format: cut at semicolons that are not quoted."""
    sections, start = [], 0
    for found in _TOKEN.finditer(code):
        if found.group(4) == ";":
            sections.append(code[start : found.start()])
            start = found.end()
    return [*sections, code[start:]]


def _read_section(section: str) -> _Section:
    """Return when a section holds, and its (is a digit, sign) one by one; no signs where it leaves a number be."""
    holds = None
    tokens: list[tuple[bool, str]] = []
    for found in _TOKEN.finditer(section):
        quoted, escaped, bracket, bare = found.groups()
        if bracket is not None:
            if told := _CONDITION.fullmatch(bracket):
                holds = _make_condition(*told.groups())
            elif bracket.startswith("$") and not bracket.startswith("$-"):
                return holds, None
        elif bare in _PLACES:
            tokens.append((True, bare))
        elif bare and bare not in _BARE:
            return holds, None
        else:
            tokens += [(False, sign) for sign in quoted or escaped or bare or ""]
    return holds, tokens if _shapes_digits(tokens) else None


def _make_condition(sign: str, bound: str) -> Callable[[float], bool]:
    return lambda number: _COMPARE[sign](number, float(bound))


def _shapes_digits(tokens: list[tuple[bool, str]]) -> bool:
    """Whether a section pads its digits or sets something between them."""
    digits = [place for place, (is_digit, _) in enumerate(tokens) if is_digit]
    if not digits:
        return False
    padded = sum(sign == "0" for is_digit, sign in tokens if is_digit) >= _PADDED
    between = {sign for is_digit, sign in tokens[digits[0] : digits[-1]] if not is_digit}
    return padded or not between <= {" "}  # a space alone groups thousands


def _fill(tokens: list[tuple[bool, str]], number: int) -> str | None:
    """Return the digits of a number in the places of a section; None where some places stay empty."""
    left = str(number)
    shown: list[str] = []
    first = next(place for place, (is_digit, _) in enumerate(tokens) if is_digit)
    for place in range(len(tokens) - 1, -1, -1):
        is_digit, sign = tokens[place]
        if not is_digit:
            shown.append(sign)
            continue
        if not left and sign == "#":
            return None
        shown.append(left[-1:] or "0")
        left = left[:-1]
        if place == first:
            shown.append(left[::-1])
    return "".join(reversed("".join(shown))).strip()
