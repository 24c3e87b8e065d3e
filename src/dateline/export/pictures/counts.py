"""Events by day, week, month or year and kind."""

from collections import Counter
from datetime import date, timedelta

import altair as alt

from dateline.export.pictures.drawn import Drawn, empty, finish, plot
from dateline.export.pictures.style import WIDTH, kinds, palette
from dateline.export.pictures.times import dated
from dateline.export.selection import Selection

WIDEST = 70  # pixels of a bar
STEPS = (("day", 45, "%-d %b"), ("week", 30 * 7, "%-d %b"), ("month", 60 * 31, "%b %Y"), ("year", 10**6, "%Y"))


def counts(selection: Selection) -> Drawn:
    """An event of which only the month or year is known counts in a bar that is as wide, or not at all."""
    spans, left_out = dated(selection)
    if not spans:
        return empty("Events over time", selection, left_out)
    days = (max(last for _, _, last in spans) - min(first for _, first, _ in spans)).days
    name, _, form = next(step for step in STEPS if days < step[1])
    whole = [
        (view, begin(first, name))
        for view, first, last in spans
        if begin(first, name) == begin(last, name) or view.when.until
    ]
    if coarse := len(spans) - len(whole):
        left_out = {**left_out, f"whose {name} is not known": coarse}
    labels = kinds(selection)
    order, colours = palette(labels, (view.event.kind for view, _ in whole))
    found = Counter((start, labels[view.event.kind]) for view, start in whole)
    rows = [
        {"from": start.isoformat(), "kind": kind, "rank": order.index(kind), "events": n}
        for (start, kind), n in sorted(found.items())
    ]
    slots = periods(min(start for _, start in whole), max(start for _, start in whole), name) if whole else []
    chart = plot(rows).mark_bar(stroke="#FFFFFF", strokeWidth=0.75).encode(
        x=alt.X("from:O", scale=alt.Scale(domain=[s.isoformat() for s in slots], paddingInner=0.12), title=None,
                axis=alt.Axis(labelExpr=f"utcFormat(toDate(datum.value), '{form}')", labelAngle=0, labelOverlap="greedy", ticks=False)),
        y=alt.Y("sum(events):Q", title="events", axis=alt.Axis(tickMinStep=1, domain=False, ticks=False)),
        color=alt.Color("kind:N", scale=alt.Scale(domain=order, range=colours)),
        order=alt.Order("rank:Q"),
        tooltip=[alt.Tooltip("from:O"), alt.Tooltip("kind:N"), alt.Tooltip("events:Q")],
    ).properties(width=min(WIDTH, max(300, WIDEST * len(slots))), height=300)  # fmt: skip
    return finish(chart, f"Events by {name} and kind", selection, len(whole), left_out)


def begin(day: date, step: str) -> date:
    """The first day of the period that a day is in; weeks begin on Monday."""
    if step == "day":
        return day
    if step == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def periods(first: date, last: date, step: str) -> list[date]:
    """Every period from the first to the last, those without an event as well."""
    found, at = [first], first
    while at < last:
        at = begin(at + timedelta(days={"day": 1, "week": 7, "month": 32, "year": 370}[step]), step)
        found.append(at)
    return found
