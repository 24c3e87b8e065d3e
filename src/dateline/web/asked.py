"""What an address asks for: the one filter, the order, the place in the list; and addresses that ask for something near it."""

from dataclasses import dataclass, fields, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query

from dateline.record import Filter
from dateline.record.filter import AXES
from dateline.record.picked import ORDERS, Order
from dateline.web import described
from dateline.web.errors import Failure

WORD = 300  # characters of a filter's word
Word = Annotated[str | None, Query(max_length=WORD)]


def _filter(
    *,
    kind: Annotated[
        str | None,
        Query(
            json_schema_extra=described.WORDS, max_length=WORD, description="Events of this kind, as launch or meeting."
        ),
    ] = None,
    actor: Annotated[
        str | None, Query(json_schema_extra=described.WORDS, max_length=WORD, description="A country code or a name.")
    ] = None,
    place: Annotated[
        str | None, Query(json_schema_extra=described.WORDS, max_length=WORD, description="Words of a place's name.")
    ] = None,
    since: Annotated[
        str | None,
        Query(json_schema_extra=described.DAYS, max_length=WORD, description="From this day, month or year on."),
    ] = None,
    until: Annotated[
        str | None,
        Query(json_schema_extra=described.DAYS, max_length=WORD, description="Up to this day, month or year."),
    ] = None,
    text: Annotated[
        str | None,
        Query(json_schema_extra=described.WORDS, max_length=WORD, description="Words in the title or the sentences."),
    ] = None,
    as_of: Annotated[
        str | None,
        Query(json_schema_extra=described.MOMENTS, max_length=WORD, description="Only what was published by then."),
    ] = None,
    axis: Annotated[
        str | None,
        Query(
            json_schema_extra=described.one_of(*AXES),
            max_length=9,
            description="As of which time: published, or learnt.",
        ),
    ] = None,
    min_origins: Annotated[
        str | None,
        Query(
            json_schema_extra=described.NUMBER,
            max_length=9,
            description="Told by at least so many independent origins.",
        ),
    ] = None,
    disputed: Annotated[str | None, Query(max_length=9, description="1: only what reports disagree on.")] = None,
    box: Annotated[
        str | None,
        Query(
            json_schema_extra=described.BOX, max_length=WORD, description="west,south,east,north in degrees; or none."
        ),
    ] = None,
) -> Filter:
    """The filter of a query string. An empty field of a form narrows nothing. Raises FilterError, Failure."""
    words = {
        "kind": kind, "actor": actor, "place": place, "since": since, "until": until, "text": text, "as_of": as_of,
        "axis": axis, "box": box,
    }  # fmt: skip
    kept: dict[str, Any] = {name: value.strip() for name, value in words.items() if value and value.strip()}
    for name, value in kept.items():
        if "\x00" in value:
            raise Failure(400, f"{name}: got a null character; expected words")
    return Filter(**kept, min_origins=_number(min_origins), disputed=(disputed or "") not in ("", "0", "false", "no"))


asked_filter = _filter


def _number(text: str | None) -> int:
    if not text or not text.strip():
        return 0
    if not (text.isascii() and text.strip().isdigit()) or int(text) > 1_000_000:
        raise Failure(400, f"min_origins: got {text!r}; expected a whole number, as 2")
    return int(text)


@dataclass(frozen=True)
class Asked:
    """The filter and what a listing is told besides. `after` is a cursor that a page before this one gave."""

    which: Filter
    order: Order = "newest"
    after: str | None = None
    limit: int = 50

    def query(self, **other: Any) -> str:
        """The query string of this, changed: None takes a part away. A changed filter starts at the first page."""
        parts: dict[str, Any] = {**said(self.which)}
        if self.order != "newest":
            parts["order"] = self.order
        for name, value in other.items():
            parts.pop(name, None)
            if value not in (None, ""):
                parts[name] = value
        return f"?{urlencode(parts)}" if parts else ""

    def without(self, name: str) -> str:
        return self.query(**{name: None})


def said(which: Filter) -> dict[str, str]:
    """A filter as parts of a query string."""
    return {name: "1" if value is True else str(value) for name, value in which.said().items()}


def order_of(text: str | None) -> Order:
    known: dict[str, Order] = {name: name for name in ORDERS}
    if text and text not in known:
        raise Failure(400, f"order: got {text[:40]!r}; expected one of {', '.join(ORDERS)}")
    return known.get(text or "", "newest")


def changed(which: Filter, **other: Any) -> Filter:
    names = {f.name for f in fields(Filter)}
    return replace(which, **{k: v for k, v in other.items() if k in names})
