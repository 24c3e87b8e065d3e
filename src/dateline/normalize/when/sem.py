"""Sem: what a phrase says, before it is set against a publication time or an event. Piece: a Sem on its tokens."""

from dataclasses import dataclass, replace
from typing import Any, Literal

Kind = Literal["absolute", "publication", "context"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Unit = str  # S Min H D W M Q Y E C, and WE weekend, HY half-year, SEASON


@dataclass(frozen=True, slots=True)
class Sem:
    """Fields that are None are not stated.

    `kind` says what a shift counts from. `unit`, `shift`: "two weeks ago" is W, -2; the grain of the result is `grain`
    or the unit. `which` ("last", "this", "next", "that", "past") picks among named things: last Friday, this summer.
    `zone` is an IANA name, an offset or "local"; `mod` a TIMEX3 modifier; `length` pairs (amount, unit), amount None
    for
    "several"; `fixed` is a TIMEX3 value that needs no reckoning (PRESENT_REF, P1D of a set).
    """

    type: TimexType = "DATE"
    kind: Kind = "absolute"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    twelve: bool = False  # a clock of twelve hours whose half of the day is not stated
    part: str | None = None
    zone: str | None = None
    unit: Unit | None = None
    shift: int | None = None
    grain: Unit | None = None
    which: str | None = None
    mod: str | None = None
    approximate: bool = False
    length: tuple[tuple[float | None, Unit], ...] = ()
    fixed: str | None = None
    fiscal: bool = False
    bare: bool = False  # only good beside another piece ("the 3rd" is not; "7" in "7 and 9 a.m." is)

    def but(self, **changes: Any) -> "Sem":
        return replace(self, **changes)

    @property
    def has_clock(self) -> bool:
        return self.hour is not None

    @property
    def has_day(self) -> bool:
        """Names a day by itself or by reckoning."""
        if self.type in {"DURATION", "SET"} or self.fixed:
            return False
        named = self.day is not None or self.weekday is not None or self.holiday is not None
        return named or (self.shift is not None and (self.grain or self.unit) in {"D", "N"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A Sem on tokens [start, end). `partner` joins the ends of a range; `tail` marks its second end."""

    start: int
    end: int
    sem: Sem
    tail: bool = False  # the second end of a range whose first end is the piece before
    glue: str = ""  # "range" or "list": how it came with the piece before
    alternates: tuple[Sem, ...] = ()

    def but(self, **changes: Any) -> "Piece":
        return replace(self, **changes)
