"""Run some commands in turn, some times, and tell how soon each ended and how much memory it held.

In turn, so that all meet the same load of the machine. A process of its own, and a small one: what the system counts for
a command begins with the size of whoever started it.
"""

import json
import os
import sys
from time import perf_counter

ROUNDS = 5
UNIT = 1 if sys.platform == "darwin" else 1024
"""How many bytes the system counts as one."""


class CommandFailed(Exception):
    """A command that is to be timed did not do what it should."""


def run(command: list[str]) -> tuple[float, int]:
    """Return the seconds and the bytes of memory that a command takes; what it prints is thrown away."""
    silence = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    start = perf_counter()
    process = os.posix_spawn(command[0], command, _build_environment(), file_actions=[silence])
    _, status, used = os.wait4(process, 0)
    seconds = perf_counter() - start
    if status:
        raise CommandFailed(" ".join(command))
    return seconds, used.ru_maxrss * UNIT


def _build_environment() -> dict[str, str]:
    """Return ours, in which Python keeps what it has compiled, as it does where a program was installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    asked: list[list[str]] = json.load(sys.stdin)
    rounds = [[run(command) for command in asked] for _ in range(ROUNDS)]
    found = [list(zip(*taken, strict=True)) for taken in zip(*rounds, strict=True)]
    print(json.dumps([{"seconds": min(seconds), "bytes": max(sizes)} for seconds, sizes in found]))
