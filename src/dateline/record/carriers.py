"""The graph of carriers and origins: for each report, which earlier ones its text comes from."""

from collections.abc import Mapping

from dateline.model import Frozen, Reading, Report
from dateline.reconcile.origins import Origins
from dateline.reconcile.when import order


class Carrier(Frozen):
    """A report and what it comes from. `origins`: the earlier reports that text of it was taken from, or whose later version it is;
    none for one that stands on its own. `copies` counts the reports that come from it."""

    report: str
    outlet: str | None
    published: str | None
    origins: tuple[str, ...]
    copies: int


def carriers(reports: Mapping[str, Report], readings: Mapping[str, Reading]) -> list[Carrier]:
    """Earliest first."""
    known = Origins(reports, readings.values())
    sources = {key: sorted(known.sources(key), key=lambda k: (order(reports[k].published), k)) for key in reports}
    copies = {key: sum(key in found for found in sources.values()) for key in reports}
    made = [
        Carrier(report=k, outlet=r.outlet, published=r.published, origins=tuple(sources[k]), copies=copies[k])
        for k, r in reports.items()
    ]
    return sorted(made, key=lambda c: (order(c.published), c.report))
