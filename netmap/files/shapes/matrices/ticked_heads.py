"""What the headings over ticked cells name, by their words, by what stands over them, and by asking."""

from collections.abc import Mapping, Sequence

from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.meaning.values import read_text
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.matrices.name_kinds import Head, judge_name, judge_names
from netmap.files.shapes.matrices.ticks import Tick, read_tick
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text, shorten_text

_SAMPLE = 500
_LEAST_RUN = 3
_WORDS = frozenset({"yes", "no", "true", "false", "y", "n", "si", "sí"})
_OFFERED = {
    EntityKind.COALITION: "Coalitions or committees they are members of", EntityKind.SECTOR: "Sectors they belong to",
    EntityKind.POPULATION: "Groups of people they serve", EntityKind.GOAL: "Goals they pursue",
    EntityKind.ORGANIZATION: "Organizations they work with",
}  # fmt: skip


def judge_heads(
    block: Block, heads: Mapping[int, Head], rows: EntityKind, context: ListContext
) -> dict[int, EntityKind]:
    """Return what each heading names; headings of which nothing is known are left out, unless somebody says.

    Headings that stand together are judged together, so that one with a plain name goes with its neighbors.
    """
    kinds: dict[int, EntityKind] = {}
    for run in _list_runs(heads):
        names, hint = [heads[place].name for place in run], heads[run[0]].hint
        kind = _settle_hint(names, hint, context)
        if kind is None:
            alone = {place: found for place in run if (found := judge_name(heads[place].name, context))}
            tables = [at for at, found in alone.items() if found is EntityKind.COALITION]
            kinds |= _list_between(run, tables)
            unknown = len(run) >= _LEAST_RUN and not tables and len(alone) * 2 < len(run)
            kind = _ask_kind(block, run, context) if unknown else None
        elif kind is EntityKind.ORGANIZATION and hint is None and rows is EntityKind.ORGANIZATION:
            kind = _ask_partners(block, run, context)
        kinds |= dict.fromkeys(run, kind) if kind else {}
    return {
        place: kinds[place] for place in heads if kinds.get(place, EntityKind.PERSON) is not EntityKind.PERSON
    }


def _list_between(run: Sequence[int], known: Sequence[int]) -> dict[int, EntityKind]:
    """Return the coalitions of a run, and the headings of which nothing is known between two of them."""
    return {place: EntityKind.COALITION for place in run if known and known[0] <= place <= known[-1]}


def _list_runs(heads: Mapping[int, Head]) -> list[list[int]]:
    """Return ticked columns that stand together and have the same hint."""
    runs: list[list[int]] = []
    for place, head in heads.items():
        if runs and runs[-1][-1] == place - 1 and heads[runs[-1][-1]].hint == head.hint:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _settle_hint(names: Sequence[str], hint: EntityKind | None, context: ListContext) -> EntityKind | None:
    """Return what names are: what stands over them says it, but plain words in the names outrank a general question."""
    told = judge_names(names, context)
    general = hint in {None, EntityKind.ORGANIZATION}
    return told if general and (hint is None or told in {EntityKind.COALITION, EntityKind.SECTOR}) else hint


def _ask_kind(block: Block, run: Sequence[int], context: ListContext) -> EntityKind | None:
    """Return what a person says that headings over crosses name; None for columns of their own, until they say."""
    rows = range(min(len(block.rows), _SAMPLE))
    if any(read_text(block.get(place, column)).casefold() in _WORDS for column in run for place in rows):
        return None
    names = [block.headings[place] for place in run]
    row = _show_row(block, run)
    choices = [Choice("own", "None of these; keep the columns as they are", (f"{row}: {names[0]} X",))]
    choices += [
        Choice(kind.value, label, (f"{row} – {kind.words.one} {names[0]}",))
        for kind, label in _OFFERED.items()
    ]
    question = f"What are “{names[0]}”, “{names[1]}” and the other columns of crosses?"
    answer = _ask(block, run, context, question, choices, taken="own", about="crosses", sure=0.6)
    return None if answer == "own" else EntityKind(answer)


def _ask_partners(block: Block, run: Sequence[int], context: ListContext) -> EntityKind | None:
    name, row = block.headings[run[0]], _show_row(block, run)
    choices = (
        Choice("partners", "The two work together", (f"{row} – {name}",)),
        Choice("own", "Something else; keep the columns as they are", (f"{row}: {name} X",)),
    )
    question = f"Does a mark under “{name}” say that the two work together?"
    answer = _ask(block, run, context, question, choices, taken="partners", about="partners", sure=0.7)
    return EntityKind.ORGANIZATION if answer == "partners" else None


def ask_role(block: Block, run: Sequence[int], context: ListContext) -> str:
    """Return what people are where a mark ties them to an organization: "board", or "" for somebody who works there."""
    said = " ".join((block.grid.file, block.grid.sheet, *block.headings, *block.groups))
    cells = [block.get(place, column) for place in range(min(len(block.rows), _SAMPLE)) for column in run]
    told = {"board", "boards", "director", "trustee"} & set(fold_text(said).split())
    sure = 0.95 if told or any(read_tick(cell) is Tick.ROLE for cell in cells) else 0.7
    name, row = block.headings[run[0]], _show_row(block, run)
    choices = (
        Choice("board", "They are on its board", (f"{row} – board of {name}",)),
        Choice("work", "They work there", (f"{row} – works at {name}",)),
    )
    question = f"What does a mark under “{name}” say of somebody?"
    answer = _ask(block, run, context, question, choices, taken="board", about="boards", sure=sure)
    return "board" if answer == "board" else ""


def _ask(
    block: Block, run: Sequence[int], context: ListContext, question: str, choices: Sequence[Choice], *,
    taken: str, about: str, sure: float,
) -> str:  # fmt: skip
    """Return what was answered about columns that stand together, `taken` until it is; `about` tells it from others."""
    detail = f"{about} {fold_text(block.headings[run[0]])}"
    return context.ask(
        About.SHAPE, block.grid.where, question, tuple(choices), (taken,), sheet=block.grid.sheet, detail=detail,
        sure=sure, cells=len(run) * len(block.rows),
    )[0]  # fmt: skip


def _show_row(block: Block, run: Sequence[int]) -> str:
    rows = range(len(block.rows))
    place = next((at for at in rows if read_tick(block.get(at, run[0])) is not Tick.NO), 0)
    return shorten_text(read_text(block.get(place, 0)))
