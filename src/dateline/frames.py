"""The store as a notebook uses it: events that turn into data frames and show themselves as a table.

import dateline
store = dateline.open("dateline.db")
store.events(kind="launch", actor="PRK").to_pandas()
"""

from dataclasses import replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from dateline.export import Selection, arrow
from dateline.export.outside import legal
from dateline.record import EventView, Filter, Store
from dateline.record.moments import short

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

SHOWN = 20  # rows of a table in a notebook
NONE = Filter()


class Events(list[EventView]):
    """The events of a filter, in the order of listings, with the reports they rest on."""

    def __init__(self, views: list[EventView], store: Store, asked: Filter) -> None:
        super().__init__(views)
        self._store, self._asked = store, asked

    @cached_property
    def selection(self) -> Selection:
        """What frames and pictures are made from. The reports are read when it is first asked for, as a list needs none."""
        with self._store.at(self._asked) as then:
            return Selection(tuple(self), then.reports(), then.readings(), then.glossary(), self._asked)

    def to_arrow(self, rows: str = "events") -> "pa.Table":
        """A row an event, or a row a claim (`rows="claims"`): every value with who says it and on which words."""
        if rows not in ("events", "claims"):
            raise ValueError(f'rows: got {rows!r}; expected "events" or "claims"')
        return arrow.claim_rows(self.selection) if rows == "claims" else arrow.events(self.selection)

    def to_pandas(self, rows: str = "events") -> "pd.DataFrame":
        """The same as a pandas frame; needs `pip install 'dateline[pandas]'`."""
        _needed("pandas")
        return self.to_arrow(rows).to_pandas(date_as_object=False)

    def to_polars(self, rows: str = "events") -> "pl.DataFrame":
        """The same as a polars frame; needs `pip install 'dateline[polars]'`."""
        _needed("polars")
        import polars as pl

        made = pl.from_arrow(self.to_arrow(rows))
        assert isinstance(made, pl.DataFrame)
        return made

    def chart(self, picture: str = "timeline") -> "Picture":
        """One of the pictures of `dateline chart`: timeline, map, counts or sources."""
        from dateline.export.pictures import PICTURES

        if picture not in PICTURES:
            raise ValueError(f"no picture {picture!r}; there are {', '.join(PICTURES)}")
        return Picture(PICTURES[picture](self.selection))

    def _repr_html_(self) -> str:
        head = ("when", "kind", "what", "reports", "origins", "state")
        lines = (_line(v) for v in self[:SHOWN])
        more = (
            f"<p>and {len(self) - SHOWN} more</p>" if len(self) > SHOWN else "" if self else "<p>No event matches.</p>"
        )
        titles = "".join(f"<th>{name}</th>" for name in head)
        return f"<table><thead><tr>{titles}</tr></thead><tbody>{''.join(lines)}</tbody></table>{more}"


def _line(view: EventView) -> str:
    state = ", ".join(
        filter(None, (view.event.realis if view.event.realis != "actual" else "", "disputed" if view.disputed else ""))
    )
    cells = (short(view.when), view.event.kind, view.title, len(view.reports), view.event.origins, state)
    return f"<tr>{''.join(f'<td>{escape(legal(str(c)))}</td>' for c in cells)}</tr>"


class Picture:
    """A picture that a notebook shows; `svg` and `spec` (Vega-Lite) are what it is made of."""

    def __init__(self, drawn: Any) -> None:
        self.spec, self._drawn = drawn.spec, drawn

    @property
    def svg(self) -> str:
        from dateline.export.pictures.render import svg

        return svg(self._drawn).decode("utf-8")

    def _repr_svg_(self) -> str:
        return self.svg


class OpenStore(Store):
    """A store whose events turn into frames. `events` takes a Filter, or its fields as keywords: kind, actor, place, since, until,
    text, as_of, min_origins, disputed."""

    def events(self, which: Filter = NONE, **narrowed: Any) -> Events:
        if narrowed and which != NONE:
            raise TypeError("events() takes a Filter or keywords, got both")
        asked = Filter(**narrowed) if narrowed else which
        with self.at(asked) as then:
            views = Store.events(then, replace(asked, as_of=None))
        return Events(views, self, asked)


def _needed(name: str) -> None:
    from importlib.util import find_spec

    if find_spec(name) is None:
        raise ImportError(f"{name} is not installed; it comes with: pip install 'dateline[{name}]'")
