"""Events along time: each on its line with its title where they are few, in a lane for each kind where they are many.

What is not known to the day is drawn as the stretch that it can have happened in.
"""

from datetime import date, timedelta
from typing import Any

import altair as alt

from dateline.export.pictures.density import density
from dateline.export.pictures.drawn import Drawn, empty, finish, plot
from dateline.export.pictures.style import INK, WIDTH, clipped, kinds, palette
from dateline.export.pictures.times import Spans, axis, dated, scale
from dateline.export.selection import Selection
from dateline.record import EventView
from dateline.record.moments import short

LINES = 40  # events that still get a line each
DOTS = 1500  # events that still get a dot each
LINE = 21  # pixels
LABEL = 372  # pixels, of the titles beside the lines
DOT = 9  # pixels
KEY = "A ring: reports disagree on some of it. A bar: it went on for days, or its day is not known."
TOP = 40  # dots on each other in one lane; more are drawn closer together


def timeline(selection: Selection) -> Drawn:
    spans, left_out = dated(selection)
    if not spans:
        return empty("Timeline", selection, left_out)
    if len(spans) > DOTS:
        return density(selection, spans, left_out)
    return _lines(selection, spans, left_out) if len(spans) <= LINES else _lanes(selection, spans, left_out)


def _row(view: EventView, first: date, last: date, labels: dict[str, str]) -> dict[str, Any]:
    """Where a day is known the mark is a dot on it, else a bar from the first to the end of the last day."""
    exact = first == last
    return {
        "id": view.id, "kind": labels[view.event.kind], "title": view.title, "when": short(view.when), "first": first.isoformat(),
        "last": (last if exact or last == date.max else last + timedelta(days=1)).isoformat(), "exact": exact,
        "sure": "disputed" if view.disputed else "not disputed",
    }  # fmt: skip


def _lines(selection: Selection, spans: Spans, left_out: dict[str, int]) -> Drawn:
    labels = kinds(selection)
    order, colours = palette(labels, (view.event.kind for view, _, _ in spans))
    rows = [{**_row(*one, labels), "line": n, "text": clipped(one[0].title, 60)} for n, one in enumerate(spans)]
    low, high = min(s[1] for s in spans), max(s[2] for s in spans)
    base = plot(rows).encode(
        y=alt.Y("line:O", title=None, axis=alt.Axis(ticks=False, domain=False, labels=False, grid=True, gridColor="#F1F1F1")),
        color=alt.Color("kind:N", scale=alt.Scale(domain=order, range=colours),
                        legend=alt.Legend(symbolOpacity=1) if len(order) > 1 else None),
        tooltip=[alt.Tooltip("when:N"), alt.Tooltip("title:N")],
    )  # fmt: skip
    when = alt.X("first:T", scale=scale(low, high), axis=axis(low, high, grid=True))
    marks = _marks(base, when, 75).properties(width=WIDTH - LABEL, height={"step": LINE})
    days, titles = _words(rows, "when", 112), _words(rows, "text", LABEL)
    chart = alt.hconcat(days, titles, marks, spacing=8).resolve_scale(y="shared")
    return finish(chart, "Timeline", selection, len(spans), left_out, key=KEY)


def _words(rows: list[dict[str, Any]], field: str, width: int) -> Any:
    """A column of words beside the lines."""
    text = plot(rows).mark_text(align="left", fontSize=12, color=INK, limit=width)
    placed = text.encode(x=alt.value(0), text=f"{field}:N", y=alt.Y("line:O", axis=None))
    return placed.properties(width=width, height={"step": LINE})


def _marks(base: Any, when: alt.X, size: int) -> Any:
    """Bars for what is not known to the day, dots for what is: rings where reports disagree."""
    known, agreed = alt.datum.exact, alt.datum.sure != "disputed"
    thick = round(size**0.5 * 0.75, 1)
    bar = (
        base.transform_filter(~known)
        .mark_rule(strokeWidth=thick, strokeCap="round", opacity=0.45)
        .encode(x=when, x2="last:T")
    )
    dots = base.transform_filter(known & agreed).mark_point(filled=True, size=size, opacity=1).encode(x=when)
    rings = (
        base.transform_filter(known & ~agreed)
        .mark_point(size=size * 0.75, strokeWidth=2, opacity=1, fill="#FFFFFF")
        .encode(x=when)
    )
    return alt.layer(bar, dots, rings)


def _lanes(selection: Selection, spans: Spans, left_out: dict[str, int]) -> Drawn:
    """A lane for each kind; dots of one place in time stand on each other."""
    labels = kinds(selection)
    order, colours = palette(labels, (view.event.kind for view, _, _ in spans))
    low, high = min(s[1] for s in spans), max(s[2] for s in spans)
    per_dot = max((high - low).days + 1, 1) * DOT / WIDTH
    heights: dict[tuple[str, int], int] = {}
    rows = []
    for view, first, last in spans:
        row = _row(view, first, last, labels)
        slot = (row["kind"], int((first - low).days / per_dot))
        heights[slot] = heights.get(slot, -1) + 1
        rows.append({**row, "stack": heights[slot]})
    tallest = max(heights.values()) + 1
    step = min(DOT, DOT * TOP / tallest)
    charts = [_lane(label, colour, [r for r in rows if r["kind"] == label], (low, high), step, bottom=label == order[-1])
              for label, colour in zip(order, colours, strict=True)]  # fmt: skip
    chart = alt.vconcat(*charts, spacing=6)
    return finish(chart, "Timeline by kind", selection, len(spans), left_out, key=KEY)


def _lane(
    label: str, colour: str, rows: list[dict[str, Any]], ends: tuple[date, date], step: float, *, bottom: bool
) -> Any:
    tall = max(max((r["stack"] for r in rows), default=0) + 1, 2)
    base = plot(rows).encode(
        y=alt.Y("stack:Q", scale=alt.Scale(domain=[-0.6, tall - 0.4], nice=False), axis=alt.Axis(
            labels=False, ticks=False, grid=False, domain=False, title=label, titleAngle=0, titleAlign="right", titleAnchor="end",
            titleColor=INK, titleX=-10, titleY=round(tall * step) - 2)),
        color=alt.value(colour), tooltip=[alt.Tooltip("when:N"), alt.Tooltip("title:N")],
    )  # fmt: skip
    axis_ = axis(*ends, grid=True) if bottom else axis(*ends, grid=True, labels=False, ticks=False)
    when = alt.X("first:T", scale=scale(*ends), axis=axis_)
    return _marks(base, when, 46).properties(width=WIDTH, height=round(tall * step))
