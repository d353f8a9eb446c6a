"""Every list of the corpus is read as a person reads it; tests/files/lists/README.md says how that is written down."""

import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest

from tests.files.lists.expectations import FOLDER, Expectation, read_expectations
from tests.files.lists.reading import judge_list

EXPECTATIONS = read_expectations()


@pytest.mark.parametrize("expected", EXPECTATIONS, ids=lambda one: one.name)
def test_a_list_is_read_as_a_person_reads_it(expected: Expectation) -> None:
    outcome = judge_list(expected)
    assert not outcome.differences, "\n".join(("", *outcome.differences))
    assert not outcome.cells.lost, f"found nowhere: {', '.join(outcome.cells.lost)}"


def test_the_workbooks_are_what_their_script_writes(tmp_path: Path) -> None:
    """In a process of its own: the library of .ods numbers what it writes through all of a process."""
    script = (
        "from pathlib import Path\nimport sys\nfrom tests.files.lists.workbooks import writing\n"
        "writing.LISTS = Path(sys.argv[1])\nimport tests.files.lists.workbooks.__main__\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=FOLDER.parents[2])
    kept = [path for ending in ("xlsx", "ods") for path in FOLDER.glob(f"*/*.{ending}")]
    assert {_name(path, FOLDER): _unpack(path) for path in kept} == {
        _name(path, tmp_path): _unpack(path) for path in tmp_path.glob("*/*")
    }


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _unpack(path: Path) -> dict[str, bytes | str]:
    """Return what is in a workbook; XML as what it says, however its writer spaces it."""
    with zipfile.ZipFile(path) as workbook:
        parts = {name: workbook.read(name) for name in workbook.namelist()}
    return {
        name: canonicalize(part.decode()) if part.startswith(b"<") else part for name, part in parts.items()
    }
