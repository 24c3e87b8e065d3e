"""A picture before it is a file: a Vega-Lite specification, and what it shows and leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from dateline.export.pictures.style import CONFIG, caption
from dateline.export.selection import Selection


@dataclass(frozen=True)
class Drawn:
    """`about` is what the picture shows in words, for those who do not see it."""

    spec: Mapping[str, Any]
    shown: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    about: str = ""
    title: str = ""


def plot(rows: list[dict[str, Any]]) -> Any:
    """A chart of these rows, which stand in the picture itself."""
    return alt.Chart(alt.Data(values=rows))  # type: ignore[no-untyped-call]


def finish(
    chart: Any, title: str, selection: Selection, shown: int, left_out: dict[str, int], *, key: str = ""
) -> Drawn:
    """Give a chart its title and caption and the house style. `key` says how to read its marks."""
    lines = [*caption(selection, shown, left_out), *([key] if key else [])]
    titled = chart.properties(title=alt.TitleParams(text=title, subtitle=lines)).configure(**CONFIG)
    spec = titled.to_dict()
    about = ". ".join([title, *lines])
    return Drawn({**spec, "description": about}, shown, left_out, about, title)


def empty(title: str, selection: Selection, left_out: dict[str, int]) -> Drawn:
    """A picture that says why there is nothing on it."""
    text = plot([{}]).mark_text(fontSize=14, color="#666666", align="left")
    chart = text.encode(x=alt.value(0), y=alt.value(20), text=alt.value("Nothing to show for this filter."))
    return finish(chart.properties(width=500, height=60), title, selection, 0, left_out)
