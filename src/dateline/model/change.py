"""What differs between two records: typed, so that listings, pages, `/api/changes` and alert rules read the same."""

from typing import Annotated, Literal

from pydantic import Field

from dateline.model.base import Frozen, Span
from dateline.model.reading import Realis
from dateline.model.record import Support
from dateline.model.values import Value

By = Literal["another origin", "the actor"]


class EventChange(Frozen):
    """An event that is new, gone or moved, or of which it is told otherwise whether it happened.

    `event` is its id in the later record, of one that is gone its id in the earlier. `was` is the id it had in the earlier record
    where that was another. `others`: of a merged one the events that took it up, of a split one those it came from.
    `said` are the sentences that tell it newly, one an origin."""

    of: Literal["event"] = "event"
    change: Literal["new", "withdrawn", "merged", "split", "confirmed", "turned"]
    event: str
    kind: str
    was: str | None = None
    others: tuple[str, ...] = ()
    by: By | None = None
    before: Realis | None = None
    after: Realis | None = None
    said: tuple[Support, ...] = ()


class ValueChange(Frozen):
    """What is held of one attribute of one event: from the values `before` to those `after`. `beside` are the alternatives
    that contradict them now. `said` are the sentences that newly give one of these, one an origin; `judgement` is the
    one that set the value, where a person did."""

    of: Literal["value"] = "value"
    change: Literal["added", "changed", "disputed", "settled", "corrected", "dropped"]
    event: str
    kind: str
    attribute: str
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()
    beside: tuple[Value, ...] = ()
    judgement: str | None = None
    reason: str = ""
    said: tuple[Support, ...] = ()


class TallyChange(Frozen):
    """A running count that is claimed newly, no longer, or with another verdict. `tally` is its id in `report`."""

    of: Literal["tally"] = "tally"
    change: Literal["new", "changed", "withdrawn"]
    report: str
    tally: str
    before: str | None = None
    after: str | None = None
    reason: str = ""
    evidence: Span


class CommitmentChange(Frozen):
    """An undertaking that is told newly, no longer, or that an event bears on otherwise than before: `event` with the
    verdict on it. An event newly outside an undertaking is no change."""

    of: Literal["commitment"] = "commitment"
    change: Literal["new", "changed", "withdrawn"]
    report: str
    commitment: str
    event: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str = ""
    evidence: Span


Change = Annotated[EventChange | ValueChange | TallyChange | CommitmentChange, Field(discriminator="of")]
