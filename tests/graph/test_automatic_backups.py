"""netmap makes backups by itself, keeps them by their age, and names the last one when something is lost."""

import errno
import logging
import os
import shutil
import stat
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import pytest

from netmap.errors import FileError, StoreDamaged, StoreUnusable
from netmap.graph.copies import automatic
from netmap.graph.copies.backup_file import read_backup
from netmap.graph.copies.backups import make_backup, restore_backup, write_backup
from netmap.graph.copies.kept import (
    KeptBackup,
    Occasion,
    choose_outdated,
    find_backup_folder,
    list_kept,
    name_backup,
)
from netmap.graph.local.server import stop_local_server
from netmap.graph.store import Store, open_store
from netmap.model.changes import build_change
from netmap.model.entities import Organization
from netmap.model.entity_classes import change_entity
from netmap.model.network import Network
from netmap.settings import Settings, load_settings
from tests.graph.test_store import CLINIC, LIBRARY, START, put
from tests.stores import ServerDatabase, run_statement


def list_backups(settings: Settings) -> list[KeptBackup]:
    return list_kept(find_backup_folder(settings.folder))


def put_back_a_day(settings: Settings) -> None:
    """Have the newest backup be of yesterday."""
    newest = list_backups(settings)[0]
    name = name_backup(newest.made_at - timedelta(days=1), newest.revision, newest.store, newest.occasion)
    newest.path.rename(newest.path.with_name(name))


def test_the_first_use_of_a_day_backs_up_what_has_changed_since_the_last_one(own: Settings) -> None:
    with open_store(own) as store:
        put(store, *START)
    assert list_backups(own) == []
    with open_store(own) as store:
        seen = store.read()
    (first,) = list_backups(own)
    assert (first.occasion, first.revision, first.store) == (Occasion.DAILY, 1, seen.store_id[:8])
    assert read_backup(first.path.read_bytes(), first.path.name).network == seen
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.path.parent.stat().st_mode) == 0o700
    with open_store(own) as store:
        put(store, change_entity(LIBRARY, city="Hart"))
    assert len(list_backups(own)) == 1
    put_back_a_day(own)
    with open_store(own) as store:
        assert store.revision() == 2
    assert [one.revision for one in list_backups(own)] == [2, 1]
    put_back_a_day(own)
    with open_store(own) as store:
        store.read()
    assert [one.revision for one in list_backups(own)] == [2, 1]


def test_a_day_on_which_the_clock_was_wrong_brings_no_backup_at_every_use(own: Settings) -> None:
    for city in ("Hart", "Marlow", "Poe"):
        with open_store(own) as store:
            put(store, CLINIC, change_entity(LIBRARY, city=city))
        with open_store(own):
            pass
        if city == "Hart":
            (first,) = list_backups(own)
            later = first.made_at + timedelta(days=4000)
            name = name_backup(later, first.revision, first.store, first.occasion)
            first.path.rename(first.path.with_name(name))
    assert [one.revision for one in list_backups(own)] == [1, 2]


def test_an_app_that_stays_open_backs_up_at_the_first_save_of_a_day(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(own) as store:
        put(store, *START)
        tomorrow = automatic.find_today() + timedelta(days=1)
        monkeypatch.setattr(automatic, "find_today", lambda: tomorrow)
        put(store, change_entity(LIBRARY, city="Hart"))
    (made,) = list_backups(own)
    assert made.revision in {1, 2}


def test_a_file_that_only_looks_like_a_backup_is_none(tmp_path: Path) -> None:
    (tmp_path / "20261399T250000000000Z-r1-abc-daily.netmap").touch()
    assert list_kept(tmp_path) == []


def test_backups_can_be_turned_off(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(own) as store:
        put(store, *START)
    monkeypatch.setenv("NETMAP_AUTOMATIC_BACKUPS", "false")
    with open_store(load_settings(store=own.store)) as store:
        put(store, change_entity(LIBRARY, city="Hart"))
    assert list_backups(own) == []


def test_a_disk_too_full_for_a_backup_keeps_nobody_from_working(
    own: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with open_store(own) as store:
        put(store, *START)
    _fill_disk(monkeypatch)
    with caplog.at_level(logging.WARNING), open_store(own) as store:
        put(store, change_entity(LIBRARY, city="Hart"))
        assert store.read().entities[LIBRARY.id] == change_entity(LIBRARY, city="Hart")
    assert list_backups(own) == []
    assert "could not make its backup of today" in caplog.text
    assert "is full; nothing was written. Make room" in caplog.text
    assert list(find_backup_folder(own.folder).glob("*.part")) == []


def _fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)


def test_a_store_is_backed_up_before_it_is_brought_up_to_date(older: Settings) -> None:
    with open_store(older) as store:
        seen = store.read()
    (made,) = list_backups(older)
    assert (made.occasion, made.revision) == (Occasion.UPGRADE, 4)
    assert read_backup(made.path.read_bytes(), "b").network == seen
    with open_store(older):
        pass
    assert list_backups(older) == [made]


def test_a_store_that_cannot_be_backed_up_is_not_brought_up_to_date(
    older: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        _fill_disk(full)
        with pytest.raises(
            StoreUnusable, match=r"is full; nothing was written.*Nothing was changed.*AUTOMATIC_BACKUPS=false"
        ):
            open_store(older)
    (record,) = run_statement(older, "MATCH (s:Store) RETURN s.schema_version AS layout, s.tally AS tally")
    assert record == {"layout": 1, "tally": None}
    monkeypatch.setenv("NETMAP_AUTOMATIC_BACKUPS", "false")
    with open_store(load_settings(store=older.store)) as store:
        assert store.revision() == 4
    assert list_backups(older) == []


def test_a_server_is_backed_up_before_an_upgrade_only_and_on_this_machine(
    neo4j_database: ServerDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    neo4j_database.clear()
    with open_store(neo4j_database.settings) as store:
        put(store, *START)
    with open_store(neo4j_database.settings) as store:
        folder = store.connection.place.backups
    assert list_kept(folder) == []
    run_statement(neo4j_database.settings, "MATCH (s:NetmapStore) REMOVE s.tally RETURN 1")
    run_statement(neo4j_database.settings, "MATCH (m:NetmapMigration {key: 'V0002'}) DELETE m RETURN 1")
    with open_store(neo4j_database.settings) as store:
        (made,) = list_kept(folder)
        assert made.path.is_relative_to(tmp_path)
        assert read_backup(made.path.read_bytes(), "b").network == store.read()


def test_damage_names_the_last_backup_and_it_restores(own: Settings, other: Store) -> None:
    with open_store(own) as store:
        put(store, *START)
    with open_store(own) as store:
        seen = store.read()
    run_statement(own, "MATCH (one:Organization {id: $id}) DETACH DELETE one RETURN 1", id=CLINIC.id)
    (made,) = list_backups(own)
    with open_store(own) as store, pytest.raises(StoreDamaged) as told:
        store.read()
    assert f"netmap restore {made.path} --store NEW_FOLDER" in str(told.value)
    assert f"{made.made_at:%d %b %Y}" in str(told.value)
    assert read_backup(made.path.read_bytes(), "b").network == seen
    shutil.rmtree(own.folder / "databases")
    stop_local_server(own.folder)
    with pytest.raises(StoreDamaged, match=str(made.path)):
        open_store(own)


def test_a_damaged_store_is_never_backed_up(own: Settings) -> None:
    with open_store(own) as store:
        put(store, *START)
    run_statement(own, "MATCH (one:Organization {id: $id}) DETACH DELETE one RETURN 1", id=CLINIC.id)
    with open_store(own):
        pass
    assert list_backups(own) == []


TODAY = date(2026, 11, 28)


def keep(days: list[date], today: date = TODAY) -> list[date]:
    newest_first = sorted(days, reverse=True)
    outdated = choose_outdated(newest_first, today)
    return [day for place, day in enumerate(newest_first) if place not in outdated]


def test_of_a_backup_every_day_the_week_all_weeks_and_all_months_are_kept() -> None:
    kept = keep([TODAY - timedelta(days=age) for age in range(1_000)])
    ages = [(TODAY - day).days for day in kept]
    assert ages[:7] == list(range(7))
    weekly = [day for day in kept if 7 <= (TODAY - day).days < 63]
    assert 8 <= len(weekly) <= 9
    assert len({day.isocalendar()[:2] for day in weekly}) == len(weekly)
    monthly = [day for day in kept if (TODAY - day).days >= 63]
    assert len({(day.year, day.month) for day in monthly}) == len(monthly)
    assert 10 <= len(monthly) <= 12
    assert max(ages) < 366


def test_a_clock_far_ahead_for_a_day_takes_no_older_backup_away() -> None:
    held = keep([TODAY - timedelta(days=age) for age in range(1_000)])
    ahead = TODAY + timedelta(days=4_000)
    kept = keep([*held, ahead], ahead)
    assert kept[0] == ahead
    assert kept[-1] == held[-1]
    assert len(kept) >= len(held) - 1


def test_day_by_day_no_gap_is_longer_than_a_week_and_then_a_month() -> None:
    held: list[date] = []
    for number in range(500):
        today = TODAY + timedelta(days=number)
        held = keep([*held, today], today)
    ages = [(today - day).days for day in held]
    assert ages[:7] == list(range(7))
    gaps = [(older - newer, newer) for newer, older in pairwise(ages)]
    assert all(gap <= (14 if newer < 56 else 62) for gap, newer in gaps)
    assert ages[-1] > 300
    assert len(held) <= 30


def test_the_newest_backup_and_the_one_before_stay_however_old_and_all_of_one_day_stay_in_the_last_week() -> (
    None
):
    old = date(2020, 1, 1)
    assert keep([old]) == [old]
    assert keep([old, date(2019, 12, 1), date(2018, 1, 1)]) == [old, date(2019, 12, 1)]
    assert keep([TODAY, TODAY, TODAY]) == [TODAY] * 3
    assert keep([TODAY + timedelta(days=40), TODAY]) == [TODAY + timedelta(days=40), TODAY]


def test_two_backups_into_one_file_at_once_are_never_mixed(filled: Store, tmp_path: Path) -> None:
    path, outcomes = tmp_path / "b.netmap", list[str]()
    go = Event()

    def back_up() -> None:
        go.wait(10)
        try:
            write_backup(filled, path)
            outcomes.append("written")
        except FileError as error:
            outcomes.append(error.message)

    threads = [Thread(target=back_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in threads:
        thread.join()
    assert outcomes.count("written") == 1
    assert sum("already" in said for said in outcomes) == 3
    assert read_backup(path.read_bytes(), "b.netmap").network == filled.read()
    assert [found.name for found in tmp_path.iterdir()] == ["b.netmap"]


def test_an_unfinished_import_is_one_in_its_backup_too(filled: Store, other: Store) -> None:
    added = Organization(name="Harbor Pantry")
    part = build_change(filled.read(), put=[added], who="Ana", sentence="A list (part 1 of 2)")
    filled.apply(replace(part, batch_id="b", part=1, parts=2))
    restore_backup(other, read_backup(make_backup(filled)[0], "b.netmap"))
    assert other.changes() == filled.changes()
    assert other.find_cut_off() == filled.find_cut_off() != ()
    assert other.read() != Network()
