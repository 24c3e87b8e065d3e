"""The rows of one day written out as a report: every value stands in it verbatim, and its span is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.model import Claim, Count, Mention, Passage, Report, Span, Value
from dateline.sources.chronology.cells import Unfit, value_of, written
from dateline.sources.chronology.mapping import Map
from dateline.sources.chronology.times import Moment, clock_value, day_value

LABELS = {
    "range_km": "distance", "apogee_km": "apogee", "duration": "duration", "speed": "speed", "weapon": "weapon",
    "weapon_class": "class", "outcome": "outcome", "from": "from", "toward": "toward", "place": "at", "target": "target",
    "other": "other side", "person": "person", "count": "number",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of the table: its number in the file, its id, its cells and its local time."""

    number: int
    name: str
    cells: Mapping[str, Any]
    moment: Moment


@dataclass
class Page:
    """A text that grows, with the passages and mentions in it."""

    text: str = ""
    passages: list[Passage] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text))

    def close(self, start: int) -> Span:
        """The paragraph from `start` is at its end."""
        span = Span(start=start, end=len(self.text))
        self.passages.append(Passage(span=span, role="headline" if not self.passages else "row"))
        self.text += "\n\n"
        return span


def page_of(day: str, events: Sequence[Sequence[Row]], how: Map) -> Page:
    """One day of the chronology: a headline, and for each event a paragraph that says what it is and one for every row."""
    page = Page()
    page.put(f"{how.outlet}: {how.kind.replace('-', ' ')}, {day}")
    page.close(0)
    for n, rows in enumerate(events):
        _event(page, f"e{n}", day, rows, how)
    page.text = page.text.rstrip("\n")
    return page


def _event(page: Page, entry: str, day: str, rows: Sequence[Row], how: Map) -> None:
    start, claims = len(page.text), list[Claim]()
    claims.append(Claim(attribute="time", value=day_value(day), evidence=page.put(day)))
    page.put(": ")
    trigger = page.put(how.kind.replace("-", " "))
    for name in ("agent", "count"):
        if name in how.values:
            claims.extend(_shared(page, name, rows, how))
    page.put(f" ({len(rows)} {'row' if len(rows) == 1 else 'rows'})")
    _mention(page, entry, how, (trigger, page.close(start)), claims)
    for row in rows:
        _row(page, entry, row, how)


def _shared(page: Page, name: str, rows: Sequence[Row], how: Map) -> Iterator[Claim]:
    """What is told of the event as a whole: who acted, and how many, counted or added up over its rows."""
    cell = how.values[name]
    if cell.each:
        page.put(", ")
        said = page.put(f"{len(rows)} {cell.each}{'s' if len(rows) != 1 else ''}")
        yield Claim(attribute=name, value=Count(number=len(rows), bound=cell.bound, unit=cell.each), evidence=said)
        return
    found = [v for row in rows if (v := _value(page, name, row, how))]
    counts = [v for _, v in found if isinstance(v, Count) and v.number is not None]
    if name == "count":
        found = []
        if counts and len(counts) == len(rows):
            total = sum(c.number or 0 for c in counts)
            found = [(f"{total:g}", counts[0].model_copy(update={"number": total}))]
    for words, value in dict.fromkeys(found):
        page.put(", " if name == "count" else ", by ")
        yield Claim(attribute=name, value=value, evidence=page.put(words))


def _row(page: Page, entry: str, row: Row, how: Map) -> None:
    start, claims = len(page.text), list[Claim]()
    page.put(f"{row.name}: ")
    trigger = page.put(how.kind.replace("-", " "))
    clock = written(row.cells, how.time)
    if row.moment.clock and clock:
        page.put("; time ")
        claims.append(Claim(attribute="time", value=clock_value(row.moment.clock), evidence=page.put(clock)))
    for name in (n for n in how.values if n not in ("agent", "count")):
        if found := _value(page, name, row, how):
            page.put(f"; {LABELS[name]} ")
            claims.append(Claim(attribute=name, value=found[1], evidence=page.put(found[0])))
            page.put(f" {how.values[name].unit or how.values[name].name or ''}".rstrip())
    if note := written(row.cells, how.note):
        page.put(f"; {note}")
    _mention(page, entry, how, (trigger, page.close(start)), claims)


def _value(page: Page, name: str, row: Row, how: Map) -> tuple[str, Value] | None:
    try:
        return value_of(name, how.values[name], row.cells, how.zone)
    except Unfit as wrong:
        page.notes.append(f"row {row.number}: {wrong}: left out")
        return None


def _mention(page: Page, entry: str, how: Map, at: tuple[Span, Span], claims: Sequence[Claim]) -> None:
    """`at`: the trigger and the sentence."""
    page.mentions.append(
        Mention(
            id=f"m{len(page.mentions)}",
            entry=entry,
            kind=how.kind,
            realis=how.realis,
            trigger=at[0],
            sentence=at[1],
            claims=tuple(claims),
        )
    )


def report_of(day: str, page: Page, rows: Sequence[Row], how: Map, source: str) -> Report:
    """The address names the day of this chronology, so that a later state of the table is a later version of it."""
    slug = "-".join(how.outlet.casefold().split())
    return Report(
        id=f"{slug}/{day}",
        text=page.text,
        title=page.passages[0].span.of(page.text),
        title_span=page.passages[0].span,
        url=f"{how.address or 'urn:chronology:' + slug}#{day}",
        outlet=how.outlet,
        published=how.published,
        dated_by="given" if how.published else "none",
        language="en",
        media="text/plain",
        source=f"{source}#{rows[0].number}",
        notes=tuple(dict.fromkeys(page.notes)),
    )
