"""Which rows of the projection were written since the tables beside it were last in step, so that these need not compare all.

Invariant: what is told is complete from one state of the projection to another, and no more than what was written or taken away; or
nothing is told.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from dateline.record import log

Key = tuple[str, ...]  # list and id of a row
MOST = 5000  # rows; with more it is quicker to compare all
NAME, BESIDE = "touched", "cards"  # in `meta`


def note(connection: Connection, was: str | None, now: str, keys: Iterable[Key]) -> None:
    """The projection went from the state `was` (None: it was made anew) to `now`; these rows were written or taken away, and no others."""
    form, _, stands = (log.get_meta(connection, BESIDE) or "").partition(" ")
    if was is None and form:  # also where it is the same state: its rows have other numbers
        log.set_meta(connection, BESIDE, f"{form} ")
    if not stands:  # nobody has looked yet
        return
    told = json.loads(log.get_meta(connection, NAME) or "{}")
    if was is None or was not in (stands, told.get("to")):
        log.set_meta(connection, NAME, "")
        return
    before = [] if was == stands else told["keys"]
    every = sorted({*map(tuple, before), *keys})
    said = json.dumps({"from": stands, "to": now, "keys": every}) if len(every) <= MOST else ""
    log.set_meta(connection, NAME, said)


def between(connection: Connection, was: str, now: str) -> list[Key] | None:
    """The rows that were written or taken away from one state to the other; None where it is not known."""
    told = json.loads(log.get_meta(connection, NAME) or "{}")
    if (told.get("from"), told.get("to")) != (was, now):
        return None
    return [tuple(key) for key in told["keys"]]
