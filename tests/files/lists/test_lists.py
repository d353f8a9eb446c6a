"""Every list of the corpus is read as a person reads it; tests/files/lists/README.md says how that is written down."""

import zipfile
from pathlib import Path

import pytest

from tests.files.lists.expectations import FOLDER, Expectation, read_expectations
from tests.files.lists.reading import judge_list
from tests.files.lists.workbooks import writing
from tests.files.lists.workbooks.of_marks import write_marks
from tests.files.lists.workbooks.of_people import write_whole_lists
from tests.files.lists.workbooks.of_shapes import write_shapes

EXPECTATIONS = read_expectations()


@pytest.mark.parametrize("expected", EXPECTATIONS, ids=lambda one: one.name)
def test_a_list_is_read_as_a_person_reads_it(expected: Expectation) -> None:
    outcome = judge_list(expected)
    assert not outcome.differences, "\n".join(("", *outcome.differences))
    assert not outcome.cells.lost, f"found nowhere: {', '.join(outcome.cells.lost)}"


def test_the_workbooks_are_what_their_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LISTS", tmp_path)
    write_shapes()
    write_marks()
    write_whole_lists()
    kept = [path for ending in ("xlsx", "ods") for path in FOLDER.glob(f"*/*.{ending}")]
    assert {_name(path, FOLDER): _unpack(path) for path in kept} == {
        _name(path, tmp_path): _unpack(path) for path in tmp_path.glob("*/*")
    }


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _unpack(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist()}
