"""After a rehearsal the local database starts sooner; one that breaks off or does not fit harms nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from filelock import FileLock, Timeout

from netmap.graph.local import rehearsal
from netmap.graph.local.java_runtime import JavaRuntime, find_rehearsed_folder, find_runtime
from netmap.graph.local.rehearsal import KEPT, rehearse
from netmap.graph.local.server import join_server, stop_local_server
from netmap.graph.store import open_store
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.graph.test_local_server import is_alive, wait_for
from tests.stores import LocalDatabase


@pytest.fixture
def unprepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which there was no rehearsal yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return find_rehearsed_folder()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "store"
    stop_local_server(tmp_path / "store")


def uses(pid: int, file: Path) -> bool:
    return str(file) in {one.path for one in psutil.Process(pid).memory_maps()}


def find_rehearsals(cache: Path) -> list[psutil.Process]:
    """The process of a rehearsal and its database, of one that keeps what it prepares below a folder."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        told = " ".join(process.info["cmdline"] or ())
        if str(cache) in told or (
            rehearsal.__name__ in told and process.environ().get("XDG_CACHE_HOME") == str(cache)
        ):
            found.append(process)  # fmt: skip
    return found


def test_a_database_that_ends_begins_a_rehearsal_and_one_that_was_broken_off_is_done_again(
    unprepared: Path, folder: Path
) -> None:
    """One after the other: a rehearsal takes as long as several starts."""
    join_server(folder)
    stop_local_server(folder)
    assert wait_for((unprepared / "rehearsal" / "server.json").exists)
    left = find_rehearsals(unprepared.parents[1])
    assert len(left) == 2
    for process in left:
        if rehearsal.__name__ in process.cmdline():
            process.kill()
    rehearse()
    assert not any(is_alive(process.pid) for process in left)
    made = find_runtime().rehearsed
    assert {file.name for file in unprepared.iterdir()} == {made.name, "rehearsal.lock"}
    assert uses(join_server(folder).pid, made)


def test_a_file_that_does_not_fit_is_left_unused(unprepared: Path, folder: Path) -> None:
    unprepared.mkdir(parents=True)
    find_runtime().rehearsed.write_bytes(b"something else")
    with open_store(load_settings(store=str(folder))) as store:
        assert store.read() == Network()
        assert not uses(join_server(folder).pid, find_runtime().rehearsed)


def test_what_was_prepared_is_used_again_and_not_prepared_again(empty_local: LocalDatabase) -> None:
    made = find_runtime().rehearsed
    before = made.stat().st_mtime_ns
    rehearse()
    assert made.stat().st_mtime_ns == before
    assert uses(join_server(empty_local.folder).pid, made)


def test_other_jars_need_a_rehearsal_of_their_own(tmp_path: Path) -> None:
    runtime = JavaRuntime(tmp_path / "java", tmp_path)
    runtime.java.touch()
    jar = tmp_path / "engine.jar"
    jar.write_bytes(b"1")
    before = runtime.rehearsed
    assert runtime.rehearsed == before
    jar.write_bytes(b"12")
    assert runtime.rehearsed != before


def test_only_the_newest_are_kept_and_nobody_is_disturbed(
    unprepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare(*_: object) -> Path:
        made = unprepared / "made"
        made.touch()
        return made

    unprepared.mkdir(parents=True)
    for age in range(KEPT + 2):
        file = unprepared / f"{age}.aot"
        file.touch()
        os.utime(file, (1_000 - age, 1_000 - age))
    monkeypatch.setattr(rehearsal, "_prepare", prepare)
    with FileLock(unprepared / "rehearsal.lock"), pytest.raises(Timeout):
        rehearse(wait=0)
    with monkeypatch.context() as full:
        full.setattr(rehearsal, "ROOM", 1 << 62)
        rehearse()
        assert not find_runtime().rehearsed.exists()
    rehearse()
    assert {file.name for file in unprepared.glob("*.aot")} == {find_runtime().rehearsed.name, "0.aot", "1.aot"}  # fmt: skip
