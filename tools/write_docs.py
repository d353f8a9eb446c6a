"""Write the generated parts of docs/ anew: `make docs`."""

from pathlib import Path

from tools.browser_style import build_browser_style
from tools.data_dictionary import build_data_dictionary
from tools.licenses import build_license_list
from tools.metrics import build_metrics_reference
from tools.neo4j_guide import build_neo4j_guide
from tools.structure import build_architecture

DOCS = Path(__file__).parent.parent / "docs"


def write_docs() -> None:
    """Write every generated document into docs/."""
    DOCS.mkdir(exist_ok=True)
    for name, text in (
        ("architecture.md", build_architecture()),
        ("data-dictionary.md", build_data_dictionary()),
        ("licenses.md", build_license_list()),
        ("metrics.md", build_metrics_reference()),
        ("neo4j.md", build_neo4j_guide()),
        ("netmap.grass", build_browser_style()),
    ):
        (DOCS / name).write_text(text, "utf-8")
        print(f"docs/{name}")


if __name__ == "__main__":
    write_docs()
