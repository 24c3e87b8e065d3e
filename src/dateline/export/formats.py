"""The formats by name: what each is for, what its files end in, and what makes it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.export import (
    acled,
    annotations,
    atom,
    canonical_json,
    csv_file,
    dyads,
    ftm,
    geojson,
    ics,
    parquet,
    stix,
    ucdp,
)
from dateline.export.made import Made
from dateline.export.selection import Selection, Whole, select
from dateline.record import Filter, Store

Maker = Callable[[Selection], Made]
Streamer = Callable[[Iterable[Selection], Whole], Iterator[bytes]]  # the bytes of `make`, part by part


@dataclass(frozen=True)
class Format:
    """`media` is the type to serve it as; `make` is pure; `claims`, where there is one, makes a row a claim instead of an event;
    `whole` stands in for `make` where the format takes the whole store and not its events alone."""

    name: str
    suffix: str
    media: str
    about: str
    make: Maker | None = None
    claims: Maker | None = None
    whole: Callable[[Store, Filter | None], Made] | None = None
    binary: bool = False

    def write(
        self, store: Store, which: Filter | None = None, asked: Filter | None = None, rows: str = "events"
    ) -> Made:
        """The export of what `which` leaves of a store. `asked` is what captions say, where `store` is as of its day already."""
        if self.whole:
            return self.whole(store, which)
        maker = self.claims if rows == "claims" else self.make
        if maker is None:
            raise ValueError(f"{self.name} has no rows of {rows}; csv and parquet have")
        return maker(select(store, which, asked, readings=maker is self.claims))  # no other row asks for them


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("annotations", ".jsonl", "application/jsonl", "a JSON line a report", whole=annotations.whole),
        Format("json", ".json", "application/json", "the canonical record", whole=canonical_json.whole),
        Format("csv", ".csv", "text/csv; charset=utf-8", "a row an event", csv_file.events, csv_file.claim_rows),
        Format("parquet", ".parquet", "application/vnd.apache.parquet", "the same with types", parquet.events,
               parquet.claim_rows, binary=True),
        Format("geojson", ".geojson", "application/geo+json", "points on a map", geojson.features),
        Format("ics", ".ics", "text/calendar; charset=utf-8", "a calendar", ics.calendar),
        Format("atom", ".atom", "application/atom+xml", "a feed", atom.feed),
        Format("acled", ".csv", "text/csv; charset=utf-8", "a table in the shape of ACLED", acled.rows),
        Format("ucdp", ".csv", "text/csv; charset=utf-8", "a table in the shape of UCDP GED", ucdp.rows),
        Format("plover", ".csv", "text/csv; charset=utf-8", "who did what to whom, in PLOVER's types", dyads.plover),
        Format("cameo", ".csv", "text/csv; charset=utf-8", "the same in CAMEO's codes", dyads.cameo),
        Format("ftm", ".jsonl", "application/jsonl", "FollowTheMoney entities", ftm.entities),
        Format("stix", ".json", "application/stix+json;version=2.1", "a STIX 2.1 bundle", stix.bundle),
    )
}  # fmt: skip
STREAMS: dict[str, Streamer] = {
    "csv": csv_file.stream, "geojson": geojson.stream, "ics": ics.stream, "atom": atom.stream,
}  # fmt: skip
