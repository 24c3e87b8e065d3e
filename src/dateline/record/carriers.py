"""The graph of carriers and origins: for each report, which earlier ones its text comes from."""

from collections import Counter
from collections.abc import Mapping

from dateline.model import Frozen, Reading, Report
from dateline.reconcile.origins import Origins
from dateline.reconcile.when import order


class Carrier(Frozen):
    """A report and what it comes from. `origins`: the earlier reports that text of it was taken from, none for one that stands on its
    own; `whole`: the one of them that it is a copy of as a whole; `replaces`: the report of its own outlet that it is a later version of.
    `copies` counts the reports that have text of it."""

    report: str
    outlet: str | None
    published: str | None
    origins: tuple[str, ...]
    whole: str | None
    replaces: str | None
    copies: int


def carriers(reports: Mapping[str, Report], readings: Mapping[str, Reading]) -> list[Carrier]:
    """Earliest first."""
    known = Origins(reports, readings.values())
    taken = {key: sorted(known.taken(key), key=lambda k: (order(reports[k].published), k)) for key in reports}
    copies = Counter(source for found in taken.values() for source in found)
    made = [
        Carrier(
            report=k,
            outlet=r.outlet,
            published=r.published,
            origins=tuple(taken[k]),
            whole=known.shared(k),
            replaces=known.replaced(k),
            copies=copies[k],
        )
        for k, r in reports.items()
    ]
    return sorted(made, key=lambda c: (order(c.published), c.report))
