"""Business cards, one a line: name, organization, contact, where met."""

import re
from dataclasses import replace

from netmap.content.loading import Content
from netmap.files.grids import Cell
from netmap.files.meaning.values import find_email, is_phone, is_url
from netmap.files.plan.plan import ImportOptions, ImportPlan
from netmap.files.tables import Table
from netmap.files.typed.planning import plan_typed
from netmap.model.network import Network
from netmap.model.text import fold_text

SOURCE = "business cards"
_HEADERS = ("Contact person", "Organization", "Title", "E-mail", "Phone", "Website", "Where met")
_MEANINGS = ("person", "organization", "title", "email", "phone", "website", "met")
_SEPARATORS = ("\t", ";", "|", ",")
_ORGANIZATION_WORDS = re.compile(
    r"\b(inc|llc|ltd|church|school|library|county|city|university|college|center|centre|foundation|association|"
    r"department|agency|council|coalition|bank|clinic|hospital|services?|network|society|club|ymca|ywca|office|"
    r"district|institute|company|partners|group|alliance|program|shelter|food|health)\b"
)
_TITLE_WORDS = re.compile(
    r"\b(director|manager|coordinator|president|chair|officer|pastor|reverend|principal|teacher|librarian|nurse|"
    r"specialist|assistant|supervisor|owner|ceo|cfo|secretary|treasurer|superintendent|administrator|head|chief)\b"
)
_MET_WORDS = re.compile(r"^(met|at|from|during)\b", re.IGNORECASE)


def read_card(line: str) -> tuple[Cell, ...]:
    """Return the parts of one card: person, organization, title, e-mail, phone, website, where met.

    Parts stand between tabs, semicolons, bars or commas. An e-mail address, a phone number and a web address
    are known by their looks wherever they stand, a title by its words; what remains is taken in order: name,
    organization, where met. A lone name that sounds like an organization is one.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    for part in _split_parts(line):
        kind = _know_by_looks(part, found)
        if kind == "email":
            found[kind] = find_email(part)
            if name := part.replace(found[kind], "").strip(" <>()\"'"):
                rest.append(name)
        elif kind:
            found[kind] = part
        else:
            rest.append(part)
    found |= _name_rest(rest)
    return tuple(found.get(meaning) for meaning in _MEANINGS)


def _split_parts(line: str) -> list[str]:
    separator = next((sign for sign in _SEPARATORS if sign in line), ",")
    return [part for piece in line.split(separator) if (part := piece.strip())]


def _know_by_looks(part: str, found: dict[str, str]) -> str:
    if "email" not in found and find_email(part):
        return "email"
    bare = re.sub(r"^(tel|phone|cell|mobile|t|m|p)[.:]?\s+", "", part, flags=re.IGNORECASE)
    if "phone" not in found and is_phone(bare):
        return "phone"
    if "website" not in found and is_url(part):
        return "website"
    return ""


def _name_rest(rest: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    left = []
    for place, part in enumerate(rest):
        if place and "met" not in found and _MET_WORDS.match(part):
            found["met"] = re.sub(r"^met:?\s+(at\s+)?", "", part, flags=re.IGNORECASE)
        elif place and "title" not in found and _is_title(part, after_name=place == 1):
            found["title"] = part
        else:
            left.append(part)
    if (
        left
        and sounds_like_organization(left[0])
        and not (len(left) > 1 and sounds_like_organization(left[1]))
    ):
        left = [*left[1:2], left[0], *left[2:]] if len(left) > 1 else ["", *left]
    found |= dict(zip(("person", "organization"), left, strict=False))
    if met := ", ".join(filter(None, (found.get("met"), *left[2:]))):
        found["met"] = met
    return {meaning: part for meaning, part in found.items() if part}


def _is_title(part: str, *, after_name: bool) -> bool:
    titled = bool(_TITLE_WORDS.search(part.casefold())) or (after_name and part[0].islower())
    return titled and not sounds_like_organization(part)


def sounds_like_organization(part: str) -> bool:
    """Whether a name holds a word that organizations bear, such as “library” or “inc”."""
    return bool(_ORGANIZATION_WORDS.search(fold_text(part)))


def parse_cards(text: str) -> Table:
    """Return cards, one a line, as a table whose columns are settled; blank lines keep their numbers."""
    rows = [read_card(line) for line in text.splitlines()]
    return Table(file=SOURCE, sheet="", headers=_HEADERS, rows=rows, first_row=1, notes=(), has_header=True)


def plan_cards(
    network: Network, text: str, content: Content, options: ImportOptions | None = None
) -> ImportPlan:
    """Return what bringing in cards, one a line, would do; the same matching and preview as for any list."""
    told = dict(zip(_MEANINGS, _HEADERS, strict=True))
    settled = replace(options or ImportOptions(), source=SOURCE, whole_list=False, columns=told)
    return plan_typed(network, [parse_cards(text)], content, settled)
