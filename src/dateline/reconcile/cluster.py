"""Entries of all reports gathered to events.

Invariant: the outcome is a function of the set of entries, whichever of them came in one update.

Gathered once, the events tell when reports without a date came out; dated so, those reports' entries are placed anew. So
there are three levels: the entries as they came, dated once, and dated twice. Each is placed by itself (level.py).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, product

from dateline.reconcile.blocking import Key, alike
from dateline.reconcile.dating import BORNE_OUT, day_of_report
from dateline.reconcile.entries import Entry, retold
from dateline.reconcile.filing import Filing
from dateline.reconcile.grouping import Broader
from dateline.reconcile.level import MOST, Level
from dateline.reconcile.looking import Look
from dateline.reconcile.lore import Learnt, Lore, Shaken, lore_of
from dateline.reconcile.profile import Profile
from dateline.reconcile.refs import Ref, ref_of
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.when import Window

ROUNDS = 2  # a report dated in the first may help to date another in the second
Placed = tuple[str, Ref]  # kind and ref


class Gathering:
    """All that is known of who belongs to whom, kept on shelves."""

    def __init__(self, shelves: Shelves, broader: Broader) -> None:
        self.shelves, self.broader = shelves, broader
        self._filings: dict[str, Filing] = {}
        self._levels: dict[tuple[str, int], Level] = {}

    def filing(self, kind: str) -> Filing:
        if kind not in self._filings:
            self._filings[kind] = Filing(self.shelves, kind)
        return self._filings[kind]

    def level(self, kind: str, number: int = ROUNDS) -> Level:
        if (kind, number) not in self._levels:
            below = self.level(kind, number - 1) if number else None
            made = self._levels[kind, number] = Level(self.shelves, self.filing(kind), number, below)
            made.lore = self.lore(kind)
        return self._levels[kind, number]

    def lore(self, kind: str) -> Lore:
        return self._learnt(kind).lore(self.broader)

    def _learnt(self, kind: str) -> Learnt:
        return self.shelves.look(f"lore|{kind}").get("learnt") or Learnt()

    def of_report(self, report: str, level: int = ROUNDS) -> list[Placed]:
        """The entries of a report, as they are at a level."""
        found: list[Placed] = self.shelves.look(f"report|{report[:2]}").get(report, {}).get(level, [])
        return found

    def entries(self, event: Placed, level: int = ROUNDS) -> list[Entry]:
        """The members of an event, as they are at a level; none of one that is no more."""
        kind, founder = event
        return [self.filing(kind).entry(ref) for ref in self.level(kind, level).members(founder)]

    def entries_of(self, report: str) -> list[Entry]:
        """The entries of a report as it has them, by their keys."""
        found = [self.filing(kind).entry(ref) for kind, ref in self.of_report(report, 0)]
        return sorted(found, key=lambda e: e.key)

    def events_of(self, report: str) -> list[Placed]:
        """The events that a report tells of."""
        homes = ((kind, self.level(kind).home(ref)) for kind, ref in self.of_report(report))
        return sorted({(kind, home[0]) for kind, home in homes if home and home[0]})

    def update(self, gone: Collection[str], new: Iterable[Entry]) -> set[Placed]:
        """Reports whose entries go (of some of which other entries may be new), and new entries. The events at the last
        level that changed, also those that are no more."""
        old = [placed for report in sorted(gone) for placed in self.of_report(report, 0)]
        touched = self._change(old, []) if old else set()
        made = list(new)
        return touched | (self._change([], made) if made else set())

    def put_away(self) -> None:
        """All that is not asked for of events as they stand."""
        for filing in self._filings.values():
            filing.let_go()
        for level in self._levels.values():
            level.let_go()
        lower = (f"event|{kind}|{number}|" for kind, number in self._levels if number < ROUNDS)
        self.shelves.put_away("filed|", "watch|", "home|", "sought|", "report|", *lower)

    def _change(self, gone: list[Placed], new: list[Entry]) -> set[Placed]:
        """One kind of change at a time, so that an entry that is replaced by another of the same ref goes first."""
        added = {(e.kind, ref_of(e)): e for e in new}
        first = frozenset(kind for kind in {e.kind for e in new} if not self.level(kind, 0).begun())
        change = Change(set(gone), added, self._learn(gone, new), first=first)
        touched, left = self._at(0, change), set(change.gone)
        for number in range(1, ROUNDS + 1):
            due = {ref.report for _, ref in (*change.gone, *change.new)} | self._to_date(number - 1, touched, change)
            below, change = change, self._dated_anew(number, due, change)
            left |= change.gone
            touched = self._at(number, change, below, touched)
        for kind, ref in sorted(left):
            if all(self.level(kind, n).home(ref) is None for n in range(ROUNDS + 1)):
                self.filing(kind).forget(ref)
        # what was only taken over from the level below has not changed, but is new to whoever asks
        return touched | {(kind, event) for kind in change.begun for event in self.level(kind).events()}

    def _learn(self, gone: Iterable[Placed], new: Iterable[Entry]) -> dict[str, Shaken]:
        by_kind: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for kind, ref in gone:
            by_kind[kind][0].append(self.filing(kind).entry(ref))
        for entry in new:
            by_kind[entry.kind][1].append(entry)
        return {kind: self._recount(kind, *entries) for kind, entries in sorted(by_kind.items())}

    def _recount(self, kind: str, gone: list[Entry], new: list[Entry]) -> Shaken:
        learnt = self._learnt(kind)
        shaken = learnt.change(gone, new)
        if shaken.recount:
            left = {e.address for e in gone}
            every = (self.filing(kind).entry(ref) for ref in self.level(kind, 0).every())
            learnt = Learnt()
            learnt.change((), [*(e for e in every if e.address not in left), *new])
        self.shelves.change(f"lore|{kind}")["learnt"] = learnt
        return shaken

    def _at(
        self, number: int, change: "Change", below: "Change | None" = None, moved: Collection[Placed] = ()
    ) -> set[Placed]:
        """Bring a level to what its entries say; `moved` are the events that `below` changed at the level below."""
        touched: set[Placed] = set()
        for kind in sorted({kind for kind, _ in (*change.gone, *change.new)} | change.shaken.keys()):
            level, keys = self.level(kind, number), change.keys[kind]
            gone = [ref for k, ref in change.gone if k == kind]
            new = [ref for k, ref in change.new if k == kind]
            keys |= self._file(number, kind, gone, new, change)
            self._list(number, kind, gone, new)
            there = {event for k, event in moved if k == kind} if below and kind not in change.begun else None
            if below and there is not None and _same(kind, change, below) and not level.differs():
                level.follow(new, there)
                changed = there
            else:
                shaken = self._shaken(kind, level, change.shaken.get(kind, Shaken()), keys)
                changed = level.update(gone, new, shaken, self.lore(kind), there)
            touched |= {(kind, event) for event in changed}
        return touched

    def _file(self, number: int, kind: str, gone: Iterable[Ref], new: Iterable[Ref], change: "Change") -> set[Key]:
        """The keys that give something else than before."""
        filing, keys = self.filing(kind), set[Key]()
        for ref in gone:
            if bool(ref.dated) == bool(number):
                keys |= filing.remove(number, ref)
        for ref in new:
            if bool(ref.dated) == bool(number):
                keys |= filing.add(number, ref, change.new[kind, ref])
        return keys

    def _shaken(self, kind: str, level: Level, shaken: Shaken, keys: Iterable[Key]) -> set[Ref]:
        """The entries for whom the lore or what the keys give has changed."""
        filing = self.filing(kind)
        if shaken.everyone:
            return set(level.every())
        out = {ref for key in keys for ref in filing.led(key)}
        for names in shaken.names:
            out |= set[Ref].intersection(*(set(filing.all(level.number, Key("name", 0, n))) for n in names))
        for person in shaken.people:
            out.update(filing.all(level.number, Key("whom", 0, person)))
        return out

    def _list(self, number: int, kind: str, gone: Iterable[Ref], new: Iterable[Ref]) -> None:
        """Which entries a report has at a level."""
        for ref in gone:
            part = self.shelves.change(f"report|{ref.report[:2]}")
            part[ref.report][number].remove((kind, ref))
            if not any(part[ref.report].values()):
                del part[ref.report]
        for ref in new:
            levels = self.shelves.change(f"report|{ref.report[:2]}").setdefault(ref.report, {})
            levels[number] = sorted([*levels.get(number, ()), (kind, ref)])

    def _to_date(self, number: int, touched: Iterable[Placed], change: "Change") -> set[str]:
        """The reports of which another day is found than before."""
        out = set()
        for report in sorted(self._undated(number, touched, change)):
            day = self._date(number - 1, report) if self._as_below(number, report) else self._day(number, report)
            part = f"date|{number}|{report[:2]}"
            before = self.shelves.look(part).get(report)
            if before != day:
                self.shelves.change(part)[report] = day
                if {before, day} != {None, BORNE_OUT}:
                    out.add(report)
        return out

    def _as_below(self, number: int, report: str) -> bool:
        """All that a report's day hangs on is as at the level below."""
        mine = self.of_report(report, number)
        return number > 0 and mine == self.of_report(report, number - 1) and all(self._shown(number, p) for p in mine)

    def _shown(self, number: int, placed: Placed) -> bool:
        """An entry that is looked from for a day is shown the same as at the level below."""
        kind, ref = placed
        entry = self.filing(kind).entry(ref)
        return self.level(kind, number).alike(ref, chain(self.filing(kind).look(entry).every(), alike(entry)))

    def _day(self, number: int, report: str) -> int | None:
        told = list(self._told(number, report))
        day = day_of_report([*told]) if told else None
        for entry, view, _ in told:
            self._seek(number, entry.kind, view, report)
        return day

    def _date(self, number: int, report: str) -> int | None:
        found: int | None = self.shelves.look(f"date|{number}|{report[:2]}").get(report)
        return found

    def _undated(self, number: int, touched: Iterable[Placed], change: "Change") -> set[str]:
        """The reports whose day may be another now: those told of by the events that changed, and those that looked there."""
        out = {ref.report for _, ref in (*change.gone, *change.new)}
        keys: dict[str, set[Key]] = defaultdict(set)
        for kind, event in touched:
            # at first all reports of a kind that is new are new themselves, and nobody looked there before
            known = number == 0 and kind in change.first
            level = self.level(kind, number)
            stayed = level.grown.get(event, frozenset())
            for ref in () if known else level.members(event):
                if ref not in stayed or self._date(number, ref.report) != BORNE_OUT:
                    out.add(ref.report)
                keys[kind].update(self.filing(kind).keys(ref))
        for kind, ref in change.gone:
            keys[kind].update(self.filing(kind).keys(ref))
        for kind, shaken in change.shaken.items():
            keys[kind] |= change.keys[kind]
            out |= {ref.report for ref in self._shaken(kind, self.level(kind, number), shaken, ())}
        for kind, some in keys.items():
            # who was not asked again at this level looked where it looked at the one below
            for key, below in product(some, range(number + 1)):
                out |= self.shelves.look(f"sought|{below}|{kind}|{key.part}").get(key, set())
        return out

    def _told(self, number: int, report: str) -> Iterator[tuple[Entry, "View", list[Entry]]]:
        for kind, ref in self.of_report(report, number):
            level, filing = self.level(kind, number), self.filing(kind)
            entry, home = filing.entry(ref), level.home(ref)
            if entry.realis == "actual" and not entry.vague and home and home[0]:
                yield entry, View(level, filing), self.entries((kind, home[0]), number)

    def _seek(self, number: int, kind: str, view: "View", report: str) -> None:
        for key in view.asked:
            self.shelves.change(f"sought|{number}|{kind}|{key.part}").setdefault(key, set()).add(report)

    def _dated_anew(self, number: int, due: Iterable[str], before: "Change") -> "Change":
        """What changes at the next level, of these reports."""
        gone, new = set[Placed](), dict[Placed, Entry]()
        begun = {kind for kind in (before.shaken.keys() | before.begun) if self._begin(kind, number)}
        for report in sorted(due):
            day = self._date(number - 1, report)
            wanted = dict(self._as_dated(placed, day) for placed in self.of_report(report, number - 1))
            here = self.of_report(report, number)
            gone.update(p for p in here if p not in wanted)
            new.update({p: e for p, e in wanted.items() if p not in here})
        # what was just taken over has seen all that the level below has
        shaken = {kind: one for kind, one in before.shaken.items() if kind not in begun}
        keys = defaultdict(set, {k: set(v) for k, v in before.keys.items() if k not in begun})
        return Change(gone, new, shaken, keys, frozenset(begun), before.first)

    def _begin(self, kind: str, number: int) -> bool:
        """Where a level has nothing of a kind yet, it starts as the one below."""
        if not self.level(kind, number).begin():
            return False
        for ref in self.level(kind, number - 1).every():
            self._list(number, kind, (), [ref])
            if ref.dated:
                self.filing(kind).add(number, ref, self.filing(kind).entry(ref))
        return True

    def _as_dated(self, placed: Placed, day: int | None) -> tuple[Placed, Entry]:
        kind, ref = placed
        entry = self.filing(kind).entry(ref)
        if day is None or day == BORNE_OUT:
            return placed, entry
        entry = retold(entry, Window(day, day + 1, "day"))
        return (kind, ref_of(entry, (*ref.dated, day))), entry


@dataclass
class Change:
    """Entries that go and come at a level, what that does to the lore, by kind, the keys that give others now, and the kinds
    of which all is new there (`begun`) or altogether (`first`)."""

    gone: set[Placed]
    new: dict[Placed, Entry]
    shaken: dict[str, Shaken]
    keys: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    begun: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()


def _same(kind: str, change: Change, below: Change) -> bool:
    """Of a kind the same comes and goes at two levels."""
    return all(
        {p for p in here if p[0] == kind} == {p for p in there if p[0] == kind}
        for here, there in ((change.gone, below.gone), (change.new, below.new))
    )


class View:
    """The events of a kind at a level, as one asks who looks for a report's day; it remembers under which keys."""

    def __init__(self, level: Level, filing: Filing) -> None:
        self._level, self._filing = level, filing
        self.asked: set[Key] = set()
        self.lore = level.lore

    def candidates(self, entry: Entry) -> list[Profile]:
        """Events that the entry may be about."""
        look = self._filing.look(entry)
        self.asked.update(look.every())
        found, _ = self._level.found(look)
        return [self._level.profile(e) for e in sorted(self._level.nearest(entry, found))]

    def marked(self, entry: Entry) -> list[Profile]:
        """Events of any day that share a clock time, a figure or a sentence with it."""
        look = Look(frozenset(alike(entry)), {}, None)
        self.asked.update(look.keys)
        return [self._level.profile(e) for e in sorted(self._level.found(look)[0])[:MOST]]


def gather(entries: Iterable[Entry], broader: Broader) -> list[list[Entry]]:
    """The events, each as its entries."""
    found = Gathering(Shelves(), broader)
    touched = found.update((), entries)
    return [members for placed in sorted(touched) if (members := found.entries(placed))]


def block(entries: Collection[Entry], broader: Broader) -> list[list[Entry]]:
    """The events of entries that are all of one kind, as they are: no report is dated by the others."""
    shelves = Shelves()
    filing = Filing(shelves, "")
    refs = {ref_of(entry): entry for entry in entries}
    for ref, entry in refs.items():
        filing.add(0, ref, entry)
    level = Level(shelves, filing, 0)
    level.update((), refs.keys(), (), lore_of(entries, broader))
    return [[filing.entry(ref) for ref in level.members(event)] for event in level.events()]
