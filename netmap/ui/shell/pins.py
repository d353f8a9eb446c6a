"""PINs of rooms: kept as salted hashes in the memory of the server, and tried only so often, whoever tries in which window."""

import hmac
import secrets
import time
from dataclasses import dataclass, field
from hashlib import scrypt
from math import ceil
from threading import Lock

from netmap.errors import NetmapError
from netmap.model.words import count_things

FREE_TRIES = 3
"""How many wrong PINs are let pass before anybody has to wait."""
_FIRST_WAIT, _LONGEST_WAIT = 30, 300
_COST, _BLOCK_SIZE, _LANES = 2**14, 8, 1


class PinRefused(NetmapError):
    """A PIN is wrong, or was not looked at, since others were tried a moment ago."""


@dataclass
class RoomPin:
    """The PIN that leads out of one room. Safe to be tried from several sessions at once."""

    _salt: bytes
    _hashed: bytes
    _wrong: int = 0
    _waits_until: float = 0.0
    _turn: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, pin: str) -> "RoomPin":
        """Return what is kept of a PIN."""
        salt = secrets.token_bytes(16)
        return cls(salt, _hash(pin, salt))

    def check(self, given: str) -> None:
        """Raise `PinRefused` when another PIN is given, or it is too soon to try again; say how long to wait."""
        with self._turn:
            now = time.monotonic()
            if now < self._waits_until:
                raise PinRefused(
                    f"Too many PINs were wrong, so this one was not looked at. {_tell_wait(self._waits_until - now)}"
                )
            if hmac.compare_digest(self._hashed, _hash(given, self._salt)):
                self._wrong = 0
                return
            self._wrong += 1
            wait = _find_wait(self._wrong)
            self._waits_until = now + wait
            next_step = _tell_wait(wait) if wait else "Try again."
            raise PinRefused(f"This is not the PIN that was set when the room was entered. {next_step}")


def _find_wait(wrong: int) -> int:
    """Return how many seconds nobody may try after so many wrong PINs: each time twice as long."""
    late = wrong - FREE_TRIES
    return 0 if late < 0 else min(_FIRST_WAIT << min(late, 10), _LONGEST_WAIT)


def _tell_wait(seconds: float) -> str:
    return f"Wait {count_things(ceil(seconds), 'second')}, then try again."


def _hash(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK_SIZE, p=_LANES)
