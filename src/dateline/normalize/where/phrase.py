"""PlacePhrase: a stretch of text that names or describes a place."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Place
from dateline.normalize.phrase import Phrase


@dataclass(frozen=True)
class PlacePhrase(Phrase[Place]):
    """`kind`: a name, a computed point ("80 km north of X") or a described area ("off the east coast").

    `governed` is the preposition before it, `noun` the kind of place said after the name ("area", "airport"), `within` the
    place that is said to contain it ("Sinpo, South Hamgyong Province"); the containing phrase does not come by itself."""

    kind: Literal["toponym", "relative", "area"] = "toponym"
    governed: str | None = None
    noun: str | None = None
    within: "PlacePhrase | None" = None
