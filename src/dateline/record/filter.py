"""The one filter of every listing, and its form as conditions on the projection."""

import calendar
import re
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, and_, or_, select

from dateline.reconcile.names import fold
from dateline.record.card_tables import cards
from dateline.record.fulltext import LONGEST, asked, holds
from dateline.record.schema import rows, tags

NOWHERE = "none"

MOST_TERMS = 50
Axis = Literal["published", "learnt"]
AXES: tuple[Axis, ...] = get_args(Axis)
PARTIAL = re.compile(r"\d{4}(-\d{2})?(-\d{2})?")


class FilterError(ValueError):
    """A filter value that cannot be read; the text says what was got and what was expected."""


@dataclass(frozen=True)
class Filter:
    """What a listing is narrowed to; None and 0 narrow nothing.

    `since` and `until` are dates, months or years of the event (inclusive). `as_of` is a date or time: only what was
    published by then counts (or, where `axis` is "learnt", what we knew by then). `actor` is a code ("PRK") or a name;
    `place` is words of a name. `text`: words that are all to be found, or words that begin with them; in quotes, words as
    they stand one after the other. `box` is "west,south,east,north" in degrees, what stands in it on the map; "none" is
    what has no point to stand on.
    """

    kind: str | None = None
    actor: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    as_of: str | None = None
    axis: Axis = "published"
    min_origins: int = 0
    disputed: bool = False
    box: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            if value := getattr(self, name):
                day_bounds(value, name)
        if self.as_of:
            moment(self.as_of)
        if self.box and self.box != NOWHERE:
            corners(self.box)
        if len(terms := asked(self.text or "")) > MOST_TERMS:
            raise FilterError(f"text: got {len(terms)} words to find; expected {MOST_TERMS} at most")
        if self.axis not in AXES:
            raise FilterError(f"axis: got {self.axis!r}; expected {' or '.join(AXES)}")

    def said(self) -> dict[str, Any]:
        """Only what narrows, for captions and exports."""
        narrows = {f.name: v for f in fields(self) if (v := getattr(self, f.name)) != f.default and v != ""}
        if not self.as_of:
            narrows.pop("axis", None)
        return narrows


def corners(text: str) -> tuple[float, float, float, float]:
    """West, south, east and north in degrees; a box over the date line has its west east of its east."""
    wrong = FilterError(
        f"box: got {text!r}; expected west,south,east,north in degrees, as 124,33,131,43, or the word {NOWHERE}"
    )
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise wrong from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise wrong
    return west, south, east, north


def day_bounds(text: str, name: str = "date") -> tuple[str, str]:
    """First and last day of "2019", "2019-09" or "2019-09-10"."""
    wrong = FilterError(f"{name}: got {text!r}; expected a year, a month or a day, as 2019, 2019-09 or 2019-09-10")
    if not PARTIAL.fullmatch(text):
        raise wrong
    parts = [int(p) for p in text.split("-")]
    try:
        first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        raise wrong from None
    if len(parts) == 3:
        return first.isoformat(), first.isoformat()
    month = parts[1] if len(parts) == 2 else 12
    return first.isoformat(), date(parts[0], month, calendar.monthrange(parts[0], month)[1]).isoformat()


def moment(text: str) -> str:
    """`text` if it is a date, month, year or date-time, else FilterError."""
    if PARTIAL.fullmatch(text):
        return day_bounds(text, "as-of")[1]
    try:
        datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):  # the latter where its offset leads out of the years that there are
        raise FilterError(
            f"as-of: got {text!r}; expected a date or time, as 2019-09-10 or 2019-09-10T09:00+09:00"
        ) from None
    return text


def conditions(which: Filter, list_: str) -> ColumnElement[bool]:
    """The filter on one list as SQL. `as_of` is no condition: it chooses the reports that a record is made from."""
    found = [rows.c.list == list_, *alike(which)]
    if which.kind:
        found.append(_tagged(list_, "kind", which.kind.strip().lower()[:LONGEST]))
    if which.actor:
        found.append(_tagged(list_, "actor", named(which.actor)))
    if which.place:
        found.append(_tagged(list_, "place", named(which.place), part=True))
    if which.box:
        found.append(_on_map(which.box, list_))
    return and_(*found)


def alike(which: Filter) -> list[ColumnElement[bool]]:
    """The conditions that are the same for every list: all but those on kind, actor, place and box."""
    found: list[ColumnElement[bool]] = []
    if which.since:
        found.append(rows.c.last_day >= day_bounds(which.since)[0])
    if which.until:
        found.append(rows.c.first_day <= day_bounds(which.until)[1])
    if terms := asked(which.text or ""):
        found.append(holds(rows, terms))
    if which.min_origins:
        found.append(rows.c.origins >= which.min_origins)
    if which.disputed:
        found.append(rows.c.disputed == 1)
    return found


def named(text: str) -> str:
    """A name as the tags have it."""
    return fold(text)[:LONGEST]


def _tagged(list_: str, axis: str, value: str, *, part: bool = False) -> ColumnElement[bool]:
    match = tags.c.value.contains(value, autoescape=True) if part else tags.c.value == value
    return rows.c.id.in_(select(tags.c.id).where(tags.c.list == list_, tags.c.axis == axis, match))


def _on_map(box: str, list_: str) -> ColumnElement[bool]:
    """Only events stand on the map; a statement, tally or commitment that touches one of them is let through."""
    events = select(cards.c.id).where(cards.c.list == "event")
    if box == NOWHERE:
        events = events.where(cards.c.lat.is_(None))
    else:
        west, south, east, north = corners(box)
        across = (
            and_(cards.c.lon >= west, cards.c.lon <= east)
            if west <= east
            else or_(cards.c.lon >= west, cards.c.lon <= east)
        )
        events = events.where(cards.c.lat >= south, cards.c.lat <= north, across)
    if list_ == "event":
        return rows.c.id.in_(events)
    touched = select(tags.c.id).where(tags.c.list == list_, tags.c.axis == "event", tags.c.value.in_(events))
    return rows.c.id.in_(touched)
