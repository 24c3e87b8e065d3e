"""The one writer of a watch: what the polls found is read, a batch at a time, and stored item by item.

Invariant: an item counts as seen in the very transaction that stores its report, a turn as done after all its items. Whatever is killed
in between is found again, and nothing that was stored is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.engines.engine import Reads, read_batch
from dateline.model import Reading, Refusal, Report
from dateline.reconcile.when import instant
from dateline.record import Store, watching
from dateline.record.watching import Item
from dateline.watch.again import Again
from dateline.watch.figures import Figures
from dateline.watch.plan import Source
from dateline.watch.poll import Found, Turn
from dateline.watch.state import State

Tell = Callable[..., None]  # tell(event, field=value...): a line of the log, never with a report's text


@dataclass(frozen=True)
class Got:
    source: Source
    found: Found


@dataclass(frozen=True)
class Ended:
    """A turn whose items were all handed over."""

    source: Source
    turn: Turn


class Desk:
    """`again` asks extractors once more that gave no answer; None where there are none."""

    def __init__(self, store: Store, reader: Reads, figures: Figures, tell: Tell, again: Again | None = None) -> None:
        self._store, self._reader, self._figures, self._tell = store, reader, figures, tell
        self._again = again

    def take(self, batch: Sequence[Got]) -> int:
        """Read and store; how many reports were new. What is there with a whole reading is not read again: a reading in which
        an extractor is not heard must not come to speak in its stead."""
        came = {got.found.result.key: got.found.result for got in batch if isinstance(got.found.result, Report)}
        reports = {k: r for k, r in came.items() if not watching.is_read(self._store, k, self._reader.code)}
        readings: dict[str, Reading] = {}
        for report, reading, trouble in read_batch(self._reader, list(reports.values())):
            if reading:
                readings[report.key] = reading
            if trouble:
                self._trouble(trouble)
        return sum(self._one(got, readings) for got in batch)

    def _one(self, got: Got, readings: dict[str, Reading]) -> bool:
        found = got.found
        item = Item(got.source.name, found.key, found.seen.mark, found.seen.tries)
        if isinstance(found.result, Report):
            reading = readings.get(found.result.key)
            again = self._again.when(found.result, reading, datetime.now(UTC)) if self._again else None
            new = watching.keep(self._store, item, found.result, reading, again)
            self._figures.read(new, _lag(found.result))
            return new
        watching.keep(self._store, item)
        if found.result:
            self._figures.refused(found.result.reason)
            self._tell("refused", source=got.source.name, what=found.result.source, reason=found.result.reason)
        return False

    def again(self, now: datetime) -> bool | None:
        """Ask extractors again for one report. True where that changes the record, None where there was none to ask for."""
        return self._again.one(now) if self._again else None

    def _trouble(self, refusal: Refusal) -> None:
        self._figures.refused("tripped the reader")
        self._tell("refused", what=refusal.source, reason=refusal.reason)

    def end(self, ended: Ended, before: State, now: datetime) -> State:
        """Keep the state of a source after its turn."""
        source, state = ended.source, ended.turn.after()
        watching.put_state(self._store, source.name, state.model_dump_json())
        self._figures.polled(source.name, state)
        if state.trouble:
            self._tell("source failing", source=source.name, reason=state.trouble, failures=state.failures)
        elif not ended.turn.unchanged:
            self._tell("source polled", source=source.name, listed=ended.turn.listed)
        if state.dead(now) and not before.dead(now):
            why = "it says that it is gone" if state.gone else f"nothing but failures since {state.failing}"
            self._tell("source dead", source=source.name, reason=f"{why}: {state.trouble}")
        return state


def _lag(report: Report) -> float | None:
    """Seconds from its publication until now; None where only a day is known, or none."""
    at = instant(report.published) if report.published and "T" in report.published else None
    return (datetime.now(UTC) - at).total_seconds() if at else None
