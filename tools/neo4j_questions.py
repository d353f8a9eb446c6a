"""docs/neo4j.md: the statements of cypher/explore/ as a table, written from their own first lines."""

from pathlib import Path

from tools.structure import fill_parts

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "neo4j.md"
QUESTIONS = ROOT / "cypher" / "explore"


def build_neo4j_guide() -> str:
    """Return docs/neo4j.md with its table of questions written anew."""
    return fill_parts(GUIDE.read_text("utf-8"), {"questions": table_questions()})


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
