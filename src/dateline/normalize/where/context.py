"""PlaceContext: what one report tells about its places as a whole, so that each sentence reads its names alike."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.normalize.where.entry import Entry
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.resolve import Home, settle
from dateline.normalize.where.spot import Spot, spots
from dateline.normalize.where.surroundings import countries_in
from dateline.reading.document import Sentence


@dataclass(frozen=True)
class PlaceContext:
    """`countries`: how often the report names each country; `chosen`: the entry taken for each name; `home` of the outlet."""

    countries: Mapping[str, float] = field(default_factory=dict)
    chosen: Mapping[str, Entry] = field(default_factory=dict)
    home: Home = field(default_factory=Home)

    @property
    def near(self) -> frozenset[str]:
        """The countries the report is about."""
        return frozenset(self.countries) | ({self.home.country} if self.home.country else frozenset())

    @property
    def main(self) -> str | None:
        """The country named most; None without a lead."""
        ranked = Counter(dict(self.countries)).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    @staticmethod
    def of(sentences: Iterable[Sentence], gazetteer: Gazetteer, home: Home | str | None = None) -> "PlaceContext":
        """Read a report's names once and settle them together. `home` may be a country code."""
        sentences = list(sentences)
        outlet = home if isinstance(home, Home) else Home(home)
        countries = countries_in("\n".join(s.tokens.text for s in sentences))
        near = frozenset(countries) | ({outlet.country} if outlet.country else frozenset())
        names: dict[str, list[str]] = {}
        for sentence in sentences:
            found = spots(sentence.tokens, gazetteer, near)
            for spot in found:
                if spot.entries:
                    names.setdefault(spot.name, []).extend(containers(spot, found, sentence))
        return PlaceContext(countries, settle(names, gazetteer, countries, outlet), outlet)


def containers(spot: Spot, found: Iterable[Spot], sentence: Sentence) -> list[str]:
    """The name said right behind a name to contain it: ", South Hamgyong Province", "area of Wonsan"."""
    doc = sentence.tokens.doc
    for other in found:
        gap = doc[spot.tail : other.start].text.strip().lower() if other.start >= spot.tail else None
        if gap is not None and gap in (
            ",",
            "in",
            "of",
            "in the",
            "of the",
            "(",
            ", in",
            ", a city in",
            "in northern",
            "in eastern",
        ):
            return [other.name]
    return []
