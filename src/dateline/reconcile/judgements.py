"""What people decided, laid over what was found.

Invariant: judgements act in the order in which they were made, each on the entries it names and what follows them, so the
later stands and undoing one gives the record that would be without it. A judgement on what is not (or not yet) here waits.

"Same" joins the events of its subjects, with all that is found to belong to either, now or later. "Split" parts its
subjects from those they were parted from; what came later goes with whichever it fits better. "Reject" takes away an
entry, or an event as long as a rejected entry founds it, with all that is found to belong to it. "Reliability" is about an
outlet and touches no event.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from dateline.model import Decided, Judgement
from dateline.model.judgement import RELIABILITY
from dateline.reconcile.anchors import Finder, reports_of
from dateline.reconcile.entries import Entry
from dateline.reconcile.follow import follow
from dateline.reconcile.grouping import Broader
from dateline.reconcile.ids import founder
from dateline.reconcile.lore import Lore, lore_of
from dateline.reconcile.names import fold


@dataclass
class Fate:
    """What became of a judgement: the entries it is about (`rest`: those a split parted them from), and the judgement
    that overrules it, if one does. `waits`: what it is about is not here. `subjects` are entries by subject's number."""

    judgement: Judgement
    subjects: dict[int, Entry]
    entries: list[Entry]
    rest: list[Entry] = field(default_factory=list)
    waits: bool = False
    by: str | None = None


@dataclass
class Judged:
    """`values` holds, by member address, the values a person set for that member's event, oldest first."""

    events: list[list[Entry]]
    values: dict[str, list[Judgement]] = field(default_factory=dict)
    fates: list[Fate] = field(default_factory=list)


def undone(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The judgements that are undone, and by which. An undo that is itself undone has no effect."""
    out: dict[str, str] = {}
    for judgement in reversed(in_turn(judgements)):
        if judgement.action == "undo" and judgement.id not in out:
            out.update(dict.fromkeys(judgement.subjects, judgement.id))
    return out


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those not undone, oldest first."""
    ordered = in_turn(judgements)
    gone = undone(ordered)
    return [j for j in ordered if j.action != "undo" and j.id not in gone]


def in_turn(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Each once, in the order in which they were made; of one moment by number."""
    return sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, len(j.id), j.id))


def judged(
    events: Sequence[Sequence[Entry]],
    judgements: Iterable[Judgement],
    urls: Mapping[str, str | None] | None = None,
    broader: Broader | None = None,
    lore: Callable[[str], Lore] | None = None,
) -> Judged:
    """`urls` are the addresses of the reports by key, so that a judgement holds for the next version of a report. `lore`
    gives that of a kind, where `events` are not all that there are."""
    kept = standing(judgements)
    about = [j for j in kept if j.action != RELIABILITY]
    if not about:
        return Judged([list(members) for members in events], fates=_graded(kept))
    bench = _Bench(events, reports_of(about, urls or {}), urls or {}, broader or {}, lore)
    for judgement in about:
        bench.hear(judgement)
    made = bench.outcome()
    fates = {fate.judgement.id: fate for fate in (*made.fates, *_graded(kept))}
    return Judged(made.events, made.values, [fates[j.id] for j in kept])


def _graded(kept: Iterable[Judgement]) -> list[Fate]:
    """Of the grades of one outlet the last stands."""
    fates = [Fate(j, {}, []) for j in kept if j.action == RELIABILITY]
    last: dict[str, Fate] = {}
    for fate in fates:
        outlet = fold(fate.judgement.subjects[0])
        if before := last.get(outlet):
            before.by = fate.judgement.id
        last[outlet] = fate
    return fates


def decided(fates: Iterable[Fate], where: Mapping[str, str]) -> tuple[Decided, ...]:
    """What the record says of each judgement; `where` is the event of each address."""
    return tuple(
        Decided(
            judgement=fate.judgement,
            standing="waiting" if fate.waits else "overruled" if fate.by else "stands",
            by=fate.by,
            events=tuple(sorted({where[e.address] for e in fate.entries if e.address in where})),
        )
        for fate in fates
    )


class _Bench:
    """The events while judgements are laid over them."""

    def __init__(
        self,
        events: Sequence[Sequence[Entry]],
        reports: frozenset[str] | None,
        urls: Mapping[str, str | None],
        broader: Broader,
        lore: Callable[[str], Lore] | None,
    ) -> None:
        """`reports` are those that hold what was judged; None: it may be any."""
        self._every, self._known_lore = events, lore
        self._events = {n: list(members) for n, members in enumerate(events)}
        self._numbers = count(len(events))
        # of a large record the few events that can be touched
        near = [
            n for n, members in self._events.items() if reports is None or any(e.report in reports for e in members)
        ]
        self._of = {e.address: n for n in near for e in self._events[n]}
        self._finder = Finder((e for n in near for e in self._events[n]), urls)
        self._broader, self._lores = broader, dict[str, Lore]()
        self._fates: list[Fate] = []
        self._about: dict[str, list[Fate]] = defaultdict(list)

    def hear(self, judgement: Judgement) -> None:
        found = ((n, self._finder.subject(judgement, n)) for n in range(len(judgement.subjects)))
        subjects = {n: entry for n, entry in found if entry}
        entries = _once(subjects.values())
        fate = Fate(judgement, subjects, entries, list(self._finder.all(judgement.apart)))
        act = {"same": self._same, "split": self._split, "reject": self._reject, "value": self._value}
        touched = act[judgement.action](fate) if entries else None
        fate.waits = touched is None
        if touched is not None:
            self._overrule(judgement, touched)
            for address in {e.address for e in (*fate.entries, *fate.rest)}:
                self._about[address].append(fate)
        self._fates.append(fate)

    def outcome(self) -> Judged:
        """Of values set for one attribute of one event the last stands."""
        values: dict[str, list[Judgement]] = {}
        last: dict[tuple[int, str | None], Fate] = {}
        for fate in self._fates:
            if fate.judgement.action == "value" and not fate.waits and (n := self._number(fate.entries[0])) is not None:
                values.setdefault(fate.entries[0].address, []).append(fate.judgement)
                if before := last.get((n, fate.judgement.attribute)):
                    before.by = fate.judgement.id
                last[n, fate.judgement.attribute] = fate
        return Judged(list(self._events.values()), values, self._fates)

    # each act gives the entries of the events it touched, or None where it finds nothing to act on

    def _same(self, fate: Fate) -> list[Entry] | None:
        return self._join(fate.entries) if len(fate.entries) > 1 else None

    def _join(self, entries: list[Entry]) -> list[Entry]:
        """One event of all; an entry that was rejected before is one again."""
        numbers = list(dict.fromkeys(n for e in entries if (n := self._number(e)) is not None))
        members = [e for n in numbers for e in self._events.pop(n)]
        members = _once([*members, *entries])
        self._put(members)
        return members

    def _split(self, fate: Fate) -> list[Entry] | None:
        """Every event that holds some of both is parted; what is told of neither follows whichever it fits better."""
        mine, rest = (
            {e.address for e in fate.entries},
            {e.address for e in fate.rest} - {e.address for e in fate.entries},
        )
        if fate.judgement.apart and not rest:
            return None
        touched: list[Entry] = []
        for number in dict.fromkeys(n for e in fate.entries if (n := self._number(e)) is not None):
            members = self._events[number]
            theirs = [e for e in members if e.address in rest or (not fate.judgement.apart and e.address not in mine)]
            if theirs:
                own = [e for e in members if e.address in mine]
                fate.rest = fate.rest or theirs
                del self._events[number]
                for part in follow(own, theirs, members, self._lore(own[0].kind)):
                    self._put(part)
                touched += members
        here = [e for e in fate.entries if self._number(e) is not None]
        return touched + (self._join(here) if len(here) > 1 else here)

    def _reject(self, fate: Fate) -> list[Entry]:
        gone: list[Entry] = []
        for n, entry in fate.subjects.items():
            named = self._named(fate.judgement, n, entry)
            marks = {e.address for e in named}
            for one in named:
                members = self._event(one)
                whole = "#" not in fate.judgement.subjects[n] and founder(members or [one]).address in marks
                left = list(members) if whole else [one]
                self._drop(left)
                gone += left
        fate.entries = _once([*fate.entries, *gone])
        return fate.entries

    def _named(self, judgement: Judgement, number: int, entry: Entry) -> list[Entry]:
        """The entries that made up the subject when it was judged."""
        anchors = judgement.anchors[number] if number < len(judgement.anchors) else ()
        return _once([entry, *self._finder.all(anchors)])

    def _value(self, fate: Fate) -> list[Entry] | None:
        return [] if self._number(fate.entries[0]) is not None else None

    def _event(self, entry: Entry) -> list[Entry]:
        return self._events.get(self._of.get(entry.address, -1), [])

    def _number(self, entry: Entry) -> int | None:
        return self._of.get(entry.address)

    def _put(self, members: list[Entry]) -> None:
        number = next(self._numbers)
        self._events[number] = members
        self._of.update((e.address, number) for e in members)

    def _drop(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            number = self._of.pop(entry.address, None)
            if number is not None:
                self._events[number] = [e for e in self._events[number] if e.address != entry.address]
                if not self._events[number]:
                    del self._events[number]

    def _lore(self, kind: str) -> Lore:
        if self._known_lore:
            return self._known_lore(kind)
        if kind not in self._lores:
            self._lores[kind] = lore_of(
                [e for members in self._every for e in members if e.kind == kind], self._broader
            )
        return self._lores[kind]

    def _overrule(self, judgement: Judgement, touched: Iterable[Entry]) -> None:
        """Mark the earlier ones that no longer hold."""
        for entry in touched:
            for fate in self._about.get(entry.address, ()):
                if fate.by is None and not self._holds(fate):
                    fate.by = judgement.id

    def _holds(self, fate: Fate) -> bool:
        numbers = [self._number(e) for e in fate.entries]
        if fate.judgement.action == "reject":
            return not any(n is not None for n in numbers)
        if fate.judgement.action == "split":
            return not {n for n in numbers if n is not None} & {self._number(e) for e in fate.rest}
        return None not in numbers and (fate.judgement.action == "value" or len(set(numbers)) == 1)


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return list({e.address: e for e in entries}.values())
