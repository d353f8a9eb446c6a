"""How things are counted, names joined and values told in a sentence, the same on every floor."""

from datetime import date
from typing import Any


def count_things(count: int, one: str, several: str | None = None) -> str:
    """Return a count in words: "no goals", "1 goal", "1,234 goals"."""
    if count == 1:
        return f"1 {one}"
    return f"{count:,} {several or one + 's'}" if count else f"no {several or one + 's'}"


def tell_actors(organizations: int, individuals: int, others: int = 0) -> str:
    """Return in words how many organizations, individuals who are partners, and other people there are.

    As in "62 organizations, 5 individuals and 2 other people"; where there are no individuals, the others are "people".
    """
    parts = (
        [count_things(organizations, "organization")] if organizations or not (individuals or others) else []
    )
    parts += [count_things(individuals, "individual")] if individuals else []
    other = "other " if individuals else ""
    parts += [count_things(others, f"{other}person", f"{other}people")] if others else []
    return join_names(parts)


def begin_sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def join_names(names: list[str], most: int = 8, *, word: str = "and") -> str:
    """Return names as a list in a sentence, shortened to `most` of them; `word` stands before the last."""
    shown = [*names[:most], f"{len(names) - most} more"] if len(names) > most else names
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" {word} {shown[-1]}" if shown else ""


def join_as_one(names: list[str]) -> str:
    """Return the names of several who are told of as one, so that a list of others with them counts them once."""
    return " & ".join(names)


def tell_day(day: date) -> str:
    """Return a day in words, as in "3 May 2026"."""
    return f"{day.day} {day:%B %Y}"


def tell_value(value: Any) -> str:
    """Return a field's value in words, “nothing” for an empty one."""
    if value in ("", None, (), {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    return str(value)
