"""Reading: what one report says, alone: passages, mentions, claims, statements, tallies, commitments."""

from typing import Literal

from dateline.model.base import Frozen, Span
from dateline.model.values import Actor, Count, Time, Value

Role = Literal[
    "headline", "dateline", "body", "quote", "caption", "related", "boilerplate", "row"
]  # a row of a table, written out
Realis = Literal["actual", "planned", "possible", "denied"]
Scope = Literal["year", "since", "month", "period", "ever"]


class Passage(Frozen):
    """A paragraph of the report and its role. `cut`: it ends in mid-sentence. `lost`: a pronoun in it speaks, and nobody
    before it fits ("she added" with no woman named)."""

    span: Span
    role: Role
    cut: bool = False
    lost: bool = False


class Source(Frozen):
    """Who is said to say it: the chain from the speaker through those who passed it on. `span` is the words naming the speaker."""

    speaker: str | None = None
    role: str | None = None
    org: str | None = None
    actor: str | None = None
    via: tuple[str, ...] = ()
    span: Span | None = None

    @property
    def name(self) -> str | None:
        """The name a value is credited to: the body if there is one, else the speaker."""
        return self.org or self.speaker


class Claim(Frozen):
    """One value stated about a mention, on its words. `extractor` found it, where it was not the built-in one."""

    attribute: str
    value: Value
    evidence: Span
    said_by: tuple[Source, ...] = ()
    extractor: str = ""


class Mention(Frozen):
    """One place where an event is spoken of. Mentions with one `entry` speak of one occurrence (within-report coreference).

    `background`: told as the past of the day's event ("since their failed February summit")."""

    id: str
    entry: str
    kind: str
    realis: Realis = "actual"
    trigger: Span
    sentence: Span
    background: bool = False
    vague: bool = False
    claims: tuple[Claim, ...] = ()
    extractor: str = ""  # that found it, where it was not the built-in one


class Statement(Frozen):
    """Someone's words, direct or reported. `source`, `cue` and `content` are spans; a lost speaker keeps only the pronoun."""

    id: str
    by: Source
    direct: bool
    content: Span
    source: Span | None = None
    cue: Span | None = None
    about: tuple[str, ...] = ()  # entries
    lost: bool = False
    nature: Literal["fact", "analysis", "forecast"] = "fact"


class Tally(Frozen):
    """A running count that the report claims. `of` is the thing in words ("launch", "nuclear test"), `kind` and `unit` what is counted."""

    id: str
    value: Count
    form: Literal["ordinal", "cardinal"]
    of: str
    kind: str | None = None
    actor: str | None = None
    scope: Scope = "ever"
    since: Time | None = None
    until: Time | None = None
    period: str | None = None  # ISO 8601 duration, "P6D"
    as_of: str | None = None  # ISO date
    includes_latest: bool = True
    evidence: Span
    said_by: tuple[Source, ...] = ()


class Commitment(Frozen):
    """A declared undertaking. `covers` are (kind, class or None) pairs that it forbids or promises; `status` as the report has it."""

    id: str
    by: tuple[Actor, ...]
    to: tuple[Actor, ...] = ()
    what: str
    polarity: Literal["forbids", "promises"] = "promises"
    covers: tuple[tuple[str, str | None], ...] = ()
    since: Time | None = None
    until: Time | None = None
    status: Literal["declared", "conditional", "kept", "broken", "withdrawn"] = "declared"
    entry: str | None = None
    evidence: Span
    said_by: tuple[Source, ...] = ()


class Reading(Frozen):
    """All that `read` takes from one report. `code` is the digest of code version, packs and parser: same report and same
    code, same reading. `unread` says why nothing was taken ("language: id"), `notes` what could not be told. `series` names
    the list whose entries are told apart by whoever keeps it: two entries of one series are two events."""

    report: str  # Report.key
    code: str
    unread: str | None = None
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    tallies: tuple[Tally, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    wire: str | None = None  # agency named as the origin of the whole piece
    notes: tuple[str, ...] = ()
    series: str | None = None

    def entries(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by entry, in order of first appearance."""
        out: dict[str, tuple[Mention, ...]] = {}
        for mention in self.mentions:
            out[mention.entry] = (*out.get(mention.entry, ()), mention)
        return out
