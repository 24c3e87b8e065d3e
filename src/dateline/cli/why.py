"""`dateline why`: what decided that an event is one, or that two are two, and why its values are believed."""

from collections.abc import Iterator, Mapping
from math import isinf
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import Asked, listing
from dateline.cli.show import as_json, say

if TYPE_CHECKING:
    from dateline.model import Report
    from dateline.reconcile.why import Rival, Waterfall, Why
    from dateline.record import EventView, Store


def register(app: typer.Typer) -> None:
    app.command("why")(
        listing(why, without=("kind", "actor", "place", "since", "until", "text", "min_origins", "disputed"))
    )


def why(
    asked: Asked,
    event: Annotated[str, typer.Argument(help="An event's id, or the beginning of one.")],
    other: Annotated[
        str | None, typer.Argument(help="Another, to see what speaks for and against the two being one.")
    ] = None,
) -> None:
    """Why an event is one: what each comparison adds for each mention, why it is not one with its nearest neighbours, and
    why each value is believed. Sums are natural log-odds: above 0 speaks for one event.

    \b
    dateline why prk-2019-09-10-launch
    dateline why prk-2019-09-10-launch prk-2019-08-24-launch
    """
    from dateline.record.explained import Explained

    view = asked.store.event(event)
    if other is not None:
        second = asked.store.event(other)
        if view.id == second.id:
            raise KeyError(f"both are {view.id}; give two events")
        found = Explained(asked.store).two(view.id, second.id)
        if asked.json:
            return as_json(_finite(found.model_dump(mode="json")))
        return _print(_two(view, second, found, asked.store.reports()))
    told = Explained(asked.store).event(view.id)
    if asked.json:
        reasons = {b.attribute: b.reason for b in view.event.beliefs}
        return as_json(_finite({**told.model_dump(mode="json"), "title": view.title, "values": reasons}))
    return _print(_one(view, told, asked.store))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        say(line)


def _finite(data: Any) -> Any:
    """JSON knows no infinity: a contradiction weighs null."""
    if isinstance(data, dict):
        return {k: _finite(v) for k, v in data.items()}
    if isinstance(data, list | tuple):
        return [_finite(v) for v in data]
    return None if isinstance(data, float) and isinf(data) else data


def _one(view: "EventView", told: "Why", store: "Store") -> Iterator[str]:
    from dateline.cli.one_event import judgements

    reports = store.reports()
    yield view.title
    yield f"  id {view.id}"
    yield ""
    if len(told.members) > 1:
        yield "Why these mentions are one event (each against all others; a sum above 0 speaks for one)"
        for member in told.members:
            yield from _waterfall(member, reports)
    else:
        yield "One mention alone tells it"
        yield f"  {_mention(told.members[0], reports)}"
    yield from judgements(view, store.decisions(), store.glossary())
    yield ""
    yield from _rivals(told, store)
    yield ""
    yield "Why each value is believed"
    for belief in view.event.beliefs:
        yield f"  {belief.attribute}: {belief.state}, credibility {belief.credibility}. {belief.reason}"


def _rivals(told: "Why", store: "Store") -> Iterator[str]:
    if not told.rivals:
        yield "No other event comes near"
        return
    yield "Left open: it names no day, and these could be meant" if told.left_open else "Nearest other events"
    for one in told.rivals:
        view = store.event(one.event)
        yield f"  {view.title}  ({one.event})"
        yield from (f"  {line}" for line in _against(one, store.reports()))


def _two(view: "EventView", other: "EventView", found: "Rival", reports: "Mapping[str, Report]") -> Iterator[str]:
    for one in (view, other):
        yield f"{one.title}  ({one.id})"
    yield ""
    yield from _against(found, reports)


def _against(found: "Rival", reports: "Mapping[str, Report]") -> Iterator[str]:
    yield from _waterfall(found.best, reports, f" (the best of {found.tried})" if found.tried > 1 else "")
    yield f"  {found.verdict[0].upper()}{found.verdict[1:]}."


def _waterfall(one: "Waterfall", reports: "Mapping[str, Report]", note: str = "") -> Iterator[str]:
    yield f"  {_mention(one, reports)}{note}"
    yield f"    {one.start:+5.1f}  start: two mentions of one kind picked at random are most often two events"
    for step in one.steps:
        yield f"    {_weight(step.weight)}  {step.comparison}, {step.outcome}: {step.why}"
    yield f"    {_weight(one.total)}  sum"


def _weight(weight: float) -> str:
    return "never" if isinf(weight) else f"{weight:+5.1f}"


def _mention(one: "Waterfall", reports: "Mapping[str, Report]") -> str:
    from dateline.cli.one_event import distinct

    report = reports[one.report]
    return f"{one.report[: distinct(reports)]}#{one.entry}  {report.published or 'no date'}  {report.outlet or ''}  {report.title or report.id}"
