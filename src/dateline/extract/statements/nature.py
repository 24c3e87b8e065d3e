"""Whether somebody states a fact, an analysis or a forecast: by the verb, then by the mood of the words."""

from typing import Literal

from dateline.extract.statements.cues import ANALYSIS, FORECAST, MODALS_AHEAD, MODALS_DOUBT
from dateline.extract.statements.utterance import Utterance

Nature = Literal["fact", "analysis", "forecast"]


def nature_of(u: Utterance) -> Nature:
    if u.lemma in FORECAST:
        return "forecast"
    if u.lemma in ANALYSIS:
        return "analysis"
    words = [t for t in u.sentence if u.covers(u.sentence.start_of(t))]
    top = next((t for t in words if t.pos_ in ("VERB", "AUX") and t.head not in words), None)
    around = [t.lower_ for t in words if top is not None and top in (t, t.head)]
    if any(w in MODALS_AHEAD for w in around) or "going" in around:
        return "forecast"
    return (
        "analysis"
        if any(w in MODALS_DOUBT or w in ("appears", "seems", "appeared", "seemed") for w in around)
        else "fact"
    )
