"""What each outlet adds: events that it alone tells, that it told first, that others told before, that it only copied."""

import altair as alt

from dateline.export.pictures.drawn import Drawn, empty, finish, plot
from dateline.export.pictures.style import BLUE, GREY, ORANGE, SKY, WIDTH, clipped
from dateline.export.selection import Selection
from dateline.record.outlets import Outlet, outlets

MOST = 25  # outlets on one picture
PARTS = {"it alone tells": BLUE, "told first": SKY, "told after others": ORANGE, "only carried from others": GREY}


def sources(selection: Selection) -> Drawn:
    told = {r.key: r for r in selection.sources}
    found = [o for o in outlets([v.event for v in selection.views], told, selection.readings) if o.events]
    if not found:
        return empty("What each outlet adds", selection, {})
    shown = found[:MOST]
    names = [clipped(o.name, 42) for o in shown]
    rows = [
        {"outlet": name, "part": part, "rank": rank, "events": n}
        for name, one in zip(names, shown, strict=True)
        for rank, (part, n) in enumerate(parts(one).items())
        if n
    ]
    left_out = {"outlets that tell fewer": len(found) - MOST} if len(found) > MOST else {}
    chart = plot(rows).mark_bar(stroke="#FFFFFF", strokeWidth=0.75, height=16).encode(
        y=alt.Y("outlet:N", sort=names, title=None, axis=alt.Axis(labelLimit=260, ticks=False, domain=False, labelColor="#222222")),
        x=alt.X("sum(events):Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=10, labelFlush=False, domain=False, ticks=False)),
        color=alt.Color("part:N", scale=alt.Scale(domain=list(PARTS), range=list(PARTS.values()))),
        order=alt.Order("rank:Q"),
        tooltip=[alt.Tooltip("outlet:N"), alt.Tooltip("part:N"), alt.Tooltip("events:Q")],
    ).properties(width=WIDTH - 180, height={"step": 24})  # fmt: skip
    return finish(chart, "What each outlet adds", selection, len(selection.views), left_out)


def parts(one: Outlet) -> dict[str, int]:
    """The events of an outlet, each in one part."""
    rest = one.events - one.alone - one.first
    carried = min(one.carried, rest)
    return dict(zip(PARTS, (one.alone, one.first, rest - carried, carried), strict=True))
