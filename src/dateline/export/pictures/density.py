"""So many events that dots would be a blot: in a lane for each kind, how many a day, week, month or year."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import altair as alt

from dateline.export.pictures.counts import begin
from dateline.export.pictures.drawn import Drawn, finish, plot
from dateline.export.pictures.style import INK, WIDTH, kinds, palette
from dateline.export.pictures.times import Spans, axis, scale
from dateline.export.selection import Selection

STEPS = (("day", 250), ("week", 250 * 7), ("month", 250 * 30), ("year", 10**7))
LENGTH = {"day": 1, "week": 7, "month": 32, "year": 370}
TALL = 58  # pixels of a lane
KEY = "The height of a bar: how many events in a {step}; each lane has its own scale, its greatest number beside it."


def density(selection: Selection, spans: Spans, left_out: dict[str, int]) -> Drawn:
    low, high = min(s[1] for s in spans), max(s[2] for s in spans)
    step = next(name for name, most in STEPS if (high - low).days < most)
    whole = [(view, begin(first, step)) for view, first, last in spans if begin(first, step) == begin(last, step)]
    if coarse := len(spans) - len(whole):
        left_out = {**left_out, f"whose {step} is not known": coarse}
    labels = kinds(selection)
    order, colours = palette(labels, (view.event.kind for view, _ in whole))
    found = Counter((labels[view.event.kind], start) for view, start in whole)
    lanes = []
    for label, colour in zip(order, colours, strict=True):
        counted = {start: n for (kind, start), n in sorted(found.items()) if kind == label}
        lanes.append(_lane(label, colour, counted, step, (low, high), bottom=label == order[-1]))
    chart = alt.vconcat(*lanes, spacing=8)
    return finish(chart, f"Events by {step}", selection, len(whole), left_out, key=KEY.format(step=step))


def _lane(
    label: str, colour: str, counted: dict[date, int], step: str, ends: tuple[date, date], *, bottom: bool
) -> Any:
    rows = [
        {"from": start.isoformat(), "to": _next(start, step).isoformat(), "events": n} for start, n in counted.items()
    ]
    most = max(counted.values(), default=1)
    lines = axis(*ends, grid=True) if bottom else axis(*ends, grid=True, labels=False, ticks=False)
    return plot(rows).mark_bar(color=colour).encode(
        x=alt.X("from:T", scale=scale(*ends), axis=lines), x2="to:T",
        y=alt.Y("events:Q", scale=alt.Scale(domain=[0, most], nice=False), axis=alt.Axis(
            values=[most], grid=False, domain=False, ticks=False, title=label, titleAngle=0, titleAlign="right", titleAnchor="end",
            titleColor=INK, titleX=-34, titleY=TALL - 4)), y2=alt.datum(0),
        tooltip=[alt.Tooltip("from:T"), alt.Tooltip("events:Q")],
    ).properties(width=WIDTH, height=TALL)  # fmt: skip


def _next(start: date, step: str) -> date:
    """The beginning of the next period; the calendar's last has none."""
    if (date.max - start).days < LENGTH["year"]:
        return date.max
    return begin(start + timedelta(days=LENGTH[step]), step)
