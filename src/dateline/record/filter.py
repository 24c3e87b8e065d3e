"""The one filter of every listing, and its form as conditions on the projection."""

import calendar
import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, and_, exists, select

from dateline.reconcile.names import fold
from dateline.record.fulltext import LONGEST, asked, holds
from dateline.record.schema import rows, tags

Axis = Literal["published", "learnt"]
AXES: tuple[Axis, ...] = get_args(Axis)
MOST_TERMS = 50
PARTIAL = re.compile(r"\d{4}(-\d{2})?(-\d{2})?")


class FilterError(ValueError):
    """A filter value that cannot be read; the text says what was got and what was expected."""


@dataclass(frozen=True)
class Filter:
    """What a listing is narrowed to; None and 0 narrow nothing.

    `since` and `until` are dates, months or years of the event (inclusive). `as_of` is a date or time: only what was
    published by then counts (or, where `axis` is "learnt", what we knew by then). `actor` is a code ("PRK") or a name;
    `place` is words of a name. `text`: words that are all to be found, or words that begin with them; in quotes, words as
    they stand one after the other.
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

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            if value := getattr(self, name):
                day_bounds(value, name)
        if self.as_of:
            moment(self.as_of)
        if self.axis not in AXES:
            raise FilterError(f"axis: got {self.axis!r}; expected {' or '.join(AXES)}")
        if len(terms := asked(self.text or "")) > MOST_TERMS:
            raise FilterError(f"text: got {len(terms)} words to find; expected {MOST_TERMS} at most")

    def said(self) -> dict[str, Any]:
        """Only what narrows, for captions and exports."""
        narrows = {f.name: v for f in fields(self) if (v := getattr(self, f.name)) != f.default and v != ""}
        if not self.as_of:
            narrows.pop("axis", None)
        return narrows


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
        datetime.fromisoformat(text)
    except ValueError:
        raise FilterError(
            f"as-of: got {text!r}; expected a date or time, as 2019-09-10 or 2019-09-10T09:00+09:00"
        ) from None
    return text


def conditions(which: Filter, list_: str) -> ColumnElement[bool]:
    """The filter on one list as SQL. `as_of` is no condition: it chooses the reports that a record is made from."""
    found: list[ColumnElement[bool]] = [rows.c.list == list_]
    if which.kind:
        found.append(_tagged("kind", which.kind.strip().lower()))
    if which.actor:
        found.append(_tagged("actor", fold(which.actor)))
    if which.place:
        found.append(_tagged("place", fold(which.place), part=True))
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
    return and_(*found)


def _tagged(axis: str, value: str, *, part: bool = False) -> ColumnElement[bool]:
    value = value[:LONGEST]  # as the tags are
    match = tags.c.value.contains(value, autoescape=True) if part else tags.c.value == value
    return exists(select(1).where(tags.c.list == rows.c.list, tags.c.id == rows.c.id, tags.c.axis == axis, match))
