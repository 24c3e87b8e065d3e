"""Entry: one place of the gazetteer."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Place
from dateline.model.values import PlacePrecision
from dateline.normalize.where.geo import Point

EntryKind = Literal["country", "region", "district", "city", "site", "sea", "strait", "airspace", "border", "island"]

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "region": "region", "district": "region", "sea": "sea", "strait": "sea", "border": "region",
    "airspace": "region",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """`admins` are the English names of the regions it lies in, the largest first, without their kind ("Province").

    `people` counts inhabitants (0 where unknown); `listed` marks an entry of a pack: somebody thought it worth naming."""

    name: str
    kind: EntryKind
    country: str | None
    admins: tuple[str, ...]
    lat: float | None
    lon: float | None
    radius_km: float | None
    people: int = 0
    timezone: str | None = None
    listed: bool = False

    @property
    def point(self) -> Point | None:
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def admin(self) -> str | None:
        return self.admins[0] if self.admins else None

    def place(self, name: str | None = None) -> Place:
        """As a value, under the name the text uses."""
        return Place(
            name=name or self.name, country=self.country, admin=self.admin, lat=self.lat, lon=self.lon,
            radius_km=self.radius_km, precision=_PRECISION.get(self.kind, "exact"), timezone=self.timezone,
        )  # fmt: skip
