"""Lists that somebody is bringing in: what was read, and what was decided about them until they are on the map.

A draft is kept in the visitor's session, and in the memory of the server for a reload of the page: the address holds
a word that nobody can guess. It is never written down anywhere.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

import streamlit as st

from netmap.analysis.day import Day
from netmap.files.lists.questions import Answer
from netmap.files.plan.plan import Doubt, Guess, ImportOptions, ImportPlan
from netmap.files.tables import FileContent
from netmap.graph.store import Store
from netmap.settings import DateOrder
from netmap.ui.lists.writing import Writing
from netmap.ui.shell.handing_over import take_settings
from netmap.ui.shell.reading import find_store

DRAFTS_KEPT, TOKENS_KEPT = 5, 500
SECONDS_KEPT = 3600.0
CHOICES = "import-choice-"
"""How the keys of the widgets begin in which something is decided about a draft."""

_BROUGHT_IN = (
    "The list that was chosen here was brought in; it is on the map. Choose another one, or look at the map."
)
_LOST = "The list that was chosen here is not kept any more. Choose it again: nothing was written."
_DRAFT, _ADDRESS = "import-draft", "draft"


@dataclass(frozen=True, slots=True)
class Previewed:
    """A plan, the map as it would be then, that map in a sentence, and which one of the plans of its draft it is."""

    plan: ImportPlan
    day: Day
    sentence: str
    number: int


@dataclass(eq=False)
class ListDraft:
    """Lists that somebody is bringing in, and everything decided about them.

    files : what was read, by what tells the bytes apart.
    told : what there is to say about the files chosen last.
    columns : {heading: meaning}; sectors : keys of the mappings accepted; same : answers to doubts.
    doubts, offers : what was asked and is answered, or waits for it, in the order in which it came up.
    """

    token: str = field(default_factory=lambda: token_urlsafe(24))
    files: dict[str, FileContent] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    source: str = ""
    date_order: DateOrder = DateOrder.AUTO
    directed: bool = False
    guess_sectors: bool = True
    add_unknown: bool = True
    columns: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    same: dict[str, bool] = field(default_factory=dict)
    sectors: frozenset[str] = frozenset()
    doubts: dict[str, Doubt] = field(default_factory=dict)
    offers: dict[str, Guess] = field(default_factory=dict)
    previewed: Previewed | None = None
    writing: Writing | None = None

    def build_options(self) -> ImportOptions:
        """Return what is decided as of now."""
        told: dict[str, list[str]] = {}
        for heading, meaning in self.columns.items():
            told.setdefault(meaning, []).append(heading)
        return ImportOptions(
            source=self.source or None, directed=self.directed, columns=told, date_order=self.date_order.value,
            accept_sectors=self.sectors, guess_sectors=self.guess_sectors, answers=dict(self.answers),
            same=dict(self.same), add_unknown=self.add_unknown, content_folder=take_settings().content,
        )  # fmt: skip

    def is_about(self, plan: ImportPlan) -> bool:
        """Whether a plan was made from the files and the answers there are now."""
        return plan.options == self.build_options() and [*map(id, plan.files)] == [
            *map(id, self.files.values())
        ]


class DraftShelf:
    """The drafts of everybody who looks, by their tokens: a few, in memory, for an hour after they were last used."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._kept: OrderedDict[str, tuple[float, ListDraft]] = OrderedDict()
        self._brought_in: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def keep(self, draft: ListDraft) -> None:
        """Keep a draft as the one used last; the oldest of too many go."""
        with self._lock:
            self._kept[draft.token] = (self._now(), draft)
            self._kept.move_to_end(draft.token)
            self._sweep()

    def find(self, token: str) -> ListDraft | None:
        """Return the draft with this token, None when there is none any more."""
        with self._lock:
            self._sweep()
            return self._kept[token][1] if token in self._kept else None

    def drop(self, draft: ListDraft, *, is_brought_in: bool) -> None:
        """Keep a draft no longer, but that it was brought in: whoever comes back to its address is told."""
        with self._lock:
            self._kept.pop(draft.token, None)
            if is_brought_in:
                self._brought_in[draft.token] = None
                while len(self._brought_in) > TOKENS_KEPT:
                    self._brought_in.popitem(last=False)

    def is_brought_in(self, token: str) -> bool:
        """Whether the draft with this token is on the map, as far as that is remembered."""
        return token in self._brought_in

    def _sweep(self) -> None:
        oldest = self._now() - SECONDS_KEPT
        while self._kept:
            token, (used, _) = next(iter(self._kept.items()))
            if used >= oldest and len(self._kept) <= DRAFTS_KEPT:
                return
            del self._kept[token]


_shelves: WeakKeyDictionary[Store, DraftShelf] = WeakKeyDictionary()


def _find_shelf() -> DraftShelf:
    return _shelves.setdefault(find_store(), DraftShelf())


def find_draft() -> ListDraft:
    """Return this visitor's draft: of their session, or after a reload the one whose token stands in the address."""
    draft = st.session_state.get(_DRAFT)
    if not isinstance(draft, ListDraft):
        draft = _recall_draft()
        st.session_state[_DRAFT] = draft
    if draft.files:
        _find_shelf().keep(draft)
    _write_address(draft)
    return draft


def _recall_draft() -> ListDraft:
    token = st.query_params.get(_ADDRESS, "")
    if not token:
        return ListDraft(date_order=take_settings().date_order)
    shelf = _find_shelf()
    told = _BROUGHT_IN if shelf.is_brought_in(token) else _LOST
    return shelf.find(token) or ListDraft(date_order=take_settings().date_order, told=(told,))


def _write_address(draft: ListDraft) -> None:
    if not draft.files:
        st.query_params.pop(_ADDRESS, None)
    elif st.query_params.get(_ADDRESS) != draft.token:
        st.query_params[_ADDRESS] = draft.token


def forget_draft(*, is_brought_in: bool) -> None:
    """Put the files away, and what was decided about them."""
    draft = st.session_state.pop(_DRAFT, None)
    if isinstance(draft, ListDraft):
        _find_shelf().drop(draft, is_brought_in=is_brought_in)
