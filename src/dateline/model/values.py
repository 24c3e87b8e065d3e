"""Normalised values: what a claim can state. Each has a `type`, so that a mixed list reads back as it was."""

from typing import Annotated, Literal

from pydantic import Field

from dateline.model.base import Frozen

Precision = Literal["second", "minute", "hour", "part", "day", "week", "month", "season", "year", "decade", "unknown"]
Basis = Literal["stated", "place", "assumed", "none"]
Bound = Literal["exact", "about", "at least", "at most", "several", "single"]
PlacePrecision = Literal["exact", "near", "region", "country", "sea", "unknown"]


class Time(Frozen):
    """An interval of local time with its precision.

    `edtf` is the date or date-time as far as it is known, in EDTF level 1 ("2019-09-10T07:00", "2019-09-10", "2019-02",
    "2018", "XXXX-06-12" where no year can be told, "" where only a weekday or nothing is known).
    `start` (inclusive) and `end` (exclusive) bound it as local ISO date-times; both None where `edtf` holds an X or is empty.
    `offset` is the UTC offset of the local time ("+09:00"), `basis` says how it is known: stated in the text, by the
    place of the event, assumed from the publication, or not at all. `weekday` is ISO's, 1 for Monday to 7 for Sunday.
    """

    type: Literal["time"] = "time"
    edtf: str
    start: str | None = None
    end: str | None = None
    precision: Precision = "day"
    offset: str | None = None
    basis: Basis = "none"
    approximate: bool = False
    weekday: int | None = None

    @property
    def date(self) -> str | None:
        """The day, month or year without the clock; "--06-12" where the year is not known; None without any of it."""
        day = self.edtf.split("T")[0]
        if day.startswith("XXXX-"):
            return "-" + day[4:]
        return day or None

    @property
    def clock(self) -> str | None:
        """ "07:00" local time where the hour is stated."""
        return self.edtf.split("T")[1][:5] if "T" in self.edtf else None


class Count(Frozen):
    """How many of what. `number` is None for "several"; `high` is set for "two or three"."""

    type: Literal["count"] = "count"
    number: float | None
    high: float | None = None
    bound: Bound = "exact"
    unit: str = ""


class Quantity(Frozen):
    """A measured figure in its base unit: km, s, km/h or Mach, kg, magnitude. `high` is set for a range of figures."""

    type: Literal["quantity"] = "quantity"
    value: float
    high: float | None = None
    unit: str
    bound: Bound = "exact"
    stated: str = ""


class Place(Frozen):
    """A place with its point (WGS 84 degrees) and what the point is worth: `radius_km` of uncertainty."""

    type: Literal["place"] = "place"
    name: str
    country: str | None = None
    admin: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: PlacePrecision = "unknown"
    timezone: str | None = None


class Actor(Frozen):
    """A country, body, group or person that acts. `code` is ISO 3166-1 alpha-3 or a code of GUIDE.md; `role` a PLOVER role
    (GOV, MIL, ...); `org` the organ named ("South Korea Joint Chiefs of Staff"); `person` a full name where one is given."""

    type: Literal["actor"] = "actor"
    code: str | None
    name: str
    role: str | None = None
    org: str | None = None
    person: str | None = None
    title: str | None = None


class Term(Frozen):
    """A word of a closed vocabulary: the vocabulary, the class it names, and the phrase as the text has it."""

    type: Literal["term"] = "term"
    vocabulary: str
    term: str
    phrase: str = ""


Value = Annotated[Time | Count | Quantity | Place | Actor | Term, Field(discriminator="type")]
