"""What all pictures share: colours, type, sizes, and the words around them.

The colours are Okabe and Ito's ("Color Universal Design", 2008), which the colour-blind can tell apart; their order here keeps neighbours
apart in grey print as well.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dateline.export.selection import Selection, latest
from dateline.record.moments import say_day
from dateline.record.wording import numbered

BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION)
GREY, INK, FAINT, RULE = "#9A9A9A", "#222222", "#666666", "#DDDDDD"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDTH = 760  # pixels of the plot; a page of A4 at 96 dots an inch is 794 wide
OTHER = "other kinds"

CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": "#FFFFFF",
    "padding": {"left": 16, "right": 24, "top": 14, "bottom": 14},
    "view": {"stroke": None},
    "title": {
        "anchor": "start", "fontSize": 19, "fontWeight": 600, "color": INK, "subtitleColor": FAINT, "subtitleFontSize": 12.5,
        "subtitlePadding": 6, "offset": 16, "frame": "group", "subtitleLineHeight": 17,
    },
    "axis": {
        "labelColor": FAINT, "titleColor": FAINT, "titleFontWeight": "normal", "labelFontSize": 12, "titleFontSize": 12,
        "gridColor": "#ECECEC", "domainColor": RULE, "tickColor": RULE, "labelPadding": 6,
    },
    "legend": {
        "labelColor": INK, "labelFontSize": 12, "title": None, "orient": "top", "direction": "horizontal", "symbolType": "square",
        "columns": 7, "labelLimit": 200, "offset": 10,
    },
}  # fmt: skip


def caption(selection: Selection, shown: int, left_out: dict[str, int]) -> list[str]:
    """The lines under a title: what was asked, as of when, how much is shown and how much is not."""
    asked = selection.asked.said()
    as_of = asked.pop("as_of", None)
    words = [f"{name.replace('_', ' ')} {'only' if value is True else value}" for name, value in asked.items()]
    newest = latest(tuple(selection.reports.values()))
    when = f"as of {as_of}" if as_of else f"latest report {say_day(newest[:10])}" if newest else "no dated report"
    missing = ", ".join(f"{n} {why}" for why, n in left_out.items())
    number = f"{numbered(shown, 'event')} from {numbered(len(selection.sources), 'report')}"
    return [
        clipped(" · ".join([", ".join(words) or "all events", when]), 120),
        f"{number}{f'; not shown: {missing}' if missing else ''}",
    ]


def clipped(text: str, most: int) -> str:
    """One line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0][: most - 1]}…"


def kinds(selection: Selection) -> dict[str, str]:
    """From each kind to its label in the legend: the most frequent of the selection have their own colour, the rest share grey. All pictures
    of one selection agree."""
    names = Counter(view.event.kind for view in selection.views)
    ranked = sorted(names, key=lambda kind: (-names[kind], kind))
    own = ranked[: len(COLOURS)]
    return {kind: selection.glossary.label(kind) if kind in own else OTHER for kind in ranked}


def palette(labels: dict[str, str], shown: Iterable[str]) -> tuple[list[str], list[str]]:
    """The labels of the kinds shown, in the order of the legend, and their colours."""
    every = list(dict.fromkeys(label for label in labels.values() if label != OTHER))
    colour = {**dict(zip(every, COLOURS, strict=False)), OTHER: GREY}
    seen = {labels[kind] for kind in shown}
    order = [label for label in (*every, OTHER) if label in seen]
    return order, [colour[label] for label in order]
