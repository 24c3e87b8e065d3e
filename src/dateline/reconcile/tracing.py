"""The texts of all reports traced to where they first stood, kept up to date report by report.

Invariant: what is found is a function of the set of reports held, in whatever order and portions they came and went.

Three steps, each a function of less than all: *links* say which sentences a report has from which, and which one it was made from as a whole
(its own text and that of its candidates); *outcomes* follow the links to the end (its links and the outcomes of those it links to).
So a report that comes or goes touches the links of later ones that share a key with it (candidates.later), and from those whose
links changed the change runs along the links as far as outcomes change.
"""

import heapq
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dateline.reconcile.blocks import Blocks, Load, by_digest, by_number
from dateline.reconcile.candidates import Held, Near, Places, later, near
from dateline.reconcile.copies import linked
from dateline.reconcile.features import keys_of
from dateline.reconcile.postings import Ints, Keys, Numbers, Postings
from dateline.reconcile.respun import respun
from dateline.reconcile.sketches import Sketch, numbers
from dateline.reconcile.versions import asked_by, asking, of_days, own_day, version_of

CARRIED = 0.6  # share of a report's words that makes the whole of it a carrier
PORTION = 4096  # reports taken at once


@dataclass(frozen=True, slots=True)
class Links:
    """Of one report: the sentences it has from others (copies.linked), the report it was made from, the one it replaces."""

    sentences: "array[int]"
    spun: int | None
    version: int | None

    def numbers(self) -> set[int]:
        return {*self.sentences[1::3], *(n for n in (self.spun, self.version) if n is not None)}

    def __bool__(self) -> bool:
        return bool(self.sentences) or self.spun is not None or self.version is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`roots`: for each sentence that stood elsewhere before, where it stood first. `whole`: the report that this one is a copy of."""

    roots: dict[int, int]
    whole: int | None
    version: int | None


class Tracing:
    def __init__(self, load: Load, count: int = 0) -> None:
        self.count = count
        self.numbers = Blocks[str, int]("numbers", load, by_digest)
        self.sketches = Blocks[int, Sketch]("sketches", load, by_number)
        self.outcomes = Blocks[int, Outcome]("outcomes", load, by_number)
        self._links = Blocks[int, Links]("links", load, by_number)
        self._carriers = Blocks[int, frozenset[int]]("carriers", load, by_number)
        self._places = Places(load, count)
        self._postings = Postings(load)

    def changes(self) -> Iterator[tuple[str, bytes]]:
        for kept in (self.numbers, self.sketches, self.outcomes, self._links, self._carriers):
            yield from kept.changes()
        yield from self._places.changes()
        yield from self._postings.changes()

    def update(self, new: Sequence[Sketch], gone: Iterable[int]) -> set[int]:
        """The reports whose outcome changed, and all that are new. A new sketch must not be held yet."""
        first = self.count == 0
        out = np.array(sorted(gone), np.uint32)
        touched = self._take_out(out)
        portions = self._take_in(new)
        fresh = set(range(self.count - len(new), self.count))
        relinked: set[int] = set()
        while portions:
            part, keys, owner = portions.pop()
            held = Held(keys, self._postings, self._places)
            if not first:
                touched |= self._touched(part, held)
            relinked |= self._relink(part, dict(near(part, keys, owner, held)))
        for part in _parts(np.array(sorted(touched - fresh - set(out.tolist())), np.uint32)):
            keys, owner = keys_of(self._sketches_of(part))
            held = Held(keys, self._postings, self._places)
            relinked |= self._relink(part, dict(near(part, keys, owner, held)))
        return fresh | self._settle(relinked)

    def _sketches_of(self, part: Numbers) -> list[Sketch]:
        return [self.sketches[n] for n in part.tolist()]

    def _take_in(self, new: Sequence[Sketch]) -> list[tuple[Numbers, Keys, Ints]]:
        """Portions of the new: their numbers, their keys, and whose by position in the portion."""
        for number, sketch in enumerate(new, self.count):
            self.numbers.put(sketch.key, number)
            self.sketches.put(number, sketch)
            self._places.put(number, sketch.place)
        added = np.arange(self.count, self.count + len(new), dtype=np.uint32)
        self.count += len(new)
        portions = [(part, *keys_of(self._sketches_of(part))) for part in _parts(added)]
        days, whose = _day_keys(added, new)
        self._postings.add(
            np.concatenate([days, *(keys for _, keys, _ in portions)]),
            np.concatenate([whose, *(part[owner] for part, _, owner in portions)]),
        )
        return portions

    def _take_out(self, out: Numbers) -> set[int]:
        touched: set[int] = set()
        for part in _parts(out):
            keys, owner = keys_of(self._sketches_of(part))
            touched |= self._touched(part, Held(keys, self._postings, self._places))
        for part in _parts(out):
            sketches = self._sketches_of(part)
            keys, owner = keys_of(sketches)
            self._postings.remove(keys, part[owner])
            self._postings.remove(*_day_keys(part, sketches))
            for number, sketch in zip(part.tolist(), sketches, strict=True):
                self._put_links(number, None)
                self.numbers.put(sketch.key, None)
                self.sketches.put(number, None)
                self.outcomes.put(number, None)
        return touched

    def _touched(self, changed: Numbers, held: Held) -> set[int]:
        """The reports whose links may be others by these being there."""
        asking = {n for s in self._sketches_of(changed) for key in asked_by(s) for n in self._postings.holding(key)}
        return later(changed, held) | asking

    def _relink(self, asked: Numbers, found: Mapping[int, Near]) -> set[int]:
        """Those whose links changed."""
        changed: set[int] = set()
        for number in asked.tolist():
            links = self._find(number, found.get(number))
            if links != self._links.get(number):
                self._put_links(number, links)
                changed.add(number)
        return changed

    def _find(self, number: int, near_by: Near | None) -> Links | None:
        own = self.sketches[number]
        sentences, spun = array("I"), None
        if near_by:
            sentences = linked(own, [(n, self.sketches[n]) for n in near_by.chosen])
            if len(sentences) < 3 * len(own):
                spun = respun(own, self._in_order({*near_by.chosen, *near_by.ranked}))
        links = Links(sentences, spun, self._version(own) if own.version else None)
        return links or None

    def _in_order(self, wanted: Iterable[int]) -> list[tuple[int, Sketch]]:
        return sorted(((n, self.sketches[n]) for n in wanted), key=lambda pair: pair[1].place)

    def _version(self, own: Sketch) -> int | None:
        others = {n for key in of_days(own) for n in self._postings.holding(key)}
        before = [(n, s) for n, s in self._in_order(others) if s.place < own.place]
        return version_of(own, reversed(before))

    def _put_links(self, number: int, links: Links | None) -> None:
        before = self._links.get(number)
        old, new = before.numbers() if before else set(), links.numbers() if links else set()
        for n in old - new:
            self._carriers.put(n, (self._carriers.get(n) or frozenset()) - {number} or None)
        for n in new - old:
            self._carriers.put(n, (self._carriers.get(n) or frozenset()) | {number})
        self._links.put(number, links)

    def _settle(self, changed: Iterable[int]) -> set[int]:
        """Earliest first, so that what a report links to is settled before it."""
        waiting = [(self.sketches[n].place, n) for n in changed]
        heapq.heapify(waiting)
        other: set[int] = set()
        last = None
        while waiting:
            _, number = heapq.heappop(waiting)
            if number == last:
                continue
            last, outcome = number, self._outcome(number)
            if outcome != self.outcomes.get(number):
                self.outcomes.put(number, outcome)
                other.add(number)
                for n in self._carriers.get(number) or ():
                    heapq.heappush(waiting, (self.sketches[n].place, n))
        return other

    def _outcome(self, number: int) -> Outcome | None:
        links = self._links.get(number)
        if not links:
            return None
        triples = zip(links.sentences[::3], links.sentences[1::3], links.sentences[2::3], strict=True)
        roots = {s: self._root(n, t) for s, n, t in triples}
        whole = self._mostly(number, roots)
        if whole is None and links.spun is not None:
            source = self.outcomes.get(links.spun)
            whole = source.whole if source and source.whole is not None else links.spun
        return Outcome(roots, whole, links.version)

    def _root(self, number: int, sentence: int) -> int:
        """A sentence of a copied report that gives figures which its source does not have is the copier's own."""
        outcome = self.outcomes.get(number)
        if not outcome:
            return number
        if sentence in outcome.roots:
            return outcome.roots[sentence]
        return (
            number if outcome.whole is None or self.own_figures(number, (sentence,), outcome.whole) else outcome.whole
        )

    def own_figures(self, number: int, sentences: Iterable[int], whole: int) -> bool:
        facts = self.sketches[number].sentence_facts
        mine = frozenset[str]().union(*(numbers(facts[s]) for s in sentences))
        return bool(mine - numbers(self.sketches[whole].facts)) if mine else False

    def _mostly(self, number: int, roots: dict[int, int]) -> int | None:
        """The report most of this one was taken from, if any."""
        own = self.sketches[number]
        taken = Counter[int]()
        for s, (begin, end) in enumerate(pairwise((0, *own.cuts[2::4]))):
            taken[roots.get(s, number)] += end - begin
        source, amount = min(
            taken.items(), key=lambda pair: (-pair[1], self.sketches[pair[0]].place), default=(number, 0)
        )
        return source if source != number and amount >= CARRIED * len(own.words) else None


def _parts(numbers: Numbers) -> Iterator[Numbers]:
    return (numbers[at : at + PORTION] for at in range(0, len(numbers), PORTION))


def _day_keys(of: Numbers, sketches: Iterable[Sketch]) -> tuple[Keys, Numbers]:
    """Those by which an outlet's versions find each other, and whose they are."""
    pairs = [(key, n) for n, s in zip(of.tolist(), sketches, strict=True) for key in (*asking(s), *own_day(s))]
    return np.array([k for k, _ in pairs], np.uint64), np.array([n for _, n in pairs], np.uint32)
