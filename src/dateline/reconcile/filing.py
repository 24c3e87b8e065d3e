"""The entries of one kind, found by their keys.

Invariant: what a key gives is a function of the entries filed. Entries are filed once, as their reports have them
(level 0); those that are dated anew are filed beside them under the level at which they are (dating.py).
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.reconcile.blocking import (
    SHIFT,
    STRETCHES,
    Key,
    alike,
    around,
    filed,
    held,
    month_of,
    months_in,
    sides_of,
    stretches,
)
from dateline.reconcile.entries import Entry
from dateline.reconcile.looking import Look, Stretch, led_by, wide
from dateline.reconcile.profile import Profile
from dateline.reconcile.refs import Ref, Turn, ref_of
from dateline.reconcile.shelf import Shelves

MOST = 128  # entries that a key gives at most: those placed first
AT_HAND = 2000  # entries of a kind whose keys are remembered
WIDEST, NARROWEST = 60, 3  # months around its publication searched for the events of a side that is told of much


class Filing:
    """`shelves` keep, by kind and stretch of days: entries by ref, refs by key, and by key the refs that look there."""

    def __init__(self, shelves: Shelves, kind: str) -> None:
        self._shelves, self.kind = shelves, kind
        # parts at hand, as they are asked for all the time
        self._entries: dict[int, dict[Ref, Entry]] = {}
        self._keys: dict[Ref, frozenset[Key]] = {}
        self._filed: dict[tuple[int, str], dict[Key, list[Ref]]] = {}
        # of keys that many share, what is filed under them by side
        self._parted: dict[tuple[int, str, int], defaultdict[str, list[Ref]]] = {}

    def entry(self, ref: Ref) -> Entry:
        span = ref.day >> SHIFT
        part = self._entries.get(span)
        if part is None:
            part = self._entries[span] = self._shelves.look(f"entries|{self.kind}|{span}")
        return part[ref]

    def let_go(self) -> None:
        """Of parts at hand."""
        for at_hand in (self._entries, self._keys, self._filed, self._parted):
            at_hand.clear()

    def keys(self, ref: Ref) -> frozenset[Key]:
        """All keys under which an entry is filed."""
        found = self._keys.get(ref)
        if found is None:
            if len(self._keys) >= AT_HAND:
                self._keys.clear()
            found = self._keys[ref] = frozenset(filed(self.entry(ref)))
        return found

    def _under(self, level: int, key: Key) -> Sequence[Ref]:
        if key.of and key.name in STRETCHES:
            return self._by_side(level, key).get(str(key.of), [])
        at = level, key.part
        part = self._filed.get(at)
        if part is None:
            part = self._filed[at] = self._shelves.look(self._part(level, key))
        return part.get(key, ())

    def _by_side(self, level: int, key: Key) -> defaultdict[str, list[Ref]]:
        """What is filed under a stretch of days, by side."""
        at = level, key.name, key.day
        found = self._parted.get(at)
        if found is None:
            found = self._parted[at] = defaultdict(list)
            for ref in self._under(level, Key(key.name, key.day)):
                for side in dict.fromkeys(sides_of(self.entry(ref))):
                    found[side].append(ref)
        return found

    def add(self, level: int, ref: Ref, entry: Entry) -> set[Key]:
        """File an entry. The keys are given back that give something else than before, beside the entry itself."""
        self._shelves.change(f"entries|{self.kind}|{ref.span}")[ref] = entry
        self._keys.pop(ref, None)
        shaken = set()
        for key in (*filed(entry), *held(entry)):
            refs = self._shelves.change(self._part(level, key)).setdefault(key, [])
            insort(refs, ref)
            if len(refs) > MOST:
                shaken |= self._turned(level, key, refs, ref, entry, come=True)
            elif self._parted:
                self._parted.pop((level, key.name, key.day), None)
        return shaken

    def remove(self, level: int, ref: Ref) -> set[Key]:
        """Take an entry out of the file; it can be fetched until it is forgotten. Keys are given back as by `add`."""
        shaken = set()
        entry = self.entry(ref)
        for key in (*filed(entry), *held(entry)):
            part = self._shelves.change(self._part(level, key))
            refs = part[key]
            if len(refs) > MOST:
                shaken |= self._turned(level, key, refs, ref, entry, come=False)
            elif self._parted:
                self._parted.pop((level, key.name, key.day), None)
            del refs[bisect_left(refs, ref)]
            if not refs:
                del part[key]
        return shaken

    def _turned(self, level: int, key: Key, refs: list[Ref], ref: Ref, entry: Entry, *, come: bool) -> set[Key]:
        """Of a key that many share: itself and its parts by side, where they give something else than before. The entry is among
        those filed; it has just come, or is about to go."""
        out = {key} if _turning(key, refs, ref) else set()
        if key.name not in STRETCHES:
            return out
        held = (level, key.name, key.day) in self._parted
        parted = self._by_side(level, key)
        for side in dict.fromkeys(sides_of(entry)):
            mine = parted[side]
            if come and held:
                insort(mine, ref)
            if _turning(key, mine, ref):
                out.add(Key(key.name, key.day, side))
            if not come:
                del mine[bisect_left(mine, ref)]
        return out

    def forget(self, ref: Ref) -> None:
        entry = self._shelves.change(f"entries|{self.kind}|{ref.span}").pop(ref)
        # what it looked at may have been more when it was last placed; such a leftover does no harm
        look = self.look(entry)
        for key in look.noted():
            self._shelves.change(f"watch|{self.kind}|{key.part}").get(key, set()).discard(ref)
        for key, _ in look.stretches():
            self._shelves.change(f"watch|{self.kind}|{key.part}").get(key, {}).pop(ref, None)

    def gives(self, level: int, key: Key, ref: Ref) -> bool:
        """The entry is among the first under the key."""
        for at in (0, level) if level else (0,):
            refs = self._under(at, key)
            place = bisect_left(refs, ref)
            if place < min(len(refs), MOST) and refs[place] == ref:
                return True
        return False

    def _part(self, level: int, key: Key) -> str:
        return f"filed|{self.kind}|{level}|{key.part}"

    def count(self, key: Key) -> int:
        return len(self._under(0, key))

    def refs(self, level: int, key: Key, before: Turn | None = None) -> Sequence[Ref]:
        """The first entries under a key; `before`: only those placed before this turn."""
        found = self._first(0, key, before)
        return [*found, *self._first(level, key, before)] if level else found

    def _first(self, level: int, key: Key, before: Turn | None) -> Sequence[Ref]:
        refs = self._under(level, key)
        last = min(len(refs), MOST)
        if before is not None and last and refs[last - 1].turn >= before:
            last = bisect_left(refs, before, 0, last, key=lambda r: r.turn)
        return refs[:last] if last < len(refs) else refs

    def all_given(self, level: int, key: Key) -> bool:
        """Whoever is filed under the key is found there."""
        return len(self._under(0, key)) <= MOST and (not level or len(self._under(level, key)) <= MOST)

    def all(self, level: int, key: Key) -> Iterator[Ref]:
        """Every entry under a key."""
        for at in (0, level) if level else (0,):
            yield from self._under(at, key)

    # who looks where

    def watch(self, ref: Ref, look: Look) -> None:
        """Remember where an entry looks."""
        for key in look.noted():
            self._shelves.change(f"watch|{self.kind}|{key.part}").setdefault(key, set()).add(ref)
        for key, stretch in look.stretches():
            self._shelves.change(f"watch|{self.kind}|{key.part}").setdefault(key, {})[ref] = stretch

    def watchers(self, key: Key) -> set[Ref]:
        """Who looks at a key."""
        found = self._noted(key)
        if (among := wide(key)) is None:
            return found
        stretches: dict[Ref, Stretch] = self._shelves.look(f"watch|{self.kind}|{among[0].part}").get(among[0], {})
        beside = {ref for ref, (first, last) in stretches.items() if first <= among[1] <= last}
        return found | beside if beside else found

    def led(self, key: Key) -> set[Ref]:
        """Who is led elsewhere where the key gives another number."""
        return self.watchers(key) | (self._noted(led_by(key)) if key.name == "side" else set())

    def _noted(self, key: Key) -> set[Ref]:
        found: set[Ref] = self._shelves.look(f"watch|{self.kind}|{key.part}").get(key, set())
        return found

    def look(self, entry: Entry) -> Look:
        """Where the events lie that an entry may be about."""
        if entry.wording:
            return Look(frozenset([Key("story", 0, entry.wording.story)]), {}, None)
        sides = sides_of(entry)
        if entry.windows or entry.month_days:
            kept = list(stretches(entry))
            crowded = (
                frozenset(key for key in kept if key.day and self.count(key) > MOST) if sides else frozenset[Key]()
            )
            by_side = (Key(k.name, k.day, s) for k in crowded for s in sides)
            return Look(frozenset((*kept, *by_side)), {}, None, crowded)
        return self._of_sides(entry, sides) if sides else _of_days(entry)

    def _of_sides(self, entry: Entry, sides: Iterable[str]) -> Look:
        keys, near, crowded = set[Key](), dict[str, tuple[int, int]](), False
        for side in sides:
            whole = Key("side", 0, side)
            count = self.count(whole)
            if count <= MOST:
                keys.add(whole)
                continue
            crowded = True
            keys.add(Key("near", 0, side))
            if entry.told:
                near[side] = month_of(entry.told.last), reach(count)
        if crowded and not entry.told:
            keys.update(alike(entry))
        return Look(frozenset(keys), near, None)


def _of_days(entry: Entry) -> Look:
    if entry.told is None:
        return Look(frozenset(), {}, None)
    first, end = around(entry.told)
    return Look(frozenset(Key("in month", m) for m in months_in(first, end - 1)), {}, (first, end))


class Index:
    """Events of one kind, found by the keys of their entries: for those who only look."""

    def __init__(self) -> None:
        self._filing = Filing(Shelves(), "")
        self._events: dict[Ref, Profile] = {}

    def file(self, entry: Entry, event: Profile) -> None:
        ref = ref_of(entry)
        self._events[ref] = event
        self._filing.add(0, ref, entry)

    def candidates(self, entry: Entry) -> list[Profile]:
        """By their numbers."""
        refs = (ref for key in self._filing.look(entry).every() for ref in self._filing.refs(0, key))
        found = {event.number: event for ref in refs for event in (self._events[ref],)}
        return [found[number] for number in sorted(found)]


def reach(count: int) -> int:
    """Months around its publication that an entry looks at, of a side that so many entries have: half as many for twice
    the entries."""
    return max(NARROWEST, WIDEST >> (count // MOST).bit_length())


def _turning(key: Key, refs: Sequence[Ref], ref: Ref) -> bool:
    """With or without an entry that is among these, those who look there are led elsewhere, or see another as well."""
    most = len(refs)
    if key.name == "side" and most - 1 > MOST:
        return reach(most) != reach(most - 1)
    return most == MOST + 1 or (most > MOST and bisect_left(refs, ref) < MOST)
