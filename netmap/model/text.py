"""Text from outside: made safe to keep once, at the edge, and folded for comparing."""

import re
import unicodedata
from xml.sax.saxutils import escape

from netmap.errors import InputError

NAME_LIMIT = 300
LINE_LIMIT = 2_000
NOTES_LIMIT = 20_000

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e007f"
_NO_CHARACTERS = "\ufffe\uffff"  # no XML, and so no workbook, can hold them
_UNWANTED = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_BIDI}{_INVISIBLE}{_TAGS}{_NO_CHARACTERS}]"
)
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALF = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_IDLE_JOINERS = re.compile(
    # Only scripts from Arabic on, and emoji, are written with joiners; after a Latin letter one only hides.
    "(?:^|(?<=[\0-\u058f]))[\u200c\u200d]+|(?:^|(?<=[\\sA-Za-z\u00c0-\u058f]))[\ufe00-\ufe0f]+"
)
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")
_NOT_WORD = re.compile(r"[^\w]+")
_LEAST_PLURAL = 3
_FOLDED_ASCII = {
    code: character.lower() if character.isalnum() else None if character == "'" or _UNWANTED.match(character) else " "
    for code, character in enumerate(map(chr, range(128)))
}  # fmt: skip


def has_half_characters(text: str) -> bool:
    """Whether a text holds lone surrogates: halves of characters, which stand for nothing and cannot be kept."""
    return not text.isascii() and _HALF.search(text) is not None


def clean_text(value: str, *, limit: int = NAME_LIMIT, lines: bool = False) -> str:
    """Return `value` as text that can be kept and shown anywhere.

    Composed form (NFC), without control characters, direction overrides and zero-width characters
    (joiners stay where a script or an emoji needs them), spaces collapsed and trimmed. With `lines`, line
    breaks stay; otherwise they become spaces.

    Raises
    ------
    InputError
        When the cleaned text is longer than `limit` characters.
    """
    plain = value.isascii() and value.isprintable()  # most cells: nothing to compose or take out
    text = " ".join(value.split()) if plain else _clean_any(value, lines=lines)
    if len(text) > limit:
        raise InputError(
            f"This text has {len(text):,} characters; at most {limit:,} can be kept. Shorten it.",
            value=text[:60] + "…",
        )
    return text


def _clean_any(value: str, *, lines: bool) -> str:
    text = _UNWANTED.sub("", unicodedata.normalize("NFC", value))
    if _JOINERS.search(text):  # few have any; to look behind every letter takes longest
        text = _IDLE_JOINERS.sub("", text)
    text = _BREAKS.sub("\n" if lines else " ", text)
    text = _SPACES.sub(" ", text)
    if lines:
        text = "\n".join(line.strip() for line in text.split("\n"))
    return text.strip()


def fold_text(value: str) -> str:
    """Return `value` reduced for comparing: lower case, no accents, no punctuation, single spaces."""
    if value.isascii():  # most cells: nothing to decompose
        return " ".join(value.replace("&", " and ").translate(_FOLDED_ASCII).split())
    return _fold_any(value)


def _fold_any(value: str) -> str:
    visible = _UNWANTED.sub("", _JOINERS.sub("", value))
    plain = unicodedata.normalize("NFKD", visible.casefold()).casefold()  # “𝕊” is an “S” only once decomposed
    decomposed = unicodedata.normalize("NFKD", plain)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    spelled = bare.replace("&", " and ").replace("'", "").replace("’", "")
    return " ".join(_NOT_WORD.sub(" ", spelled).replace("_", " ").split())


def is_seen(character: str) -> bool:
    """Whether a character is more than a sign for those beside it: no joiner, no control, no direction, no half one."""
    return not (_UNWANTED.match(character) or _JOINERS.match(character))


def shorten_text(value: object, limit: int = 60) -> str:
    """Return `value` as one safe line of at most `limit` characters, for messages."""
    text = _SPACES.sub(" ", _BREAKS.sub(" ", _UNWANTED.sub("", str(value)))).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"


def drop_plurals(value: str) -> str:
    """Return the folded form in which two spellings of a word are one: "School" and "schools"."""
    return " ".join(map(_drop_plural, fold_text(value).split()))


def _drop_plural(word: str) -> str:
    if len(word) <= _LEAST_PLURAL or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word.removesuffix("s")


def clean_xml(text: str) -> str:
    """Return text without the characters that XML allows in no form."""
    return _NOT_IN_XML.sub("", text)


def escape_xml(text: str) -> str:
    """Return text for XML: characters that mean something there are escaped, those it forbids left out."""
    return escape(clean_xml(text))
