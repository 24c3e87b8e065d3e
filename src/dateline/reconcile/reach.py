"""How far a weapon reaches: the range class that its name, the words used or its flight tell.

Range classes follow the usual convention (US DoD, NASIC): short below 1,000 km, medium to 3,000, intermediate to 5,500,
intercontinental beyond. "Long-range" is said of the last two, "tactical" of the first.
"""

from collections.abc import Sequence

from dateline.reconcile.facts import Fact
from dateline.reconcile.names import words

Bands = frozenset[str]
NO_BANDS: Bands = frozenset()
BANDS: dict[str, Bands] = {
    "srbm": frozenset({"short"}),
    "mrbm": frozenset({"medium"}),
    "irbm": frozenset({"intermediate"}),
    "icbm": frozenset({"intercontinental"}),
    "short": frozenset({"short"}),
    "tactical": frozenset({"short"}),
    "medium": frozenset({"medium"}),
    "mid": frozenset({"medium"}),
    "intermediate": frozenset({"intermediate"}),
    "long": frozenset({"intermediate", "intercontinental"}),
    "intercontinental": frozenset({"intercontinental"}),
}
FROM_KM = {"short": 0.0, "medium": 1000.0, "intermediate": 3000.0, "intercontinental": 5500.0}
# on a round and turning Earth a lofted shot is worth more than the plain parabola says: by two fifths for the Hwasong-15 of
# November 2017 (950 km far, 4,475 km high, held to reach some 13,000 km)
ROUND_EARTH = 1.5


def stated_bands(fact: Fact) -> Bands:
    """From the class believed, else from the best supported words that tell one."""
    for said in (sorted(fact.classes), *([phrase] for phrase in fact.phrases)):
        if found := _of_words([w for s in said for w in (s, *words(s))]):
            return found
    return NO_BANDS


def _of_words(said: Sequence[str]) -> Bands:
    return NO_BANDS.union(*(BANDS[w] for w in said if w in BANDS))


def worth_km(fact: Fact) -> float | None:
    """The distance the weapon would have reached on its best path, by the height and distance of the flight (a parabola:
    tan a = 4 h / d, best distance d / sin 2a). None where one of the two is not known."""
    if not fact.far or not fact.high:
        return None
    steep = 4 * fact.high / fact.far
    return fact.far * (1 + steep * steep) / (2 * steep) if steep > 1 else fact.far


def possible_bands(fact: Fact) -> Bands:
    """The classes that the flight leaves possible; none where it tells nothing."""
    worth = worth_km(fact)
    return NO_BANDS if worth is None else frozenset(b for b, least in FROM_KM.items() if least < worth * ROUND_EARTH)
