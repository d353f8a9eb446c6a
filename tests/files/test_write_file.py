"""Files where somebody says: whole or not at all, where a link leads, and never an error that nobody can read."""

from pathlib import Path

import pytest

from netmap.errors import FileError
from netmap.files.exports import write_file

TOO_LONG = "x" * 300 + ".pdf"


def test_a_name_that_no_disk_takes_is_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / TOO_LONG, tmp_path / TOO_LONG / "map.pdf", tmp_path / f"map.{'x' * 300}"):
        with pytest.raises(FileError, match=r"too long|no folder"):
            write_file(path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one_and_the_file_that_it_leads_to_is_written(tmp_path: Path) -> None:
    shared, link, dangling = tmp_path / "shared", tmp_path / "map.pdf", tmp_path / "other.pdf"
    shared.mkdir()
    (shared / "map.pdf").write_bytes(b"old")
    link.symlink_to(shared / "map.pdf")
    dangling.symlink_to(Path("shared", "not yet.pdf"))
    for one in (link, dangling):
        write_file(one, b"new")
        assert (one.is_symlink(), one.read_bytes()) == (True, b"new")
    assert {one.name: one.read_bytes() for one in shared.iterdir()} == {
        "map.pdf": b"new",
        "not yet.pdf": b"new",
    }


def test_a_link_into_a_folder_that_is_gone_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "map.pdf"
    link.symlink_to(tmp_path / "gone" / "map.pdf")
    with pytest.raises(FileError, match=r"There is no folder .*gone\. Make it first"):
        write_file(link, b"new")
    assert link.is_symlink()


def test_a_link_that_leads_to_itself_is_replaced_by_the_file(tmp_path: Path) -> None:
    loop = tmp_path / "map.pdf"
    loop.symlink_to(loop)
    write_file(loop, b"new")
    assert (loop.is_symlink(), loop.read_bytes()) == (False, b"new")
