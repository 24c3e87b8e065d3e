"""The words of Dateline as frozen types (DESIGN section 2). Imports nothing of the rest."""

from dateline.model.base import Frozen, Span
from dateline.model.canonical import canonical, digest
from dateline.model.change import Change, CommitmentChange, EventChange, TallyChange, ValueChange
from dateline.model.judgement import Action, Anchor, Judgement
from dateline.model.reading import Claim, Commitment, Mention, Passage, Reading, Realis, Source, Statement, Tally
from dateline.model.record import (
    Belief,
    Candidate,
    CommitmentCheck,
    Decided,
    Event,
    Former,
    Held,
    Member,
    Quoted,
    Record,
    Recount,
    Support,
    TallyAudit,
)
from dateline.model.report import Refusal, Report
from dateline.model.values import Actor, Count, Place, Quantity, Term, Time, Value

__all__ = [
    "Action",
    "Actor",
    "Anchor",
    "Belief",
    "Candidate",
    "Change",
    "Claim",
    "Commitment",
    "CommitmentChange",
    "CommitmentCheck",
    "Count",
    "Decided",
    "Event",
    "EventChange",
    "Former",
    "Frozen",
    "Held",
    "Judgement",
    "Member",
    "Mention",
    "Passage",
    "Place",
    "Quantity",
    "Quoted",
    "Reading",
    "Realis",
    "Record",
    "Recount",
    "Refusal",
    "Report",
    "Source",
    "Span",
    "Statement",
    "Support",
    "Tally",
    "TallyAudit",
    "TallyChange",
    "Term",
    "Time",
    "Value",
    "ValueChange",
    "canonical",
    "digest",
]
