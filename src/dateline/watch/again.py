"""Extractors asked again for the reports that they gave no answer for.

Invariant: what waits stands in the store, so that nothing is forgotten by a kill; a report is asked for ever more seldom, and
given up after TRIES.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from dateline.engines.engine import Reads, read_batch
from dateline.model import Reading, Report
from dateline.record import Store, unheard, watching
from dateline.record.unheard import Unheard
from dateline.watch.figures import Figures
from dateline.watch.moments import stamp
from dateline.watch.resting import Resting

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=6)
TRIES = 12  # more than a day in all
IDLE = timedelta(seconds=5)  # until the next look where nothing is due


class Again:
    """`reader` asks `beside` and no other extractors. `tell` writes to the log."""

    def __init__(
        self, store: Store, reader: Reads, beside: Sequence[Resting], figures: Figures, tell: Callable[..., None]
    ) -> None:
        self._store, self._reader, self._beside, self._figures, self._tell = store, reader, beside, figures, tell
        self._idle_until: datetime | None = None

    def when(self, report: Report, reading: Reading | None, now: datetime) -> str | None:
        """When to ask again for a report that was read just now; None where every extractor was heard."""
        if reading is None or reading.code == self._reader.code:
            return None
        self._tell("extractor not heard", what=report.id, tries=0, reason=_why(reading))
        return stamp(now + FIRST)

    def one(self, now: datetime) -> bool | None:
        """Ask for the report that is due longest. True where it was heard, so that the record changes; None where none is due, or
        an extractor rests."""
        if any(one.rests for one in self._beside) or (self._idle_until and now < self._idle_until):
            return None
        found = unheard.next_due(self._store, stamp(now))
        self._idle_until = None if found else now + IDLE
        return self._ask(found, now) if found else None

    def _ask(self, one: Unheard, now: datetime) -> bool:
        key = one.report.key
        if watching.is_read(self._store, key, self._reader.code):  # by another command meanwhile
            unheard.drop(self._store, key)
            return False
        ((_, reading, trouble),) = read_batch(self._reader, [one.report])
        if reading and reading.code == self._reader.code:
            unheard.heard(self._store, reading)
            self._figures.asked("heard")
            return True
        self._in_vain(one, now, trouble.reason if trouble else _why(reading))
        return False

    def _in_vain(self, one: Unheard, now: datetime, why: str) -> None:
        tries = one.tries + 1
        last = tries >= TRIES
        if last:
            unheard.drop(self._store, one.report.key)
        else:
            unheard.put_off(self._store, one.report.key, stamp(now + min(FIRST * 2**tries, LONGEST)))
        self._figures.asked("given up" if last else "not heard")
        told = "extractor given up" if last else "extractor not heard"
        self._tell(told, what=one.report.id, tries=tries, reason=why)


def _why(reading: Reading | None) -> str:
    return "; ".join(note for note in reading.notes if note.startswith("extractor ")) if reading else ""
