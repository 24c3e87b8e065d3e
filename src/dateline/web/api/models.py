"""The shapes of answers that are not words of the model by themselves."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from dateline.model import Candidate, CommitmentCheck, Event, Quoted, TallyAudit
from dateline.record.card import Card
from dateline.web.described import NO_NULL
from dateline.web.errors import Error

Said = Annotated[str, Field(json_schema_extra={"pattern": NO_NULL})]


class Summary(Card):
    """An event in a listing: what is held, without the sentences. `page` is the address of its page."""

    id: str
    kind: str
    realis: Literal["actual", "planned", "possible", "denied"]
    origins: int
    page: str


class Listing(BaseModel):
    """`total` counts the rows of the filter, `next` is the cursor of the page after this one (None at the end), `as_of` what
    the filter asked for."""

    total: int
    next: str | None
    filter: dict[str, Any]


class Events(Listing):
    items: list[Summary]


class Statement(Quoted):
    """`id` names it, `words` are its words in the report."""

    id: str
    words: str


class Statements(Listing):
    items: list[Statement]


class Tally(TallyAudit):
    id: str


class Tallies(Listing):
    items: list[Tally]


class Commitment(CommitmentCheck):
    id: str


class Commitments(Listing):
    items: list[Commitment]


class WholeEvent(BaseModel):
    """An event with every value on its sentences. `reports` are those that tell it, without their texts; `candidates` the events that
    one which names no day could be, best first."""

    summary: Summary
    event: Event
    reports: list["ReportLine"]
    candidates: list[Candidate]


class ReportLine(BaseModel):
    key: str
    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    learnt_at: str
    events: int


class Reports(Listing):
    items: list[ReportLine]


class WholeReport(BaseModel):
    """A report with its text, which all spans point into, and the events that its entries belong to."""

    report: ReportLine
    text: str
    entries: dict[str, str]
    unread: str | None
    notes: list[str]


class Name(BaseModel):
    """`value` is what the filter takes."""

    value: str
    label: str
    count: int


class Names(BaseModel):
    items: list[Name]


class Facets(BaseModel):
    kind: list[Name]
    actor: list[Name]
    place: list[Name]
    outlet: list[Name]


class Found(BaseModel):
    """What a search finds: how many of each list, the first events, and what they fall into."""

    counts: dict[str, int]
    events: list[Summary]
    facets: Facets


class BinOut(BaseModel):
    start: int
    count: int
    disputed: int


class SpanOut(BaseModel):
    start: int
    end: int
    count: int


class Timeline(BaseModel):
    """Seconds since 1970 (UTC). `items` are the events themselves where they are few."""

    axis: Literal["event", "report", "learnt"]
    start: int
    end: int
    width: int
    bins: list[BinOut]
    spans: list[SpanOut]
    more_spans: int
    before: int
    after: int
    undated: int


class SpotOut(BaseModel):
    lat: float
    lon: float
    count: int
    disputed: int
    box: tuple[float, float, float, float]
    id: str | None
    title: str | None
    place: str | None
    when: str | None
    radius_km: float | None
    reach_km: float | None


class Map(BaseModel):
    spots: list[SpotOut]
    unmapped: int
    outside: int


class Posted(BaseModel):
    """A report as it is posted. `published` is ISO 8601; it is looked for in the text where it is not given."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    id: str | None = None


class ToDecide(BaseModel):
    """A decision: `same` needs `other` (ids), `split` and, for one mention alone, `reject` need `mention` ("report key#entry"), `value` needs
    `attribute` and `value` (as `dateline judge value` takes it), `undo` needs `number`."""

    action: Literal["same", "split", "value", "reject", "undo"]
    other: list[Said] = []
    mention: list[Said] = []
    attribute: Said = ""
    value: Said = ""
    number: Said = ""
    author: Said = ""
    reason: Said = ""


class ToGrade(BaseModel):
    """`reliability` needs `outlet` (a name as /api/sources has it) and `grade` (A, reliable, to F, cannot be judged); `undo` needs `number`."""

    action: Literal["reliability", "undo"]
    outlet: Said = ""
    grade: Said = ""
    number: Said = ""
    author: Said = ""
    reason: Said = ""


class Decision(BaseModel):
    """`number` is what undoes it."""

    number: str
    action: str
    subjects: list[str]


class Refused(BaseModel):
    source: str
    reason: str
    hint: str


class Taken(BaseModel):
    """`read` reports were taken, of which `new` were not here; `unread` could not be understood, `undated` bear no date."""

    read: int
    new: int
    unread: list[str]
    undated: list[str]
    refused: list[Refused]


ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Error, "description": "What was asked cannot be answered."},
    "5XX": {"model": Error, "description": "The store or the server is at fault."},
}
