"""Small reports for the tests: one row of gold form with its text, made into a report and its reading."""

from typing import Any

from dateline.model import Judgement, Reading, Record, Report, canonical
from dateline.reconcile import reconcile

from . import gold

Pair = tuple[Report, Reading]


def event(kind: str = "launch", date: str | None = "2019-09-10", **rest: Any) -> dict[str, Any]:
    agents = rest.pop("agents", ["PRK"])
    return {
        "id": "",
        "kind": kind,
        "realis": "actual",
        "date": date,
        "agents": agents,
        "others": [],
        "people": [],
        "background": False,
        **rest,
    }


def told(name: str, published: str | None, *events: dict[str, Any], text: str = "", **rest: Any) -> Pair:
    outlet = rest.pop("outlet", f"{name}.example")
    row = {
        "id": name,
        "outlet": outlet,
        "published": published,
        "wire": rest.pop("wire", None),
        "events": list(events),
        **rest,
    }
    report = Report(id=name, outlet=outlet, published=published, text=text or f"({name} has no text)")
    return report, gold.reading_of(row, report)


def record(*pairs: Pair, judgements: tuple[Judgement, ...] = ()) -> Record:
    return reconcile([r for r, _ in pairs], [r for _, r in pairs], judgements, gold.KINDS)


def groups(made: Record, *pairs: Pair) -> list[list[str]]:
    """Which reports' entries were taken for one event, by report name, in the order of the events."""
    names = {report.key: report.id for report, _ in pairs}
    return [[f"{names[m.report]}.{m.entry}" for m in e.members] for e in made.events]


def together(*pairs: Pair) -> bool:
    """All entries are one event."""
    return len(record(*pairs).events) == 1


def written(made: Record) -> str:
    return canonical(made.model_dump())
