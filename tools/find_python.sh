#!/bin/sh
# Make the virtual environment $1 with a Python that is new enough, unless it is there.
set -eu
venv=$1
[ -x "$venv/bin/python" ] || [ -x "$venv/Scripts/python.exe" ] && exit 0
for candidate in "${PYTHON:-}" python3 python python3.13 python3.12 python3.11; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info < (3, 14)))' 2>/dev/null; then
        echo "Setting up netmap with $("$candidate" --version) in $venv (a few minutes the first time) …"
        exec "$candidate" -m venv "$venv"
    fi
done
echo "netmap needs Python 3.11, 3.12 or 3.13. Install one, or say where it is: make PYTHON=/path/to/python3.12" >&2
exit 1
