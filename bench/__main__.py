"""`python -m bench NAME ...`: run the measurement of that name; each is a module of this folder with a `main(argv)`."""

import importlib
import sys
from pathlib import Path


def names() -> list[str]:
    """The modules of this folder that are measurements: those that define `main`."""
    here = Path(__file__).parent
    return sorted(
        p.stem for p in here.glob("*.py") if not p.stem.startswith("_") and "\ndef main(" in p.read_text("utf-8")
    )


def run(argv: list[str]) -> int:
    if not argv or argv[0] not in names():
        print(f"usage: python -m bench NAME ...   NAME is one of: {', '.join(names())}", file=sys.stderr)
        return 2
    return int(importlib.import_module(f"bench.{argv[0]}").main(argv[1:]) or 0)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
