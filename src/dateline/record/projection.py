"""The projection as a whole: whether it is up to date, and bringing it there.

Invariant: what a listing can see of it is what `reconcile` says of the log, however many steps it was brought there in.

What was added to the log since the last time is taken in by the keeper of reconcile, which goes on from what it left in the
table `state`; where other code or another glossary made the projection, it is made anew.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from dateline.model import Candidate, Event, Record
from dateline.record import lines, log, project, standing, stored, touched
from dateline.record.glossary import Glossary
from dateline.record.parts import parts
from dateline.record.spoken import Spoken
from dateline.record.standing import PROJECTED
from dateline.record.versions import by_address

if TYPE_CHECKING:
    from dateline.reconcile import Delta, Keeper

AT_ONCE = 1000  # events written together
ORIGINS, SHELVES = "origins|", "shelves|"


def made(connection: Connection) -> Record:
    """`reconcile` over the log, all at once."""
    # numpy and rapidfuzz are not needed by a listing of a store that is up to date
    from dateline.reconcile import reconcile

    pages = by_address(log.all_reports(connection))
    readings = log.all_readings(connection)
    glossary = log.glossary(connection)
    heard = [page[-1] for page in pages]
    kept = [readings[r.key] for r in heard if r.key in readings]
    earlier = {page[-1].key: [(r, readings[r.key]) for r in page[:-1] if r.key in readings] for page in pages}
    return reconcile(heard, kept, log.all_judgements(connection), glossary.kinds, glossary.broader, earlier=earlier)


def candidates(connection: Connection, event: str) -> list[Candidate]:
    """The events that one which names no day could be, of a projection that is up to date (reconcile/meant.py)."""
    from dateline.reconcile.meant import candidates
    from dateline.reconcile.shelf import Shelves

    shelves = Shelves(lambda name: stored.state_of(connection, SHELVES + name))
    return candidates(event, shelves, log.glossary(connection).broader)


def fresh(connection: Connection) -> bool:
    return log.get_meta(connection, PROJECTED) == _mark(connection)


def remake(connection: Connection) -> None:
    """Throw all of it away and make it from the log."""
    stored.clear(connection)
    log.set_meta(connection, PROJECTED, "")
    _bring(connection, 0, 0)


def refresh(connection: Connection) -> None:
    """Take in what was added to the log since the last time."""
    seen = log.get_meta(connection, PROJECTED)
    known = json.loads(seen) if seen and seen.startswith("{") else {}
    now = json.loads(_mark(connection))
    if any(known.get(name) != now[name] for name in ("code", "glossary")):
        remake(connection)
        return
    report_seq, reading_seq, _ = known["head"].split(".")
    _bring(connection, int(report_seq), int(reading_seq))


def _bring(connection: Connection, report_seq: int, reading_seq: int) -> None:
    from dateline.reconcile import Keeper, World
    from dateline.reconcile.origins import Origins
    from dateline.reconcile.quiet import quiet
    from dateline.reconcile.shelf import Shelves

    glossary, spoken = log.glossary(connection), Spoken(connection)
    held = (lambda _: None) if not report_seq else partial(stored.state_of, connection)
    shelves = Shelves(lambda name: held(SHELVES + name))
    origins = Origins.opened(lambda name: held(ORIGINS + name))
    keeper = Keeper(
        shelves, origins, World(glossary.kinds, glossary.broader, spoken.load, spoken.fetch, spoken.earlier)
    )
    lined = lines.fresh(connection)
    if not report_seq:
        lines.clear(connection)
    rows = _Rows(connection, spoken, glossary, keeper, lined=lined or not report_seq)
    gone, new = spoken.changed(report_seq, reading_seq)
    with quiet():
        delta = keeper.update(gone, new, log.all_judgements(connection), rows.event)
        rows.finish(delta)
        stored.change_state(connection, ((SHELVES + name, body) for name, body in shelves.changed()))
        stored.change_state(connection, ((ORIGINS + name, body) for name, body in origins.changes()))
    was, now = log.get_meta(connection, PROJECTED) or None, _mark(connection)
    touched.note(connection, was, now, rows.touched)
    log.set_meta(connection, PROJECTED, now)
    if rows.lined:
        lines.stand(connection)


class _Rows:
    """Writes rows as they come, some at a time; their lines where those of all other rows stand (`lined`)."""

    def __init__(
        self, connection: Connection, spoken: Spoken, glossary: Glossary, keeper: "Keeper", *, lined: bool
    ) -> None:
        self._connection, self._glossary, self._keeper = connection, glossary, keeper
        self._spoken, self._reports = spoken, project.Reports(spoken.report)
        self.lined = lined
        self._held: list[project.Row] = []
        self.touched: set[stored.Key] = set()

    def event(self, event: Event) -> None:
        self._put(project.event_row(event, self._reports, self._glossary))

    def _put(self, row: project.Row) -> None:
        self._held.append(row)
        if len(self._held) >= AT_ONCE:
            self._write()

    def _write(self) -> None:
        rows, self._held = self._held, []
        keys = [(row.list, row.id) for row in rows]
        old = stored.digests(self._connection, keys)
        written = stored.change_rows(self._connection, ((row.columns(), row.tagged()) for row in rows), old)
        self.touched |= written
        if self.lined:
            changed = [row for row in rows if (row.list, row.id) in written]
            lines.drop(self._connection, (row.id for row in changed if row.line and (row.list, row.id) in old))
            lines.put(self._connection, ((project.sort_key(row.order), row.line) for row in changed if row.line))

    def finish(self, delta: "Delta") -> None:
        for row in self._said(delta):
            self._put(row)
        self._write()
        gone: list[stored.Key] = [("event", name) for name in delta.events]
        for list_, part in _lists(delta):
            gone += [(list_, name) for name, one in part.items() if one is None]
        judged = {("judgement", one.judgement.id) for one in delta.judgements}
        gone += [key for key in stored.keys(self._connection, "judgement") if key not in judged]
        self.touched |= set(gone)
        stored.drop_rows(self._connection, gone)
        if self.lined:
            lines.drop(self._connection, delta.events)
        stored.change_members(self._connection, delta.members)
        stored.change_redirects(self._connection, delta.redirects)

    def _said(self, delta: "Delta") -> Iterator[project.Row]:
        kind_of = self._keeper.kind_of
        said = filter(None, delta.statements.values())
        for some in parts(said, AT_ONCE):
            self._spoken.fetch_reports(quoted.report for quoted in some)
            yield from (project.statement_row(q, self._reports, kind_of, self._glossary) for q in some)
        for audit in filter(None, delta.tallies.values()):
            yield project.tally_row(audit, self._reports, self._glossary)
        for check in filter(None, delta.commitments.values()):
            yield project.commitment_row(check, self._reports, self._glossary)
        yield from (project.judgement_row(one, kind_of) for one in delta.judgements)


def _lists(delta: "Delta") -> Iterator[tuple[str, Mapping[str, object]]]:
    yield "statement", delta.statements
    yield "tally", delta.tallies
    yield "commitment", delta.commitments


def _mark(connection: Connection) -> str:
    """Names all that the projection is made from: the code, the log, the glossary."""
    return standing.mark(log.head(connection), log.get_meta(connection, standing.GLOSSARY) or "")
