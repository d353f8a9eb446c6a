"""How soon a command answers and how much memory it takes, beside what one would start without netmap."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from bench.ours import open_empty_store
from bench.programs.run_command import ROUNDS
from netmap.content.loading import load_content
from netmap.files.sample import plan_sample
from netmap.model.changes import build_change
from netmap.model.entities import Organization

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000

DRIVER = ["-c", "import neo4j"]
DRIVER_AND_NETWORKX = ["-c", "import neo4j, networkx"]
PEERS = {
    "--help": ["-m", "pip", "--help"],
    "--version": ["-m", "pip", "--version"],
    "status": DRIVER,
    "undo": DRIVER,
    "missing": DRIVER_AND_NETWORKX,
}
"""What Python is told beside each command: a command line everybody has, or what a script of one's own imports."""


@dataclass(frozen=True)
class Taken:
    """The least seconds and the most memory of some rounds."""

    seconds: float
    bytes: int


def measure_start(folder: Path) -> Table:
    """Return what each command takes on the sample county, whose database runs already."""
    table = Table("command", "netmap s", "MB", "beside it", "s", "MB", "times faster", "times less memory")
    with open_empty_store(folder) as store:
        store.apply_batch(plan_sample(load_content(None), who="bench"))
        for number in range(ROUNDS):
            one = Organization(name=f"To be taken back {number}")
            store.apply(build_change(store.read(), put=[one], who="bench", sentence="To be taken back."))
        for command, peer in PEERS.items():
            words = ["-m", "netmap", command, *([] if command.startswith("-") else ["--store", str(folder)])]
            ours, theirs = _run(words, peer)
            table.add_row(
                f"netmap {command}", *_tell(ours), f"python {' '.join(peer)}", *_tell(theirs),
                f"{theirs.seconds / ours.seconds:.1f}", f"{theirs.bytes / ours.bytes:.1f}",
            )  # fmt: skip
    return table


def _run(*commands: list[str]) -> list[Taken]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.programs.run_command"],
        input=json.dumps([[sys.executable, *words] for words in commands]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return [Taken(**taken) for taken in json.loads(done.stdout)]


def _tell(taken: Taken) -> tuple[str, str]:
    return f"{taken.seconds:.2f}", f"{taken.bytes / MEGABYTE:.0f}"
