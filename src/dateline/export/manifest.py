"""The manifest of an export: what made it, from what, how much of it, and the digest of its bytes.

It holds no clock time and no path: the same store gives the same manifest.
"""

import hashlib
import json
from typing import Any

from dateline.export.made import Made
from dateline.export.selection import latest
from dateline.record import Filter
from dateline.version import __version__


def manifest(format_: str, made: Made, asked: Filter, file: str | None = None) -> dict[str, Any]:
    """`latest_report` is the newest publication that the export rests on; `as_of` the moment that was asked for."""
    return {
        "format": format_,
        "file": file,
        "dateline": __version__,
        "filter": {k: v for k, v in asked.said().items() if k != "as_of"},
        "as_of": asked.as_of,
        "latest_report": latest(made.sources),
        "counts": dict(made.counts),
        "left_out": dict(made.left_out),
        "notes": list(made.notes),
        "bytes": len(made.body),
        "sha256": hashlib.sha256(made.body).hexdigest(),
        "sources": [
            {"key": r.key, "id": r.id, "outlet": r.outlet, "title": r.title, "url": r.url, "published": r.published}
            for r in made.sources
        ],
    }


def as_text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def left_out(made: Made) -> str:
    """ "12 without a day, 3 denied"; "" where all is in it."""
    return ", ".join(f"{n} {why}" for why, n in made.left_out.items())
