"""Figures that the tests of this folder print, and, where DATELINE_FIGURES names a file, leave there for docs/reliability.md."""

import json
import os
import resource
from pathlib import Path


def figure(name: str, said: str) -> None:
    print(f"{name}: {said}")
    if path := os.environ.get("DATELINE_FIGURES"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, said]) + "\n")


def peak_mb() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
