"""The garbage collector pauses while a plan is made, and runs again afterwards, whoever ends first."""

import gc

import pytest

from netmap.files.collecting import pause_collecting


def test_the_collector_runs_again_when_the_last_pause_has_ended() -> None:
    first, second = pause_collecting(), pause_collecting()
    with first:
        second.__enter__()
        assert not gc.isenabled()
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_the_collector_runs_again_when_the_work_fails() -> None:
    with pytest.raises(ValueError, match="no list"), pause_collecting():
        raise ValueError("no list")
    assert gc.isenabled()


def test_a_collector_that_somebody_else_stopped_stays_stopped() -> None:
    gc.disable()
    try:
        with pause_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
