"""The listing of all events straight from a file, without SQLAlchemy, whose import alone takes longer.

Invariant: what is given is what `Store.lines()` would give; where that cannot be told at a glance, nothing is given and nothing was
changed, and the store is to be asked.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from dateline.record.standing import APPLICATION, GLOSSARY, LINED, LOG, PROJECTED, SCHEMA, lined, mark

Line = tuple[str, str, str, str, str, str]
WAIT = 5.0  # seconds for a writer's turn to end; the store itself waits longer
WANTED = "SELECT id, day, kind, title, told, state FROM lines ORDER BY sort, id"


def whole(store: str) -> list[Line] | None:
    """Id, time, kind, title, reports/origins and state of each event, in order; None where the store must be asked."""
    if "://" in store:
        return None
    path = Path(store)
    if not path.is_file() or path.with_name(f"{path.name}-journal").exists():
        return None
    try:
        address = f"file:{quote(str(path.absolute()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)) as file:
            file.execute("BEGIN")  # what stands and what is read are of one moment
            return file.execute(WANTED).fetchall() if _stands(file) else None
    except sqlite3.Error:
        return None


def _stands(file: sqlite3.Connection) -> bool:
    """Whether this is a store of this version, and its lines those of its log under this code."""
    kept = [file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if kept != [APPLICATION, SCHEMA]:
        return False
    said = dict(file.execute("SELECT name, value FROM meta WHERE name IN (?, ?, ?)", (PROJECTED, LINED, GLOSSARY)))
    ends = (file.execute(f"SELECT coalesce(max(seq), 0) FROM {table}").fetchone()[0] for table in LOG)
    now = mark(".".join(map(str, ends)), said.get(GLOSSARY, ""))
    return said.get(PROJECTED) == now and said.get(LINED) == lined(now)
