"""The keys of many sketches at once.

Of each sentence: the sum of all its words (equal for sentences that are word for word the same), and the FEW smallest of the checksums of
its pairs of neighbouring words and of neighbouring names and numbers ("bottom-k" sampling, Broder 1997): two sentences share a key
about as often as they share pairs. Of each report: a fixed share of its pairs of neighbouring names and numbers over all sentences, by
which whole reports find each other that were reworded sentence by sentence. Formulas too light to tell anything weigh nothing: words of no meaning
are left out first.
"""

from collections.abc import Sequence

import numpy as np

from dateline.reconcile.postings import KEY_BITS, Ints, Keys, distinct
from dateline.reconcile.sketches import HEAVY, LIGHT, Sketch

FEW = 6  # pairs sampled of a sentence
EVERY = np.uint64(2)  # one in so many pairs of facts stands for a report
FIRM = 10  # words: enough to be told by itself
SALTS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
MIX = np.array([0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
CUT = np.uint64(64 - KEY_BITS)
OWNER, KEY = np.uint64(KEY_BITS), np.uint64((1 << KEY_BITS) - 1)


def keys_of(sketches: Sequence[Sketch]) -> tuple[Keys, Ints]:
    """Distinct keys and, for each, the position of its sketch. At most PORTION sketches."""
    lengths = np.array([len(s) for s in sketches], np.int64)
    if not lengths.sum():
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    owner = np.repeat(np.arange(len(sketches)), lengths)
    cuts = np.frombuffer(b"".join(s.cuts.tobytes() for s in sketches), np.uint32).reshape(-1, 4).astype(np.int64)
    firsts = (np.cumsum(lengths) - lengths)[lengths > 0]
    word, word_in = _flat([s.words for s in sketches], cuts[:, 2], firsts)
    fact, fact_in = _flat([s.facts for s in sketches], cuts[:, 3], firsts)
    exact = _exact(word, word_in, len(owner))
    word, word_in, fact, fact_in = *_told(word, word_in), *_told(fact, fact_in)
    few = _smallest(np.concatenate((_pairs(word, word_in, SALTS[0]), _pairs(fact, fact_in, SALTS[0]))))
    whole = _pairs(fact, owner[fact_in], SALTS[1])
    sentences = np.concatenate((few, exact))
    by_owner = owner[(sentences >> OWNER).astype(np.int64)].astype(np.uint64) << OWNER | sentences & KEY
    found = distinct(np.concatenate((by_owner, whole[whole % EVERY == 0])))
    return found & KEY, (found >> OWNER).astype(np.int64)


def _flat(texts: Sequence[str], ends: Ints, firsts: Ints) -> tuple[Keys, Ints]:
    """All codes of all texts, and the number of the sentence of each, counted over all texts. `firsts`: the first of each text."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), "<u4").astype(np.uint64)
    amounts = np.diff(ends, prepend=0)
    amounts[firsts] = ends[firsts]
    return codes, np.repeat(np.arange(len(amounts)), amounts)


def _told(codes: Keys, inside: Ints) -> tuple[Keys, Ints]:
    """Without those that tell nothing by themselves."""
    kept = (codes < LIGHT) | (codes >= HEAVY)
    return codes[kept], inside[kept]


def _mix(x: Keys) -> Keys:
    """The finaliser of SplitMix64 (Steele, Lea, Flood 2014)."""
    x = (x ^ (x >> np.uint64(30))) * MIX[0]
    x = (x ^ (x >> np.uint64(27))) * MIX[1]
    mixed: Keys = x ^ (x >> np.uint64(31))
    return mixed


def _pairs(codes: Keys, inside: Ints, salt: np.uint64) -> Keys:
    """Neighbours within one sentence (or report): its number above, the pair's checksum below."""
    together = inside[1:] == inside[:-1]
    both = (codes[:-1] << np.uint64(32) | codes[1:])[together]
    found: Keys = inside[:-1][together].astype(np.uint64) << OWNER | _mix(both + salt) >> CUT
    return found


def _smallest(pairs: Keys) -> Keys:
    pairs = distinct(pairs)
    inside = pairs >> OWNER
    few: Keys = pairs[np.arange(len(pairs)) - np.searchsorted(inside, inside) < FEW]
    return few


def _exact(codes: Keys, inside: Ints, sentences: int) -> Keys:
    begins = np.searchsorted(inside, np.arange(sentences))
    place = (np.arange(len(codes)) - begins[inside]).astype(np.uint64)
    sums = np.add.reduceat(_mix(codes + SALTS[2]) * _mix(place + SALTS[1]), begins)
    firm = np.flatnonzero(np.diff(begins, append=len(codes)) >= FIRM)
    return firm.astype(np.uint64) << OWNER | _mix(sums[firm]) >> CUT
