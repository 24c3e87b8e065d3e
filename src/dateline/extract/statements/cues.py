"""The words that introduce what somebody says or thinks (words.yml), by what they govern."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline.extract.statements.words import prepositions, verb_rows, words

Kind = Literal["speech", "thought", "stance", "finding"]

PREPOSITIONS = prepositions()
WEAK = words("weak")
QUOTERS = frozenset({"quote", "cite"})
UTTERANCE_NOUNS = words("utterance_nouns")
ACCOUNTS = words("accounts")
CARRIERS = words("carriers")
ANALYSIS = words("analysis")
FORECAST = words("forecast")
MODALS_AHEAD = frozenset({"will", "wo", "shall", "'ll", "would", "'d"})
MODALS_DOUBT = frozenset(
    {"may", "might", "could", "appear", "seem", "likely", "probably", "possibly", "perhaps", "apparently"}
)
PERSON_NOUNS = words("person_nouns")
ORGAN_NOUNS = words("organ_nouns")
LOOSE = words("loose")
OUTLETS = words("outlets")
PLATFORMS = words("platforms")


@dataclass(frozen=True)
class Frame:
    """What a verb can govern (the letters of words.yml), and what kind of attribution it makes."""

    takes: str
    kind: Kind


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Lemma to its frames."""
    out: dict[str, list[Frame]] = {}
    for row in verb_rows():
        for lemma in row["lemmas"].split():
            out.setdefault(lemma, []).append(Frame(row["takes"], cast(Kind, row["kind"])))
    return {lemma: tuple(found) for lemma, found in out.items()}


def takes(lemma: str, what: str) -> bool:
    return any(what in f.takes for f in frames().get(lemma, ()))


@cache
def kind_of(lemma: str) -> Kind:
    """Speech where the verb can be speech."""
    kinds = [f.kind for f in frames().get(lemma, ())]
    return "speech" if "speech" in kinds or not kinds else kinds[0]
