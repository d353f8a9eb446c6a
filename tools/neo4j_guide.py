"""The tables of docs/neo4j.md: labels, types, and the statements of cypher/explore/ from their own first lines."""

from collections.abc import Iterable
from pathlib import Path

from netmap.model.kinds import RECORD_KINDS, EntityKind
from netmap.model.tie_rules import TIE_RULES, TieRule
from tools.browser_style import list_labels
from tools.structure import fill_parts

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "neo4j.md"
QUESTIONS = ROOT / "cypher" / "explore"


def build_neo4j_guide() -> str:
    """Return docs/neo4j.md with its tables written anew."""
    parts = {"labels": table_labels(), "types": table_types(), "questions": table_questions()}
    return fill_parts(GUIDE.read_text("utf-8"), parts)


def table_labels() -> str:
    """Return the kinds of entities as rows: their labels, and what people call them."""
    rows = (f"| `:{':'.join(list_labels(kind))}` | {kind.words.many} |" for kind in EntityKind)
    return "\n".join(("| labels | what they are |", "|---|---|", *rows))


def table_types() -> str:
    """Return the kinds of ties as rows: type, from what to what, and how it reads."""
    rows = (
        f"| `{kind}` | {_tell_ends(rule)} | “A {rule.says} B”{_tell_direction(rule)} |"
        for kind, rule in TIE_RULES.items()
    )
    return "\n".join(("| type | from → to | reads |", "|---|---|---|", *rows))


def _tell_ends(rule: TieRule) -> str:
    sources, targets = zip(*rule.ends, strict=True)
    return f"{_name_kinds(sources)} → {_name_kinds(targets)}"


def _name_kinds(kinds: Iterable[EntityKind]) -> str:
    found = set(kinds)
    for group, name in ((frozenset(EntityKind), "anything"), (frozenset(RECORD_KINDS), "any record")):
        if found == group:
            return name
    return ", ".join(kind for kind in EntityKind if kind in found)


def _tell_direction(rule: TieRule) -> str:
    return ", both ways: leave the arrow out" if rule.symmetric else ""


def table_questions() -> str:
    """Return the statements as rows: file, what it answers, what it returns."""
    rows = [_read_question(path) for path in sorted(QUESTIONS.glob("*.cypher"))]
    return "\n".join(("| file | what it answers | what it returns |", "|---|---|---|", *rows))


def _read_question(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    said = " ".join(line.removeprefix("// ") for line in lines if line.startswith("//"))
    answers, _, returns = said.partition("Returns ")
    answers = answers.split("$")[0].split("In the Browser")[0].strip()
    return f"| `{path.name}` | {answers} | {returns.rstrip('.')} |"
