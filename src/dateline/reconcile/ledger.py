"""Facts as events come and go, and the tallies and commitments that they touch.

Invariant: each tally and commitment stands as audited against all facts; only those are audited again for which some fact
changed that can belong to what they speak of, and they are given no facts but those that can.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from dateline.model import Commitment, CommitmentCheck, Reading, Report, TallyAudit
from dateline.reconcile.chronicle import NOBODY, Chronicle, sides
from dateline.reconcile.commitments import (
    Bound,
    Clause,
    Setting,
    Term,
    bound,
    check,
    dated,
    last_asked,
    later,
    setting,
    term,
)
from dateline.reconcile.facts import Fact
from dateline.reconcile.grouping import Broader
from dateline.reconcile.recount import as_counted, known_as, qualifier, stretch
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.tallies import LATE, Known, around, asked, audit, uncounted

Claim = tuple[str, str]  # report and id
Days = tuple[int, int | None]  # the first, and the last (None: all that come)
YEAR = 366


class Ledger:
    """Kept by kind and side."""

    def __init__(self, shelves: Shelves, broader: Broader) -> None:
        self._shelves, self._broader, self._facts = shelves, broader, Chronicle(shelves)

    def put(self, event: str, old: Fact | None, new: Fact | None) -> None:
        """The fact of an event, before and now."""
        if old:
            self._facts.drop(event, old)
            self._know(old, -1)
        if new:
            self._facts.put(event, new)
            self._know(new, 1)

    def _know(self, fact: Fact, by: int) -> None:
        """What a tally must know of all facts of its kind."""
        part = self._shelves.change(f"kind|{fact.kind}")
        actual = fact.realis == "actual"
        part["all"], part["label"], part["family"] = part.get("all", 0) + by, fact.label, fact.what.family
        part["actual"] = part.get("actual", 0) + by * actual
        _count(part.setdefault("sides", Counter()), sides(fact), by)
        _count(part.setdefault("words", Counter()), known_as(fact) if actual else (), by)
        self._shelves.change("kinds")[fact.kind] = True

    def touched(self, changes: Iterable[tuple[Fact | None, Fact | None]]) -> set[Claim]:
        """The tallies and commitments that may be otherwise now that these facts changed."""
        out: set[Claim] = set()
        for old, new in changes:
            if as_counted(old) == as_counted(new):
                continue
            both = [f for f in (old, new) if f]
            fresh = len(both) == 1 or known_as(both[0]) != known_as(both[1]) or both[0].realis != both[1].realis
            for one in both:
                every = self._shelves.look(f"claims|{one.kind}").items()
                out |= {c for c, about in every if fresh and about and about[1]}
                # what names no side may belong to anybody's
                whole = NOBODY in sides(one)
                parts = [f"claims|{one.kind}"] if whole else [f"tally|{one.kind}|{s}" for s in (*sides(one), NOBODY)]
                for part in parts:
                    claims = self._shelves.look(part).items()
                    out |= {c for c, about in claims if about and _reaches(one, about[0])}
                for side in one.agents:
                    out |= {c for c, days in self._shelves.look(f"promise|{side}").items() if _asks(days, one)}
                kind = self._shelves.look(f"kind|{one.kind}")
                if kind["all"] <= 1 or kind["actual"] <= 1:  # the first of its kind, or the last to go
                    out |= set(self._shelves.look(f"claims|{one.kind}"))
        return out

    def tell(self, key: str, told: tuple[Report, Reading] | None) -> None:
        """What a report says of what day it is, and of undertakings taken back; None: it is gone."""
        part, days = self._shelves.change(f"tells|{key[:2]}"), self._shelves.change("days")
        taken = self._shelves.change("taken back")
        if old := part.pop(key, None):
            days[old.now] = days.get(old.now, 0) - 1
            if days[old.now] <= 0:
                del days[old.now]
            for clause in old.withdrawn:
                taken[clause].pop(key)
        if told is None:
            return
        report, reading = told
        new = setting([reading], {key: report})
        if new.now is None:
            return
        part[key] = new
        days[new.now] = days.get(new.now, 0) + 1
        for clause, ends in new.withdrawn.items():
            taken.setdefault(clause, {})[key] = ends

    def setting(self) -> Setting:
        """What all reports say of it."""
        taken: Mapping[tuple[str, Clause], Mapping[str, tuple[int, ...]]] = self._shelves.look("taken back")
        withdrawn = {c: tuple(sorted({d for days in by.values() for d in days})) for c, by in taken.items() if by}
        return Setting(max(self._shelves.look("days"), default=None), withdrawn)

    def unsettled(self, before: Setting, after: Setting) -> set[Claim]:
        """The commitments that may stand otherwise now that it is another day, or something was taken back."""
        terms: Mapping[Claim, Term] = self._shelves.look("timed") if before.now != after.now else {}
        out = {claim for claim, one in terms.items() if one.state(before.now) != one.state(after.now)}
        for clause in before.withdrawn.keys() | after.withdrawn.keys():
            if before.withdrawn.get(clause) != after.withdrawn.get(clause):
                party, _ = clause
                out |= set(self._shelves.look(f"promise|{party}"))
        return out

    def audit(self, report: Report, reading: Reading, told: Mapping[str, Fact]) -> Iterator[TallyAudit]:
        """The tallies of a report; `told` are the facts of its own entries by address."""
        for tally in reading.tallies:
            claim = asked(tally, report, around(tally, report.key, reading, told))
            if claim is None or tally.kind is None:
                yield uncounted(tally, report)
                continue
            first, last = stretch(claim.ways)
            theirs = (
                f for side in self._asked(tally.kind, claim.who) for f in self._facts.of(tally.kind, side, first, last)
            )
            facts = {f.id: f for f in (*claim.about.told, *theirs)}
            known = self._known(tally.kind, claim.who)
            yield audit(tally, report, claim, sorted(facts.values(), key=_in_time), known)
            for part in (*(f"tally|{tally.kind}|{side}" for side in claim.who or [NOBODY]), f"claims|{tally.kind}"):
                self._note(part, (report.key, tally.id), (last, bool(qualifier(tally))))

    def check(self, report: Report, reading: Reading) -> Iterator[CommitmentCheck]:
        """The commitments of a report."""
        about = self.setting() if reading.commitments else Setting()
        for commitment in reading.commitments:
            made = dated(commitment, reading)
            binds = bound(made, report, about)
            found, days = self._later(made, binds)
            for kind in {kind for kind, _ in commitment.covers}:
                self._note(f"claims|{kind}", (report.key, commitment.id))
            for side in {a.code or a.name for a in commitment.by}:
                self._note(f"promise|{side}", (report.key, commitment.id), days)
            if commitment.until or binds.ended is not None:
                self._note("timed", (report.key, commitment.id), term(made, binds.ended))
            yield check(made, report, binds, found, self._broader, now=about.now)

    def _later(self, made: Commitment, binds: Bound) -> tuple[list[Fact], Days | None]:
        """What an undertaking is held against, and the days in which others would be."""
        if binds.since is None:
            return [], None
        kin = self._kin({kind for kind, _ in made.covers})
        pairs = list(product(kin, sorted({a.code or a.name for a in made.by})))
        first, newest, reach = binds.since.first, self._facts.newest(pairs), YEAR
        while True:
            until = None if binds.end is None or binds.end + reach >= newest else binds.end + reach
            facts = {f.id: f for kind, side in pairs for f in self._facts.of(kind, side, first, until)}
            found = later(made, facts.values(), binds)
            last = last_asked(found, binds)
            if last is not None or until is None:
                return found, (first, last)
            reach *= 2

    def drop(self, report: str) -> None:
        """A report is gone, or what it claims is about to be held against the facts anew."""
        for part, claim in self._shelves.change(f"claimed|{report[:2]}").pop(report, ()):
            self._shelves.change(part).pop(claim, None)

    def _note(self, part: str, claim: Claim, value: tuple[int, bool] | Term | Days | None = None) -> None:
        """Where a claim is to be found when facts change."""
        self._shelves.change(part)[claim] = value
        self._shelves.change(f"claimed|{claim[0][:2]}").setdefault(claim[0], []).append((part, claim))

    def _kinds(self) -> list[str]:
        return sorted(self._shelves.look("kinds"))

    def _kin(self, kinds: set[str]) -> list[str]:
        """These kinds and those of their families, of those of which there are facts."""
        parts = {kind: self._shelves.look(f"kind|{kind}") for kind in self._kinds()}
        families = {kind: part["family"] for kind, part in parts.items() if part.get("all")}
        near = {families[k] for k in kinds if k in families}
        return [k for k, family in families.items() if k in kinds or family in near]

    def _sides_of(self, kind: str) -> list[str]:
        return sorted(self._shelves.look(f"kind|{kind}").get("sides", ()))

    def _known(self, kind: str, who: frozenset[str]) -> Known:
        part = self._shelves.look(f"kind|{kind}")
        if len(who) > 1:  # what is kept is by single sides
            every = (f for f in self._facts.of(kind, min(who)) if f.realis == "actual" and who <= f.parties)
            begins = min((f.by for f in every if f.by is not None), default=None)
        else:
            begins = self._facts.begins(kind, who or self._sides_of(kind))
        return Known(frozenset(part.get("words", ())), part["label"] if part.get("actual") else "", begins)

    def _asked(self, kind: str, who: frozenset[str]) -> list[str]:
        return [*sorted(who), NOBODY] if who else self._sides_of(kind)


def _asks(days: Days | None, fact: Fact) -> bool:
    """It is one of those that an undertaking is held against, as far as days tell."""
    begins = fact.begins
    if days is None or begins is None:
        return False
    return begins.last > days[0] and (days[1] is None or begins.first <= days[1])


def _count(counter: Counter[str], names: Iterable[str], by: int) -> None:
    for name in names:
        counter[name] += by
        if not counter[name]:
            del counter[name]


def _reaches(fact: Fact, last: int) -> bool:
    """It can belong to what is counted up to that day, or tell from when the record covers it."""
    begins = fact.begins
    return begins is None or begins.first <= last or (fact.by is not None and fact.by <= last + LATE)


def _in_time(fact: Fact) -> tuple[int, str]:
    return (fact.when.first if fact.when else 0), fact.id
