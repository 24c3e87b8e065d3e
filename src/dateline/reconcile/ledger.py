"""Facts as events come and go, and the tallies and commitments that they touch.

Invariant: each tally and commitment stands as audited against all facts; only those are audited again for which some fact
changed that can belong to what they speak of, and they are given no facts but those that can.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dateline.model import CommitmentCheck, Reading, Report, TallyAudit
from dateline.reconcile.commitments import Clause, Setting, Term, check, dated, setting, term
from dateline.reconcile.facts import Fact
from dateline.reconcile.grouping import Broader
from dateline.reconcile.recount import as_counted, known_as, qualifier
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.spans import as_of, countings
from dateline.reconcile.tallies import LATE, Known, around, audit, whose

NOBODY = "-"  # facts that name no side, tallies that do not tell whose they count
Claim = tuple[str, str]  # report and id


class Ledger:
    """Kept by kind and side."""

    def __init__(self, shelves: Shelves, broader: Broader) -> None:
        self._shelves, self._broader = shelves, broader

    def put(self, event: str, old: Fact | None, new: Fact | None) -> None:
        """The fact of an event, before and now."""
        for one, there in ((old, False), (new, True)):
            if one is None:
                continue
            for side in _sides(one):
                facts = self._shelves.change(f"fact|{one.kind}|{side}")
                if there:
                    facts[event] = one
                else:
                    facts.pop(event, None)
            self._know(one, 1 if there else -1)

    def _know(self, fact: Fact, by: int) -> None:
        """What a tally must know of all facts of its kind."""
        part = self._shelves.change(f"kind|{fact.kind}")
        actual = fact.realis == "actual"
        part["all"], part["label"], part["family"] = part.get("all", 0) + by, fact.label, fact.what.family
        part["actual"] = part.get("actual", 0) + by * actual
        _count(part.setdefault("sides", Counter()), _sides(fact), by)
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
                whole = NOBODY in _sides(one)
                parts = [f"claims|{one.kind}"] if whole else [f"tally|{one.kind}|{s}" for s in (*_sides(one), NOBODY)]
                for part in parts:
                    claims = self._shelves.look(part).items()
                    out |= {c for c, about in claims if about and _reaches(one, about[0])}
                for side in one.agents:
                    out |= set(self._shelves.look(f"promise|{side}"))
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
            about, day = around(tally, report.key, reading, told), as_of(tally, report)
            who = whose(tally, about, day) if day is not None and tally.kind else frozenset[str]()
            facts = list(self._of_kind(tally.kind, who)) if tally.kind else []
            held = {f.id for f in facts}
            facts += [f for f in about.told if f.id not in held]
            facts.sort(key=_in_time)
            made = audit(tally, report, facts, about, self._known(tally.kind))
            if tally.kind and day is not None and tally.value.number is not None:
                last = max(way.last for way in countings(tally, report, about, day))
                for part in (*(f"tally|{tally.kind}|{side}" for side in who or [NOBODY]), f"claims|{tally.kind}"):
                    self._note(part, (report.key, tally.id), (last, bool(qualifier(tally))))
            yield made

    def check(self, report: Report, reading: Reading) -> Iterator[CommitmentCheck]:
        """The commitments of a report."""
        about = self.setting() if reading.commitments else Setting()
        for commitment in reading.commitments:
            by = {a.code or a.name for a in commitment.by}
            kinds = {kind for kind, _ in commitment.covers}
            asked = self._kin(kinds)
            facts = {f.id: f for side in by for kind in asked for f in self._facts(kind, side).values()}
            for kind in kinds:  # one of each kind covered tells its family
                first = next(iter(self._of_kind(kind, frozenset())), None)
                if first:
                    facts.setdefault(first.id, first)
                self._note(f"claims|{kind}", (report.key, commitment.id))
            for side in by:
                self._note(f"promise|{side}", (report.key, commitment.id))
            made = check(dated(commitment, reading), report, sorted(facts.values(), key=_in_time), self._broader, about)
            if commitment.until or made.ended:
                ended = date.fromisoformat(made.ended).toordinal() if made.ended else None
                self._note("timed", (report.key, commitment.id), term(dated(commitment, reading), ended))
            yield made

    def drop(self, report: str) -> None:
        """A report is gone, or what it claims is about to be held against the facts anew."""
        for part, claim in self._shelves.change(f"claimed|{report[:2]}").pop(report, ()):
            self._shelves.change(part).pop(claim, None)

    def _note(self, part: str, claim: Claim, value: tuple[int, bool] | Term | None = None) -> None:
        """Where a claim is to be found when facts change."""
        self._shelves.change(part)[claim] = value
        self._shelves.change(f"claimed|{claim[0][:2]}").setdefault(claim[0], []).append((part, claim))

    def _kinds(self) -> list[str]:
        return sorted(self._shelves.look("kinds"))

    def _kin(self, kinds: set[str]) -> list[str]:
        """These kinds and those of their families, of those of which there are facts."""
        families = {k: self._shelves.look(f"kind|{k}").get("family") for k in self._kinds()}
        near = {families[k] for k in kinds if k in families}
        return [k for k, family in families.items() if k in kinds or family in near]

    def _sides_of(self, kind: str) -> list[str]:
        return sorted(self._shelves.look(f"kind|{kind}").get("sides", ()))

    def _facts(self, kind: str, side: str) -> dict[str, Fact]:
        return self._shelves.look(f"fact|{kind}|{side}")

    def _known(self, kind: str | None) -> Known:
        part = self._shelves.look(f"kind|{kind}")
        return Known(frozenset(part.get("words", ())), part["label"] if part.get("actual") else "")

    def _of_kind(self, kind: str, who: frozenset[str]) -> Iterator[Fact]:
        """Those that can be of these sides; all where it is not told whose."""
        found: dict[str, Fact] = {}
        for side in [*sorted(who), NOBODY] if who else self._sides_of(kind):
            found.update(self._facts(kind, side))
        yield from found.values()


def _sides(fact: Fact) -> frozenset[str]:
    """The sides under which it is kept."""
    known = fact.parties if fact.what.reciprocal else fact.agents
    return fact.parties if known else fact.parties | {NOBODY}


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
