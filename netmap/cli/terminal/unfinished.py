"""What was begun and not finished, said before anything else."""

import shlex

from netmap.cli.terminal.printing import print_error
from netmap.graph.store import Store


def tell_unfinished(opened: Store) -> None:
    """Say which imports were cut off, and how to go on or take them back."""
    if not (found := opened.find_cut_off()):
        return
    from netmap.report.changes import tell_cut_off  # noqa: PLC0415 - only when there is something to say

    for one in found:
        print_error(f"{tell_cut_off(one)} To take it back: netmap undo {shlex.quote(one.change_id)}")
