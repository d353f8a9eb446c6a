"""Forgetting, from the first look to the last byte: what would go, and its going from map, history and backups."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from netmap.errors import ChangeConflict, FileError, StoreUnusable
from netmap.graph.copies.automatic import hold_backups
from netmap.graph.copies.backup_file import pack_backup, read_backup
from netmap.graph.copies.kept import list_kept
from netmap.graph.copies.origin import rename_network_origin, rename_origin
from netmap.graph.copies.packing import read_journal, remove_drafts, write_whole
from netmap.graph.forgetting.erasure import NOBODY, Erasure
from netmap.graph.forgetting.remembering import remember_erased
from netmap.graph.forgetting.renewing import renew_database
from netmap.graph.forgetting.rewriting import Rewriting, rewrite_store
from netmap.graph.forgetting.tracing import History
from netmap.graph.local.folder import ServerFolder, explain_disk
from netmap.graph.store import Store
from netmap.model.changes import BACKUP_ENDING, Change
from netmap.model.ids import new_id
from netmap.model.kinds import Nature
from netmap.model.text import NAME_LIMIT, shorten_text

_TRIES = 3

FindErasure = Callable[[History], Erasure]
"""What is to be erased, by a history as it is when it is erased: it may have grown since somebody looked."""


@dataclass(frozen=True)
class Erased:
    """What became of the automatic backups: how many lost the same, and which were removed because nobody can read them."""

    rewritten: int
    removed: tuple[Path, ...]


def read_history(store: Store) -> History:
    """Return all that a store was ever told, and the network to which that leads: what it holds.

    Raises
    ------
    StoreDamaged
        When its journal is not whole.
    StoreUnusable
        When something was changed past netmap, of which its journal knows nothing.
    """
    store.read()
    # Not what was read: that may be kept from before, and says nothing of what nobody has noticed since.
    outside = store.look_outside()
    if outside:
        raise StoreUnusable(
            "Something was changed past netmap, and nobody can be forgotten before it is adopted or put back: netmap adopt."
        )
    return History(list(read_journal(store.connection, outside.network.revision)), outside.network)


def erase(store: Store, find_erasure: FindErasure, *, who: str, sentence: str) -> Erased:
    """Take out of a store, its whole history and its automatic backups what is to be erased; note that it was done.

    The backups come first: when it breaks off, the store still tells what is to be erased, and doing it again ends it.
    What was written by somebody else meanwhile is kept, or erased as well.

    Raises
    ------
    ChangeConflict
        When others write all the time.
    StoreError
        When the store cannot be rewritten; it is as it was then.
    FileError
        When an automatic backup cannot be rewritten.
    """
    place = store.connection.place
    with explain_disk(place.backups), hold_backups(place.backups):
        for tries_left in reversed(range(_TRIES)):
            begun, history = datetime.now(UTC), read_history(store)
            erasure = find_erasure(history)
            erased = _rewrite_backups(place.backups, find_erasure, history, erasure)
            rewriting = plan_rewriting(history, erasure, who=who, sentence=sentence)
            try:
                if place.folder:
                    renew_database(store.connection, ServerFolder(place.folder), rewriting)
                else:
                    store.connection.write(partial(rewrite_store, rewriting=rewriting, place=place))
            except ChangeConflict:
                if not tries_left:
                    raise
            else:
                remember_erased(history.network.store_id, rewriting.store_id, begun)
                break
    store.read()
    return erased


def plan_rewriting(history: History, erasure: Erasure, *, who: str, sentence: str) -> Rewriting:
    """Return what is left of a history, with the Change that says so."""
    old, new = history.network.store_id, new_id()
    changes = [rename_origin(erasure.apply_to_change(change), old, new) for change in history.changes]
    note = Change(
        touches=(),
        who=NOBODY if erasure.words.are_in(who) else shorten_text(who, NAME_LIMIT),
        nature=Nature.CORRECTION,
        sentence=sentence,
        id=new_id(),
        at=datetime.now(UTC),
        revision=history.network.revision + 1,
    )
    return Rewriting(
        seen=history.network,
        left=rename_network_origin(erasure.apply_to_network(history.network), old, new),
        changes=changes,
        rewritten=[one for one, told in zip(changes, history.changes, strict=True) if one is not told],
        note=note,
        store_id=new,
    )


def _rewrite_backups(folder: Path, find_erasure: FindErasure, history: History, erasure: Erasure) -> Erased:
    rewritten, removed = 0, []
    remove_drafts(folder)
    ours = {kept.path for kept in list_kept(folder)}
    for path in _list_backups(folder):
        try:
            backup = read_backup(path.read_bytes(), path.name)
        except (FileError, OSError):
            if path in ours:
                path.unlink(missing_ok=True)
                removed.append(path)
            continue
        before = list(backup.read_changes())
        wanted = erasure if _is_part(before, history) else find_erasure(_join(before, history))
        after = [wanted.apply_to_change(change) for change in before]
        if any(new is not old for new, old in zip(after, before, strict=True)):
            left = replace(wanted.apply_to_network(backup.network), revision=backup.head.revision)
            data = pack_backup(backup.head.store_id, after, left)
            read_backup(data, path.name)
            write_whole(path, data, in_place_of=True)
            rewritten += 1
    return Erased(rewritten, tuple(removed))


def _list_backups(folder: Path) -> list[Path]:
    """Return all backups in a folder of automatic ones, also copies that have another name there."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == BACKUP_ENDING)
    except OSError as error:
        raise FileError(
            f"The backups in {folder} cannot be read ({error.strerror}), so nothing was erased. Mend that folder, then try again."
        ) from error


def _is_part(changes: Iterable[Change], history: History) -> bool:
    """Whether a store holds all these Changes, and so knows all that they say."""
    return {change.id for change in changes} <= {change.id for change in history.changes}


def _join(changes: Iterable[Change], history: History) -> History:
    """Return a history with what a backup knows beside it: of a store before this one, or of what a restore left out.

    Whoever it tells of under the same name, and who is not on the map any more, is looked for as well.
    """
    return History([*changes, *history.changes], history.network)
