"""The Java runtime and the database that come with the `arcadedb-embedded` wheel, and how to call them."""

import hashlib
import locale
import os
import platform
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import platformdirs
import psutil

from netmap.errors import StoreUnusable

_MEGABYTE = 1 << 20
SMALLEST_HEAP, LARGEST_HEAP = 512 * _MEGABYTE, 2048 * _MEGABYTE
_PACKAGED = {("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"), ("Windows", "AMD64")}

ENCODING = "mbcs" if sys.platform == "win32" else "utf-8"
"""In which Java reads an argument file."""

_UNWANTED_JARS = tuple(
    f"arcadedb-{name}-" for name in ("console", "graphql", "mcp", "postgresw", "python", "redisw")
)

_FLAGS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "--enable-native-access=ALL-UNNAMED",
)

LOGGING = """handlers=java.util.logging.ConsoleHandler
.level=WARNING
java.util.logging.ConsoleHandler.level=WARNING
java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
java.util.logging.SimpleFormatter.format=%1$tFT%1$tT %4$s %5$s%6$s%n
"""


@dataclass(frozen=True, slots=True)
class JavaRuntime:
    """Where the Java program and the jars of the database are."""

    java: Path
    jars: Path

    def list_jars(self) -> list[Path]:
        """Return the jars that are needed: without the doors that nobody of ours goes through."""
        return [jar for jar in sorted(self.jars.glob("*.jar")) if not jar.name.startswith(_UNWANTED_JARS)]

    @property
    def rehearsed(self) -> Path:
        """The file in which Java keeps what it prepared in a rehearsal; another one for other jars or flags."""
        told = hashlib.sha256(repr(_FLAGS).encode())
        for file in (self.java, *self.list_jars()):
            stat = file.stat()
            told.update(f"{file} {stat.st_size} {stat.st_mtime_ns}\n".encode())
        return find_rehearsed_folder() / f"{told.hexdigest()[:16]}.aot"


def find_rehearsed_folder() -> Path:
    """Return where what was prepared in rehearsals is kept: it may be thrown away at any time."""
    return platformdirs.user_cache_path("netmap", appauthor=False) / "java"


def find_runtime() -> JavaRuntime:
    """Return the runtime of the installed wheel; raise `StoreUnusable` when there is none."""
    spec = find_spec("arcadedb_embedded")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        java = Path(place, "jre", "bin", "java.exe" if sys.platform == "win32" else "java")
        if java.is_file():
            return JavaRuntime(java, Path(place, "jars"))
    raise StoreUnusable(_describe_missing())


def _describe_missing() -> str:
    machine = platform.system(), platform.machine()
    if machine in _PACKAGED:
        return "The database that comes with netmap is not installed. Run: pip install arcadedb-embedded"
    return (
        f"The database that comes with netmap does not run on this computer ({' '.join(machine)}). Use a "
        "Neo4j instead: set NETMAP_STORE to its address, such as neo4j://localhost:7687."
    )


def choose_heap() -> int:
    """Return how many bytes the database may use: a quarter of the memory, within limits."""
    return min(max(psutil.virtual_memory().total // 4, SMALLEST_HEAP), LARGEST_HEAP)


def list_rehearsed_flags(runtime: JavaRuntime) -> list[str]:
    """Return the flag with which Java uses what was prepared, none before the first rehearsal.

    What does not fit any more is left unused by Java itself.
    """
    with suppress(OSError):
        if runtime.rehearsed.is_file():
            return [f"-XX:AOTCache={runtime.rehearsed}"]
    return []


def build_arguments(
    runtime: JavaRuntime, password: str, bolt_port: int, http_port: int, more: Iterable[str] = ()
) -> str:
    """Return the text of the argument file with which Java runs the database in its working folder.

    Every path of the data is relative to that folder, so that its name may hold anything.
    """
    properties = {
        "java.util.logging.config.file": "logging.properties",
        "java.net.preferIPv4Stack": "true",
        "polyglot.engine.WarnInterpreterOnly": "false",
        "arcadedb.server.rootPath": ".",
        "arcadedb.server.databaseDirectory": "databases",
        "arcadedb.server.rootPassword": password,
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": str(http_port),
        "arcadedb.server.mode": "production",
        "arcadedb.server.defaultDatabases": "neo4j[root]",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": str(bolt_port),
        "arcadedb.txWalFlush": "2",
    }
    lines = [
        f"-Xmx{choose_heap() // _MEGABYTE}m",
        *_FLAGS,
        *more,
        *(f"-D{name}={value}" for name, value in properties.items()),
        "-cp",
        os.pathsep.join(str(jar) for jar in runtime.list_jars()),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    return "".join(f"{_quote(line)}\n" for line in lines)


def _quote(argument: str) -> str:
    return '"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"'


def build_environment() -> dict[str, str]:
    """Return the environment for Java: ours, without what would change how Java runs."""
    unwanted = {"CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in unwanted}
    if sys.platform == "linux" and locale.getencoding().lower() != "utf-8":
        kept["LC_ALL"] = "C.UTF-8"
    return kept
