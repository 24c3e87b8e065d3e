"""The record: events with their beliefs, audited tallies, commitments held against events."""

from typing import Literal

from pydantic import Field

from dateline.model.base import Frozen, Span
from dateline.model.judgement import Judgement
from dateline.model.reading import Commitment, Realis, Source, Statement, Tally
from dateline.model.values import Value

State = Literal["agreed", "single", "disputed", "corrected", "unconfirmed", "confirmed by the actor", "not yet known"]


class Support(Frozen):
    """One report's word for one value, on its sentence. `extractor` found it there, where it was not the built-in one. Where it is an
    earlier version of a page, `later` is the key of the version that speaks now and says this no more, `until` when that came out;
    both are left out of the JSON elsewhere."""

    report: str  # Report.key
    evidence: Span
    said_by: tuple[Source, ...] = ()
    origin: str = ""  # key of the report the passage first came from
    published: str | None = None
    extractor: str = ""
    later: str | None = Field(None, exclude_if=lambda value: value is None)
    until: str | None = Field(None, exclude_if=lambda value: value is None)


Standing = Literal["measured", "claimed", "reported"]


class Held(Frozen):
    """A value and all who stand behind it. `origins` counts independent ones, never carriers. `standing`: measured, where a side
    that did not act is credited with it; claimed, where the side that acted is; reported, where the reports credit nobody.
    `judgement` is the id of the judgement that set it, where a person did: such a value may stand on no sentence."""

    value: Value
    support: tuple[Support, ...]
    origins: int
    superseded: bool = False
    judgement: str | None = None
    standing: Standing = "reported"


class Belief(Frozen):
    """For one attribute of one event: the values, best first. `held` are those believed (one, or several for a list
    attribute), `others` the alternatives; `reason` says why in a sentence; `credibility` is 1 (confirmed) to 6 (cannot be judged),
    for the reason `because`."""

    attribute: str
    held: tuple[Held, ...]
    others: tuple[Held, ...] = ()
    state: State
    credibility: int
    reason: str
    because: str = ""


class Former(Frozen):
    """Values of an attribute that earlier versions of pages gave, where nobody gives any now."""

    attribute: str
    values: tuple[Held, ...]


class Member(Frozen):
    """A report's entry that belongs to an event."""

    report: str
    entry: str
    background: bool = False


class Event(Frozen):
    """One occurrence. `id` is its founding mention's; `members` the entries taken to be it; `origins` independent ones. `former` (left
    out of the JSON where empty): attributes of which only earlier versions of pages gave a value."""

    id: str
    kind: str
    realis: Realis
    members: tuple[Member, ...]
    beliefs: tuple[Belief, ...]
    origins: int
    statements: tuple[str, ...] = ()
    former: tuple[Former, ...] = Field((), exclude_if=lambda value: not value)

    @property
    def earlier(self) -> frozenset[str]:
        """Keys of the versions of pages that others took the place of, and whose values stand here as corrected."""
        former = (h for f in self.former for h in f.values)
        held = (h for b in self.beliefs for h in (*b.held, *b.others))
        return frozenset(s.report for h in (*held, *former) for s in h.support if s.later)

    def belief(self, attribute: str) -> Belief | None:
        return next((b for b in self.beliefs if b.attribute == attribute), None)


class Candidate(Frozen):
    """An event that a mention without a day could be about: `sum` is what speaks for it and against, in natural log-odds."""

    event: str
    sum: float


class Recount(Frozen):
    """One reading of a running count: the unit (events, the days they fell on, or the single items in them), the first (None:
    from the beginning) and last local day, and the record's count: at least `total`, `most` if all that may belong do (None where
    the number of items in one of them is not known). `why`
    says what makes this reading another than the plain one; empty for that."""

    unit: Literal["events", "days", "items"]
    first: str | None = None
    last: str
    total: float
    most: float | None
    why: str = ""


class TallyAudit(Frozen):
    """A tally recounted against the record: `counted` are the event ids, `verdict` with its reason in a sentence. `readings` are
    all ways of understanding the claim that were tried, the plain one first; `whose` the sides whose doings were counted."""

    report: str
    tally: Tally
    verdict: Literal["agrees", "differs", "cannot be told"]
    recount: float | None
    counted: tuple[str, ...] = ()
    reason: str = ""
    whose: tuple[str, ...] = ()
    readings: tuple[Recount, ...] = ()


Stands = Literal["open", "running", "due", "passed", "withdrawn"]


class CommitmentCheck(Frozen):
    """A commitment held against the later events: each (event id, "outside" | "inside" | "cannot be told", the reason).

    `state` is how it stands on the day of the record's latest report: open (no end was named), running (its end is ahead), due (its
    end is no more than a month ahead), passed, or withdrawn (taken back, as this or a later report says, from the day `ended`)."""

    report: str
    commitment: Commitment
    against: tuple[tuple[str, Literal["outside", "inside", "cannot be told"], str], ...] = ()
    state: Stands = "open"
    ended: str | None = None  # ISO date


class Quoted(Frozen):
    """A statement in its report, with the events it is about."""

    report: str
    statement: Statement
    events: tuple[str, ...] = ()


class Decided(Frozen):
    """A judgement that is not undone, and whether it stands: `by` is the later one that overrules it, `waiting` that what
    it is about is not here. `events` are those it touches."""

    judgement: Judgement
    standing: Literal["stands", "overruled", "waiting"]
    by: str | None = None
    events: tuple[str, ...] = ()


class Record(Frozen):
    """The projection of all readings and judgements. `redirects` lead from merged ids to the one that stands."""

    events: tuple[Event, ...] = ()
    statements: tuple[Quoted, ...] = ()
    tallies: tuple[TallyAudit, ...] = ()
    commitments: tuple[CommitmentCheck, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    judgements: tuple[Decided, ...] = ()
