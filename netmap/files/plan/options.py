"""What a person decides about an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from netmap.files.lists.questions import Answer
from netmap.files.matching.name_keys import NameKey
from netmap.files.meaning.days.dates import DateOrder
from netmap.model.kinds import EntityKind


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person may decide about an import.

    source : the list's name; its ids match within it. None: taken from the file's name.
    directed : ties are what one side said (REPORTS), not agreed ones.
    columns : {meaning: heading or headings}; a heading "" takes a meaning from all columns.
    date_order : "auto", "mdy" or "dmy".
    accept_sectors : keys of the mapping guesses that are accepted, or True for all of them.
    guess_sectors : whether a sector is guessed from the name where a list has no such column.
    answers : what was answered to questions about the lists: {key: values chosen}.
    same : answers to doubts: {key: True for the same, False for different}.
    add_unknown : whether a tie's end that nobody knows becomes a new organization; otherwise the row is refused.
    whole_list : what is not in the files any more is told; False for cards and names added by hand.
    content_folder : a folder with the user's own `columns.toml`.
    """

    source: str | None = None
    directed: bool = False
    columns: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    date_order: DateOrder = "auto"
    accept_sectors: frozenset[str] | bool = False
    guess_sectors: bool = True
    answers: Mapping[str, Answer] = field(default_factory=dict)
    same: Mapping[str, bool] = field(default_factory=dict)
    add_unknown: bool = True
    whole_list: bool = True
    content_folder: Path | None = None


def read_answers(same: Mapping[str, bool]) -> dict[NameKey, str]:
    """Return whom a name means by the answers given: {(kind, folded name): netmap id, or "=" and folded name}."""
    answers: dict[NameKey, str] = {}
    for key, is_same in same.items():
        kind, name, other = (*key.split("|", 2), "", "")[:3]
        if is_same and kind in set(EntityKind) and name and other:
            answers[EntityKind(kind), name] = other
    return answers
