"""veraPDF says whether a PDF is accessible."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.java import compile_class, fetch_jars

FOLDER = Path(__file__).parent


def judge_pdfs(*paths: Path) -> list[str]:
    """Return what is against PDF/UA-1 in some PDFs, and a last line for each: "good" or "bad" and how much was looked at."""
    jars = fetch_jars(FOLDER / "pom.xml", "verapdf")
    classes = compile_class(FOLDER / "Judge.java", jars)
    said = subprocess.run(
        [
            shutil.which("java") or "java", "-XX:TieredStopAtLevel=1", "-cp",
            os.pathsep.join([str(classes), str(jars / "*")]), "Judge", *paths,
        ],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return said.stdout.splitlines()
