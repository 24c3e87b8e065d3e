"""What is described rather than named: coasts, waters, borders, zones, "80 km north of X", "an airfield in the west", orbit."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from dateline.model import Place
from dateline.model.values import PlacePrecision
from dateline.normalize.where.area_patterns import (
    AGAIN,
    BEHIND_WATERS,
    BESIDE,
    BORDER,
    CAPITAL,
    COAST,
    ORBIT,
    PART,
    RELATIVE,
    SIDE,
    SITE,
    WATERS,
    ZONE,
    D,
)
from dateline.normalize.where.context import PlaceContext
from dateline.normalize.where.countries import country_name, seat_code
from dateline.normalize.where.edges import between, beyond, edge
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.geo import BEARINGS, Point, distance, middle_and_spread, toward
from dateline.normalize.where.phrase import PlacePhrase
from dateline.normalize.where.scene import Scene
from dateline.normalize.where.words import DIRECTIONS
from dateline.normalize.where.zones import timezone_of
from dateline.reading.document import Sentence

_KM = {"k": 1.0, "n": 1.852, "m": 1.609344}
_MOST_TERMS = {
    "strip": ("Strip", "Gaza"),
    "strait": ("Strait",),
    "peninsula": ("Peninsula", "peninsula"),
    "gulf": ("Gulf",),
    "island": ("Island", "island"),
}

Kind = Literal["relative", "area"]
Found = tuple[int, int, str, Place, Kind]


def find_areas(
    sentence: Sentence, named: Sequence[PlacePhrase], gazetteer: Gazetteer, context: PlaceContext
) -> list[PlacePhrase]:
    """Areas and computed points in text order, not overlapping; the longer and earlier pattern wins."""
    shift = sentence.base + sentence.tokens.start_char
    names = {p.start - shift: p for p in _flat(named)}
    scene = Scene(sentence.tokens.text, shift, names, context, gazetteer)
    out: list[PlacePhrase] = []
    low = scene.text.lower()
    for finder, words in _FINDERS:
        if not any(word in low for word in words):
            continue
        for start, end, prep, place, kind in finder(scene):
            phrase = PlacePhrase(shift + start, shift + end, _zoned(place), kind, _governed(scene.text, start, prep))
            if not any(phrase.span.overlaps(o.span) for o in out):
                out.append(phrase)
    return sorted(out, key=lambda p: p.start)


def _governed(text: str, start: int, prep: str) -> str | None:
    """The preposition, through "in the direction of" and "out of"."""
    before = text[max(0, start - 12) : start].rstrip().lower() if prep == "of" else ""
    return "toward" if before.endswith("direction") else "from" if before.endswith("out") else prep or None


def _flat(named: Sequence[PlacePhrase]) -> Iterator[PlacePhrase]:
    for phrase in named:
        yield phrase
        if phrase.within:
            yield from _flat([phrase.within])


def _zoned(place: Place) -> Place:
    return place.model_copy(update={"timezone": timezone_of(place)})


def _area(name: str, precision: PlacePrecision, where: tuple[Point, float] | None, country: str | None = None) -> Place:
    point, radius = where or (None, None)
    return Place(
        name=name, country=country, lat=point[0] if point else None, lon=point[1] if point else None, radius_km=radius,
        precision=precision if point else "unknown",
    )  # fmt: skip


def _prep(match: re.Match[str]) -> str:
    return (match.group("prep") or "").lower()


def _begin(match: re.Match[str]) -> int:
    """Where the area's own words begin, behind the preposition."""
    end = match.end("prep")
    if end < 0:
        return match.start()
    gap = re.compile(r"\s+").match(match.string, end)
    return gap.end() if gap else end


def _plain(text: str) -> str:
    """The words of an area as its name: no article or possessive in front, "the" for one inside."""
    text = re.sub(r"\s+", " ", text).strip(" ,.")
    text = re.sub(r"^(?:its own|its|their|the|an?|one|another)\s+", "", text)
    return re.sub(r"\b(?:its|their|the (?:country|nation)['’]s)\b", "the", text)


def _direction(word: str | None) -> str | None:
    return DIRECTIONS.get(word.lower()) if word else None


def _off(country: str | None, direction: str | None, km: float = 40.0) -> tuple[Point, float] | None:
    """The sea off a country's coast."""
    found = edge(country, direction) if country else None
    if not found:
        return None
    point, radius = found
    return (toward(point, BEARINGS[direction], km) if direction else point), radius + km


def _coasts(scene: Scene) -> Iterator[Found]:
    for match in COAST.finditer(scene.text):
        direction, prep = _direction(match.group("dir")), _prep(match)
        end, country, place = match.end("noun"), scene.owner(match.group("own"), match.start()), None
        if match.group("of") and (found := scene.at(match.end("of"))):
            end, place = found
            country = place.country
        if country is None and match.group("own") == "the" and direction:
            country = scene.last_before(match.start()) or scene.context.main
        if not direction and not country and not place and prep != "off":
            continue
        where = (
            beyond(place, direction, 10.0)
            if place and place.precision != "country"
            else _off(country, direction, 30.0 if prep == "off" else 0.0)
        )
        yield (
            match.start(),
            end,
            prep,
            _area(_plain(scene.text[_begin(match) : end]), "sea" if prep == "off" else "region", where, country),
            "area",
        )


def _waters(scene: Scene) -> Iterator[Found]:
    for match in WATERS.finditer(scene.text):
        prep, own, direction = _prep(match), match.group("own"), _direction(match.group("dir"))
        country, end, where = scene.owner(own, match.start()), match.end(), None
        if own and own not in ("the", "a", "an") and country is None:
            continue
        behind = BEHIND_WATERS.match(scene.text, match.end())
        if behind and (found := _behind(scene, behind)):
            end, where, country = found
        elif not prep or (match.group("noun") in ("water", "ocean") and prep not in ("into", "over")):
            continue
        elif country or (direction and (country := scene.context.main)):
            where = _off(country, direction)
        yield match.start(), end, prep, _area(_plain(scene.text[_begin(match) : end]), "sea", where, country), "area"


def _behind(scene: Scene, link: re.Match[str]) -> tuple[int, tuple[Point, float] | None, str | None] | None:
    """What stands behind "waters off": a place, a coast, "Korea and Japan". Where it ends, where that is, whose."""
    coast = COAST.match(scene.text, link.end())
    if coast and (coast.group("dir") or coast.group("own")):
        country = scene.owner(coast.group("own"), coast.start()) or scene.context.main
        end = coast.end("noun")
        if coast.group("of") and (owner := scene.at(coast.end("of"))):
            end, country = owner[0], owner[1].country
        return end, _off(country, _direction(coast.group("dir"))), country
    found = scene.at(link.end())
    if not found:
        return None
    end, place = found
    second = re.compile(r"\s+and\s+(?:the\s+)?").match(scene.text, end) if link.group("link") == "between" else None
    other = scene.at(second.end()) if second else None
    if other and place.lat is not None and other[1].lat is not None:
        points = [(place.lat, place.lon or 0.0), (other[1].lat, other[1].lon or 0.0)]
        return other[0], (middle_and_spread(points)[0], distance(points[0], points[1]) / 2), None
    country = place.country if place.precision == "country" else None
    return end, beyond(place, _direction(link.group("dir")), None), country or place.country


def _relatives(scene: Scene) -> Iterator[Found]:
    for match in RELATIVE.finditer(scene.text):
        if (found := scene.at(match.end())) and (match.group("dir") or match.group("link") != "of"):
            end, place = found
            km = float(match.group("km").replace(",", "")) * _KM[match.group("unit")[0].lower()]
            yield _beside(match, end, place, km)


def _besides(scene: Scene) -> Iterator[Found]:
    for match in BESIDE.finditer(scene.text):
        found = scene.at(match.end())
        if found and _prep(match) == "in":
            direction = _direction(match.group("dir"))
            where = beyond(found[1], direction, (found[1].radius_km or 0.0) / 2)
            name = _plain(scene.text[_begin(match) : found[0]])
            yield match.start(), found[0], "in", _area(name, "region", where, found[1].country), "area"
        elif found:
            yield _beside(match, *found, None)


def _beside(match: re.Match[str], end: int, place: Place, km: float | None) -> Found:
    direction = _direction(match.group("dir"))
    where = beyond(place, direction, km)
    name = f"{direction} of {place.name}" if direction else f"{match.group('link')} {place.name}"
    area = _area(name, "near", where, place.country).model_copy(update={"admin": place.admin})
    return match.start(), end, _prep(match), area, "relative"


def _parts(scene: Scene) -> Iterator[Found]:
    """ "northwestern Iran", "eastern Ukraine": the part of a country or region on that side."""
    for match in PART.finditer(scene.text):
        direction, found = _direction(match.group("dir")), scene.at(match.end())
        if not found or found[1].precision not in ("country", "region") or match.group("dir")[0].isupper():
            continue
        end, place = found
        where = (
            edge(place.country, direction)
            if place.precision == "country" and place.country
            else beyond(place, direction, (place.radius_km or 0.0) / 2)
        )
        if scene.text[end : end + 2] in ("'s", "’s"):
            continue
        yield (
            match.start(),
            end,
            _prep(match),
            _area(f"{match.group('dir')} {place.name}", "region", where, place.country),
            "area",
        )


def _sides(scene: Scene) -> Iterator[Found]:
    """ "the country's northeast", "the west of the country"."""
    for match in SIDE.finditer(scene.text):
        direction, country = _direction(match.group("dir") or match.group("dir2")), scene.context.main
        where = edge(country, direction) if country else None
        name = _plain(scene.text[_begin(match) : match.end()])
        yield match.start(), match.end(), _prep(match), _area(name, "region", where, country), "area"


def _borders(scene: Scene) -> Iterator[Found]:
    for match in BORDER.finditer(scene.text):
        own, end = match.group("own"), match.end("noun")
        sides = [c for c in (scene.owner(own, match.start()), scene.context.main) if c]
        if match.group("of") and (found := scene.at(match.end("of"))):
            end, place = found
            sides = [c for c in (place.country, *sides) if c]
            second = re.compile(r"\s+and\s+(?:the\s+)?").match(scene.text, end)
            other = scene.at(second.end()) if second else None
            if other and other[1].country:
                end, sides = other[0], [c for c in (place.country, other[1].country) if c]
        elif not own or (own in ("the", "The") and not _prep(match)):
            continue
        two = list(dict.fromkeys(sides))[:2]
        where = between(two[0], two[1]) if len(two) == 2 else None
        yield match.start(), end, _prep(match), _area(_plain(scene.text[_begin(match) : end]), "region", where), "area"


def _zones(scene: Scene) -> Iterator[Found]:
    for match in ZONE.finditer(scene.text):
        own = match.group("own")
        country = scene.owner(own, match.start())
        if country is None and own in (None, "the"):
            behind = re.compile(r"\s+of\s+").match(scene.text, match.end())
            found = scene.at(behind.end()) if behind else None
            country = found[1].country if found else None
        noun = re.sub(r"\s+", " ", match.group("noun"))
        name = f"{country_name(country)}'s {noun}" if country else noun
        where = edge(country, None) if country else None
        wide = (where[0], where[1] + 200.0) if where else None
        yield (
            match.start(),
            match.end(),
            _prep(match),
            _area(name, "region" if "air" in noun else "sea", wide, country),
            "area",
        )


def _orbits(scene: Scene) -> Iterator[Found]:
    for match in ORBIT.finditer(scene.text):
        prep = match.group("prep").lower()
        yield (
            match.start(),
            match.end(),
            prep if prep in ("in", "to", "into") else "into",
            Place(name=match.group("noun").lower()),
            "area",
        )


def _sites(scene: Scene) -> Iterator[Found]:
    """A kind of site without a name: "an airfield in the west". One that leads on to a name leaves the stage to it."""
    for match in SITE.finditer(scene.text):
        prep = _prep(match)
        if not prep or prep == "of":
            continue
        onward = re.compile(
            r"\s*,?\s+(?:in|at|near|of|on|outside|called|named|known\s+as|around|off|close\s+to)\s+|\s*,\s+"
        ).match(scene.text, match.end())
        if onward and scene.at(onward.end()):
            continue
        country = scene.context.main if match.group("tail") else None
        direction = re.search(D, match.group("tail") or "")
        where = edge(country, _direction(direction.group())) if country and direction else None
        name = _plain(match.group("noun") + (match.group("tail") or ""))
        yield match.start(), match.end(), prep, _area(name, "near" if where else "unknown", where, country), "area"


def _capitals(scene: Scene) -> Iterator[Found]:
    for match in CAPITAL.finditer(scene.text):
        own = match.group("own")
        code = scene.owner(own, match.start()) or (_of_capital(scene) if own in ("the", "its") else None)
        seat = scene.seat(code)
        end = match.end("own") + len(" capital") if not match.group("of") else match.end()
        if match.group("of"):
            found = scene.at(match.end("of"))
            if not found or found[1].precision != "country":
                continue
            end, seat = found[0], scene.seat(found[1].country)
        onward = re.compile(r"\s*,?\s+(?:city\s+(?:of\s+)?)?").match(scene.text, end)
        if seat and _prep(match) and not (onward and scene.at(onward.end())):
            yield match.start(), end, _prep(match), seat, "area"


def _of_capital(scene: Scene) -> str | None:
    """Whose "the capital" is: of the country named most, unless the report names another's only."""
    main, named = scene.context.main, {seat_code(e.name) for e in scene.context.chosen.values()} - {None}
    return main if not named or main in named else next(iter(named)) if len(named) == 1 else None


def _agains(scene: Scene) -> Iterator[Found]:
    """ "the strip", "the strait": the one place of that kind the report has named."""
    for match in AGAIN.finditer(scene.text):
        marks = _MOST_TERMS[match.group("noun")]
        meant = {n: e for n, e in scene.context.chosen.items() if any(m in n or m in e.name for m in marks)}
        kinds = {e.name: (n, e) for n, e in meant.items()}
        if _prep(match) and len(kinds) == 1:
            name, entry = next(iter(kinds.values()))
            yield (
                match.start(),
                match.end(),
                _prep(match),
                entry.place(entry.name if entry.kind in ("sea", "strait") else name),
                "area",
            )


# each finder with the words of which a sentence must hold one to be worth its pattern
_FINDERS: tuple[tuple[Callable[[Scene], Iterator[Found]], tuple[str, ...]], ...] = (
    (_zones, ("zone", "eez", "territorial", "air space", "airspace", "adiz")),
    (_orbits, ("orbit", "space")),
    (_waters, ("water", "sea", "ocean")),
    (_coasts, ("coast", "shore", "seaboard")),
    (_relatives, ("km", "kilomet", "mile", " mi ")),
    (_besides, ("north", "south", "east", "west")),
    (_borders, ("border", "frontier")),
    (_sides, ("north", "south", "east", "west")),
    (_parts, ("north", "south", "east", "west")),
    (_sites, ("air", "aerodrome", "test", "launch", "base", "zone", "site", "shipyard", "port", "location", "place", "area",
              "silo", "course", "pontoon", "region", "cosmodrome")),
    (_capitals, ("capital",)),
    (_agains, ("strip", "strait", "peninsula", "island", "gulf")),
)  # fmt: skip
