"""`python -m bench look [EVENTS]`: what a look of the watch costs beside bringing the record up to date, at so many events (100,000).

An invented record; the rules are those of examples/. Each new event is another of the record under a new id, so that no reconcile runs.
Processor time, the median of five.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import Connection, select

from bench.invented import record
from dateline.model import Event, Report
from dateline.record import Store, log, project, stored
from dateline.record.schema import rows
from dateline.watch.eye import Eye
from dateline.watch.rules import load_rules

RULES = Path(__file__).parents[1] / "examples" / "rules.yml"
NOW = datetime(2020, 1, 1, tzinfo=UTC)
ROUNDS = 5


def main(argv: list[str]) -> int:
    events = int(argv[0]) if argv else 100_000
    with record(events, Path(argv[1]) if len(argv) > 1 else None) as path, Store.open(path) as store:
        _measure(store, events)
    return 0


def _measure(store: Store, events: int) -> None:
    made: list[Eye] = []
    rules, reports = load_rules(RULES).rules, store.reports()
    print(f"the eye opened      {_busy(lambda: made.append(Eye.opened(store, rules))) * 1000:7.0f} ms")
    eye = made[0]
    eye.look(store, NOW)
    print(f"nothing is new      {median(_busy(lambda: eye.look(store, NOW)) for _ in range(ROUNDS)) * 1000:7.0f} ms")
    taken = []
    for number in range(ROUNDS):
        at = number * events // ROUNDS
        store.changed(lambda c: _again(c, at, number, reports))  # noqa: B023
        taken.append(_busy(lambda: eye.look(store, NOW)))
    print(f"one event is new    {median(taken) * 1000:7.0f} ms")


def _again(connection: Connection, at: int, number: int, reports: dict[str, Report]) -> None:
    body = connection.execute(select(rows.c.body).order_by(rows.c.seq).offset(at).limit(1)).scalar_one()
    event = Event.model_validate_json(body)
    row = project.event_row(event.model_copy(update={"id": f"{event.id}-{number}"}), reports, log.glossary(connection))
    stored.change_rows(connection, [(row.columns(), row.tagged())], {})


def _busy(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun
