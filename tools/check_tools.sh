#!/bin/sh
# Say what the tests need beside Python and what is missing; Chromium is seen to by the tests themselves.
set -eu
missing=0
need() {
    if ! command -v "$1" >/dev/null 2>&1; then
        echo "The tests need $2. Install it and run this again." >&2
        missing=1
    fi
}
need java "a JDK, version 17 or newer"
need javac "a JDK, version 17 or newer, not only a Java runtime"
need mvn "Apache Maven, to fetch the Neo4j the tests talk to"
need node "Node.js 20 or newer"
need npm "npm, to fetch the Cypher and accessibility checkers"
[ "$missing" -eq 0 ] || exit 1
