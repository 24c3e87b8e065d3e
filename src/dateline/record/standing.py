"""What a store says of its own state: its schema, and what its projection was made from.

Imports nothing of the rest, so that a listing can be given without loading what makes it (record/straight.py).
"""

import hashlib
import json
from functools import lru_cache

from dateline.version import __version__

SCHEMA = 4  # raised with every change of the tables of record/schema.py; `migrations/versions` brings the version before to it
APPLICATION = (
    0x44544C4E  # "DTLN", in the file header of every SQLite store, and the name of the writers' lock on a server
)
FORM = 4  # raised with every change of what the keeper of reconcile leaves, or of how rows are made
LINES = 1  # raised with every change of how the lines of a listing are made
PROJECTED, LINED, GLOSSARY = "projected", "lines", "glossary"  # in `meta`
LOG = ("reports", "readings", "judgements")


def mark(head: str, glossary: str) -> str:
    """Names all that the projection is made from: the code, the log (its `head`), the glossary (its JSON)."""
    return json.dumps({"code": f"{__version__}.{FORM}", "head": head, "glossary": _digest(glossary)})


def lined(projected: str) -> str:
    """What `meta` says where the lines are those of a projection of that mark."""
    return f"{LINES} {projected}"


@lru_cache(maxsize=4)
def _digest(text: str) -> str:
    """As `dateline.model.digest` makes it of a text. Remembered, as every look at a record asks for it."""
    said = json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()[:16]
