"""An `Erasure`: what is to be as if it had never been; applied alike to a network, to a Change, and to a whole history.

It looks at one value at a time, whenever that was: so a history from which everything was taken out leads to the
network from which the same was taken out.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from netmap.graph.forgetting.words import Words
from netmap.model.changes import Change, Item, Touch
from netmap.model.entity import Entity, list_names
from netmap.model.fields import FieldRow, FieldType, list_fields
from netmap.model.happenings import Correction, Dismissal, Pairing, Setting, Story, View
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.stories.steps import StoryStep, read_steps, write_steps
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT
from netmap.model.ties import Tie
from netmap.model.views.shown import list_named

NOTHING_LEFT = "Erased for good: it was about somebody, or held something, that is not to be kept."
"""The sentence of a Change of which nothing is left."""

NOBODY = "somebody"
"""Who made a Change, where that was somebody forgotten."""

NAMED_AFTER = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.CANDIDATE, EntityKind.SECTOR})
"""The kinds whose names stay even where they hold the name of somebody forgotten: they are called so."""

_REFERENCES = frozenset({"id", "kind", "goal_id", "first", "second", "finding", "positions", "steps"})
"""Fields that hold ids; on a tie its two ends, too."""
_TEXTS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
_ADDRESSES = frozenset({FieldType.EMAIL, FieldType.WEBSITE})
_NOTES = ("notes", "outcome")
_WHO_SAID_IT = ("said_by", "reach")
"""Who wrote a correction slip and how they are reached: like the writer of a Change, never kept of somebody forgotten."""


class Mentions(StrEnum):
    """What becomes of a text that mentions somebody forgotten: the name is taken out of it, all of it goes, or it stays."""

    NAME_OUT = "name-out"
    ERASE = "erase"
    KEEP = "keep"


@dataclass(frozen=True)
class Erasure:
    """Whom and what is to be taken out.

    Parameters
    ----------
    gone
        Ids of entities that will never have been, with all their ties.
    words
        How they are called and reached: looked for in all texts.
    mentions
        What becomes of texts in which one of `words` stands; Changes' sentences and writers lose them always.
    emptied
        Ids of entities and ties whose notes go.
    spared
        Ids of entities whose texts are left as they are: somebody else of the same name.
    """

    gone: frozenset[str] = frozenset()
    words: Words = field(default_factory=lambda: Words(()))
    mentions: Mentions = Mentions.NAME_OUT
    emptied: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()

    def apply(self, item: Item) -> Item | None:
        """Return what is left of an entity or a tie; None when nothing is."""
        if isinstance(item, Tie):
            if self.gone & {*item.ends}:
                return None
        elif item.id in self.gone or self._points_there(item):
            return None
        values = self._find_changed(item)
        return item.model_copy(update=values) if values else item

    def apply_to_network(self, network: Network) -> Network:
        """Return what is left of a network."""
        items: list[Item] = [*network.entities.values(), *network.ties.values()]
        left = Network.of_items(kept for item in items if (kept := self.apply(item)) is not None)
        return replace(left, revision=network.revision, store_id=network.store_id)

    def apply_to_change(self, change: Change) -> Change:
        """Return what is left of a Change; one of which nothing is left stays in its place, and says so."""
        touches = tuple(self._list_left(change.touches))
        sentence, who = change.sentence, change.who
        if change.touches and not touches:
            sentence = NOTHING_LEFT
        elif self.words.are_in(sentence):
            sentence = self.words.take_out(sentence, LINE_LIMIT)
        if self.words.are_in(who):
            who = NOBODY
        if touches == change.touches and (sentence, who) == (change.sentence, change.who):
            return change
        return replace(change, touches=touches, sentence=sentence, who=who)

    def list_mentions(self, item: Item) -> list[tuple[str, str]]:
        """Return the texts of an entity or tie in which they are mentioned, each after the label of its field."""
        if item.id in self.spared:
            return []
        found = []
        for row in list_fields(type(item)):
            texts = _list_texts(getattr(item, row.name)) if _may_mention(item, row) else ()
            found += [(row.info.label, text) for text in texts if self.words.are_in(text)]
        if isinstance(item, Story):
            said = (text for step in read_steps(item.steps) for text in (step.title, step.text, step.notes))
            found += [("Steps", text) for text in said if self.words.are_in(text)]
        return found

    def is_called_after(self, item: Item) -> bool:
        """Whether an entity, itself not forgotten, has one of the names, which it keeps."""
        return (
            isinstance(item, Entity)
            and item.kind in NAMED_AFTER
            and any(map(self.words.stand_within, list_names(item)))
        )

    def _points_there(self, entity: Entity) -> bool:
        if isinstance(entity, Pairing):
            return bool(self.gone & {entity.first, entity.second}) or self.words.are_in(entity.second)
        if isinstance(entity, View):
            return not self.gone.isdisjoint(list_named(entity.shows))
        if isinstance(entity, Dismissal):
            return self._tells_of_them(entity.finding)
        return False

    def _tells_of_them(self, finding: str) -> bool:
        """Whether a finding, by its key, is about one who is gone: ids are compared whole, “1” is not in “11”."""
        _, _, about = finding.rpartition(":")
        return not self.gone.isdisjoint(about.split(",")) or self.words.are_in(about)

    def _list_left(self, touches: Iterable[Touch]) -> Iterable[Touch]:
        for touch in touches:
            before = touch.before and self.apply(touch.before)
            after = touch.after and self.apply(touch.after)
            if before != after:
                yield Touch(before, after)

    def _find_changed(self, item: Item) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if isinstance(item, View) and any(one in item.positions for one in self.gone):
            values |= _drop_places(item.positions, self.gone)
        if isinstance(item, Story):
            steps = read_steps(item.steps)
            left = tuple(map(self._leave_of_step, steps))
            values |= {"steps": write_steps(left)} if left != steps else {}
        if isinstance(item, Correction) and self.words.are_in(item.said_by):
            values |= dict.fromkeys(_WHO_SAID_IT, "")
        if item.id in self.emptied:
            values |= {name: "" for name in _NOTES if getattr(item, name, "")}
        if self.mentions is not Mentions.KEEP and item.id not in self.spared:
            for row in list_fields(type(item)):
                if row.name not in values and _may_mention(item, row):
                    value = getattr(item, row.name)
                    if any(self.words.are_in(text) for text in _list_texts(value)):
                        values[row.name] = self._take_out(item, row, value)
        return values

    def _leave_of_step(self, step: StoryStep) -> StoryStep:
        """Return what is left of a step of a story: whom it shows, what it tells, and its own words.

        Sentences lose their marks when somebody is gone, who may have been named in any of them: by a mark, who guesses a
        sentence could be sure of it.
        """
        findings = {
            key: "" if self.gone else mark
            for key, mark in step.findings.items()
            if not self._tells_of_them(key)
        }
        shown = step.change_ids(lambda one: "" if one in self.gone else one)
        kept = replace(shown, findings=findings)
        if self.mentions is Mentions.KEEP:
            return kept
        return kept.change_texts(lambda text: self._take_out_of_text(FieldType.LONG_TEXT, text))

    def _take_out(self, item: Item, row: FieldRow, value: Any) -> Any:
        if isinstance(item, Setting) and (answers := _read_answers(value)):
            kept = {name: one for name, one in answers.items() if not self.words.are_in(f"{name}: {one}")}
            return json.dumps(kept, ensure_ascii=False, sort_keys=True)
        if isinstance(value, tuple):
            return tuple(one for one in value if not self.words.are_in(one))
        if isinstance(value, dict):
            kept = {
                name: self._take_out_of_text(FieldType.LONG_TEXT, one) if isinstance(one, str) else one
                for name, one in value.items()
                if not self.words.are_in(f"{name}: {'' if isinstance(one, str) else one}")
            }
            return {name: one for name, one in kept.items() if one != ""}
        if row.name == "name":
            return self.words.take_out(value, NAME_LIMIT).rstrip()
        return self._take_out_of_text(row.holds, value)

    def _take_out_of_text(self, holds: FieldType, text: str) -> str:
        if not self.words.are_in(text):
            return text
        if holds in _ADDRESSES or self.mentions is Mentions.ERASE:
            return ""
        limit = NOTES_LIMIT if holds is FieldType.LONG_TEXT else LINE_LIMIT
        return self.words.take_out(text, limit).rstrip()


def _may_mention(item: Item, row: FieldRow) -> bool:
    if row.name in _REFERENCES or (isinstance(item, Tie) and row.name in {"source", "target"}):
        return False
    if row.name in {"name", "aka"}:
        return row.name == "name" and isinstance(item, Entity) and item.kind not in NAMED_AFTER
    return row.holds in _TEXTS | _ADDRESSES | {FieldType.LIST, FieldType.VALUES}


def _list_texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{name}: {one}" for name, one in value.items()]
    if isinstance(value, tuple):
        return list(value)
    return [value] if isinstance(value, str) else []


def _read_answers(value: object) -> dict[str, Any]:
    """Return what a setting keeps under many names, empty when it keeps one thing."""
    try:
        found = json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _drop_places(positions: str, gone: frozenset[str]) -> dict[str, str]:
    """Return the positions of a view as they are to be, none when nobody who is gone has a place in it."""
    try:
        found = json.loads(positions)
    except (ValueError, RecursionError):
        return {"positions": ""}
    if not isinstance(found, dict):
        return {"positions": ""}
    kept = {one: place for one, place in found.items() if one not in gone}
    return {"positions": json.dumps(kept)} if kept != found else {}
