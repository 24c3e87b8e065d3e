"""A text laid out and its places found: what the tests of this folder look at."""

from functools import cache

from dateline.model import Report
from dateline.normalize.where import Gazetteer, PlaceContext, PlacePhrase, find_places
from dateline.packs.loader import load_packs
from dateline.reading import Parser, lay_out


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.default(tuple(place for pack in load_packs() for place in pack.places))


@cache
def parser() -> Parser:
    return Parser(None)


def places(text: str) -> list[PlacePhrase]:
    document = lay_out(Report(id="x", text=text, published="2019-09-10"), parser())
    context = PlaceContext.of(document.sentences, gazetteer())
    return [p for s in document.sentences for p in find_places(s, gazetteer(), context)]


def names(text: str) -> list[str]:
    return [p.value.name for p in places(text)]


def one(text: str, name: str) -> PlacePhrase:
    """The one phrase of that name."""
    found = [p for p in places(text) if p.value.name == name]
    assert len(found) == 1, f"{name!r} among {names(text)}"
    return found[0]
