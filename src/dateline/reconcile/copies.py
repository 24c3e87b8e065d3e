"""Which sentences are copies of which: word for word, trimmed, or rewritten by a machine ("spun").

Invariant: a sentence is traced only to sentences before it in the order given, so the earliest is its own origin.

Method: sentences are sketched by MinHash (rensa) over pairs of neighbouring words and of neighbouring names and
numbers; those that share a band are aligned word by word (longest common subsequence, rapidfuzz). Two reporters
telling one fact agree in a quarter of their words or less; a copy agrees in four fifths; machine rewriting swaps
synonyms, keeps the order of the sentences, the names and the numbers, and agrees in a third to two thirds. So a
middling agreement of one sentence counts with its names and numbers in the same order, and a weak one only where
several sentences of the report run parallel to the same source. Thresholds read off the development corpora: best
agreement of unrelated sentences 0.26, of spun ones 0.32 to 0.75.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import LCSseq
from rensa import RMinHash, RMinHashLSH

from dateline.model import Reading, Report, Span
from dateline.reconcile.names import STOP, fold, unmasked, words

SHORTEST, FIRM = 6, 10  # words: kept at all; enough to be told by itself
SAME, SPUN, LOOSE, FACTS, INSIDE = 0.8, 0.55, 0.32, 0.6, 0.85
PARALLEL, COVER, PARTNERS = 3, 0.4, 5
PERMUTATIONS, BANDS, SEED = 64, 32, 20190910
TEXT_ROLES = frozenset({"body", "quote"})  # headlines are written to a pattern
LINE = re.compile(r"\S[^\n]*")
END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)")
# a full stop behind these ends no sentence
SHORT = re.compile(
    r"\b(?:[A-Za-z]|Mr|Ms|Dr|St|No|Lt|Mrs|Gen|Col|Sgt|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
LONGEST_SHORT = 5  # letters, with what stands before them
FACT = re.compile(r"\b(?:[A-Z][\w'’-]+|\d[\d.,:]*)")


@dataclass(frozen=True, eq=False)
class Sentence:
    report: str
    span: Span
    words: tuple[str, ...]
    facts: tuple[str, ...]

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(f for f in self.facts if f[0].isdigit())


def sentences_of(report: Report, reading: Reading) -> list[Sentence]:
    spans = [p.span for p in reading.passages if p.role in TEXT_ROLES]
    if not spans and not any(p.role == "row" for p in reading.passages):  # rows are alike by their form, not as copies
        spans = [Span(start=0, end=len(report.text))]
    found = {(s.span.start, s.span.end): s for span in spans for s in _split(report, span)}
    return [found[at] for at in sorted(found) if len(found[at].words) >= SHORTEST]


def _split(report: Report, span: Span) -> Iterator[Sentence]:
    text, key = span.of(report.text), report.key
    for line in LINE.finditer(text):
        start = line.start()
        ends = [m.end() for m in END.finditer(text, start, line.end()) if not _shortened(text, m.start())]
        for end in (*ends, line.end()):
            said = text[start:end]
            if said.strip():
                begun = start + len(said) - len(said.lstrip())
                at = Span(start=span.start + begun, end=span.start + end)
                yield Sentence(key, at, words(said), _facts(said))
            start = end


def _shortened(text: str, at: int) -> bool:
    return text[at] == "." and SHORT.search(text, max(0, at - LONGEST_SHORT), at) is not None


def _facts(text: str) -> tuple[str, ...]:
    """Names and numbers in their order."""
    return tuple(fold(w) for w in FACT.findall(unmasked(text))[:64])


def trace(sentences: list[Sentence]) -> dict[Sentence, str]:
    """Sentences come earliest first: each takes over the origin of the one before it that it is a copy of. One that stands before
    word for word is told by that alone: carriers of one story cost their differences only."""
    index, origin = RMinHashLSH(0.3, PERMUTATIONS, BANDS), dict[Sentence, str]()
    by_report: dict[str, list[Sentence]] = defaultdict(list)
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, ...], Sentence] = {}
    for number, sentence in enumerate(sentences):
        by_report[sentence.report].append(sentence)
        told = first.setdefault(sentence.words, sentence)
        if told is not sentence and told.report != sentence.report and len(sentence.words) >= FIRM:
            hits[sentence.report][told.report] += 1
            origin[sentence] = origin[told]
            continue
        sketch = _sketch(sentence)
        near = sorted(index.query(sketch))
        before = [s for n in near if (s := sentences[n]).report != sentence.report]
        hits[sentence.report].update(s.report for s in before if _share(s, sentence) >= LOOSE)
        origin[sentence] = _origin(sentence, before, origin)
        index.insert(number, sketch)
    for report, own in by_report.items():
        for source in _partners(hits[report]):
            if any(origin[s] == report for s in own):  # something of it is not told yet
                _parallel(own, by_report[source], origin)
    return origin


def _sketch(sentence: Sentence) -> RMinHash:
    sketch = RMinHash(PERMUTATIONS, SEED)
    told = [w for w in sentence.words if w not in STOP and len(w) > 2]
    sketch.update([f"{a} {b}" for kind in (told, sentence.facts) for a, b in pairwise(kind)])
    return sketch


def _origin(sentence: Sentence, before: Iterable[Sentence], origin: Mapping[Sentence, str]) -> str:
    like = [(_share(s, sentence), -n, s) for n, s in enumerate(before) if alike(s, sentence)]
    return origin[max(like, key=lambda x: x[:2])[2]] if like else sentence.report


def _share(a: Sentence, b: Sentence) -> float:
    return LCSseq.normalized_similarity(a.words, b.words)


def alike(a: Sentence, b: Sentence) -> bool:
    """One text by themselves, without regard to what stands around them."""
    shorter = min(len(a.words), len(b.words))
    if shorter < FIRM or _other_numbers(a, b):
        return False
    share = _share(a, b)
    facts = LCSseq.normalized_similarity(a.facts, b.facts) if len(a.facts) >= 2 and len(b.facts) >= 2 else 0.0
    inside = LCSseq.similarity(a.words, b.words) / shorter
    return share >= SAME or (share >= SPUN and facts >= FACTS) or (inside >= INSIDE and share >= LOOSE)


def _other_numbers(a: Sentence, b: Sentence) -> bool:
    """The same formula filled with other figures: a house style, no copy."""
    mine, theirs = a.numbers, b.numbers
    return bool(mine and theirs) and len(mine & theirs) * 2 < min(len(mine), len(theirs))


def _partners(hits: Counter[str]) -> list[str]:
    return [r for r, _ in sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))][:PARTNERS]


def _parallel(own: list[Sentence], source: list[Sentence], origin: dict[Sentence, str]) -> None:
    """Where enough of a report runs along a source, sentence by sentence in the same order, all that does is taken."""
    pairs = [
        (LCSseq.normalized_similarity(t.words, s.words, score_cutoff=LOOSE), n, s, t)
        for s in own
        for n, t in enumerate(source)
    ]
    best: dict[Sentence, tuple[float, int, Sentence]] = {}
    for share, n, s, t in pairs:
        if share >= LOOSE and not _other_numbers(s, t) and share > best.get(s, (0.0, 0, t))[0]:
            best[s] = (share, n, t)
    run = _rising([best[s][1] for s in own if s in best])
    covered = sum(len(s.words) for s in best)
    if run >= PARALLEL and covered >= COVER * sum(len(s.words) for s in own):
        for s, (_, _, t) in best.items():
            if origin[s] == s.report:
                origin[s] = origin[t]


def _rising(places: list[int]) -> int:
    """Length of the longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
