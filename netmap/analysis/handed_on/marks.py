"""Marks: what stands in a file for an id of the map. Who has the map knows whose each is; nobody else can try who it may be."""

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from netmap.model.network import Network

_KEY, _SIZE, _SEAL = 64, 8, 16


class Marks:
    """The marks of one map, made with the id of its store as the key: a map that was begun anew makes others."""

    def __init__(self, network: Network) -> None:
        if not network.store_id:
            raise ValueError("without the id of a store, marks could be made by anybody")
        self.network = network
        self._key = network.store_id.encode()[:_KEY]

    @cached_property
    def map(self) -> str:
        """The mark of the map itself."""
        return self._digest(b"map", _SIZE)

    def mark(self, id_: str) -> str:
        """Return the mark of an id, "" for none."""
        return self._digest(b"id:" + id_.encode(), _SIZE) if id_ else ""

    def find(self, mark: str) -> str:
        """Return the id of something on the map by its mark, "" when there is nothing with it."""
        return self._ids.get(mark, "")

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {self.mark(one): one for one in self.network.entities}

    def seal(self, parts: Iterable[bytes]) -> str:
        """Return the seal of what only who has the map can have written."""
        return self._digest(b"seal:" + b"\0".join(parts), _SEAL)

    def _digest(self, data: bytes, size: int) -> str:
        return blake2b(data, key=self._key, digest_size=size).hexdigest()


def mark_map(network: Network) -> str:
    """Return the mark of a map, "" for a network that is in no store."""
    return Marks(network).map if network.store_id else ""
