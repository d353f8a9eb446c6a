"""A backup carries the network and its whole history into either database, or says that it does not."""

import errno
import gzip
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netmap.errors import FileError, StoreError, StoreUnusable
from netmap.graph.copies import bounds
from netmap.graph.copies.backup_file import pack_backup, read_backup
from netmap.graph.copies.backups import make_backup, restore_backup, write_backup
from netmap.graph.copies.packing import write_whole
from netmap.graph.store import Store, open_store
from netmap.model.changes import apply_change, build_change
from netmap.model.entities import Organization
from netmap.model.entity_classes import change_entity
from netmap.model.network import Network
from tests.graph.test_store import LIBRARY, START, put
from tests.stores import ServerDatabase


@pytest.fixture
def neo4j_store(neo4j_database: ServerDatabase) -> Iterator[Store]:
    neo4j_database.clear()
    with open_store(neo4j_database.settings) as opened:
        yield opened


def test_what_is_restored_has_the_same_network_and_the_same_history(filled: Store, other: Store) -> None:
    seen: list[tuple[int, int]] = []
    data, _ = make_backup(filled)
    restore_backup(other, read_backup(data, "b.netmap"), lambda done, total: seen.append((done, total)))
    assert other.read() == filled.read()
    assert other.changes() == filled.changes()
    assert [other.change(found.id) for found in other.changes()] == [
        filled.change(found.id) for found in filled.changes()
    ]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    put(other, change_entity(LIBRARY, phone="555"))
    other.undo(who="Ana")
    assert other.read() == filled.read()


def test_a_backup_of_one_database_is_restored_into_the_other(other: Store, neo4j_store: Store) -> None:
    put(other, LIBRARY, said="Begun.")
    restore_backup(neo4j_store, read_backup(make_backup(other)[0], "b.netmap"))
    assert neo4j_store.read() == other.read()
    assert neo4j_store.changes() == other.changes()


def test_a_file_is_for_its_owner_alone_and_nothing_else_is_left_beside_it(
    filled: Store, tmp_path: Path
) -> None:
    path = tmp_path / "b.netmap"
    write_backup(filled, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["b.netmap"]
    with pytest.raises(FileError, match="another place"):
        write_backup(filled, tmp_path / "nowhere" / "b.netmap")


def test_an_encrypted_backup_shows_nothing_and_opens_with_its_passphrase_alone(other: Store) -> None:
    """From one database: what is packed is encrypted, whatever it came from, and to try a passphrase is slow on purpose."""
    put(other, *START)
    data, _ = make_backup(other, "correct horse")
    assert LIBRARY.name.encode() not in data
    assert not data.startswith(b"\x1f\x8b")
    assert read_backup(data, "b.netmap", "correct horse").network == other.read()
    for wrong in ("", "correct  horse"):
        with pytest.raises(FileError, match="does not open it"):
            read_backup(data, "b.netmap", wrong)


def test_a_damaged_backup_is_refused_wherever_it_is_damaged(filled: Store) -> None:
    data, _ = make_backup(filled)
    for place in range(12, len(data), 7):
        for torn in (data[:place], data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :]):
            with pytest.raises(FileError):
                read_backup(torn, "b.netmap")


def test_lines_that_were_changed_or_left_out_are_noticed(filled: Store) -> None:
    lines = gzip.decompress(make_backup(filled)[0]).splitlines(keepends=True)
    renamed = [line.replace(LIBRARY.name.encode(), b"Somebody else") for line in lines]
    for changed in (renamed, lines[:-1], [*lines[:2], *lines[3:]], [*lines, lines[1]], lines[:1]):
        with pytest.raises(FileError, match="damaged"):
            read_backup(gzip.compress(b"".join(changed)), "b.netmap")
    for newer in (b'"netmap_backup":2', b'"netmap_backup":2,"said_since":"2027"'):
        changed = [lines[0].replace(b'"netmap_backup":1', newer), *lines[1:]]
        with pytest.raises(FileError, match="newer netmap"):
            read_backup(gzip.compress(b"".join(changed)), "b.netmap")


@pytest.mark.parametrize("newer", [b'"kind":"Recipe"', b'"kind":"Organization","motto":"Eat"'])
def test_a_kind_or_a_field_that_only_a_newer_netmap_has_is_no_damage(filled: Store, newer: bytes) -> None:
    lines = gzip.decompress(make_backup(filled)[0])
    with pytest.raises(FileError, match="newer netmap"):
        read_backup(gzip.compress(lines.replace(b'"kind":"Organization"', newer)), "b.netmap")


@pytest.mark.parametrize("data", [b"", b"Name\nFood Bank\n", gzip.compress(b"Name\nFood Bank\n", mtime=0)])
def test_what_is_no_backup_is_told_so(data: bytes) -> None:
    with pytest.raises(FileError, match="no backup"):
        read_backup(data, "list.csv")


def test_nothing_is_restored_over_a_map(filled: Store, other: Store) -> None:
    put(other, LIBRARY)
    backup = read_backup(make_backup(filled)[0], "b.netmap")
    with pytest.raises(StoreUnusable, match="already holds a map"):
        restore_backup(other, backup)
    assert other.read() == Network.of_items([LIBRARY])


def test_a_restore_that_broke_off_goes_on(filled: Store, other: Store) -> None:
    backup = read_backup(make_backup(filled)[0], "b.netmap")

    def break_off(done: int, total: int) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore_backup(other, backup, break_off)
    with pytest.raises(StoreError, match="not complete"):
        other.read()
    restore_backup(other, backup)
    assert other.changes() == filled.changes()


def test_an_empty_store_and_hostile_names_come_through(other: Store, neo4j_store: Store) -> None:
    restore_backup(other, read_backup(make_backup(neo4j_store)[0], "b.netmap"))
    assert other.read() == Network()
    large = {"far": 2**80, "least": -(2**63), "most": 2**64 - 1, "said": f"[{2**80}]", "half": 0.5}
    hostile = '{"changes":1}\u2028</script> 🜁'
    put(neo4j_store, Organization(name=hostile, notes="line\nline\tend", attributes=large))
    network = read_backup(make_backup(neo4j_store)[0], "b.netmap").network
    assert network == neo4j_store.read()
    assert network.of(Organization)[0].attributes == large


_HEAD = (
    b'{"netmap_backup":1,"schema_version":1,"store_id":"s","revision":1,"made_at":"2026-01-01T00:00:00Z"}\n'
)
_HEADER = (
    b'"id":"%d","revision":%d,"at":"2026-01-01T00:00:00Z","who":"","nature":"import","sentence":"",'
    b'"batch_id":null,"schema_version":1'
)


def _open_line(number: int) -> bytes:
    return b'{%s,"undoes":[],"touches":[' % (_HEADER % (number, number))


def _write_one_line(between: bytes) -> Iterator[bytes]:
    yield _open_line(1) + between + b"]}\n"


_LARGEST = {
    "one line without an end": lambda: _write_one_line(b"[]," * 85_000_000 + b"[]"),
    "as many touches as a line has room for": lambda: _write_one_line(b"[]," * 3_900_000 + b"[]"),
    "one entry with everything in it": lambda: _write_one_line(
        b'[null,{"kind":"Organization","name":"a","attributes":{"a":[%s""]}}]'
        % ('"字",'.encode() * 7_900_000)
    ),
    "one entry with wrong columns alone": lambda: _write_one_line(
        b'[null,{"kind":"Organization","name":"a","attributes":{%s}}]'
        % b",".join(b'"%x":[]' % number for number in range(80_000))
    ),
    "more undone than there is": lambda: iter(
        [b'{%s,"touches":[],"undoes":[%s[]]}\n' % (_HEADER % (1, 1), b"[]," * 2_500_000)]
    ),
}


_READ_MEASURED = """
import re, resource, sys
from pathlib import Path

resource.setrlimit(resource.RLIMIT_AS, (4_000_000_000, 4_000_000_000))
from netmap.errors import FileError
from netmap.graph.copies import bounds
from netmap.graph.copies.backup_file import read_backup

try:
    read_backup(Path(sys.argv[1]).read_bytes(), "hostile.netmap")
except FileError as error:
    print(error.message)
# What getrusage tells begins with the size of the process that started this one.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1_000)
"""


@pytest.mark.parametrize("lines", _LARGEST.values(), ids=_LARGEST.keys())
def test_no_backup_takes_the_memory_of_the_machine(
    tmp_path: Path, lines: Callable[[], Iterator[bytes]]
) -> None:
    path = tmp_path / "hostile.netmap"
    with gzip.open(path, "wb", 1) as packed:
        packed.write(_HEAD)
        packed.writelines(lines())
    done = subprocess.run(
        [sys.executable, "-c", _READ_MEASURED, path], capture_output=True, text=True, check=True
    )
    told, megabytes = done.stdout.splitlines()
    assert "Use another backup" in told
    assert int(megabytes) < 1_100


def test_a_file_holds_no_more_than_its_size_lets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (b'[null,{"kind":"Organization","id":"%d","name":"a"}]' % one for one in range(4_000))
    packed = gzip.compress(_HEAD + _open_line(1) + b",".join(names) + b"]}\n")
    monkeypatch.setattr(bounds, "_MAP_BYTES", 3_000_000)
    with pytest.raises(FileError, match="far more than a backup of its size holds"):
        read_backup(packed, "hostile.netmap")


def test_a_map_with_random_ids_weighs_less_than_its_file_lets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Organization(name=f"Organization {one}", city="Hart") for one in range(500)]
    change = replace(build_change(Network(), put=rows, who="", sentence=""), revision=1)
    network = apply_change(Network(), change)
    monkeypatch.setattr(bounds, "_MAP_BYTES", 0)
    assert read_backup(pack_backup("s", [change], network), "b.netmap").network == network


def test_the_widest_and_longest_change_there_may_be_is_read() -> None:
    columns = b",".join(b'"Column %d":"no"' % one for one in range(150))
    record = b'{"kind":"Organization","id":"%%d","name":"a","attributes":{%s}}' % columns
    rows = (b"[%s,%s]" % (record % one, record % one) for one in range(10_000))
    assert len(bounds.parse_line(_open_line(1) + b",".join(rows) + b"]}\n")["touches"]) == 10_000


def test_a_full_disk_is_said_with_what_to_do_and_leaves_no_draft(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(FileError, match=r"is full; nothing was written\. Make room, then try again\."):
        write_whole(tmp_path / "map.netmap", b"whole")
    assert not list(tmp_path.iterdir())
