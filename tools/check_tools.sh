#!/bin/sh
# Say what the tests need beside Python and what is missing; install Chromium where that is possible.
set -eu
missing=0
need() {
    if ! command -v "$1" >/dev/null 2>&1; then
        echo "The tests need $2. Install it and run this again." >&2
        missing=1
    fi
}
need java "a JDK, version 17 or newer"
need mvn "Apache Maven, to fetch the Neo4j the tests talk to"
need node "Node.js 20 or newer"
need npm "npm, to fetch the Cypher and accessibility checkers"
[ "$missing" -eq 0 ] || exit 1
if ! command -v chromium >/dev/null 2>&1 && [ -z "${NETMAP_TEST_CHROMIUM:-}" ]; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing Chromium for the browser tests …"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-liberation >/dev/null
    else
        echo "The browser tests need Chromium. Install it (Debian: apt install chromium), or say where one is:" >&2
        echo "NETMAP_TEST_CHROMIUM=/path/to/chromium make test" >&2
        exit 1
    fi
fi
