"""The local database starts when needed, is shared, comes back, and stops when nobody uses it."""

import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from netmap.errors import StoreUnusable
from netmap.graph.local import java_runtime
from netmap.graph.local.folder import ServerAddress, ServerFolder
from netmap.graph.local.java_runtime import choose_heap, find_runtime
from netmap.graph.local.server import LOG_LIMIT, find_running, join_server, stop_local_server
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.entities import Organization, Person
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.settings import load_settings
from tests.graph.test_store import LIBRARY, START, put
from tests.stores import LocalDatabase

JOIN = "import sys; from pathlib import Path; from netmap.graph.local.server import join_server; "
SHOW_PID = JOIN + "print(join_server(Path(sys.argv[1])).pid)"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where a store can be made; its server is stopped afterwards."""
    path = tmp_path / "my 'own' störe"
    yield path
    stop_local_server(path)


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_four_processes_that_start_at_once_share_one_server(folder: Path) -> None:
    command = [sys.executable, "-c", SHOW_PID, str(folder)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    pids = {process.communicate(timeout=120)[0].strip() for process in started}
    assert [process.returncode for process in started] == [0, 0, 0, 0]
    assert len(pids) == 1
    assert is_alive(int(pids.pop())), "the server outlives those who started it"
    with open_store(load_settings(store=str(folder))) as store:
        put(store, LIBRARY)
        assert store.read() == Network.of_items([LIBRARY])


def test_a_stopped_store_has_all_it_had_when_it_is_opened_again(folder: Path) -> None:
    settings = load_settings(store=str(folder))
    with open_store(settings) as store:
        put(store, *START)
    assert stop_local_server(folder) is True
    assert stop_local_server(folder) is False
    assert find_running(ServerFolder(folder)) is None
    with open_store(settings) as store:
        assert store.read() == Network.of_items(START)


def test_an_unused_server_stops_by_itself_and_a_used_one_does_not(folder: Path) -> None:
    with open_store(load_settings(store=str(folder)), idle_seconds=1) as store:
        pid = join_server(folder).pid
        put(store, LIBRARY)
        time.sleep(3)
        assert is_alive(pid)
    assert wait_for(lambda: not is_alive(pid))
    assert wait_for(lambda: find_running(ServerFolder(folder)) is None)
    with open_store(load_settings(store=str(folder))) as store:
        assert store.read() == Network.of_items([LIBRARY])


def test_an_open_store_goes_on_after_its_server_was_killed(empty_local: LocalDatabase) -> None:
    with open_store(empty_local.settings) as store:
        put(store, *START)
        empty_local.kill_server()
        assert store.read() == Network.of_items(START)
        empty_local.kill_server()
        put(store, Person(name="Luis"))
        assert store.revision() == 2


def test_a_kill_in_mid_write_loses_nothing_that_was_said_to_be_written(empty_local: LocalDatabase) -> None:
    hub = Organization(name="Hub")
    done = threading.Event()
    written: list[str] = []

    def write() -> None:
        with open_store(empty_local.settings) as own:
            put(own, hub)
            while not done.is_set():
                people = [Person(name=f"{len(written)}.{number}") for number in range(40)]
                ties = [build_tie(TieKind.WORKS_AT, person.id, hub.id) for person in people]
                written.append(put(own, *people, *ties).id)

    writer = threading.Thread(target=write)
    writer.start()
    for round_ in range(3):
        assert wait_for(lambda enough=3 * (round_ + 1): len(written) >= enough)  # type: ignore[misc]
        empty_local.kill_server()
    done.set()
    writer.join(120)
    with open_store(empty_local.settings) as store:
        headers = store.changes()
        assert {found.id for found in headers[:-1]} == set(written)
        assert [found.revision for found in headers] == list(range(len(headers), 0, -1))
        network = store.read()
        assert len(network.entities) == 1 + 40 * len(written)
        assert len(network.ties) == 40 * len(written)


def test_a_change_whose_answer_was_lost_is_not_written_twice(
    empty_local: LocalDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(empty_local.settings) as store:
        change = build_change(store.read(), put=START, who="Ana", sentence="A test.")
        store.apply(change)
        empty_local.kill_server()
        again = store.apply(change)
        assert (again.revision, store.revision()) == (1, 1)


def test_the_password_is_for_the_owner_only_and_in_no_list_of_processes(empty_local: LocalDatabase) -> None:
    home = ServerFolder(empty_local.folder)
    join_server(home.path)
    password = home.read_password()
    assert len(password) >= 32
    private = [home.path / name for name in ("password", "server.args", "server.json")]
    if os.name == "posix":
        assert [stat.S_IMODE(path.stat().st_mode) for path in private] == [0o600] * 3
        assert stat.S_IMODE(home.path.stat().st_mode) == 0o700
    shown = [" ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])]
    assert not [line for line in shown if password in line]


def test_what_is_secret_of_who_started_it_is_not_kept_by_the_server(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETMAP_PASSPHRASE", "only for the backup")
    monkeypatch.setenv("NEO4J_PASSWORD", "only for another store")
    database = psutil.Process(join_server(folder).pid)
    for process in filter(None, (database, database.parent())):
        assert "NETMAP_PASSPHRASE" not in process.environ()
        assert "NEO4J_PASSWORD" not in process.environ()


def test_a_folder_is_the_same_by_whatever_name(folder: Path, tmp_path: Path) -> None:
    first = join_server(folder)
    assert join_server(tmp_path / "other" / ".." / folder.name) == first
    if os.name == "posix":
        (tmp_path / "link").symlink_to(folder)
        assert join_server(tmp_path / "link") == first


def test_a_lost_password_file_locks_nobody_out(folder: Path) -> None:
    settings = load_settings(store=str(folder))
    with open_store(settings) as store:
        put(store, LIBRARY)
    stop_local_server(folder)
    (folder / "password").unlink()
    with open_store(settings) as store:
        assert store.read() == Network.of_items([LIBRARY])


def test_a_folder_taken_away_under_its_server_can_be_begun_anew(folder: Path) -> None:
    settings = load_settings(store=str(folder))
    with open_store(settings) as store:
        put(store, LIBRARY)
    before = find_running(ServerFolder(folder.resolve()))
    shutil.rmtree(folder)
    with open_store(settings) as store:
        assert store.read() == Network()
        put(store, *START)
    assert before
    assert wait_for(lambda: not is_alive(before.pid))
    stop_local_server(folder)
    with open_store(settings) as store:
        assert store.read() == Network.of_items(START)


def test_a_start_that_was_broken_off_does_not_lock_the_next_one_out(folder: Path) -> None:
    waits = "import time; time.sleep(600)"  # as a keeper does whose starter was killed before it started a database
    named = ("-m", "netmap.graph.local.keeper", str(folder.resolve()), "1", "900")
    left = subprocess.Popen([sys.executable, "-c", waits, *named])
    try:
        with open_store(load_settings(store=str(folder))) as store:
            assert store.revision() == 0
        left.wait(10)
    finally:
        left.kill()


def test_an_address_left_behind_by_a_crash_is_not_believed(folder: Path) -> None:
    home = ServerFolder(folder)
    home.claim()
    home.write_address(ServerAddress(os.getpid(), 1, ready=True))
    assert find_running(home) is None
    assert join_server(folder).pid != os.getpid()
    address = folder / "server.json"
    told = address.read_text()
    address.write_text("{not json")
    assert find_running(home) is None
    address.write_text(told)


def test_an_empty_folder_that_was_there_is_for_its_owner_alone_from_now_on(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    given.chmod(0o755)
    ServerFolder(given).claim()
    assert stat.S_IMODE(given.stat().st_mode) == 0o700
    given.chmod(0o750)
    ServerFolder(given).claim()
    assert stat.S_IMODE(given.stat().st_mode) == 0o750


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    with pytest.raises(StoreUnusable, match="already holds something else"):
        open_store(load_settings(store=str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    for path in (tmp_path / "letter.txt", tmp_path / "letter.txt" / "store"):
        with pytest.raises(StoreUnusable, match="is not a folder"):
            open_store(load_settings(store=str(path)))


def test_a_folder_that_may_not_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StoreUnusable, match=r"store may not be written to. Choose another folder"):
        open_store(load_settings(store=str(tmp_path / "store")))


def test_a_full_disk_is_noticed_before_anything_is_written(
    empty_local: LocalDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(empty_local.settings) as store:
        usage = type("Usage", (), {"free": 1_000})
        with monkeypatch.context() as patch:
            patch.setattr("netmap.graph.local.folder.shutil.disk_usage", lambda _: usage)
            with pytest.raises(StoreUnusable, match=r"is full; nothing was written. Make room"):
                put(store, LIBRARY)
            with pytest.raises(StoreUnusable, match="is full"):
                open_store(load_settings(store=str(tmp_path / "store")))
        assert store.read() == Network()


def test_a_computer_without_a_packaged_database_is_pointed_to_neo4j(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(java_runtime, "find_spec", lambda _: None)
    monkeypatch.setattr("netmap.graph.local.java_runtime.platform.system", lambda: "Darwin")
    monkeypatch.setattr("netmap.graph.local.java_runtime.platform.machine", lambda: "x86_64")
    with pytest.raises(StoreUnusable, match=r"does not run on this computer \(Darwin x86_64\).*NETMAP_STORE"):
        open_store(load_settings(store=str(tmp_path / "store")))
    monkeypatch.setattr("netmap.graph.local.java_runtime.platform.machine", lambda: "arm64")
    with pytest.raises(StoreUnusable, match="pip install arcadedb-embedded"):
        find_runtime()


def test_what_watches_the_database_stays_small() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, netmap.graph.local.keeper; print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert "netmap.graph.local.keeper" in said
    assert not {"pydantic", "neo4j", "numpy", "netmap.model.entity"} & set(said)


@pytest.mark.parametrize(("memory", "heap"), [(1 << 30, 512 << 20), (4 << 30, 1 << 30), (64 << 30, 2 << 30)])
def test_the_heap_follows_the_memory_of_the_machine(
    memory: int, heap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "netmap.graph.local.java_runtime.psutil.virtual_memory", lambda: type("Memory", (), {"total": memory})
    )
    assert choose_heap() == heap


def test_the_log_is_kept_with_the_data_and_does_not_grow_for_ever(folder: Path) -> None:
    join_server(folder)
    stop_local_server(folder)
    home = ServerFolder(folder)
    assert home.log.stat().st_size > 0
    home.log.write_bytes(b"x" * (LOG_LIMIT + 1))
    join_server(folder)
    assert home.log.stat().st_size < LOG_LIMIT
    assert home.log.with_suffix(".old.log").stat().st_size == LOG_LIMIT + 1


def test_a_database_that_does_not_start_is_explained(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netmap.graph.local.server.build_arguments", lambda *_: "-version\n")
    with pytest.raises(StoreUnusable, match=r"does not start. Its log .*server\.log says why"):
        join_server(folder)
