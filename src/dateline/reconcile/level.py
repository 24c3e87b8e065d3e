"""Entries of one kind gathered to events, one by one, and again where something changed.

Invariant: the outcome is a function of the set of entries. They are taken in one fixed order (the closely dated first,
then by publication), so neither the order of arrival nor repetition can matter; and an update leaves what placing all of
them anew would give.

Each entry joins the event it fits best, or founds one. An event is known by the ref of the entry that founded it. After a
change an entry is placed anew if what it saw of the events at its turn is no longer the same: every change of an event is
shown to all later entries that look where the event is filed.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from heapq import heappop, heappush
from itertools import groupby

from dateline.reconcile.blocking import Key
from dateline.reconcile.compare import together
from dateline.reconcile.entries import Entry
from dateline.reconcile.filing import Filing
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import fits, matters, score, seen, wanted
from dateline.reconcile.profile import Profile
from dateline.reconcile.refs import Ref, Turn
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.weights import NEVER

MOST = 48  # candidates compared at most
Home = tuple[Ref | None, float, bool]  # the event it is in, how well the best fits, whether some were left out
Move = tuple[list[Ref], list[Ref]]  # the members of an event before and after
NOWHERE: Home = (None, NEVER, False)


class Level:
    """`number` 0 has the entries as their reports have them; the next ones have some that are dated anew."""

    def __init__(self, shelves: Shelves, filing: Filing, number: int) -> None:
        self._shelves, self._filing, self.number = shelves, filing, number
        self._profiles: dict[Ref, tuple[int, Profile]] = {}
        self._parts: dict[int, dict[Ref, Home]] = {}  # at hand, as they are asked for all the time
        self._due: dict[Turn, None] = {}
        self._queue: list[Turn] = []
        self._building = False
        self._gone: set[Ref] = set()
        self.lore = Lore()

    # what stands

    def home(self, ref: Ref) -> Home | None:
        span = ref.day >> 7
        part = self._parts.get(span)
        if part is None:
            part = self._parts[span] = self._shelves.look(f"home|{self._filing.kind}|{self.number}|{span}")
        return part.get(ref)

    def members(self, event: Ref) -> list[Ref]:
        found: list[Ref] = self._shelves.look(f"event|{self._filing.kind}|{self.number}|{event.day >> 7}").get(
            event, []
        )
        return found

    def profile(self, event: Ref, before: Turn | None = None) -> Profile:
        """The event as its members make it that are placed before this turn."""
        refs = self.members(event)
        count = (
            len(refs) if before is None or refs[-1].turn < before else bisect_left(refs, before, key=lambda r: r.turn)
        )
        held = self._profiles.get(event)
        if held and held[0] <= count:
            made = held[1]
            for ref in refs[held[0] : count]:
                made.add(self._filing.entry(ref))
        else:
            made = self._made(event, refs[:count])
        self._profiles[event] = count, made
        return made

    def _made(self, event: Ref, refs: Iterable[Ref]) -> Profile:
        made = Profile(event)
        for ref in refs:
            made.add(self._filing.entry(ref))
        return made

    def sees(self, key: Key, ref: Ref) -> bool:
        """Who looks under the key sees the entry, or saw it before it went."""
        return ref in self._gone or self._filing.gives(self.number, key, ref)

    def found(self, keys: Iterable[Key], before: Turn | None = None) -> set[Ref]:
        """The events with a member under one of the keys."""
        out, parts = set[Ref](), self._parts
        for key in keys:
            for ref in self._filing.refs(self.number, key, before):
                part = parts.get(ref.day >> 7)
                home = self.home(ref) if part is None else part.get(ref)
                if home and home[0]:
                    out.add(home[0])
        return out

    def nearest(self, entry: Entry, found: set[Ref]) -> list[Ref]:
        """Of many those whose founders share a side and lie nearest in time."""
        if len(found) <= MOST:
            return sorted(found)
        return sorted(sorted(found, key=lambda e: self._rank(entry, e))[:MOST])

    def _rank(self, entry: Entry, event: Ref) -> tuple[bool, int, Ref]:
        other = self._filing.entry(event)
        common = entry.parties & other.parties or entry.people & other.people or entry.clocks & other.clocks
        day = entry.windows[0].first if entry.windows else entry.told.last if entry.told else event.day
        return not common, abs(event.day - day) if event.day else 0, event

    def every(self) -> list[Ref]:
        """All entries of this level."""
        return [
            ref
            for span in self._spans()
            for ref in self._shelves.look(f"home|{self._filing.kind}|{self.number}|{span}")
        ]

    def events(self) -> list[Ref]:
        """All events of this level."""
        return [
            ref
            for span in self._spans()
            for ref in self._shelves.look(f"event|{self._filing.kind}|{self.number}|{span}")
        ]

    def _spans(self) -> list[int]:
        return sorted(self._shelves.look(self._about()).get("spans", ()))

    # changing it

    def update(self, gone: Collection[Ref], new: Collection[Ref], shaken: Collection[Ref], lore: Lore) -> set[Ref]:
        """Entries of this level that are no longer, or newly, filed, and those for whom the lore or the file changed.
        The events whose members changed, also those that are no more."""
        self.lore, self._profiles, self._gone = lore, {}, set(gone)
        first = not self.begun()
        touched = {event for ref in gone for event in self._go(ref)}
        for ref in new:
            self._homes(ref)[ref] = NOWHERE
        self._shelves.change(self._about()).setdefault("spans", set()).update(ref.span for ref in new)
        if first:
            return self._build(new)
        for ref in (*new, *shaken):
            self._call(ref)
        while self._queue:
            turn = heappop(self._queue)
            del self._due[turn]
            touched |= self._place(turn, self._group(turn))
        return touched

    def _about(self) -> str:
        return f"level|{self._filing.kind}|{self.number}"

    def begun(self) -> bool:
        """Something was placed here before."""
        return bool(self._shelves.look(self._about()).get("spans"))

    def _build(self, new: Collection[Ref]) -> set[Ref]:
        """All placed in their order: there is nobody later to show anything to."""
        self._building = True
        for turn, group in groupby(sorted(new), key=lambda r: r.turn):
            self._place(turn, list(group))
        self._building = False
        return {home[0] for ref in new if (home := self.home(ref)) and home[0]}

    def start_as(self, other: "Level") -> bool:
        """Where nothing was placed here yet, take over all that stands at another level."""
        kind = self._filing.kind
        if self.begun():
            return False
        spans = self._shelves.look(other._about()).get("spans", set())
        self._shelves.change(self._about())["spans"] = set(spans)
        for span in sorted(spans):
            homes = self._shelves.look(f"home|{kind}|{other.number}|{span}")
            self._shelves.change(f"home|{kind}|{self.number}|{span}").update(homes)
            events = self._shelves.look(f"event|{kind}|{other.number}|{span}")
            self._shelves.change(f"event|{kind}|{self.number}|{span}").update({e: list(m) for e, m in events.items()})
        return True

    def _homes(self, ref: Ref) -> dict[Ref, Home]:
        return self._shelves.change(f"home|{self._filing.kind}|{self.number}|{ref.day >> 7}")

    def _events(self, event: Ref) -> dict[Ref, list[Ref]]:
        return self._shelves.change(f"event|{self._filing.kind}|{self.number}|{event.day >> 7}")

    def _call(self, ref: Ref) -> None:
        """Its group is to be placed anew."""
        if ref.turn not in self._due and self.home(ref) is not None:
            self._due[ref.turn] = None
            heappush(self._queue, ref.turn)

    def _group(self, turn: Turn) -> list[Ref]:
        """The entries of a report that are placed in one turn."""
        known = self._shelves.look(f"report|{turn[-1][:2]}").get(turn[-1], {})
        refs = {r for kind, r in known.get(self.number, ()) if kind == self._filing.kind and r.turn == turn}
        return sorted(r for r in refs if self.home(r) is not None)

    def _go(self, ref: Ref) -> set[Ref]:
        home = self._homes(ref).pop(ref)
        return self._moved({ref: (home[0], None)}, ref.turn)

    def _place(self, turn: Turn, group: list[Ref]) -> set[Ref]:
        """One report's entries compete for the events: the best fit is settled first."""
        entries = {ref: self._filing.entry(ref) for ref in group}
        notes: dict[Ref, tuple[float, bool]] = {}
        wishes = []
        for n, ref in enumerate(group):
            for total, event in self._wanted(ref, entries[ref], notes):
                wishes.append((-total, event.number, n, ref, event))
        chosen: dict[Ref, Ref] = {}
        joined: dict[Ref, list[Entry]] = {}
        for _, number, _, ref, event in sorted(wishes, key=lambda wish: wish[:3]):
            other = joined.get(Ref(*number), [])
            if ref not in chosen and not _apart(entries[ref], other) and not together(entries[ref], event):
                chosen[ref] = Ref(*number)
                joined.setdefault(chosen[ref], []).append(entries[ref])
        moves: dict[Ref, tuple[Ref | None, Ref | None]] = {}
        for ref in group:
            before, after = self._homes(ref)[ref][0], chosen.get(ref, ref)
            self._homes(ref)[ref] = (after, *notes[ref])
            if before != after:
                moves[ref] = before, after
        return self._moved(moves, turn) if moves else set()

    def _wanted(self, ref: Ref, entry: Entry, notes: dict[Ref, tuple[float, bool]]) -> list[tuple[float, Profile]]:
        keys = list(self._filing.looked(entry))
        self._filing.watch(ref, keys)
        found = self.found(keys, ref.turn)
        events = [self.profile(e, ref.turn) for e in self.nearest(entry, found)]
        steps = fits(entry, events, self.lore)
        notes[ref] = max(map(score, steps.values()), default=NEVER), len(found) > MOST
        return wanted(entry, events, steps)

    def _moved(self, moves: dict[Ref, tuple[Ref | None, Ref | None]], turn: Turn) -> set[Ref]:
        """Carry out moves of one turn and show the events that changed to those who look at them later."""
        changed: dict[Ref, list[Ref]] = {}
        for ref, (before, after) in moves.items():
            for event in filter(None, (before, after)):
                if event not in changed:
                    changed[event] = list(self.members(event))
            if before:
                self._leave(ref, before)
            if after:
                insort(self._events(after).setdefault(after, []), ref)
        if self._building:
            return set()
        for event, old in changed.items():
            held = self._profiles.get(event)
            if held and self.members(event)[: held[0]] != old[: held[0]]:
                del self._profiles[event]
            self._show(event, (old, self.members(event)), turn)
        return set(changed)

    def _leave(self, ref: Ref, event: Ref) -> None:
        """An event whose founder leaves is no more; those who were in it look for another."""
        members = self._events(event)[event]
        members.remove(ref)
        if ref == event:
            for other in members:
                note = self._homes(other)[other]
                self._homes(other)[other] = (None, *note[1:])
                self._call(other)
            members.clear()
        if not members:
            del self._events(event)[event]

    def _show(self, event: Ref, move: Move, turn: Turn) -> None:
        """Who looks at the event after this turn and sees something else than before is placed anew."""
        keys = {key for ref in {*move[0], *move[1]} for key in self._filing.keys(ref)}
        looking = set[Ref]().union(*map(self._filing.watchers, keys))
        watchers = {ref for ref in looking if ref.turn > turn and ref.turn not in self._due}
        sights = Sights(self, self._filing, event), Sights(self, self._filing, event)
        for ref in sorted(watchers):
            home = self.home(ref)
            if home is None or ref.turn in self._due:
                continue
            entry = self._filing.entry(ref)
            looks = set(self._filing.looked(entry))
            before, after = (s.of(ref, entry, looks, refs) for s, refs in zip(sights, move, strict=True))
            if before[0] == after[0]:
                continue
            if (home[2] and bool(before[0]) != bool(after[0])) or any(
                matters(home[1], total) for _, total in (before, after)
            ):
                self._call(ref)


class Sights:
    """One event as later and later entries see it."""

    def __init__(self, level: Level, filing: Filing, event: Ref) -> None:
        self._level, self._filing, self._made, self._count = level, filing, Profile(event), 0
        self._keys: dict[Key, list[Ref]] = {}

    def of(self, ref: Ref, entry: Entry, looks: set[Key], members: list[Ref]) -> tuple[tuple[object, ...], float]:
        """What an entry sees of it, and how well it fits; () where it does not see it. Entries must come in order."""
        while self._count < len(members) and members[self._count].turn < ref.turn:
            other = members[self._count]
            self._made.add(self._filing.entry(other))
            for key in self._filing.keys(other):
                self._keys.setdefault(key, []).append(other)
            self._count += 1
        if not self._seen(looks):
            return (), NEVER
        return seen(entry, self._made, self._level.lore)

    def _seen(self, looks: set[Key]) -> bool:
        common = looks & self._keys.keys()
        if any(self._filing.all_given(self._level.number, key) for key in common):
            return True
        return any(self._level.sees(key, m) for key in common for m in self._keys[key])


def _apart(entry: Entry, others: list[Entry]) -> bool:
    """Two entries of one report are two events, unless one is a vague second mention."""
    return any(not (entry.vague or other.vague) for other in others)
