"""The data dictionary, written from the models: docs/data-dictionary.md."""

from collections.abc import Iterable, Sequence

from netmap.model.changes import MAX_TOUCHES, SCHEMA_VERSION
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldRow, FieldType, list_fields
from netmap.model.ids import ID_LIMIT
from netmap.model.kinds import ACTOR_KINDS, RECORD_KINDS, RESERVED_KINDS, EntityKind, Privacy, TieKind
from netmap.model.tie_rules import TIE_RULES, TieRule
from netmap.model.ties import Tie

_TYPES = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text of several lines",
    FieldType.EMAIL: "e-mail address",
    FieldType.WEBSITE: "web address",
    FieldType.NUMBER: "number",
    FieldType.WHOLE: "whole number",
    FieldType.YES_NO: "yes or no",
    FieldType.DAY: "day",
    FieldType.LIST: "list of texts",
    FieldType.VALUES: "values by name",
}
_PRIVACY = {
    Privacy.PUBLIC: "anybody, also in the room",
    Privacy.CONTACT: "the team: how to reach somebody",
    Privacy.NOTE: "the team: what we wrote down",
    Privacy.RATING: "the team: what we think of a relationship",
    Privacy.SENSITIVE: "the team, and with care",
}
_GROUPS = (
    (ACTOR_KINDS, "an organization or a person"),
    (frozenset(RECORD_KINDS), "a record"),
    (frozenset(EntityKind), "anything"),
)
_INTRO = """# Data dictionary

Written from the models by `make docs`; do not edit it by hand.

A map is **entities** and **ties** between them. Every write is one **Change**, kept with what it changed, so that it
can be undone. This is version {version} of the schema; one Change touches at most {touches:,} entities and ties, a
larger import becomes several of one batch.

Ids are random, at most {id_limit} characters, and mean nothing. Ids that come with a list are kept in `external_ids` as
`source:kind:id` and match only within that list. An empty value is not stored.
"""


def build_data_dictionary() -> str:
    """Return the whole document as Markdown."""
    parts = [
        _INTRO.format(version=SCHEMA_VERSION, touches=MAX_TOUCHES, id_limit=ID_LIMIT),
        _describe_privacy(),
        "## Entities\n",
        "### What all kinds have in common\n",
        _table_fields(list_fields(Entity)),
    ]
    for kind, model in ENTITY_CLASSES.items():
        parts += [f"### {kind.value}\n", f"{model.__doc__} {_tell_words(kind)}\n", _table_own_fields(model)]
    reserved = ", ".join(RESERVED_KINDS)
    parts += [
        f"Names kept free for kinds that come with their features: {reserved}.\n",
        (
            "Never recorded: immigration status, which population a person belongs to, names of minors, the address of a "
            "place that is confidential.\n"
        ),
        "## Ties\n",
        (
            "A tie is one spell of one relationship, from its source to its target. What ended stays (`until`); what "
            "begins again is a new tie. Two spells of one kind between the same two do not overlap, except where the "
            "table says “several”.\n"
        ),
        _table_ties(),
        "### Fields of every tie\n",
        _table_fields(list_fields(Tie)),
    ]
    return "\n".join(parts)


def _describe_privacy() -> str:
    lines = ["## Who may see a field\n", "| class | who |", "|---|---|"]
    lines += [f"| {privacy.value} | {_PRIVACY[privacy]} |" for privacy in Privacy]
    lines.append(
        "\nEverything shown to others takes only what its class allows; nothing is hidden by exception.\n"
    )
    return "\n".join(lines)


def _tell_words(kind: EntityKind) -> str:
    """Return where a kind is called what."""
    words = kind.words
    listed = f"; in lists: {', '.join(words.spellings)}" if words.spellings else ""
    return f"On pages: {words.one}, {words.many}; its sheet: {words.title}{listed}."


def _table_own_fields(model: type[Entity]) -> str:
    common = {row.name for row in list_fields(Entity)}
    own = [row for row in list_fields(model) if row.name not in common]
    return _table_fields(own) if own else "It has no fields of its own.\n"


def _table_fields(rows: Sequence[FieldRow]) -> str:
    lines = ["| field | called | type | class | to know |", "|---|---|---|---|---|"]
    lines += [
        f"| `{row.name}` | {row.info.label} | {_name_type(row)} | {row.info.privacy.value} | {row.info.hint} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _name_type(row: FieldRow) -> str:
    """Return a field's type in words; choices are listed."""
    if row.choices is None:
        return _TYPES[row.holds]
    return "one of the kinds above" if row.choices is TieKind else ", ".join(row.choices)


def _table_ties() -> str:
    lines = ["| kind | from → to | reads | back | to know |", "|---|---|---|---|---|"]
    for kind, rule in TIE_RULES.items():
        lines.append(
            f"| `{kind.value}` | {_name_ends(rule)} | {rule.says} | {rule.says_back} | {_name_traits(rule)} |"
        )
    return "\n".join(lines) + "\n"


def _name_ends(rule: TieRule) -> str:
    by_target: dict[frozenset[EntityKind], set[EntityKind]] = {}
    for source in {source for source, _ in rule.ends}:
        targets = frozenset(target for first, target in rule.ends if first is source)
        by_target.setdefault(targets, set()).add(source)
    pairs = sorted(
        f"{_name_kinds(sources)} → {_name_kinds(targets)}" for targets, sources in by_target.items()
    )
    return "; ".join(pairs)


def _name_kinds(kinds: Iterable[EntityKind]) -> str:
    wanted = frozenset(kinds)
    for group, name in _GROUPS:
        if wanted == group:
            return name
    return " or ".join(kind.value for kind in EntityKind if kind in wanted)


def _name_traits(rule: TieRule) -> str:
    traits = [
        (rule.symmetric, "symmetric"),
        (rule.several, "several"),
        (rule.rated, "strength 1 to 5"),
        (bool(rule.fields), f"has {', '.join(f'`{name}`' for name in rule.fields)}"),
    ]
    return "; ".join(name for holds, name in traits if holds)
