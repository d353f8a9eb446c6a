"""Headings that name an office: "Executive Director" says what those below it are, "Teacher e-mail" whose address it is."""

from collections.abc import Iterable, Sequence

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import KEEPER
from netmap.model.text import clean_text, fold_text

_MOST_WORDS = 4
_OF_SOMEBODY = frozenset({"name", "names", "s"})
_ENDINGS = frozenset({"in", "r", "innen", "a", "e"})
"""Endings behind a slash that name a woman or a man: "Kassenwart/in"."""
_LEAST_LETTERS = 2
_LAST = 4
_NUMBERED = range(2, _LAST + 1)


def name_office(header: str, words: ColumnWords) -> str:
    """Return the office that a heading over people names, as it is written, "" where it names none."""
    split = clean_text(header).split()
    while len(split) > 1 and fold_text(split[-1]) in _OF_SOMEBODY:
        split.pop()
    name = " ".join(split).removesuffix("'s").removesuffix("’s")
    folded = fold_text(name).split()
    if len(folded) > 1 and folded[-1] in _ENDINGS:
        folded.pop()
    if not folded or len(folded) > _MOST_WORDS or not words.office.no_office.isdisjoint(folded):
        return ""
    if folded[-1].isdigit():
        return name.rsplit(maxsplit=1)[0] if " ".join(folded[:-1]) in words.office.seats else ""
    if folded[-1] in words.office.says:
        return name
    several = folded[-1].endswith("s") and folded[-1][:-1] in words.office.says
    return name[:-1] if several else ""


def number_offices(headers: Sequence[str], numbers: Sequence[int], words: ColumnWords) -> list[int]:
    """Return which contact each heading is about where some name offices: the second office is the second contact.

    "Teacher e-mail" is the teacher's, "ED phone" the executive director's. Headings that say a number keep it.
    """
    offices = {
        place: office for place, header in enumerate(headers) if (office := name_office(header, words))
    }
    if not offices:
        return list(numbers)
    person = words.field["person"]
    ours = {phrase for link in words.link if link.meaning == KEEPER for phrase in link.says}
    contacts = {*person.says, *(set(person.maybe) - ours), *words.field["first_name"].says}
    others = [
        number
        for place, (header, number) in enumerate(zip(headers, numbers, strict=True))
        if place not in offices and fold_text(header) in contacts
    ]
    free = max(others, default=0) + 1
    of_office: dict[str, int] = {}
    found = list(numbers)
    for place, office in offices.items():
        if found[place] in _NUMBERED:
            continue
        if free > _LAST:
            break
        found[place] = of_office.setdefault(fold_text(office), free)
        free = max(of_office.values()) + 1
    for place, header in enumerate(headers):
        if place not in offices and found[place] == 1:
            found[place] = _find_owner(fold_text(header), of_office) or 1
    return found


def _find_owner(heading: str, of_office: dict[str, int]) -> int:
    """Return the number of the office a heading begins with: whole, by its last word or by its first letters."""
    for office, number in of_office.items():
        if any(heading.startswith(f"{called} ") for called in _list_short(office)):
            return number
    return 0


def _list_short(office: str) -> Iterable[str]:
    split = office.split()
    letters = "".join(word[0] for word in split)
    return (office, split[-1], *([letters] if len(letters) >= _LEAST_LETTERS else ()))
