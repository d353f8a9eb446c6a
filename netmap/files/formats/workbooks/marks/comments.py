"""What people wrote beside the cells of an .xlsx sheet: notes, and comments with their answers."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from netmap.files.formats.workbooks.marks.markup import find_attribute, list_parts, list_relations, local_name
from netmap.model.text import clean_text

_STAND_IN = "[Threaded comment]"
"""What the older kind of a comment says where the newer one holds the text."""


def read_comments(parts: Mapping[str, bytes], path: str) -> dict[str, str]:
    """Return {name of the cell: what is written beside it} of the sheet at `path`; answers follow, with who wrote them."""
    relations = list_relations(parts, path).values()
    notes: dict[str, str] = {}
    threads: dict[str, list[str]] = {}
    people = _list_people(parts)
    for kind, target in relations:
        if kind == "comments":
            notes |= _read_notes(parts.get(target, b""))
        elif kind == "threadedcomment":
            for entry in list_parts(parts.get(target, b""), "threadedComment"):
                who = people.get(entry.get("personId", ""), "")
                said = _gather_text(entry, "text")
                threads.setdefault(entry.get("ref", ""), []).append(f"{who}: {said}" if who else said)
    told = {cell: text for cell, text in notes.items() if not text.startswith(_STAND_IN)}
    return told | {cell: "\n".join(said) for cell, said in threads.items()}


def _list_people(parts: Mapping[str, bytes]) -> dict[str, str]:
    return {
        find_attribute(person, "id"): find_attribute(person, "displayName")
        for path, data in parts.items()
        if path.startswith("xl/persons/")
        for person in list_parts(data, "person")
    }


def _read_notes(data: bytes) -> dict[str, str]:
    authors = [author.text or "" for author in list_parts(data, "author")]
    found = {}
    for comment in list_parts(data, "comment"):
        number = comment.get("authorId", "")
        who = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        text = _gather_text(comment, "t")
        if text:
            found[comment.get("ref", "")] = _cut_author(text, who)
    return found


def _gather_text(entry: Element, name: str) -> str:
    return clean_text(
        "".join(piece.text or "" for piece in entry.iter() if local_name(piece) == name),
        limit=1_000_000,
        lines=True,
    )


def _cut_author(text: str, who: str) -> str:
    """Return a note on one line with its author, whom spreadsheet programs write on a line of its own."""
    head, _, rest = text.partition("\n")
    return f"{head} {rest.strip()}" if rest and who and head.strip() == f"{who}:" else text
