#!/bin/sh
# Run the tests on every supported Python this machine has, and those of the store on every Neo4j and Cypher.
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
echo "Every Neo4j, with Cypher 5 and 25:"
NETMAP_TEST_EVERY_NEO4J=1 .venv/bin/python -m pytest -q tests/graph
