"""Names, addresses and pages reduced to what two spellings of the same have in common."""

import re
from functools import lru_cache

from cleanco.clean import custom_basename, normalize_terms
from cleanco.termdata import terms_by_country

from netmap.files.meaning.column_words import ColumnWords
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

NameKey = tuple[EntityKind, str]
"""A kind and a name as `fold_name` returns it."""

# cleanco knows the company forms of all countries; many are short and are words or states here ("KY", "SE").
_COUNTRIES = ("United States of America", "United Kingdom")
_FORMS = sorted(
    (
        form.split()
        for form in {*normalize_terms(term for c in _COUNTRIES for term in terms_by_country[c]), "gmbh"}
    ),
    key=lambda parts: (-len(parts), parts),
)
_LAST_WORDS = frozenset(parts[-1] for parts in _FORMS)
_LONGEST_FORM = 40
_TERMS = [(len(parts), parts) for parts in _FORMS]
_PERSON_PREFIXES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "rev",
    "reverend",
    "pastor",
    "fr",
    "father",
    "sr",
    "prof",
    "hon",
}
_PERSON_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "rn", "mph", "msw", "mls", "mlis", "esq"}
_SCHEME = re.compile(r"^[a-z]+://(www\.)?|^www\.", re.IGNORECASE)
_LAST_WORD = re.compile(r"[\s,]+([^\s,]+)$")
_LEAST_ACRONYM = 3
_LEAST_NAMES = 2
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=50_000)
def fold_name(kind: EntityKind, name: str) -> str:
    """Return the form in which two names of one kind are compared: without "the", "Inc.", "Dr." and the like."""
    if kind is EntityKind.ORGANIZATION:
        last = name[-_LONGEST_FORM:].rpartition(" ")[2].casefold().replace(".", "").strip(",) ")
        folded = fold_text(name)
        if last in _LAST_WORDS:
            folded = fold_text(custom_basename(name, _TERMS)) or folded
        folded = folded.removeprefix("the ") or folded
    elif kind is EntityKind.PERSON:
        folded = " ".join(_drop_titles(fold_text(_turn_comma(name)).split()))
    else:
        folded = fold_text(name)
    return folded or name.casefold()


def _drop_titles(words: list[str]) -> list[str]:
    while len(words) > _LEAST_NAMES and words[0] in _PERSON_PREFIXES:
        words = words[1:]
    while len(words) > _LEAST_NAMES and words[-1] in _PERSON_SUFFIXES:
        words = words[:-1]
    return words


def is_name_suffix(text: str) -> bool:
    """Whether a text is what may follow a name: "Jr.", "MD"."""
    return fold_text(text.replace(".", "")) in _PERSON_SUFFIXES


def part_suffix(text: str) -> tuple[str, str]:
    """Return a text and what follows the name at its end, with what stands before it: ("Martin", " Jr.")."""
    end = len(text)
    while (found := _LAST_WORD.search(text, 0, end)) and is_name_suffix(found[1]):
        end = found.start()
    return text[:end], text[end:]


def _turn_comma(name: str) -> str:
    """Turn "Lee, Ann" into "Ann Lee", "King, Martin Jr." into "Martin King Jr."."""
    last, comma, rest = name.partition(",")
    first, suffix = part_suffix(rest.strip())
    if not comma or is_name_suffix(first) or "," in first:
        return name
    return f"{first} {last}{suffix}"


def spell_out(folded: str, words: ColumnWords) -> str:
    """Return a folded name with its short spellings written out and its words in order."""
    return " ".join(sorted(words.spellings.get(word, word) for word in folded.split()))


def write_out(folded: str, words: ColumnWords) -> str:
    """Return a folded name with its short spellings written out, its words as they stand."""
    spellings = words.spellings
    return " ".join([spellings.get(word, word) for word in folded.split()])


def fold_employer(name: str, words: ColumnWords) -> str:
    """Return the form in which the workplaces of people are compared."""
    return write_out(fold_name(EntityKind.ORGANIZATION, name), words)


def find_figures(folded: str) -> tuple[str, ...]:
    """Return the numbers in a name: "Precinct 1" and "Precinct 2" are never nearly the same."""
    return tuple(sorted(_DIGITS.findall(folded)))


def fold_email(email: str) -> str:
    """Return an e-mail address for comparing, "" when it is none."""
    address = email.strip().casefold().removeprefix("mailto:")
    return address if "@" in address else ""


def split_email(email: str) -> tuple[str, str]:
    """Return mailbox and host of an e-mail address."""
    mailbox, _, host = fold_email(email).rpartition("@")
    return mailbox, host


def fold_website(website: str, words: ColumnWords) -> str:
    """Return host and path of a page for comparing, "" for a host many share without a path of its own."""
    bare = _SCHEME.sub("", website.strip().casefold()).split("?")[0].split("#")[0].rstrip("/")
    host = bare.partition("/")[0]
    return "" if bare == host and host in words.shared_hosts.web else bare


def is_shared_mailbox(email: str, words: ColumnWords) -> bool:
    """Whether an address such as info@ may be used by several."""
    return split_email(email)[0] in words.shared_hosts.mailboxes


def is_acronym(short: str, long: str) -> bool:
    """Whether one folded name is made of the first letters of the other ("ymca")."""
    initials = "".join(word[0] for word in long.split() if word not in {"of", "and", "the", "for", "in"})
    return len(short) >= _LEAST_ACRONYM and short == initials
