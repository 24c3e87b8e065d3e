"""Which of the places that bear a name is meant: the names of one report settled together.

A place is likelier the more people live there, if the text names a region or country around it, if other names of the text
have bearers near by, and if it lies where the outlet is at home. Candidates near each other support each other before any
of them is settled (the local-lexicon idea of Lieberman, Samet and Sankaranarayanan, ICDE 2010), by cells of a degree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, log10, radians, sqrt

from dateline.normalize.where.countries import adjective_code, countries, country_name, seat_code
from dateline.normalize.where.entry import Entry
from dateline.normalize.where.fold import fold
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.geo import Point, distance
from dateline.normalize.where.states import state_of
from dateline.normalize.where.words import DIRECTIONS

HOME = 4.0
ECLIPSED = 4.0  # a town that bears the name of a country, continent, sea or listed state
Cell = tuple[int, int]
Area = tuple[str, str]  # country, region; the region is empty for the whole country

_BASE = {"country": 7.0, "sea": 4.6, "strait": 4.6, "border": 4.3, "airspace": 4.3, "island": 4.0, "site": 4.3, "region": 3.4,
         "district": 1.2, "city": 0.0}  # fmt: skip


@dataclass(frozen=True)
class Home:
    """Where an outlet is at home: a country, and a point if it is a local one."""

    country: str | None = None
    point: Point | None = None


@dataclass(frozen=True)
class Surroundings:
    """What a report tells about where it plays: `countries` with the number of times they are named (as noun, adjective or
    seat of government), `regions` as (country, region) pairs, `home` of the outlet."""

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: frozenset[tuple[str, str]] = frozenset()
    home: Home = field(default_factory=Home)
    support: Mapping[Cell | Area, Mapping[str, float]] = field(default_factory=dict)

    def share(self, country: str | None) -> float:
        """0 to 1: how much of the report is about the country."""
        if not country or country not in self.countries:
            return 0.0
        return self.countries[country] / max(3.0, sum(self.countries.values()))


def settle(
    names: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
    countries: Mapping[str, float],
    home: Home | None = None,
) -> dict[str, Entry]:
    """The entry meant by each name; names that nothing bears are left out.

    `names` maps each name to the containers named right after it ("Ohio" in "Columbus, Ohio")."""
    home = home or Home()
    found = {name: candidates(name, gazetteer) for name in names}
    found = {name: entries for name, entries in found.items() if entries}
    around = Surroundings(countries, frozenset(), home, _support(found))
    chosen: dict[str, Entry] = {}
    for _ in range(2):
        chosen = {n: best(n, entries, names[n], around, gazetteer)[0] for n, entries in found.items()}
        around = _around(chosen, countries, home, around.support)
    return chosen | by_initials([n for n in names if n not in chosen], chosen)


def by_initials(names: Iterable[str], chosen: Mapping[str, Entry]) -> dict[str, Entry]:
    """Letters that no place bears, but which are the initials of one that the text names: "T&T", "SA"."""
    spelled = {_initials(name): entry for name, entry in sorted(chosen.items(), reverse=True) if " " in name}
    found = {name: spelled.get(name.replace(".", "").replace(" ", "")) for name in names if name.upper() == name}
    return {name: entry for name, entry in found.items() if entry is not None}


def _initials(name: str) -> str:
    """Of the words with a capital; "and" as "&"."""
    return "".join("&" if w == "and" else w[0] for w in name.split() if w == "and" or w[0].isupper())


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Entries for a name as written; short forms of states by their letters."""
    if state := state_of(name.strip()):
        found = tuple(e for e in gazetteer.find(state[0]) if e.kind == "region" and e.country == state[1])
        if found or len(name) > 2:
            return found or gazetteer.find(state[0])
    return gazetteer.find(name)


def part_of(name: str, gazetteer: Gazetteer) -> str | None:
    """The place inside the name of a body, building or part that no list holds: "Colorado" of "Colorado State University",
    "Surrey" of "West Surrey", "Europe" of "European Commission". The longest known part counts, the first among equals; a
    lone small town does not, nor a direction."""
    words = name.replace("-", " ").split()
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            if code := adjective_code(part):
                return country_name(code)
            if part.lower() in DIRECTIONS or not part[:1].isupper():
                continue
            if any(e.listed or e.kind == "region" or e.people > 200_000 for e in gazetteer.find(part)):
                return part
            if region := region_of_people(part, gazetteer):
                return region
    return None


_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "s", "i", "")
_PEOPLES_ENDINGS = frozenset({"ians", "ian", "i"})
_PEOPLES = {
    "English": "England",
    "Welsh": "Wales",
    "Scottish": "Scotland",
    "Kurdish": "Iraqi Kurdistan",
    "Korean": "South Korea",
}


def region_of_people(name: str, gazetteer: Gazetteer) -> str | None:
    """The region of an adjective or people: "European", "Ohioans", "South Ossetian"; None for others. Of regions no pack lists
    only those whose people are named by a longer ending: "Dagestani", "Sicilian"."""
    if name in _PEOPLES:
        return _PEOPLES[name]
    ends = [ending for ending in _ENDINGS if name.endswith(ending) and len(name) - len(ending) > 3]
    tried = [(ending, name.removesuffix(ending) + vowel) for ending in ends for vowel in ("", "a", "y", "e", "o", "ia")]
    for _, stem in tried:
        if any(e.kind in ("region", "island") for e in gazetteer.listed(stem)):
            return stem
    for ending, stem in tried:
        if ending in _PEOPLES_ENDINGS and any(e.kind == "region" for e in gazetteer.find(stem)):
            return stem
    return None


def best(
    name: str, entries: Sequence[Entry], containers: Sequence[str], around: Surroundings, gazetteer: Gazetteer
) -> tuple[Entry, float]:
    """The likeliest entry with its score; the first among equals."""
    hints = [
        e for c in containers for e in candidates(c, gazetteer) if e.kind in ("country", "region", "district", "island")
    ]
    widest = any(e.kind == "country" or (e.listed and e.kind in ("region", "sea")) for e in entries)
    scored = [(score(name, e, hints, around) - ECLIPSED * (widest and not _wide(e)), e) for e in entries]
    top = max(scored, key=lambda pair: pair[0])
    return top[1], top[0]


def _wide(entry: Entry) -> bool:
    return entry.listed or entry.kind in ("country", "region")


def score(name: str, entry: Entry, hints: Iterable[Entry], around: Surroundings) -> float:
    """Log-odds in tens, roughly."""
    total = prior(name, entry)
    total += 6.0 * any(inside(entry, hint) for hint in hints)
    total += 2.5 * sqrt(around.share(entry.country))
    if (
        entry.country
        and any((entry.country, a) in around.regions for a in entry.admins)
        and entry.kind in ("city", "district", "site")
    ):
        total += 1.5
    total += 1.6 * min(2.5, _supported(name, entry, around))
    if entry.kind in ("sea", "strait", "border"):
        total += _by_shores(entry, around)
    return total + _at_home(entry, around.home)


def _by_shores(entry: Entry, around: Surroundings) -> float:
    """A sea is likelier by the countries the report is about: the East Sea of Korea and that of Vietnam."""
    if not entry.point:
        return 0.0
    rows = [(around.share(c), countries()[c]) for c in around.countries if c in countries()]
    return 2.0 * max((share * exp(-distance(entry.point, (c.lat, c.lon)) / 1500) for share, c in rows), default=0.0)


def prior(name: str, entry: Entry) -> float:
    """How likely the bearer is with nothing known but the name."""
    base = _BASE[entry.kind]
    if (
        entry.kind == "district"
        and entry.country == "USA"
        and "count" not in name.lower()
        and "parish" not in name.lower()
    ):
        base -= 2.0
    if entry.kind in ("city", "region", "district"):
        base += 0.8 * log10(entry.people + 50.0) if entry.kind == "city" else 0.25 * log10(entry.people + 50.0)
    elif entry.people:
        base = max(base, 0.8 * log10(entry.people + 50.0))
    if entry.listed and entry.kind == "city":
        base += 0.6
    if entry.kind == "city" and entry.country and seat_code(name) == entry.country:
        base += 1.5
    return base


def inside(entry: Entry, container: Entry) -> bool:
    """Whether a place lies in a country, region or district."""
    if entry == container or entry.country != container.country:
        return False
    return container.kind == "country" or bool(
        {fold(a) for a in entry.admins} & {fold(container.name), *map(fold, container.admins[-1:])}
    )


def _at_home(entry: Entry, home: Home) -> float:
    total = 0.8 if home.country and entry.country == home.country else 0.0
    if home.point and entry.point and entry.kind in ("city", "district", "site"):
        total += HOME * exp(-distance(entry.point, home.point) / 120)
    return total


def cell(point: Point) -> Cell:
    """A square of about 110 km."""
    lat = round(point[0])
    return lat, round(point[1] * max(0.2, cos(radians(lat))))


def _support(found: Mapping[str, Sequence[Entry]]) -> dict[Cell | Area, dict[str, float]]:
    """For each cell, region and country the names with a bearer there, and how likely that bearer is among the name's own."""
    out: dict[Cell | Area, dict[str, float]] = {}
    for name, entries in found.items():
        weights = [10 ** min(3.0, prior(name, e) / 2) for e in entries]
        total = sum(weights)
        for entry, weight in zip(entries, weights, strict=True):
            if entry.kind in ("city", "district", "site", "island"):
                for where in _wheres(entry):
                    names = out.setdefault(where, {})
                    names[name] = max(names.get(name, 0.0), weight / total)
    return out


def _wheres(entry: Entry) -> list[Cell | Area]:
    out: list[Cell | Area] = [cell(entry.point)] if entry.point else []
    if entry.country:
        out += [(entry.country, ""), *((entry.country, entry.admins[0]) for _ in entry.admins[:1])]
    return out


def _supported(name: str, entry: Entry, around: Surroundings) -> float:
    """How many other names have a bearer in the cells around the entry."""
    if entry.kind in ("country", "region") and entry.country:
        within = around.support.get((entry.country, entry.name if entry.kind == "region" else ""), {})
        return 0.5 * sum(sqrt(w) for other, w in within.items() if not _one_name(other, name))
    if not entry.point or entry.kind not in ("city", "district", "site"):
        return 0.0
    lat, lon = cell(entry.point)
    best_of: dict[str, float] = {}
    for y in (lat - 1, lat, lat + 1):
        for x in (lon - 1, lon, lon + 1):
            for other, weight in around.support.get((y, x), {}).items():
                if other != name and not _one_name(other, name):
                    best_of[other] = max(best_of.get(other, 0.0), weight)
    return sum(sqrt(w) for w in best_of.values())


def _one_name(a: str, b: str) -> bool:
    """Names of one thing tell nothing about each other: "Paris", "PARIS", "Paris County"."""
    left, right = fold(a), fold(b)
    return left.startswith(right) or right.startswith(left)


def _around(
    chosen: Mapping[str, Entry],
    countries: Mapping[str, float],
    home: Home,
    support: Mapping[Cell | Area, Mapping[str, float]],
) -> Surroundings:
    counts = dict(countries)
    regions = set()
    for entry in chosen.values():
        if entry.country:
            counts[entry.country] = counts.get(entry.country, 0.0) + (1.0 if entry.kind != "country" else 0.5)
            if entry.kind == "region":
                regions.add((entry.country, entry.name))
    return Surroundings(counts, frozenset(regions), home, support)
