"""From files to one Change: read, guess, match, preview, write.

::

    tables ──> readings ──> drafts of rows ──> subjects ──> ties ──> sectors ──> doubts ──> ImportPlan ──> Changes

Every stage is a function of what the stages before it returned, and changes none of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netmap.content.loading import Content
from netmap.errors import ChangeConflict
from netmap.files.collecting import pause_collecting
from netmap.files.lists.answers import remember_answers
from netmap.files.lists.questions import SURE, About, Question
from netmap.files.meaning.column_words import load_column_words
from netmap.files.plan.doubts import build_pairings, find_doubts
from netmap.files.plan.finish import finish_plan
from netmap.files.plan.gathering import Given
from netmap.files.plan.networks import take_networks
from netmap.files.plan.options import ImportOptions
from netmap.files.plan.our_ties import gather_our_ties
from netmap.files.plan.report import (
    Counts,
    Doubt,
    Guess,
    Planned,
    RowPlan,
    What,
    build_payload,
    build_reading,
    count_planned,
    describe_counts,
)
from netmap.files.plan.sectors import gather_sectors
from netmap.files.plan.sources import find_missing_headings, settle_sources, understand_tables
from netmap.files.plan.subjects import match_subjects
from netmap.files.plan.tie_tables import gather_ties
from netmap.files.rows.entity_rows import read_entity_rows
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import FileContent, Problem
from netmap.files.telling import join_alike, tell_dropped
from netmap.model.changes import Change, build_change, split_change
from netmap.model.entity import Entity
from netmap.model.happenings import Setting
from netmap.model.kinds import Nature
from netmap.model.network import Network
from netmap.model.ties import Tie

__all__ = ["Doubt", "Guess", "ImportOptions", "ImportPlan", "RowPlan", "plan_import"]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What bringing files in would do; nothing is written until its Changes are applied.

    `rows` are in the order of files and rows, `counts` is {kind: {new, changed, same}}, `removed` the ids of
    ties a newer version of a list replaces; `remembered` keeps with the map what was answered about these lists.
    """

    network: Network
    files: tuple[FileContent, ...]
    content: Content
    options: ImportOptions
    readings: tuple[TableReading, ...]
    rows: tuple[RowPlan, ...]
    items: tuple[Planned, ...]
    removed: frozenset[str]
    counts: Counts
    problems: tuple[Problem, ...]
    guesses: tuple[Guess, ...]
    doubts: tuple[Doubt, ...]
    questions: tuple[Question, ...] = ()
    remembered: tuple[Setting, ...] = ()

    @property
    def summary(self) -> str:
        """What would be written, in words."""
        replaced = f"{len(self.removed):,} replaced" if self.removed else ""
        parts = [describe_counts(self.counts), replaced]
        none = "all of it is on the map already" if self.items else "there is no row that could be used"
        return ", ".join(part for part in parts if part) or f"nothing; {none}"

    @property
    def touches(self) -> int:
        """How many entities and ties would be written."""
        return sum(item.what is not What.SAME for item in self.items) + len(self.removed)

    def list_asked(self) -> tuple[Question, ...]:
        """Return the questions worth asking, answered or not, the most weighty first."""
        found = (one for one in self.questions if one.sure < SURE)
        return tuple(sorted(found, key=lambda one: (list(About).index(one.about), -one.cells, one.key)))

    def list_open(self) -> tuple[Question, ...]:
        """Return the questions worth asking that nobody has answered, the most weighty first."""
        return tuple(one for one in self.list_asked() if one.answer is None)

    def foresee(self) -> Network:
        """Return the map as it will be once this plan is written."""
        put = [*(item.after for item in self.items), *self.remembered]
        before = self.network
        entities = dict(before.entities) | {one.id: one for one in put if isinstance(one, Entity)}
        ties = {key: tie for key, tie in before.ties.items() if key not in self.removed}
        ties |= {one.id: one for one in put if isinstance(one, Tie)}
        return Network(entities, ties, before.revision, before.store_id)

    @property
    def opening(self) -> str:
        """How the sentence of its Changes begins: it names the files."""
        return f"Brought in {', '.join(dict.fromkeys(file.name for file in self.files))}: "

    def build_changes(self, network: Network, who: str, batch_id: str | None = None) -> tuple[Change, ...]:
        """Return the Changes that write this plan: none when it changes nothing, several for a large one.

        Parameters
        ----------
        network
            The network as it is now. When it is no longer the one the plan was made for, the plan is made
            again and must come out the same.
        batch_id
            The batch to which they belong, where they go on with what was cut off.

        Raises
        ------
        ChangeConflict
            When it comes out otherwise, because somebody changed the map after the preview.
        """
        plan = self._renew(network)
        if not plan.touches:
            return ()
        change = build_change(
            network,
            put=[*(item.after for item in plan.items if item.what is not What.SAME), *plan.remembered],
            remove=plan.removed,
            who=who,
            nature=Nature.IMPORT,
            sentence=f"{plan.opening}{plan.summary}.",
            batch_id=batch_id,
        )
        return split_change(change)

    def _renew(self, network: Network) -> "ImportPlan":
        here, there = self.network, network
        known = bool(here.store_id) and (here.store_id, here.revision) == (there.store_id, there.revision)
        if here is there or known or here == there:
            return self
        renewed = plan_import(network, self.files, self.content, self.options)
        if renewed.list_shown() != self.list_shown():
            raise ChangeConflict(
                "The map was changed since this preview. Look at the preview again, then bring in."
            )
        return renewed

    def list_shown(self) -> tuple[Any, ...]:
        """Return what somebody who looks at the plan goes by: its rows, and what they would change as it is stored."""
        stored = {
            item.before.id: item.before for item in self.items if item.before and item.what is What.CHANGED
        }
        return self.counts, self.rows, self.removed, stored

    def to_payload(self) -> dict[str, Any]:
        """Return what `import --json` prints: {"written": counts, "problems": [...], "guesses": [...], "questions": [...]}."""
        return build_payload(self.counts, self.problems, self.guesses, self.questions)

    def tell_reading(self) -> dict[str, Any]:
        """Return what of the files is refused, dropped or re-scaled: what `analyze` tells beside its figures."""
        return build_reading(self.problems, self.guesses, self.rows)


@pause_collecting()
def plan_import(
    network: Network,
    files: Sequence[FileContent],
    content: Content,
    options: ImportOptions | None = None,
) -> ImportPlan:
    """Return what bringing `files` into `network` would do.

    Parameters
    ----------
    files
        What was read from each file; tables are taken together, so that a file of ties may use the ids of a
        file of nodes given beside it.

    Raises
    ------
    InputError
        When a column is told to have a meaning that does not exist.
    """
    options = options or ImportOptions()
    words = load_column_words(options.content_folder)
    networks = take_networks(network, files)
    tables = understand_tables(networks.network, files, content, words, options)
    lists = settle_sources(networks.network, tables, options)
    given = Given(networks.network, content, words, options, lists.readings)
    rows = read_entity_rows(lists.readings, words, options.date_order)
    matched = gather_our_ties(given, rows, match_subjects(given, rows))
    tied = gather_ties(given, matched.gathered)
    sectored = gather_sectors(given, rows, tied)
    del rows
    doubts = find_doubts(given, sectored.gathered)
    finished = finish_plan(given, sectored, doubts)
    pairings = [
        Planned(None, pairing) for pairing in build_pairings(given, sectored.gathered, matched.answered)
    ]
    items = _join_items(networks.items, (*finished.items, *pairings))
    return ImportPlan(
        network, tuple(files), content, options, lists.readings,
        rows=(*networks.rows, *finished.rows),
        items=items,
        removed=finished.removed,
        counts=count_planned(items),
        problems=tuple(dict.fromkeys((
            *find_missing_headings(lists.readings, options), *lists.notes, *networks.problems,
            *(note for reading in lists.readings for note in tell_dropped(reading)),
            *join_alike(finished.problems),
        ))),
        guesses=(*lists.guesses, *sectored.gathered.guesses),
        doubts=doubts.found,
        questions=lists.questions,
        remembered=remember_answers(network, lists.questions, options.answers),
    )  # fmt: skip


def _join_items(whole: Mapping[str, Planned], listed: Iterable[Planned]) -> tuple[Planned, ...]:
    """Return everything as it is stored and as it will be, when lists come on top of whole networks."""
    items = dict(whole)
    for item in listed:
        key = item.after.id
        items[key] = Planned(whole[key].before, item.after) if key in whole else item
    return tuple(items.values())
