"""Anchor: what relative times hang on: the publication, and the zone of the outlet or dateline."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from dateline.model import Time
from dateline.normalize.when.almanac import Cal, make_date
from dateline.normalize.zones import offset_at, to_zone

_ISO = re.compile(
    r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$"
)


@dataclass(frozen=True)
class Anchor:
    """`published`: ISO 8601 date-time with or without offset, date, month or year; None where it is not known (then
    nothing
    relative is resolved). `zone`: IANA name of the outlet's or dateline's zone: a publication time in UTC is read on
    its clocks.
    `month_first`: how 5/6/2019 is read."""

    published: str | None = None
    zone: str | None = None
    month_first: bool = False

    @property
    def cal(self) -> Cal:
        """The publication as far as it is known, on local clocks."""
        found = _ISO.match(self.published.strip()) if self.published else None
        if found is None:
            return Cal()
        year, month, day, hour, minute = (int(part) if part else None for part in found.groups()[:5])
        if not year or (month is not None and not 1 <= month <= 12):
            return Cal()
        if day is None or make_date(year, month or 0, day) is None:
            return Cal(year=year, month=month)
        cal = Cal(year=year, month=month, day=day)
        if hour is None or minute is None or hour > 23 or minute > 59:
            return cal
        return self._local(cal.but(hour=hour, minute=minute), found[7])

    def _local(self, cal: Cal, offset: str | None) -> Cal:
        """A time given in UTC is carried to the outlet's zone; one with another offset is local already."""
        if not self.zone or offset not in {"Z", "+00:00", "+0000", "-00:00"}:
            return cal
        stamp = f"{cal.year:04d}-{cal.month:02d}-{cal.day:02d}T{cal.hour:02d}:{cal.minute:02d}"
        moved = to_zone(Time(edtf=stamp, start=stamp, end=stamp, precision="minute", offset="+00:00"), self.zone)
        there = datetime.fromisoformat(moved.edtf)
        return Cal(year=there.year, month=there.month, day=there.day, hour=there.hour, minute=there.minute)

    @property
    def day(self) -> date | None:
        """The publication's own local day; None where only a month or nothing is known."""
        return self.cal.date

    @property
    def offset(self) -> str | None:
        """The offset the publication time carries, or the zone's on that day."""
        found = _ISO.match(self.published.strip()) if self.published else None
        if found and found[7] and not (self.zone and found[7] == "Z"):
            return "+00:00" if found[7] == "Z" else found[7][:3] + ":" + found[7][-2:]
        day = self.day
        return offset_at(self.zone, day.isoformat()) if self.zone and day else None
