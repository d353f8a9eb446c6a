"""Commands over a network that was made up, without a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from netmap.model.network import Network


@contextmanager
def hold_network(network: Network, day: date, *commands: str) -> Iterator[None]:
    """Have commands, by their modules below `netmap.cli`, read a network on a day, in place of a store."""

    @contextmanager
    def open_network(_: Any) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(read=lambda **_: network, find_cut_off=tuple, outside=(), address="made up")

    with pytest.MonkeyPatch.context() as patch:
        for name in commands:
            module = import_module(f"netmap.cli.{name}")
            patch.setattr(module, "open_store", open_network)
            patch.setattr(module, "read_today", lambda: day, raising=False)
        yield
