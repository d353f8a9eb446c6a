"""`netmap serve` that forgets what it has read of its store whenever a line comes in: one server for many tests."""

import sys
import threading

import streamlit as st

from netmap.cli.main import main
from netmap.ui.shell.reading import close_store


def _forget_when_told() -> None:
    for _ in sys.stdin:
        close_store()
        st.cache_data.clear()
        st.cache_resource.clear()
        sys.stdout.write("forgotten\n")
        sys.stdout.flush()


if __name__ == "__main__":
    threading.Thread(target=_forget_when_told, daemon=True).start()
    main()
