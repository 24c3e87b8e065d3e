"""The words of Dateline as frozen types (DESIGN section 2). Imports nothing of the rest."""

from dateline.model.base import Frozen, Span
from dateline.model.canonical import canonical, digest
from dateline.model.judgement import Judgement
from dateline.model.reading import Claim, Commitment, Mention, Passage, Reading, Realis, Source, Statement, Tally
from dateline.model.record import (
    Belief,
    CommitmentCheck,
    Event,
    Held,
    Member,
    Quoted,
    Record,
    Support,
    TallyAudit,
)
from dateline.model.report import Refusal, Report
from dateline.model.values import Actor, Count, Place, Quantity, Term, Time, Value

__all__ = [
    "Actor",
    "Belief",
    "Claim",
    "Commitment",
    "CommitmentCheck",
    "Count",
    "Event",
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
    "Refusal",
    "Report",
    "Source",
    "Span",
    "Statement",
    "Support",
    "Tally",
    "TallyAudit",
    "Term",
    "Time",
    "Value",
    "canonical",
    "digest",
]
