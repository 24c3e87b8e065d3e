"""The reports of the written corpora, without the article that started it all."""

from bench.sets import written
from bench.speed import texts_of
from dateline.model import Report


def corpora() -> list[Report]:
    return texts_of([s.reports for s in written() if s.there() and s.name != "seed"])
