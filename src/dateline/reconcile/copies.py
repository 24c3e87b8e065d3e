"""Which sentences of a report are copies of which in earlier ones: word for word, trimmed, or rewritten by a machine ("spun").

Invariant: a report's links depend on its own text and that of the candidates handed over, whatever those were made from.

Method: sentences are aligned word by word (longest common subsequence, rapidfuzz). Two reporters
telling one fact agree in a quarter of their words or less; a copy agrees in four fifths; machine rewriting swaps
synonyms, keeps the order of the sentences, the names and the numbers, and agrees in a third to two thirds. So a
middling agreement of one sentence counts with its names and numbers in the same order, and a weak one only where
several sentences of the report run parallel to the same source, and either two of them are sure or the names and numbers of the whole
report run so too. Thresholds read off the development corpora (best agreement of unrelated sentences 0.26, of spun ones 0.32 to 0.75)
and off ECB+, where a dozen papers tell one event: what paired papers that share no sentence was cut off.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from dateline.reconcile.features import FIRM
from dateline.reconcile.runs import gain
from dateline.reconcile.sketches import Sketch, numbers, other_numbers, telling

SAME, SPUN, LOOSE, FACTS, INSIDE = 0.8, 0.55, 0.32, 0.6, 0.85
OVER = 0.6  # what a spun sentence has over chance
STATEMENT = 0.6  # of a report's words
PARALLEL, COVER, ORDERED = 3, 0.4, 0.4  # sentences; words; names and numbers in order, over chance

Link = tuple[int, int]  # a report's number and a sentence's place in it


class _Text:
    """A sketch laid out for comparing."""

    def __init__(self, sketch: Sketch) -> None:
        self.sentences = sketch.sentences
        self.facts = sketch.sentence_facts
        self.telling = telling(sketch.facts)

    def numbers(self, sentence: int) -> frozenset[str]:
        return numbers(self.facts[sentence])


def linked(own: Sketch, sources: Sequence[tuple[int, Sketch]]) -> "array[int]":
    """For each sentence that another report had: its place, that report's number, the place there. Sources come best first."""
    mine, told = _Text(own), dict[int, Link]()
    laid = [(number, _Text(source)) for number, source in sources]
    first: dict[str, Link] = {}
    for number, text in laid:
        for t, sentence in enumerate(text.sentences):
            first.setdefault(sentence, (number, t))
    told.update((s, first[w]) for s, w in enumerate(mine.sentences) if len(w) >= FIRM and w in first)
    if len(told) < len(mine.sentences):
        _align(mine, laid, told)
    _leave_quotations(own, told)
    return array("I", [n for s in sorted(told) for n in (s, *told[s])])


def _leave_quotations(own: Sketch, told: dict[int, Link]) -> None:
    """What a speaker told everyone stands in many reports that have nothing else of each other: it makes none a copy of another,
    unless the speaker's words are most of what there is."""
    plain = {number for s, (number, _) in told.items() if not own.quoted[s]}
    shared = [s for s, (number, _) in told.items() if number not in plain]
    lengths = [end - begin for begin, end in pairwise((0, *own.cuts[2::4]))]
    if sum(lengths[s] for s in shared) < STATEMENT * len(own.words):
        for s in shared:
            del told[s]


def _align(mine: _Text, laid: Sequence[tuple[int, _Text]], told: dict[int, Link]) -> None:
    tables = [_table(mine, text) for _, text in laid]
    best: dict[int, tuple[float, Link]] = {}
    for (number, text), table in zip(laid, tables, strict=True):
        for s, pairs in table.items():
            for t, share in pairs:
                if s not in told and share > best.get(s, (0.0, None))[0] and _alike(mine, s, text, t, share):
                    best[s] = share, (number, t)
    told.update((s, link) for s, (_, link) in best.items())
    sure = Counter(number for number, _ in told.values())
    for (number, text), table in zip(laid, tables, strict=True):
        if len(told) < len(mine.sentences) and (sure[number] >= 2 or _in_order(mine, text)):
            for s, t in _parallel(mine, text, table).items():
                told.setdefault(s, (number, t))


def _in_order(mine: _Text, other: _Text) -> bool:
    return gain(mine.telling, other.telling, len(mine.telling)) >= ORDERED


def _table(mine: _Text, other: _Text) -> dict[int, list[tuple[int, float]]]:
    """Pairs of sentences that agree at all, with the share of the longer one's words, in order."""
    if not mine.sentences or not other.sentences:
        return {}
    shares = cdist(mine.sentences, other.sentences, scorer=LCSseq.normalized_similarity, score_cutoff=LOOSE)
    found: dict[int, list[tuple[int, float]]] = {}
    rows, columns = np.nonzero(shares)
    for s, t, share in zip(rows.tolist(), columns.tolist(), shares[rows, columns].tolist(), strict=True):
        found.setdefault(s, []).append((t, share))
    return found


def _alike(mine: _Text, s: int, other: _Text, t: int, share: float) -> bool:
    """One text by themselves, without regard to what stands around them."""
    one, two = mine.sentences[s], other.sentences[t]
    shorter, longer = sorted((len(one), len(two)))
    if shorter < FIRM or other_numbers(mine.numbers(s), other.numbers(t)):
        return False
    if share >= SAME or share * longer >= INSIDE * shorter:
        return True
    a, b = mine.facts[s], other.facts[t]
    ordered = min(len(a), len(b)) >= 2 and LCSseq.normalized_similarity(a, b) >= FACTS
    return ordered and share >= SPUN and gain(one, two, shorter) >= OVER


def _parallel(mine: _Text, other: _Text, table: dict[int, list[tuple[int, float]]]) -> dict[int, int]:
    """Where enough of a report runs along a source, sentence by sentence in the same order, all that does is taken."""
    best: dict[int, int] = {}
    for s, pairs in table.items():
        fit = [(share, -t) for t, share in pairs if not other_numbers(mine.numbers(s), other.numbers(t))]
        if fit:
            best[s] = -max(fit)[1]
    run = _rising([best[s] for s in sorted(best)])
    covered = sum(len(mine.sentences[s]) for s in best)
    taken = run >= PARALLEL and covered >= COVER * sum(map(len, mine.sentences))
    return best if taken else {}


def _rising(places: Sequence[int]) -> int:
    """Length of the longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
