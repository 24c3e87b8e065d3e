"""Entries of one kind gathered to events, one by one, and again where something changed.

Invariant: the outcome is a function of the set of entries. They are taken in one fixed order (the closely dated first,
then by publication), so neither the order of arrival nor repetition can matter; and an update leaves what placing all of
them anew would give.

Each entry joins the event it fits best, or founds one. An event is known by the ref of the entry that founded it. After a
change an entry is placed anew if what it saw of the events at its turn is no longer the same: every change of an event is
shown to all later entries that look where the event is filed.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping
from heapq import heappop, heappush, nsmallest
from itertools import groupby

from dateline.reconcile.beneath import Beneath, members_of
from dateline.reconcile.blocking import SHIFT, Key
from dateline.reconcile.compare import together
from dateline.reconcile.entries import Entry
from dateline.reconcile.filing import Filing
from dateline.reconcile.looking import Look
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import fits, matters, score, wanted
from dateline.reconcile.profile import Profile, profile_of
from dateline.reconcile.refs import Ref, Turn
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.sights import Sights
from dateline.reconcile.weights import NEVER

MOST = 48  # candidates compared at most
Rank = tuple[bool, int, Ref]
Bound = tuple[int, Rank]  # the last lot of keys looked at, and the last rank of those compared
Home = tuple[Ref | None, float, Bound | None]  # the event it is in, how well the best fits, where events were left out
NOWHERE: Home = (None, NEVER, None)


class Level:
    """`number` 0 has the entries as their reports have them; the next ones, each with the one `below`, have some that are dated anew."""

    def __init__(self, shelves: Shelves, filing: Filing, number: int, below: "Level | None" = None) -> None:
        self._shelves, self._filing, self.number, self._below = shelves, filing, number, below
        self._beneath = Beneath(shelves, filing, number, below.number) if below else None
        self._taking = False  # over what the level below answers, where that is alike
        self._profiles: dict[Ref, tuple[int, Profile]] = {}
        self._parts: dict[int, dict[Ref, Home]] = {}  # at hand, as they are asked for all the time
        self._due: set[Turn] = set()
        # of a turn, by ref, the events that changed before it
        self._doubts: dict[Turn, dict[Ref, set[Ref]]] = {}
        self._before: dict[Ref, list[Ref]] = {}  # members of the events that changed, as they were before the update
        self._queue: list[Turn] = []
        self._sights: dict[Ref, tuple[Sights, Sights]] = {}  # of the events that changed, before the update and now
        self._building = False
        self._gone: set[Ref] = set()
        # events that lost nobody in the last update, and who was in them before
        self.grown: dict[Ref, frozenset[Ref]] = {}
        self.rehomed: set[Ref] = set()  # entries that went, or were placed, in the last update
        self.lore = Lore()

    def let_go(self) -> None:
        """Of parts at hand."""
        for held in (self._profiles, self._parts, self._before, self._sights):
            held.clear()

    # what stands

    def home(self, ref: Ref) -> Home | None:
        span = ref.day >> SHIFT
        part = self._parts.get(span)
        if part is None:
            part = self._parts[span] = self._shelves.look(f"home|{self._filing.kind}|{self.number}|{span}")
        return part.get(ref)

    def members(self, event: Ref) -> list[Ref]:
        return members_of(self._shelves, self._filing.kind, self.number, event)

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
            made = profile_of(event, map(self._filing.entry, refs[:count]))
        self._profiles[event] = count, made
        return made

    def found(self, look: Look, before: Turn | None = None) -> tuple[set[Ref], int | None]:
        """The events with a member under one of the keys that one looks at, the nearest keys first until there are MOST of them;
        and, if keys or events may be left out, the last lot of keys looked at."""
        out, parts = set[Ref](), self._parts
        for ring, keys in enumerate(look.nearest_first()):
            for key in keys:
                for ref in self._filing.refs(self.number, key, before):
                    part = parts.get(ref.day >> SHIFT)
                    home = self.home(ref) if part is None else part.get(ref)
                    if home and home[0]:
                        out.add(home[0])
            if len(out) >= MOST:
                return out, ring
        return out, None

    def nearest(self, entry: Entry, found: set[Ref]) -> list[Ref]:
        """Of many those whose founders share a side and lie nearest in time, the nearest first."""
        return nsmallest(MOST, found, key=lambda e: self._rank(entry, e))

    def _rank(self, entry: Entry, event: Ref) -> Rank:
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

    def update(
        self,
        gone: Collection[Ref],
        new: Collection[Ref],
        shaken: Collection[Ref],
        lore: Lore,
        moved: Collection[Ref] | None = None,
    ) -> set[Ref]:
        """Entries of this level that are no longer, or newly, filed, and those for whom the lore or the file changed. `moved` are the events
        that the update changed at the level below; its answers are taken over where it is alike. None: there is no such level, or this
        one has just begun as it is. The events whose members changed, also those that are no more."""
        self.lore, self._profiles, self._gone, self._before, self._sights = lore, {}, set(gone), {}, {}
        self.grown, self.rehomed = {}, set(gone)
        first, self._taking = not self.begun(), moved is not None
        if self._beneath:
            self._beneath.begin(moved or ())
        touched = {event for ref in gone for event in self._go(ref)}
        for ref in new:
            self._homes(ref)[ref] = NOWHERE
        self._shelves.change(self._about()).setdefault("spans", set()).update(ref.span for ref in new)
        touched |= self._build(new) if first else self._ask((*new, *shaken))
        if self._beneath:
            self._beneath.end(touched.union(moved or ()))
        self.grown = {
            e: stayed for e, old in self._before.items() if (stayed := frozenset(old)) <= set(self.members(e))
        }
        self.let_go()
        return touched

    def _ask(self, some: Iterable[Ref]) -> set[Ref]:
        """Place these anew, and whoever sees otherwise what changes by it, one turn after the other."""
        touched = set[Ref]()
        for ref in some:
            self._call(ref)
        while self._queue:
            turn = heappop(self._queue)
            doubts = self._doubts.pop(turn, {})
            due = turn in self._due
            # before anything moves: whoever is called at this very turn comes once more
            self._due.discard(turn)
            if self._taking and (homes := self._as_below(turn)) is not None:
                touched |= self._settle(homes, turn)
            elif due or any(self._sees_otherwise(ref, events) for ref, events in doubts.items()):
                touched |= self._place(turn, self._group(turn))
        return touched

    def _as_below(self, turn: Turn) -> dict[Ref, Home] | None:
        """Where the entries of a turn are at the level below, if that shows them the same; they look where they look."""
        assert self._below and self._beneath
        group = self._group(turn)
        looks = {ref: self._filing.look(self._filing.entry(ref)) for ref in group}
        same = self._below._group(turn) == group
        if not same or not all(self._beneath.alike(look.every(), turn) for look in looks.values()):
            return None
        for ref, look in looks.items():
            self._filing.watch(ref, look)
        return {ref: home for ref in group if (home := self._below.home(ref))}

    def differs(self) -> bool:
        """Something stands otherwise here than at the level below."""
        assert self._beneath
        return self._beneath.differs()

    def alike(self, ref: Ref, keys: Iterable[Key]) -> bool:
        """An entry is where it is at the level below, and looking at these keys it is shown the same."""
        assert self._below and self._beneath
        home = self.home(ref)
        stays = home == self._below.home(ref) and (home is None or home[0] is None or self._beneath.same(home[0]))
        return stays and self._beneath.alike(keys)

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

    def begin(self) -> bool:
        """Where nothing was placed here yet, take over all that stands at the level below. Whether that was done."""
        kind, below = self._filing.kind, self._below
        assert below
        if self.begun():
            return False
        spans = self._shelves.look(below._about()).get("spans", set())
        self._shelves.change(self._about())["spans"] = set(spans)
        for span in sorted(spans):
            homes = self._shelves.look(f"home|{kind}|{below.number}|{span}")
            self._shelves.change(f"home|{kind}|{self.number}|{span}").update(homes)
            events = self._shelves.look(f"event|{kind}|{below.number}|{span}")
            self._shelves.change(f"event|{kind}|{self.number}|{span}").update({e: list(m) for e, m in events.items()})
        return True

    def follow(self, new: Collection[Ref], moved: Collection[Ref]) -> None:
        """Take over what the last update changed at the level below, which was the same: the events that it `moved`."""
        below = self._below
        assert below
        for ref in below.rehomed:
            home = below.home(ref)
            if home is None:
                self._homes(ref).pop(ref, None)
            else:
                self._homes(ref)[ref] = home
        for event in moved:
            if members := below.members(event):
                self._events(event)[event] = list(members)
            else:
                self._events(event).pop(event, None)
        self._shelves.change(self._about()).setdefault("spans", set()).update(ref.span for ref in new)
        self.grown, self.rehomed = below.grown, below.rehomed

    def _homes(self, ref: Ref) -> dict[Ref, Home]:
        return self._shelves.change(f"home|{self._filing.kind}|{self.number}|{ref.day >> SHIFT}")

    def _events(self, event: Ref) -> dict[Ref, list[Ref]]:
        return self._shelves.change(f"event|{self._filing.kind}|{self.number}|{event.day >> SHIFT}")

    def _call(self, ref: Ref) -> None:
        """Its group is to be placed anew."""
        if ref.turn not in self._due and self.home(ref) is not None:
            if ref.turn not in self._doubts:
                heappush(self._queue, ref.turn)
            self._due.add(ref.turn)

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
        notes: dict[Ref, tuple[float, Bound | None]] = {}
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
        return self._settle({ref: (chosen.get(ref, ref), *notes[ref]) for ref in group}, turn)

    def _settle(self, homes: Mapping[Ref, Home], turn: Turn) -> set[Ref]:
        """The entries of a turn belong here now. The events that changed by it."""
        moves: dict[Ref, tuple[Ref | None, Ref | None]] = {}
        for ref, home in homes.items():
            part = self._homes(ref)
            before, part[ref] = part[ref][0], home
            if not self._building:
                self.rehomed.add(ref)
            if before != home[0]:
                moves[ref] = before, home[0]
        return self._moved(moves, turn) if moves else set()

    def _wanted(
        self, ref: Ref, entry: Entry, notes: dict[Ref, tuple[float, Bound | None]]
    ) -> list[tuple[float, Profile]]:
        look = self._filing.look(entry)
        self._filing.watch(ref, look)
        found, ring = self.found(look, ref.turn)
        kept = self.nearest(entry, found) if ring is not None else sorted(found)
        events = [self.profile(e, ref.turn) for e in kept]
        steps = fits(entry, events, self.lore)
        notes[ref] = (
            max(map(score, steps.values()), default=NEVER),
            None if ring is None else (ring, self._rank(entry, kept[-1])),
        )
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
            self._before.setdefault(event, old)
            members = {*old, *self.members(event)}
            if self._taking and self._beneath:
                self._beneath.move(event, members)
            self._show(event, members, turn)
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

    def _show(self, event: Ref, members: Iterable[Ref], turn: Turn) -> None:
        """Who looks at the event after this turn is asked at its own turn, when all before it is settled, if it sees something else
        than before."""
        keys = {key for ref in members for key in self._filing.keys(ref)}
        for ref in set[Ref]().union(*map(self._filing.watchers, keys)):
            if ref.turn > turn and ref.turn not in self._due:
                if ref.turn not in self._doubts:
                    self._doubts[ref.turn] = {}
                    heappush(self._queue, ref.turn)
                self._doubts[ref.turn].setdefault(ref, set()).add(event)

    def _sees_otherwise(self, ref: Ref, events: Iterable[Ref]) -> bool:
        """Whether what changed of these events can change where an entry belongs."""
        home = self.home(ref)
        if home is None:
            return False
        entry = self._filing.entry(ref)
        look = self._filing.look(entry)
        for event in events:
            if home[2] and not home[2][0] and self._rank(entry, event) > home[2][1]:
                continue
            then, now = self._both(event)
            before, after = (
                then.of(ref, entry, look, self._before[event]),
                now.of(ref, entry, look, self.members(event)),
            )
            if before.what == after.what and before.ring == after.ring:
                continue
            # where all were compared, one more may be one too many
            if home[2] is None and after.ring < before.ring and self.found(look, ref.turn)[1] is not None:
                return True
            if home[2]:
                ring, (last, rank) = min(before.ring, after.ring), home[2]
                if ring > last or (ring == last and self._rank(entry, event) > rank):
                    continue
                if before.ring != after.ring:
                    return True
            if before.what != after.what and any(matters(home[1], one.total) for one in (before, after)):
                return True
        return False

    def _both(self, event: Ref) -> tuple[Sights, Sights]:
        """An event that changed, as it was before the update and as it is now."""
        if event not in self._sights:
            self._sights[event] = (
                Sights(event, self._filing, self.number, self.lore, self._gone),
                Sights(event, self._filing, self.number, self.lore, self._gone),
            )
        return self._sights[event]


def _apart(entry: Entry, others: list[Entry]) -> bool:
    """Two entries of one report are two events, unless one is a vague second mention."""
    return any(not (entry.vague or other.vague) for other in others)
