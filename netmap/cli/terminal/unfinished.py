"""What was begun and not finished, or done past netmap: said before anything else."""

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


def tell_outside(opened: Store) -> None:
    """Say what was changed past netmap, as the last read noticed, and that it waits for somebody to decide."""
    if not opened.outside:
        return
    from netmap.report import outside  # noqa: PLC0415 - only when there is something to say

    print_error(
        f"{outside.tell_outside(opened.outside)} It is no part of the map yet. Look at it with: netmap adopt"
    )
