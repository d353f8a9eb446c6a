"""An import while it is written: beside the page, so that a click elsewhere or a reload does not break it off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from netmap.files.plan.plan import ImportPlan
from netmap.graph.store import Store
from netmap.model.changes import Change

_RUNNING: set[str | None] = set()


def is_being_written(batch_id: str) -> bool:
    """Whether the parts of a batch are being written at this moment, by this server."""
    return batch_id in _RUNNING


@dataclass(eq=False)
class Writing:
    """The Changes of a plan on their way into a store.

    done : how many are written; written : as they stand in the store, once all are; error : why it stopped.
    """

    store: Store
    plan: ImportPlan
    changes: Sequence[Change]
    done: int = 0
    written: Sequence[Change] = ()
    error: Exception | None = None
    finished: Event = field(default_factory=Event)
    _turn: Lock = field(default_factory=Lock)
    _is_begun: bool = False

    def begin(self) -> None:
        """Write in a thread of its own; after a break, go on where it stopped, once however often it is asked."""
        with self._turn:
            if self._is_begun and not self.finished.is_set():
                return
            self._is_begun, self.error = True, None
            self.finished.clear()
        Thread(target=self._write, name="netmap-import", daemon=True).start()

    def _write(self) -> None:
        batches = {change.batch_id for change in self.changes}
        _RUNNING.update(batches)
        try:
            self.written = self.store.apply_batch(self.changes, on_progress=self._advance)
        except Exception as error:  # noqa: BLE001 - told on the page, by `tell_failure`
            self.error = error
        finally:
            _RUNNING.difference_update(batches)
            self.finished.set()

    def _advance(self, done: int, of: int) -> None:
        del of
        self.done = done

    def stopped_halfway(self) -> bool:
        """Whether a part is written, and something kept the rest from it."""
        return self.error is not None and self.done > 0


def begin_writing(store: Store, plan: ImportPlan, changes: Sequence[Change]) -> Writing:
    """Return the Changes of a plan on their way into a store."""
    writing = Writing(store, plan, changes)
    writing.begin()
    return writing
