"""A record that is kept: what an added report or a judgement can change is made anew, and nothing else.

Invariant: what stands after any updates equals what one update with all reports and judgements gives, byte for byte.

The parts: origins (where texts came from), the gathering (which entries are one event), judgements laid over it, naming (the
ids), beliefs, and the ledger (tallies and commitments). Each tells the next which of its answers changed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from dateline.model import (
    CommitmentCheck,
    Decided,
    Event,
    Judgement,
    Mention,
    Quoted,
    Reading,
    Report,
    Span,
    Statement,
    TallyAudit,
)
from dateline.reconcile.assemble import event_of
from dateline.reconcile.cluster import Gathering, Placed
from dateline.reconcile.decide import set_time
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.facts import Fact, fact
from dateline.reconcile.former import Named, former
from dateline.reconcile.grouping import Broader
from dateline.reconcile.ids import founder
from dateline.reconcile.judgements import decided
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.ledger import Ledger
from dateline.reconcile.naming import Known, Naming, known, long_id
from dateline.reconcile.origins import Origins
from dateline.reconcile.overlay import Overlay
from dateline.reconcile.profile import profile_of
from dateline.reconcile.recount import as_counted
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.when import order

Told = tuple[Report, Reading]
Load = Callable[[str], Told]
Fetch = Callable[[Collection[str]], None]
Versions = Callable[[str], Sequence[Told]]
AT_ONCE = 500  # reports fetched together


def nothing(_: Collection[str]) -> None:
    """All are at hand anyway."""


def no_others(_: str) -> Sequence[Told]:
    """No page was ever changed."""
    return ()


@dataclass
class Delta:
    """What an update changed; None stands for what is there no more. Events are handed over one by one, as they are made."""

    events: set[str] = field(default_factory=set)  # ids under which nothing stands any more
    statements: dict[str, Quoted | None] = field(default_factory=dict)  # by "report#id", as the next two
    tallies: dict[str, TallyAudit | None] = field(default_factory=dict)
    commitments: dict[str, CommitmentCheck | None] = field(default_factory=dict)
    members: dict[tuple[str, str], str | None] = field(default_factory=dict)
    redirects: dict[str, str | None] = field(default_factory=dict)
    judgements: tuple[Decided, ...] = ()
    days: dict[str, int] = field(default_factory=dict)  # of the events made, 0 where there is none


@dataclass(frozen=True)
class World:
    """What does not change while a record is kept: the packs' kinds and vocabularies, and where reports are found (with the
    reading that speaks); `fetch` is told which of them are about to be asked for. `earlier` gives the versions of the same address that
    a report took the place of, oldest first: a report is handed over as new again where these changed."""

    kinds: Mapping[str, KindInfo]
    broader: Broader
    load: Load
    fetch: Fetch = nothing
    earlier: Versions = no_others

    def each(self, keys: Iterable[str]) -> Iterator[Told]:
        """Many reports, one after the other."""
        left = iter(keys)
        while some := list(islice(left, AT_ONCE)):
            self.fetch(some)
            yield from map(self.load, some)


@dataclass(frozen=True)
class Fresh:
    """What is needed later of a report that comes, so that it is not read again: its entries but for their origins, where the
    sentences of its mentions stand, its statements, and whether it has tallies or commitments."""

    entries: tuple[Entry, ...]
    sentences: Mapping[str, tuple[tuple[str, Span], ...]]
    statements: tuple[Statement, ...]
    claims: bool


class Keeper:
    def __init__(self, shelves: Shelves, origins: Origins, world: World) -> None:
        self._shelves, self._origins, self._world = shelves, origins, world
        self._gathering = Gathering(shelves, world.broader)
        self._naming, self._ledger = Naming(shelves), Ledger(shelves, world.broader)
        self._overlay = Overlay(shelves, self._gathering)
        self._fresh: dict[str, Fresh] = {}
        self._former: dict[str, dict[str, list[Named]]] = {}

    def update(
        self, gone: Iterable[str], new: Iterable[str], judgements: Iterable[Judgement], see: Callable[[Event], None]
    ) -> Delta:
        """Take reports out and in, by their keys (one whose reading changed is new again); `judgements` are all that there
        are. `see` is shown each event that is to be written."""
        coming, left, delta = set(new), set(gone), Delta()
        before_now = self._ledger.setting()
        for key in sorted(left):
            self._ledger.tell(key, None)
        changed = self._origins.update(self._read(coming), sorted(left))
        moving = self._moving(coming, changed - left)
        dirty = self._gather(left, moving) | {
            event for report in changed - left for event in self._gathering.events_of(report)
        }
        self._gathering.put_away()
        removed, added = self._stand(dirty, judgements)
        before = {event: self._naming.name(event) for event in removed}
        renamed, delta.redirects = self._naming.change(removed, added)
        before.update(renamed)
        reports = self._where(removed, added, before, delta) | left | coming
        changes = {**self._gone(removed - added.keys()), **dict(self._made([*added, *renamed], see, delta))}
        delta.events = set(before.values()) - {self._naming.name(event) for event in (*added, *renamed)}
        unsettled = self._ledger.unsettled(before_now, self._ledger.setting())
        touched = self._ledger.touched(changes.values())
        again = reports | self._telling_otherwise(changes) | {report for report, _ in (*touched, *unsettled)}
        self._say(sorted(reports), left, delta)
        self._hold(sorted(again), left, delta)
        delta.judgements = decided(self._overlay.fates, _Names(self))
        self._fresh, self._former = {}, {}
        return delta

    def name_of(self, address: str) -> str | None:
        """The id of the event that an entry is in."""
        report, _, key = address.partition("#")
        event = self._shelves.look(f"where|{report[:2]}").get(report, {}).get(key)
        return self._naming.name(event) if event else None

    def kind_of(self, name: str) -> str:
        """The kind of the event that stands under an id."""
        event = self._naming.standing(name)
        found: Fact = self._shelves.look(f"facts|{event[-2:]}")[event]
        return found.kind

    # which entries are one event

    def _read(self, coming: Iterable[str]) -> Iterator[Told]:
        """The reports that come, each noted on the way."""
        for report, reading in self._world.each(sorted(coming)):
            key = report.key
            self._ledger.tell(key, (report, reading))
            self._overlay.address(report)
            made = entries_of(report, reading, self._world.kinds, {})
            self._fresh[key] = Fresh(
                tuple(replace(e, mentions=()) for e in made),
                {e.key: tuple((m.id, m.sentence) for m in e.mentions) for e in made},
                reading.statements,
                bool(reading.tallies or reading.commitments),
            )
            yield report, reading

    def _moving(self, coming: set[str], changed: set[str]) -> dict[str, list[Entry]]:
        """The entries of the reports that are new, or whose entries are others now that their texts came from elsewhere."""
        out: dict[str, list[Entry]] = {}
        for key in sorted(coming):
            one = self._fresh[key]
            out[key] = [
                replace(e, origins=frozenset(self._origins.of(key, at) for _, at in one.sentences[e.key]))
                for e in one.entries
            ]
            self._fresh[key] = replace(one, entries=(), sentences={})
        for report, reading in self._world.each(sorted(changed - coming)):
            key = report.key
            of = {m.id: self._origins.of(key, m.sentence) for m in reading.mentions}
            entries = [replace(e, mentions=()) for e in entries_of(report, reading, self._world.kinds, of)]
            if entries != self._gathering.entries_of(key):
                out[key] = entries
        return out

    def _gather(self, left: Collection[str], moving: Mapping[str, list[Entry]]) -> set[Placed]:
        here = {key for key in (*left, *moving) if self._gathering.entries_of(key)}
        for key in here:
            self._overlay.forget(self._gathering.entries_of(key))
        for key in left:
            self._overlay.unaddress(key)
        new = [entry for _, entries in sorted(moving.items()) for entry in entries]
        self._overlay.know(new)
        return self._gathering.update(here, new)

    def _stand(self, dirty: set[Placed], judgements: Iterable[Judgement]) -> tuple[set[str], dict[str, Known]]:
        """The events that stand no more, and those that stand, by their long ids."""
        removed, taken, groups = self._overlay.lay(judgements, self.full)
        added: dict[str, Known] = {}
        for placed in sorted(dirty | taken.before | taken.now):
            kind, ref = placed
            part = self._shelves.change(f"stand|{kind}|{ref.span}")
            if event := part.pop(ref, None):
                removed.add(event)
            members = [] if placed in taken.now else self._gathering.entries(placed)
            if members:
                part[ref] = event = long_id(members)
                added[event] = known(placed, members)
        for event, members in groups.items():
            added[event] = known(None, members)
        return removed, added

    def full(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries with their mentions, which are kept with the reports only."""
        return [replace(e, mentions=self._mentions(e)) for e in entries]

    def _mentions(self, entry: Entry) -> tuple[Mention, ...]:
        found = (m for m in self._world.load(entry.report)[1].mentions if m.entry == entry.key)
        return tuple(sorted(found, key=lambda m: (m.trigger.start, m.trigger.end, m.id)))

    # what is believed of it

    def _where(
        self, removed: Iterable[str], added: Mapping[str, Known], before: Mapping[str, str], delta: Delta
    ) -> set[str]:
        """Note in which event each entry is now, and under which id that stands; the reports that this is about. `before`: the ids of
        the events that stood."""
        old = {entry: event for event in removed for entry in self._told(event)}
        new: dict[tuple[str, str], str] = {}
        for event in dict.fromkeys((*added, *before)):
            one = added.get(event) or self._naming.known(event)
            told = [
                (report, key)
                for address, _ in (one.members if one else ())
                for report, _, key in (address.partition("#"),)
            ]
            new.update((entry, event) for entry in told)
            if told:
                self._shelves.change(f"told|{event[-2:]}")[event] = told
        names = {event: self._naming.name(event) for event in set(new.values())}
        out = set[str]()
        for report, key in old.keys() | new.keys():
            now = new.get((report, key))
            if now and now == old.get((report, key)) and before.get(now) == names[now]:
                continue
            here = self._shelves.change(f"where|{report[:2]}")
            if now:
                here.setdefault(report, {})[key] = now
            else:
                here.get(report, {}).pop(key, None)
            delta.members[report, key] = names[now] if now else None
            out.add(report)
        return out

    def _telling_otherwise(self, changes: Mapping[str, tuple[Fact | None, Fact | None]]) -> set[str]:
        """The reports of events of which something changed that their own tallies may hang on."""
        return {
            report
            for event, (old, new) in changes.items()
            if as_counted(old) != as_counted(new)
            for report, _ in self._shelves.look(f"told|{event[-2:]}").get(event, ())
        }

    def _told(self, event: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = self._shelves.change(f"told|{event[-2:]}").pop(event, [])
        return found

    def _members(self, event: str) -> list[Entry]:
        one = self._naming.known(event)
        assert one
        return self._gathering.entries(one.source) if one.source else self._overlay.members(event)

    def _gone(self, events: Iterable[str]) -> dict[str, tuple[Fact | None, Fact | None]]:
        out: dict[str, tuple[Fact | None, Fact | None]] = {}
        for event in sorted(events):
            old = self._shelves.change(f"facts|{event[-2:]}").pop(event)
            self._ledger.put(event, old, None)
            out[event] = old, None
        return out

    def _made(
        self, events: Iterable[str], see: Callable[[Event], None], delta: Delta
    ) -> Iterator[tuple[str, tuple[Fact | None, Fact | None]]]:
        """The events that stand otherwise, with their facts before and now."""
        for event in self._in_time(events):
            members = self.full(self._members(event))
            before = [one for e in members for one in self._before(e)]
            name, values, broader = self._naming.name(event), self._overlay.values, self._world.broader
            made = event_of(name, members, values, self._origins, broader, earlier=before)
            when = set_time(made) or profile_of((), members).span()
            new = fact(made, founder(members).what, when, broader)
            facts = self._shelves.change(f"facts|{event[-2:]}")
            old, facts[event] = facts.get(event), new
            self._ledger.put(event, old, new)
            delta.days[made.id] = when.first if when else 0
            see(made.model_copy(update={"statements": self._spoken(made)}))
            yield event, (old, new)

    def _before(self, entry: Entry) -> Sequence[Named]:
        """What earlier versions of its page said, and its report says no more."""
        key = entry.report
        if key not in self._former:
            earlier = self._world.earlier(key)
            now = self._world.load(key) if earlier else None
            self._former[key] = former(now, earlier, self._world.kinds, self._world.broader) if now else {}
        return self._former[key].get(entry.key, ())

    def _in_time(self, events: Iterable[str]) -> Iterator[str]:
        """One after the other, those of one time together, as they are told of by the same reports."""
        told: dict[str, set[str]] = {}
        ordered = sorted(events, key=lambda event: (self._day(event), event))
        for n, event in enumerate(ordered):
            if event not in told:
                told = {}
                for later in islice(ordered, n, None):
                    told[later] = {e.report for e in self._members(later)}
                    if sum(map(len, told.values())) >= AT_ONCE:
                        break
                self._world.fetch(set[str]().union(*told.values()))
            yield event

    def _day(self, event: str) -> int:
        """The first that its founder names, 0 where a judgement made it."""
        one = self._naming.known(event)
        return one.source[1].day if one and one.source else 0

    def _spoken(self, event: Event) -> tuple[str, ...]:
        """The statements about an event, in the order in which they came out."""
        about = {(m.report, m.entry) for m in event.members}
        found = [
            (order(report.published), report.key, s.content.start, s.id)
            for report, reading in map(self._world.load, sorted({m.report for m in event.members}))
            for s in reading.statements
            if any((report.key, entry) in about for entry in s.about)
        ]
        return tuple(f"{report}#{name}" for _, report, _, name in sorted(found))

    # what reports say beside it

    def _say(self, reports: Iterable[str], left: Collection[str], delta: Delta) -> None:
        for key in reports:
            part = self._shelves.change(f"said|{key[:2]}")
            delta.statements.update(dict.fromkeys(part.pop(key, ())))
            if key in left:
                continue
            fresh = self._fresh.get(key)
            statements = fresh.statements if fresh else self._world.load(key)[1].statements
            for s in statements:
                events = {name for a in s.about if (name := self.name_of(f"{key}#{a}"))}
                delta.statements[f"{key}#{s.id}"] = Quoted(report=key, statement=s, events=tuple(sorted(events)))
            if statements:
                part[key] = [f"{key}#{s.id}" for s in statements]

    def _hold(self, reports: Iterable[str], left: Collection[str], delta: Delta) -> None:
        """Hold the tallies and commitments of these reports against the facts."""
        for key in reports:
            part = self._shelves.change(f"claim|{key[:2]}")
            tallies, commitments = part.pop(key, ((), ()))
            delta.tallies.update(dict.fromkeys(tallies))
            delta.commitments.update(dict.fromkeys(commitments))
            self._ledger.drop(key)
            if key in left:
                continue
            fresh = self._fresh.get(key)
            if fresh and not fresh.claims:
                continue
            report, reading = self._world.load(key)
            if not reading.tallies and not reading.commitments:
                continue
            audits = {f"{key}#{a.tally.id}": a for a in self._ledger.audit(report, reading, self._facts(key))}
            checks = {f"{key}#{c.commitment.id}": c for c in self._ledger.check(report, reading)}
            delta.tallies.update(audits)
            delta.commitments.update(checks)
            part[key] = tuple(audits), tuple(checks)

    def _facts(self, report: str) -> dict[str, Fact]:
        """What its own entries came to, by address."""
        here: dict[str, str] = self._shelves.look(f"where|{report[:2]}").get(report, {})
        return {f"{report}#{key}": self._shelves.look(f"facts|{event[-2:]}")[event] for key, event in here.items()}


class _Names(dict[str, str]):
    """The event of each address, looked up when asked."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper

    def __contains__(self, address: object) -> bool:
        return self._keeper.name_of(str(address)) is not None

    def __getitem__(self, address: str) -> str:
        found = self._keeper.name_of(address)
        if found is None:
            raise KeyError(address)
        return found
