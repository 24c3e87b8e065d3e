"""A table and its map to reports with their readings. A bad row is refused by its number, the rest goes on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from dateline.model import Reading, Refusal, Report, digest
from dateline.sources.chronology.cells import Unfit, stated, value_of, written
from dateline.sources.chronology.mapping import PLACES, Map, MapError
from dateline.sources.chronology.page import Row, page_of, report_of
from dateline.sources.chronology.times import Unreadable, moment_of

FORM = "chronology-1"  # changes with the way in which rows are written out
Told = tuple[Report, Reading]
Cells = tuple[int, dict[str, Any]]


def read_chronology(rows: Iterable[Cells | Refusal], source: str, how: Map) -> Iterator[Told | Refusal]:
    """One report a local day, in the order of days, with its reading; refusals of rows first.

    Raises MapError where the map names a column that no row has."""
    taken = list(rows)
    cells = [r for r in taken if not isinstance(r, Refusal)]
    _check_columns(cells, how)
    days: dict[str, list[Row]] = defaultdict(list)
    for row in taken:
        found = row if isinstance(row, Refusal) else _row(row, source, how)
        if isinstance(found, Refusal):
            yield found
        else:
            days[found.moment.day].append(found)
    for day in sorted(days):
        yield _told(day, days[day], source, how)


def _check_columns(rows: Sequence[Cells], how: Map) -> None:
    there = dict.fromkeys(name for _, row in rows for name in row)
    for column, where in how.columns().items():
        if rows and column not in there:
            raise MapError(f"{where}: the table has no column {column!r}; its columns: {', '.join(there)}")


def _row(row: Cells, source: str, how: Map) -> Row | Refusal:
    number, cells = row
    try:
        moment = moment_of(written(cells, how.date), written(cells, how.time), how)
        for name in PLACES:
            if name in how.values:
                value_of(name, how.values[name], cells, how.zone)
    except (Unreadable, Unfit) as wrong:
        return Refusal(source=f"{source}:{number}", reason=str(wrong), hint="this row is left out, the others are read")
    return Row(number, written(cells, how.id) or f"row {number}", cells, moment)


def _told(day: str, rows: Sequence[Row], source: str, how: Map) -> Told:
    page = page_of(day, list(_events(rows, how)), how)
    report = report_of(day, page, rows, how, source)
    code = digest([FORM, how.model_dump(mode="json")])
    return report, Reading(
        report=report.key,
        code=code,
        passages=tuple(page.passages),
        mentions=tuple(page.mentions),
        notes=report.notes,
        series=how.outlet,
    )


def _events(rows: Sequence[Row], how: Map) -> Iterator[list[Row]]:
    """The rows of a day parted into events, in the order of the table."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(stated(how.values[name], row.cells) for name in how.grouped_by)].append(row)
    for members in groups.values():
        yield from _in_time(members, how.group.within_hours)


def _in_time(rows: Sequence[Row], hours: float | None) -> Iterator[list[Row]]:
    """Rows that follow one another closely. One without a clock stays with the row before it."""
    current: list[Row] = []
    last = None
    for row in rows:
        clock = row.moment.clock
        if hours and last and clock and abs(clock - last) > timedelta(hours=hours):
            yield current
            current = []
        current.append(row)
        last = clock or last
    yield current
