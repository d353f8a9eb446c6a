"""What the list of a file is called, by the file's name; its ids match within the list of that name."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from netmap.files.meaning.column_words import ColumnWords
from netmap.model.text import shorten_text

_LONGEST = 80
_VERSION = re.compile(
    r"([\s_.-]*(\(\d+\)|copy|v\d+|version\s*\d+|final|new|latest|updated|(19|20)\d{2}([-_.]?\d{2}){0,2}))+$",
    re.IGNORECASE,
)
_ROLES = {"nodes", "edges", "ties", "links", "elements", "connections", "vertices", "relations", "members", "list",
          "tie", "edge", "node"}  # fmt: skip


def name_lists(names: Sequence[str], words: ColumnWords) -> dict[str, str]:
    """Return the list each file belongs to: {file: source}.

    Files whose names differ only in a last word such as nodes, edges, people or ties belong together;
    numbers of copies and days at the end do not count, so that a newer version keeps its source.
    """
    stems = {name: _cut_version(PurePath(name).stem) for name in names}
    bases = {name: _cut_role(stem, words) for name, stem in stems.items()}
    shared = next((base for base in bases.values() if base), "") or next(iter(stems.values()), "")
    return {name: clean_list_name(bases[name] or PurePath(name).parent.name or shared) for name in names}


def _cut_version(stem: str) -> str:
    return _VERSION.sub("", stem) or stem


def _cut_role(stem: str, words: ColumnWords) -> str:
    head, _, last = re.sub(r"[\s._-]+", " ", stem).rpartition(" ")
    if last.lower() not in _ROLES and last.lower() not in words.kind_of_word:
        return stem
    return stem[: len(stem) - len(last)].rstrip(" ._-") if head else ""


def clean_list_name(text: str) -> str:
    """Return the name of a list as it stands in ids: one short line without colons, "list" for an empty one."""
    return shorten_text(text, _LONGEST).replace(":", "-") or "list"
