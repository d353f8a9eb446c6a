#!/bin/sh
# Run the tests with the current Neo4j as well, and on every supported Python this machine has.
set -eu
for version in 3.11 3.12 3.13; do
    python=$(command -v "python$version" || true)
    if [ -z "$python" ]; then
        echo "Python $version: not on this machine, so nothing was tested on it."
        continue
    fi
    venv=.cache/venv-$version
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --require-hashes -r requirements/dev.txt
    "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e .
    echo "Python $version:"
    "$venv/bin/python" -m pytest -q
done
echo "The current Neo4j:"
NETMAP_TEST_NEO4J_VERSION=current .venv/bin/python -m pytest -q tests/graph
