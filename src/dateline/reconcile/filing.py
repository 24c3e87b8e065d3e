"""The entries of one kind, found by their keys.

Invariant: what a key gives is a function of the entries filed. Entries are filed once, as their reports have them
(level 0); those that are dated anew are filed beside them under the level at which they are (dating.py).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dateline.reconcile.blocking import Key, alike, filed, held, months_around, nearby, stretches
from dateline.reconcile.entries import Entry
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

    def entry(self, ref: Ref) -> Entry:
        span = ref.day >> 7
        part = self._entries.get(span)
        if part is None:
            part = self._entries[span] = self._shelves.look(f"entries|{self.kind}|{span}")
        return part[ref]

    def keys(self, ref: Ref) -> frozenset[Key]:
        """All keys under which an entry is filed."""
        found = self._keys.get(ref)
        if found is None:
            if len(self._keys) >= AT_HAND:
                self._keys.clear()
            found = self._keys[ref] = frozenset(filed(self.entry(ref)))
        return found

    def _under(self, level: int, key: Key) -> Sequence[Ref]:
        at = level, key.part
        part = self._filed.get(at)
        if part is None:
            part = self._filed[at] = self._shelves.look(self._part(level, key))
        return part.get(key, ())

    def add(self, level: int, ref: Ref, entry: Entry) -> set[Key]:
        """File an entry. The keys are given back that give something else than before, beside the entry itself."""
        self._shelves.change(f"entries|{self.kind}|{ref.span}")[ref] = entry
        self._keys.pop(ref, None)
        shaken = set()
        for key in (*filed(entry), *held(entry)):
            refs = self._shelves.change(self._part(level, key)).setdefault(key, [])
            at = bisect_left(refs, ref)
            refs.insert(at, ref)
            if _turned(key, at, len(refs) - 1, len(refs)):
                shaken.add(key)
        return shaken

    def remove(self, level: int, ref: Ref) -> set[Key]:
        """Take an entry out of the file; it can be fetched until it is forgotten. Keys are given back as by `add`."""
        shaken = set()
        entry = self.entry(ref)
        for key in (*filed(entry), *held(entry)):
            part = self._shelves.change(self._part(level, key))
            refs = part[key]
            at = bisect_left(refs, ref)
            del refs[at]
            if _turned(key, at, len(refs) + 1, len(refs)):
                shaken.add(key)
            if not refs:
                del part[key]
        return shaken

    def forget(self, ref: Ref) -> None:
        entry = self._shelves.change(f"entries|{self.kind}|{ref.span}").pop(ref)
        # what it looked at may have been more when it was last placed; such a leftover does no harm
        for key in self.looked(entry):
            self._shelves.change(f"watch|{self.kind}|{key.part}").get(key, set()).discard(ref)

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

    def refs(self, level: int, key: Key, before: Turn | None = None) -> Iterator[Ref]:
        """The first entries under a key; `before`: only those placed before this turn."""
        for at in (0, level) if level else (0,):
            refs = self._under(at, key)
            last = min(len(refs), MOST)
            if before is not None and last and refs[last - 1].turn >= before:
                last = bisect_left(refs, before, 0, last, key=lambda r: r.turn)
            yield from refs[:last] if last < len(refs) else refs

    def all_given(self, level: int, key: Key) -> bool:
        """Whoever is filed under the key is found there."""
        return len(self._under(0, key)) <= MOST and (not level or len(self._under(level, key)) <= MOST)

    def all(self, level: int, key: Key) -> Iterator[Ref]:
        """Every entry under a key."""
        for at in (0, level) if level else (0,):
            yield from self._under(at, key)

    def watch(self, ref: Ref, keys: Iterable[Key]) -> None:
        """Remember that an entry looks at these keys."""
        for key in keys:
            self._shelves.change(f"watch|{self.kind}|{key.part}").setdefault(key, set()).add(ref)

    def watchers(self, key: Key) -> set[Ref]:
        found: set[Ref] = self._shelves.look(f"watch|{self.kind}|{key.part}").get(key, set())
        return found

    def looked(self, entry: Entry) -> Iterator[Key]:
        """The keys under which the events lie that an entry may be about."""
        if entry.wording:
            yield Key("story", 0, entry.wording.story)
            return
        sides = [*sorted(entry.parties), *sorted(entry.people)]
        if entry.windows or entry.month_days:
            for key in stretches(entry):
                yield key
                if key.day and self.count(key) > MOST:
                    yield from (Key(key.name, key.day, s) for s in sides)
            return
        if not sides:
            yield from nearby(entry)
        crowded = False
        for side in sides:
            whole = Key("side", 0, side)
            count = self.count(whole)
            if count <= MOST:
                yield whole
                continue
            crowded = True
            yield Key("near", 0, side)
            if entry.told:
                yield from (Key("near", m, side) for m in months_around(entry.told.last, reach(count)))
        if crowded and not entry.told:
            yield from alike(entry)


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
        refs = (ref for key in self._filing.looked(entry) for ref in self._filing.refs(0, key))
        found = {event.number: event for ref in refs for event in (self._events[ref],)}
        return [found[number] for number in sorted(found)]


def reach(count: int) -> int:
    """Months around its publication that an entry looks at, of a side that so many entries have: half as many for twice
    the entries."""
    return max(NARROWEST, WIDEST >> (count // MOST).bit_length())


def _turned(key: Key, at: int, before: int, after: int) -> bool:
    """With so many entries before and after, those who look there are led elsewhere, or see another as well."""
    most = max(before, after)
    if key.name == "side" and min(before, after) > MOST:
        return reach(before) != reach(after)
    return most == MOST + 1 or (at < MOST < most)
