"""Days as the time axis of a picture takes them. All scales are in UTC, so that no machine's own zone moves a day."""

from datetime import date, timedelta
from typing import Any

import altair as alt

from dateline.export.codebooks import span
from dateline.export.made import tally
from dateline.export.selection import Selection
from dateline.record import EventView

Spans = list[tuple[EventView, date, date]]


def dated(selection: Selection) -> tuple[Spans, dict[str, int]]:
    """The events whose year is known with their first and last day, and a count of the others."""
    found = [(view, span(view)) for view in selection.views]
    left = tally("without a date" if days is None else None for _, days in found)
    return [(view, days[0], days[1]) for view, days in found if days is not None], left


def axis(first: date, last: date, **more: Any) -> alt.Axis:
    """Ticks that fit the stretch: days, months or years, each once."""
    days = (last - first).days
    if days > 1100:
        ticks: Any = {"interval": "year", "step": max(1, days // 4400)}
    elif days > 92:
        ticks = {"interval": "month", "step": max(1, days // 240)}
    else:
        ticks = max(2, min(8, days))
    form = "%Y" if days > 1100 else "%b %Y" if days > 92 else "%-d %b"
    return alt.Axis(
        format=form, tickCount=ticks, labelOverlap="greedy", labelSeparation=8, labelFlush=False, title=None, **more
    )


def scale(first: date, last: date) -> alt.Scale:
    """A little room on both sides."""
    room = timedelta(days=max(1, (last - first).days // 30))
    low = first - room if first > date.min + room else first
    high = last + room if last < date.max - room else last
    return alt.Scale(type="utc", domain=[low.isoformat(), high.isoformat()])
