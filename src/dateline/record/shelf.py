"""Reports and readings one at a time or a page at a time, out of the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, or_, select

from dateline.model import Decided, Reading, Report
from dateline.reconcile.when import order
from dateline.record import log
from dateline.record.browse import _cursor, _read
from dateline.record.columns import Ints
from dateline.record.desk import Look
from dateline.record.filter import day_bounds
from dateline.record.fulltext import asked, numbers
from dateline.record.judged import Verdict, verdicts_on
from dateline.record.parts import parts
from dateline.record.picked import narrowed
from dateline.record.schema import members, readings, redirects, reports, rows


@dataclass(frozen=True)
class Shelved:
    """A line of the list of reports."""

    key: str
    id: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    learnt_at: str
    events: int


def reports_of(connection: Connection, keys: Iterable[str]) -> dict[str, Report]:
    return log.some_reports(connection, keys)


def report(connection: Connection, key: str) -> tuple[Report, str] | None:
    """A report with the time we learnt of it."""
    found = connection.execute(select(reports.c.body, reports.c.learnt_at).where(reports.c.key == key)).one_or_none()
    return (Report.model_validate_json(found.body), found.learnt_at) if found else None


def reading(connection: Connection, key: str) -> Reading | None:
    """The latest reading of a report."""
    asked = select(readings.c.body).where(readings.c.report == key).order_by(readings.c.seq.desc()).limit(1)
    body = connection.execute(asked).scalar()
    return Reading.model_validate_json(body) if body else None


def versions(connection: Connection, one: Report) -> list[Shelved]:
    """All reports of one address, oldest first; empty for a report without an address."""
    if not one.url:
        return []
    found = connection.execute(_asked().where(reports.c.url == one.url).order_by(reports.c.published, reports.c.seq))
    return [_shelved(r) for r in found]


def events_of(connection: Connection, key: str) -> dict[str, str]:
    """The event of each entry of a report."""
    found = connection.execute(select(members.c.entry, members.c.event).where(members.c.report == key))
    return {r.entry: r.event for r in found}


def count(look: Look) -> int:
    """Reports that tell an event of the look's filter; all of them where it leaves nothing out."""
    return len(_telling(look)) if narrowed(look.which) else len(look.heard.keys)


def held(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(reports)).scalar() or 0)


def listed(look: Look, after: str | None = None, limit: int = 50) -> tuple[list[Shelved], str | None]:
    """Newest first, undated ones last, those of one time by key. And the cursor of the next page."""
    if narrowed(look.which):
        return _listed_of(look, after, limit)
    stamp = func.coalesce(reports.c.published, "")
    asked = _asked().add_columns(stamp.label("stamp"))
    if after:
        value, key = _read(after, "sort")
        asked = asked.where(or_(stamp < value, (stamp == value) & (reports.c.key > key)))
    found = look.connection.execute(asked.order_by(stamp.desc(), reports.c.key).limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    return [_shelved(r) for r in found[:limit]], _cursor((last.stamp, last.key)) if last else None


def _listed_of(look: Look, after: str | None, limit: int) -> tuple[list[Shelved], str | None]:
    """The same, of the reports that tell an event of the filter. The cursor is that of the whole list."""
    keys = [look.links("report").values[int(n)] for n in _telling(look)]
    start = 0
    if after:
        value, key = _read(after, "sort")
        stamps = _stamps(look.connection, keys)
        start = sum((stamps[k] > value) or (stamps[k] == value and k <= key) for k in keys)
    here = keys[start : start + limit]
    found = {one.key: one for one in lines(look.connection, here)}
    last = found[here[-1]] if start + limit < len(keys) and here else None
    return [found[k] for k in here], _cursor((last.published or "", last.key)) if last else None


def _telling(look: Look) -> Ints:
    """Numbers of the reports, in the order of their list."""
    links = look.links("report")
    return np.unique(links.names[look.kept[links.events]])


def _stamps(connection: Connection, keys: list[str]) -> dict[str, str]:
    wanted = set(keys)
    found = connection.execute(select(reports.c.key, reports.c.published))
    return {r.key: r.published or "" for r in found if r.key in wanted}


def _asked() -> Select[Any]:
    told = select(func.count(func.distinct(members.c.event))).where(members.c.report == reports.c.key).scalar_subquery()
    return select(
        reports.c.key, reports.c.id, reports.c.outlet, reports.c.published, reports.c.url, reports.c.learnt_at,
        reports.c.body, told.label("events"),
    )  # fmt: skip


def _shelved(row: Any) -> Shelved:
    one = Report.model_validate_json(row.body)
    return Shelved(row.key, row.id, row.outlet, row.published, row.url, one.title, row.learnt_at, row.events)


def published(look: Look) -> list[str]:
    """The publication of each report that tells an event of the filter, where it is known."""
    stamps = look.heard.stamps
    return [stamps[n] for n in _telling(look).tolist() if stamps[n]]


def worded(look: Look) -> list[str]:
    """Keys of the reports that speak and whose own text holds the words asked for, in the order of their day, undated ones last. Of the
    rest of the filter reports know only the days: those of publication."""
    which, heard = look.which, look.heard
    found = heard.of(numbers(look.connection, reports, asked(which.text or "")))
    first = day_bounds(which.since)[0] if which.since else ""
    last = day_bounds(which.until)[1] if which.until else "A"
    told = sorted(
        (not stamp, stamp[:10], key)
        for key, stamp in found
        if key not in look.replaced and first <= stamp[:10] <= last and (stamp or not (which.since or which.until))
    )
    return [key for _, _, key in told]


def unread(look: Look) -> int:
    """Reports that could not be understood."""
    return len(look.heard.unread)


def event_body(connection: Connection, id_: str) -> str | None:
    return connection.execute(select(rows.c.body).where(rows.c.list == "event", rows.c.id == id_)).scalar()


def moved(connection: Connection, id_: str) -> str | None:
    """The event that an old id leads to."""
    return connection.execute(select(redirects.c.new).where(redirects.c.old == id_)).scalar()


def judgements_on(connection: Connection, names: set[str]) -> list[Verdict]:
    """Judgements that name or touch any of these (event ids, addresses of mentions), and what undoes them, oldest first."""
    bodies = connection.execute(select(rows.c.body).where(rows.c.list == "judgement")).scalars()
    kept: set[str] = set()
    found = []
    for one in verdicts_on(log.all_judgements(connection), map(Decided.model_validate_json, bodies)):
        if {*one.judgement.subjects, *one.events} & (names | kept):
            kept.add(one.judgement.id)
            found.append(one)
    return found


def lines(connection: Connection, keys: Iterable[str]) -> list[Shelved]:
    """Reports by key, in the order of publication."""
    found: list[Any] = []
    for some in parts(sorted(set(keys))):
        found.extend(connection.execute(_asked().where(reports.c.key.in_(some))))
    return sorted(map(_shelved, found), key=lambda one: (order(one.published), one.key))
