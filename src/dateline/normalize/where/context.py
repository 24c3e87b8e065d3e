"""PlaceContext: what one report tells about its places as a whole, so that each sentence reads its names alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.normalize.where.entry import Entry
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.resolve import Home, settle
from dateline.normalize.where.spot import Spot, spots
from dateline.normalize.where.surroundings import countries_in
from dateline.reading.document import Sentence


@dataclass(frozen=True)
class PlaceContext:
    """`countries`: how often the report names each country; `chosen`: the entry taken for each name; `home` of the outlet;
    `spotted`: the names of the sentences read so far, by where the sentence starts and ends."""

    countries: Mapping[str, float] = field(default_factory=dict)
    chosen: Mapping[str, Entry] = field(default_factory=dict)
    home: Home = field(default_factory=Home)
    spotted: Mapping[tuple[int, int], Sequence[Spot]] = field(default_factory=dict)

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
        spotted: dict[tuple[int, int], Sequence[Spot]] = {}
        for sentence in sentences:
            found = spots(sentence.tokens, gazetteer, near)
            spotted[_key(sentence)] = found
            for spot in found:
                if spot.entries:
                    names.setdefault(spot.name, []).extend(containers(spot, found, sentence))
        return PlaceContext(countries, settle(names, gazetteer, countries, outlet), outlet, spotted)

    def spots_of(self, sentence: Sentence, gazetteer: Gazetteer) -> Sequence[Spot]:
        """The names of a sentence, found before or now."""
        found = self.spotted.get(_key(sentence))
        return spots(sentence.tokens, gazetteer, self.near) if found is None else found


def _key(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


_CONTAIN = frozenset(
    (",", "in", "of", "in the", "of the", "(", ", in", ", in the", ", a city in", "in northern", "in eastern")
)


def containers(spot: Spot, found: Iterable[Spot], sentence: Sentence) -> list[str]:
    """The name said right behind a name to contain it: ", South Hamgyong Province", "area of Wonsan"."""
    doc = sentence.tokens.doc
    for other in found:
        near = spot.tail <= other.start < spot.tail + 6
        gap = doc[spot.tail : other.start].text.strip().lower() if near else None
        if gap is not None and gap in _CONTAIN:
            return [other.name]
    return []
