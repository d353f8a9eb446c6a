"""What is known when a list is read: its name, the words of headings, the names on the map, what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from netmap.files.lists.questions import About, Answer, Asking, Choice, Question, name_question
from netmap.files.meaning.column_words import ColumnWords, load_column_words
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text


@dataclass(frozen=True, slots=True)
class ListContext:
    """What is known when one list is read; questions about it are asked here.

    source : the name of the list.
    words : the words of headings and values.
    names : folded names by kind, of those on the map and, of sectors, of those netmap brings with it.
    asking : takes the questions and gives the answers there are.
    """

    source: str = "list"
    words: ColumnWords = field(default_factory=load_column_words)
    names: Mapping[EntityKind, frozenset[str]] = field(default_factory=dict)
    asking: Asking = field(default_factory=Asking)

    def find_kinds(self, text: str) -> tuple[EntityKind, ...]:
        """Return the kinds of which somebody or something known bears this name."""
        folded = fold_text(text)
        return tuple(kind for kind, names in self.names.items() if folded in names)

    def ask(
        self, about: About, where: str, sentence: str, choices: tuple[Choice, ...], taken: Answer, *,
        sheet: str = "", detail: str = "", sure: float = 0.5, cells: int = 1, several: bool = False,
    ) -> Answer:  # fmt: skip
        """Ask something about this list; return the values that hold: answered, or taken until then."""
        key = name_question(about, self.source, sheet, detail)
        return self.asking.ask(Question(key, about, where, sentence, choices, taken, sure, cells, several))
