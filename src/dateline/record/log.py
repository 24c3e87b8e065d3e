"""The log: reports, readings and judgements as they came. Rows are added, never changed.

Invariant: adding what is there already adds nothing, so reading the same bytes twice leaves the same log.
"""

from collections.abc import Container, Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, case, func, select, update
from sqlalchemy.sql.dml import ReturningInsert

from dateline.model import Judgement, Reading, Report
from dateline.record.fulltext import searchable
from dateline.record.glossary import Glossary
from dateline.record.inserting import insert
from dateline.record.parts import parts
from dateline.record.schema import LOG, judgements, meta, readings, reports
from dateline.record.versions import Learnt
from dateline.version import __version__

WORDED = "worded"  # which version of the code folded the words of the reports
AT_ONCE = 400  # reports fetched in one question
RECENT = 1000  # rows in which the latest time is looked for: runs that overlap stamp out of order, but not by more


def add_report(connection: Connection, report: Report, learnt_at: str) -> bool:
    """True where the report is new."""
    return _add(
        connection,
        reports,
        key=report.key,
        id=report.id,
        url=report.url,
        outlet=report.outlet,
        published=report.published,
        learnt_at=learnt_at,
        body=report.model_dump_json(),
        words=words_of(report),
    )


def add_reading(connection: Connection, reading: Reading, learnt_at: str) -> bool:
    return _add(
        connection,
        readings,
        report=reading.report,
        code=reading.code,
        learnt_at=learnt_at,
        body=reading.model_dump_json(),
    )


def add_read(connection: Connection, report: Report, reading: Reading | None, learnt_at: str) -> bool:
    """A report with its reading, None where it could not be read. True where the report is new."""
    new = add_report(connection, report, learnt_at)
    if reading:
        add_reading(connection, reading, learnt_at)
    return new


def add_judgement(connection: Connection, judgement: Judgement, learnt_at: str) -> bool:
    return _add(connection, judgements, id=judgement.id, learnt_at=learnt_at, body=judgement.model_dump_json())


def _add(connection: Connection, table: Table, **values: Any) -> bool:
    plain = {k: v.replace("\0", "") if isinstance(v, str) else v for k, v in values.items()}  # PostgreSQL has no NUL
    added = connection.execute(_unless_there(connection.dialect.name, table), plain)
    return added.first() is not None  # drivers differ in what they count as rows


@lru_cache  # a statement that is built anew for each row costs more than the row
def _unless_there(dialect: str, table: Table) -> ReturningInsert[tuple[int]]:
    return insert(dialect, table).on_conflict_do_nothing().returning(table.c.seq)


def all_reports(connection: Connection) -> list[Learnt]:
    found = connection.execute(select(reports.c.body, reports.c.learnt_at).order_by(reports.c.key))
    return [Learnt(Report.model_validate_json(body), at) for body, at in found]


def of_addresses(connection: Connection, urls: Iterable[str]) -> list[Learnt]:
    """All versions of the reports of these addresses."""
    asked = select(reports.c.body, reports.c.learnt_at)
    return [
        Learnt(Report.model_validate_json(body), at)
        for some in parts(sorted(set(urls)), AT_ONCE)
        for body, at in connection.execute(asked.where(reports.c.url.in_(some)))
    ]


def some_reports(connection: Connection, keys: Iterable[str]) -> dict[str, Report]:
    """These of the reports, by key; those that are not there are left out."""
    found = (
        Report.model_validate_json(body)
        for some in parts(sorted(set(keys)), AT_ONCE)
        for body in connection.execute(select(reports.c.body).where(reports.c.key.in_(some))).scalars()
    )
    return {report.key: report for report in found}


def all_readings(connection: Connection) -> dict[str, Reading]:
    """The latest reading of each report, by its key: one that newer code made speaks instead of the old."""
    found = connection.execute(select(readings.c.body).order_by(readings.c.seq))
    return {r.report: r for (body,) in found for r in (Reading.model_validate_json(body),)}


def some_readings(connection: Connection, keys: Iterable[str]) -> dict[str, Reading]:
    """The latest reading of each of these reports that has any, by its key."""
    return {key: Reading.model_validate_json(body) for key, body in latest_bodies(connection, keys).items()}


def latest_bodies(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The same in JSON, for who needs little of it."""
    asked = select(readings.c.report, readings.c.body).order_by(readings.c.seq)
    return {
        row.report: row.body
        for some in parts(sorted(set(keys)), AT_ONCE)
        for row in connection.execute(asked.where(readings.c.report.in_(some)))
    }


def all_judgements(connection: Connection) -> list[Judgement]:
    found = connection.execute(select(judgements.c.body).order_by(judgements.c.id))
    return [Judgement.model_validate_json(body) for (body,) in found]


def read_keys(connection: Connection, code: str, among: Iterable[str] | None = None) -> frozenset[str]:
    """Keys of the reports (of `among`, some hundreds at most) that are in the log with a reading by this very code."""
    asked = select(readings.c.report).where(readings.c.code == code)
    if among is not None:
        asked = asked.where(readings.c.report.in_(list(among)))
    return frozenset(connection.execute(asked).scalars())


def head(connection: Connection) -> str:
    """Names the state of the log: any addition changes it."""
    ends = (select(func.coalesce(func.max(t.c.seq), 0)).scalar_subquery() for t in LOG)
    return ".".join(map(str, connection.execute(select(*ends)).one()))


def count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(reports)).scalar_one()


def keys_but(connection: Connection, some: Container[str]) -> list[str]:
    """Keys of all reports but these, sorted."""
    return [
        key for key in connection.execute(select(reports.c.key).order_by(reports.c.key)).scalars() if key not in some
    ]


def addresses(connection: Connection) -> int:
    """How many there are; a report without one has its own (record/versions.py)."""
    own = case((func.coalesce(reports.c.url, "") == "", "#" + reports.c.key), else_=reports.c.url)
    return connection.execute(select(func.count(own.distinct()))).scalar_one()


def latest(connection: Connection) -> str | None:
    """The latest time at which one of the last things was learnt (ISO 8601, UTC)."""
    last = [select(t.c.learnt_at).order_by(t.c.seq.desc()).limit(RECENT).subquery() for t in LOG]
    found = [connection.execute(select(func.max(s.c.learnt_at))).scalar() for s in last]
    return max(filter(None, found), default=None)


def reword(connection: Connection) -> None:
    """Fold the words of all reports anew, where the code that folds them is another than theirs."""
    if get_meta(connection, WORDED) == __version__:
        return
    for seq in connection.execute(select(reports.c.seq)).scalars().all():
        body, words = connection.execute(select(reports.c.body, reports.c.words).where(reports.c.seq == seq)).one()
        report = Report.model_validate_json(body)
        if (now := words_of(report)) != words:
            connection.execute(update(reports).where(reports.c.seq == seq).values(words=now))
    set_meta(connection, WORDED, __version__)


def words_of(report: Report) -> str:
    """What a report is found by: its title and text, folded."""
    return searchable(f"{report.title or ''} {report.text}")


def get_meta(connection: Connection, name: str) -> str | None:
    return connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()


def set_meta(connection: Connection, name: str, value: str) -> None:
    change = insert(connection.dialect.name, meta).values(name=name, value=value)
    connection.execute(change.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def glossary(connection: Connection) -> Glossary:
    return Glossary.model_validate_json(get_meta(connection, "glossary") or "{}")
