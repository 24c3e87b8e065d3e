"""What the packs know beforehand that helps a layout: which words are names, and whether a known person is a man or a woman."""

from collections.abc import Iterable, Mapping

from dateline.packs.schema import Pack, Person
from dateline.reading.lost import Gender


def known_names(packs: Iterable[Pack]) -> frozenset[str]:
    """Names of countries, bodies, persons and places, as written: "North Korea", "South Korean", "Kaechon"."""
    out: set[str] = set()
    for pack in packs:
        for actor in pack.actors:
            out.update((actor.name, *actor.names, *actor.adjectives, *actor.metonyms))
            out.update(name for person in actor.people for name in _names(person))
        out.update(name for place in pack.places for name in (place.name, *place.names))
    return frozenset(name for name in out if name[:1].isupper())


def known_genders(packs: Iterable[Pack]) -> Mapping[str, Gender]:
    """Names of known persons in lower case; a name that a man and a woman share is left out."""
    found: dict[str, set[Gender]] = {}
    for person in (p for pack in packs for actor in pack.actors for p in actor.people):
        if person.gender:
            for name in _names(person):
                found.setdefault(name.lower(), set()).add(person.gender)
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases)
