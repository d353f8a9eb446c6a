"""Warming up loads what the first page needs."""

import subprocess
import sys


def test_after_warming_up_the_map_and_its_drawing_code_are_loaded() -> None:
    script = (
        "import sys\nfrom netmap.ui.shell.warm import warm_up\nassert 'pyvis.network' not in sys.modules\n"
        "warm_up().join(timeout=60)\n"
        "assert {'pyvis.network', 'netmap.ui.map.page'} <= set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
