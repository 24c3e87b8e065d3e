"""TimePhrase: a stretch of text that stands for a time, and `resolve`, which counts it from an event."""

from dataclasses import dataclass, field
from typing import Literal

from dateline.model import Time
from dateline.normalize.phrase import Phrase
from dateline.normalize.when.sem import Kind, Sem, TimexType

Relation = Literal[
    "on",
    "at",
    "in",
    "since",
    "until",
    "by",
    "before",
    "after",
    "during",
    "from",
    "for",
    "within",
    "ago",
    "between",
    "to",
    "through",
    "over",
    "of",
    "as of",
    "throughout",
]


@dataclass(frozen=True)
class Shift:
    """What `resolve` adds to the event's time: `amount` units (S Min H D W M Q Y E C), snapped to `grain`."""

    unit: str
    amount: int
    grain: str


@dataclass(frozen=True)
class TimePhrase(Phrase[Time]):
    """A time as the text has it.

    `value`: the Time, as far as the publication settles it; empty for context references (but see `guess`) and
    durations.
    `timex_type`, `timex`: TIMEX3 type and value. `relation`: the word that governs it. `end_value`: of a range ("May
    4-9").
    `kind`: absolute, told from the publication ("Tuesday", "last month"), or from another event ("the next day"): then
    `shift` and `resolve`. `guess`: for a context reference, its value if it counts from the day told last in the text.
    `alternates`: the same time on other clocks ("(22:00 GMT Monday)") or the other half of the day where it is not
    stated.
    `seconds`: length of a duration. `zone`: the zone stated, IANA name or offset, or "local".
    `conflict`: two statements that cannot both hold ("Monday, Sept. 10" of a Tuesday; clocks further apart than any
    zone).
    `mod`: START, MID, END (of the period), MORE_THAN and the like (of a duration), APPROX.
    """

    timex_type: TimexType = "DATE"
    timex: str = ""
    relation: Relation | None = None
    end_value: Time | None = None
    kind: Kind = "absolute"
    shift: Shift | None = None
    guess: Time | None = None
    alternates: tuple[Time, ...] = ()
    seconds: float | None = None
    zone: str | None = None
    mod: str | None = None
    conflict: bool = False
    sem: Sem = field(default_factory=Sem, repr=False)

    @property
    def states_day(self) -> bool:
        """Whether it gives a day of the calendar by itself, not counted from another event."""
        return self.kind != "context" and len(self.value.date or "") == 10
