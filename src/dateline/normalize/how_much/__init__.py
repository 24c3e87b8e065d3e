"""How much: counts, ranks and measured figures in a sentence, with their values in base units."""

from dateline.normalize.how_much.counts import find_counts
from dateline.normalize.how_much.ordinals import find_ordinals
from dateline.normalize.how_much.phrases import CountPhrase, OrdinalPhrase, QuantityPhrase, QuantityRole
from dateline.normalize.how_much.quantities import find_quantities

__all__ = [
    "CountPhrase",
    "OrdinalPhrase",
    "QuantityPhrase",
    "QuantityRole",
    "find_counts",
    "find_ordinals",
    "find_quantities",
]
