"""What this room hands out: counts, ordinals and measured figures, each on its words."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Count, Quantity
from dateline.normalize.phrase import Phrase

QuantityRole = Literal[
    "range", "apogee", "speed", "duration", "design_range", "distance_to", "depth", "yield", "magnitude"
]


@dataclass(frozen=True)
class CountPhrase(Phrase[Count]):
    """`head` is the index in the paragraph's doc of the noun counted, None where it is left out ("fired two")."""

    head: int | None
    number: int | None  # index of the number's last token, None for "a missile"
    partitive: bool = False  # "one of the missiles"


@dataclass(frozen=True)
class OrdinalPhrase(Phrase[int]):
    """ "the 10th launch": the rank, and the doc index of the noun it ranks (None in "the second in a week")."""

    head: int | None
    token: int


@dataclass(frozen=True)
class QuantityPhrase(Phrase[Quantity]):
    """`role` is what the figure measures as far as the words around it tell; `elliptic`: its unit was said before."""

    role: QuantityRole | None
    dimension: str  # length, speed, time, mass, yield, magnitude
    elliptic: bool = False
