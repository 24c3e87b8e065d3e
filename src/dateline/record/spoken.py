"""What the log says now of the reports that speak, one by one, as the record asks for them.

Invariant: of the reports with one address the latest version speaks, and of its readings the last.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, exists, select

from dateline.model import Reading, Report
from dateline.record import log
from dateline.record.parts import parts
from dateline.record.schema import readings, reports
from dateline.record.versions import Learnt, by_address, speaking

HELD = 1024  # reports with their readings held at once, some 30 kB each
CHUNK = 500

Told = tuple[Report, Reading]


class Spoken:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[str, Told] = {}
        self._reports: dict[str, Report] = {}
        self._several: set[str] = set()  # of those fetched: reports whose page was read in other versions too

    def load(self, report: str) -> Told:
        """A report and its reading. Raises KeyError where it is not read."""
        if report not in self._held:
            self.fetch([report])
        return self._held[report]

    def report(self, report: str) -> Report:
        """A report alone. Raises KeyError where it is not there."""
        if held := self._held.get(report):
            return held[0]
        if report not in self._reports:
            self.fetch_reports([report])
        return self._reports[report]

    def earlier(self, report: str) -> list[Told]:
        """The versions of the same address that a report took the place of, oldest first, with their readings."""
        url = self.load(report)[0].url
        if url is None or report not in self._several:
            return []
        (page,) = by_address(log.of_addresses(self._connection, [url]))
        before = [one.key for one in page[: [one.key for one in page].index(report)]]
        for some in parts(before, CHUNK):
            self.fetch(some)
        return [self._held[key] for key in before if key in self._held]

    def fetch(self, some: Iterable[str]) -> None:
        """Have reports with their readings at hand that are about to be asked for, CHUNK at most; others may go."""
        wanted = sorted({key for key in some if key not in self._held})
        if not wanted:
            return
        latest = log.latest_bodies(self._connection, wanted)
        written = self._bodies(wanted)
        self._several |= self._changed_pages(wanted)
        _make_room(self._held, HELD - len(wanted))
        for key in wanted:
            if key in latest and key in written:
                self._held[key] = (
                    Report.model_validate_json(written[key]),
                    Reading.model_validate_json(latest[key]),
                )

    def fetch_reports(self, some: Iterable[str]) -> None:
        """The same for reports alone."""
        wanted = sorted({key for key in some if key not in self._reports})
        _make_room(self._reports, HELD - len(wanted))
        self._reports.update((k, Report.model_validate_json(body)) for k, body in self._bodies(wanted).items())

    def _bodies(self, keys: list[str]) -> dict[str, str]:
        wanted = select(reports.c.key, reports.c.body).where(reports.c.key.in_(keys))
        return {r.key: r.body for r in self._connection.execute(wanted)}

    def _changed_pages(self, keys: list[str]) -> set[str]:
        other = reports.alias()
        there = exists().where(other.c.url == reports.c.url, other.c.key != reports.c.key)
        return set(self._connection.execute(select(reports.c.key).where(reports.c.key.in_(keys), there)).scalars())

    def changed(self, report_seq: int, reading_seq: int) -> tuple[set[str], set[str]]:
        """Since these rows of the log: the reports that spoke and do so no more, and those that speak newly or otherwise, also where
        another version of their page came to be known."""
        fresh = select(reports.c.key, reports.c.url).where(reports.c.seq > report_seq)
        found = self._connection.execute(fresh).all()
        gone, new = set[str](), {r.key for r in found if not r.url}
        urls = sorted({r.url for r in found if r.url})
        for some in parts(urls, CHUNK):
            before, after = self._speaking(some, report_seq)
            gone |= before - after
            new |= after - before
        later = select(readings.c.report).where(readings.c.seq > reading_seq).distinct()
        for key in self._connection.execute(later).scalars().all():
            if key not in new:
                new |= self._speaks_for(key)
        return gone, self._read(new)

    def _speaking(self, urls: list[str], seq: int) -> tuple[set[str], set[str]]:
        """Of the reports at these addresses: those that spoke up to a row of the log, and those that do now."""
        rows = self._connection.execute(
            select(reports.c.seq, reports.c.key, reports.c.url).where(reports.c.url.in_(urls))
        )
        by_url: dict[str, list[tuple[int, str]]] = {}
        for row in rows:
            by_url.setdefault(row.url, []).append((row.seq, row.key))
        # where there is one version there is nothing to choose
        several = [key for some in by_url.values() if len(some) > 1 for _, key in some]
        then, now = self._chosen(several, seq)
        alone = [some[0] for some in by_url.values() if len(some) == 1]
        return then | {key for at, key in alone if at <= seq}, now | {key for _, key in alone}

    def _chosen(self, keys: list[str], seq: int) -> tuple[set[str], set[str]]:
        wanted = select(reports.c.seq, reports.c.body, reports.c.learnt_at).where(reports.c.key.in_(keys))
        found = [
            (r.seq, Learnt(Report.model_validate_json(r.body), r.learnt_at)) for r in self._connection.execute(wanted)
        ]
        then, now = speaking(one for s, one in found if s <= seq), speaking(one for _, one in found)
        return {r.key for r in then}, {r.key for r in now}

    def speaks(self, one: Report) -> bool:
        """No later version of its page is known."""
        return one.key in self._speaks_for(one.key)

    def _speaks_for(self, key: str) -> set[str]:
        """The report that speaks for the page of this one."""
        url = self._connection.execute(select(reports.c.url).where(reports.c.key == key)).scalar()
        return self._speaking([url], 0)[1] if url else {key}

    def _read(self, keys: Iterable[str]) -> set[str]:
        """Those of which there is a reading."""
        out = set[str]()
        for some in parts(sorted(keys), CHUNK):
            here = self._connection.execute(select(reports.c.key).where(reports.c.key.in_(some))).scalars()
            read = self._connection.execute(select(readings.c.report).where(readings.c.report.in_(some))).scalars()
            out |= set(here) & set(read)
        return out


def _make_room(held: dict[str, Any], most: int) -> None:
    """What came first goes first."""
    for key in list(islice(held, max(0, len(held) - max(0, most)))):
        del held[key]
