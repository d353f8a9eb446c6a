"""A double click as Streamlit gets it: the second run begins in a thread of its own while the first one writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, RLock, get_ident
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from netmap.graph.connection import Connection
from netmap.ui.shell import clicks

_PATIENCE = 60.0


@dataclass
class _Pair:
    """How far the two runs of a double click are: the first is writing or over; the second waits, writes or is over."""

    first_writes: Event = field(default_factory=Event)
    second_is_there: Event = field(default_factory=Event)
    writer: int = 0

    def wait_for_second(self) -> None:
        """Keep the first that writes until the second is there."""
        if not self.writer:
            self.writer = get_ident()
            self.first_writes.set()
            assert self.second_is_there.wait(_PATIENCE)
        elif self.writer != get_ident():
            self.second_is_there.set()


class _Turn:
    """The lock of a visitor's clicks, which tells when another one asks for it."""

    def __init__(self, pair: _Pair) -> None:
        self.lock, self.pair, self.first = RLock(), pair, 0

    def __enter__(self) -> None:
        self.first = self.first or get_ident()
        if self.first != get_ident():
            self.pair.second_is_there.set()
        self.lock.acquire()

    def __exit__(self, *raised: object) -> None:
        self.lock.release()


@contextmanager
def double_clicks(*, late: bool = False) -> Iterator[None]:
    """Have each click within be two: the second while the first one writes; or `late`, done but not seen yet."""
    run, write = LocalScriptRunner.run, Connection.write
    pairs: list[_Pair] = []

    def run_twice(
        first: LocalScriptRunner, widget_state: WidgetStates | None, *rest: Any, **more: Any
    ) -> Any:
        pairs.append(pair := _Pair())
        if late:
            pair.second_is_there.set()
        _tell_end(first, over := Event())
        _tell_end(first, pair.first_writes)
        first.session_state._state[clicks._TURN] = _Turn(pair)
        first.request_rerun(RerunData(widget_states=widget_state, page_script_hash=rest[2]))
        first.start()
        assert (over if late else pair.first_writes).wait(_PATIENCE)
        first.request_stop()
        second = LocalScriptRunner(first.script_path, first.session_state, first._pages_manager)
        second._fragment_storage, second._uploaded_file_mgr = (
            first._fragment_storage,
            first._uploaded_file_mgr,
        )
        _tell_end(second, pair.second_is_there)
        try:
            return run(second, _as_browsers_send(widget_state), *rest, **more)
        finally:
            pair.second_is_there.set()
            first.join()

    def write_late(connection: Connection, *given: Any, **more: Any) -> Any:
        pairs[-1].wait_for_second()
        return write(connection, *given, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(LocalScriptRunner, "run", run_twice)
        patched.setattr(Connection, "write", write_late)
        patched.setattr(clicks, "SECOND_CLICK", 600.0)
        patched.setattr(clicks, "LONGEST_DRAWING", 600.0)
        yield


def _tell_end(runner: LocalScriptRunner, over: Event) -> None:
    def tell(*_: object, event: ScriptRunnerEvent, **__: object) -> None:
        if event is ScriptRunnerEvent.SHUTDOWN:
            over.set()

    runner.on_event.connect(tell, weak=False)


def _as_browsers_send(states: WidgetStates | None) -> WidgetStates | None:
    """Leave out the buttons that were not clicked, of which the test runner says so and a browser says nothing."""
    if states is None:
        return None
    return WidgetStates(
        widgets=[
            one for one in states.widgets if one.WhichOneof("value") != "trigger_value" or one.trigger_value
        ]
    )
