"""Programs in Java that tests talk to: their jars fetched with Maven, our own class compiled against them."""

import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

CACHE = Path(__file__).parents[1] / ".cache"


def fetch_jars(pom: Path, name: str, *given: str) -> Path:
    """Return the folder with the jars that a pom names, fetched when they are not there.

    Parameters
    ----------
    name
        What the folder is called.
    given
        What Maven is told beside, as `-Dname=value`.
    """
    folder = CACHE / name
    CACHE.mkdir(exist_ok=True)
    with FileLock(CACHE / f"{name}.lock"):
        done = folder / "complete"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run(
                [
                    shutil.which("mvn") or "mvn", "-B", "-q", "-f", pom, *given,
                    "dependency:copy-dependencies", f"-DoutputDirectory={folder}",
                ],
                check=True,
            )  # fmt: skip
            done.touch()
    return folder


def compile_class(source: Path, jars: Path) -> Path:
    """Return the folder with a class, compiled against some jars when it has changed."""
    classes = CACHE / f"{source.parent.name}-{source.stem.lower()}"
    with FileLock(CACHE / f"{classes.name}.lock"):
        done = classes / source.name
        if not done.exists() or done.read_bytes() != source.read_bytes():
            subprocess.run(
                [
                    shutil.which("javac") or "javac",
                    "--release",
                    "17",
                    "-cp",
                    jars / "*",
                    "-d",
                    classes,
                    source,
                ],
                check=True,
            )
            shutil.copy(source, done)
    return classes
