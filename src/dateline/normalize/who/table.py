"""ActorTable: all names that the packs know, in one automaton; and the office holders, by name and date."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import ahocorasick

from dateline.normalize.who.fold import fold, loose, words_of
from dateline.normalize.who.rows import Row, covers, rows_of
from dateline.packs.schema import ActorEntry, Person

# What "US Defense Department" is called by: the state's short form before an organ.
BEFORE_ORGAN = {
    "USA": "US",
    "ARE": "UAE",
    "GBR": "UK",
    "HTH": "Houthi",
    "TLB": "Taliban",
    "UNO": "UN",
    "EUU": "EU",
    "PSE": "Palestinian",
}
# How long after (and before) an office a bare surname still means its holder.
AFTERGLOW = timedelta(days=730)


@dataclass(frozen=True)
class Leaf:
    """A stretch of text (offsets in the text scanned) with the rows that it may stand for."""

    start: int
    end: int
    rows: tuple[Row, ...]


@dataclass
class ActorTable:
    """Built once from the entries of all packs; read only after that."""

    states: dict[str, str] = field(default_factory=dict)  # code -> name
    roles: dict[str, str] = field(default_factory=dict)
    siblings: dict[str, frozenset[str]] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))  # loose full name
    alone: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))  # words that name a person alone
    families: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _automaton: ahocorasick.Automaton | None = None

    @classmethod
    def of(cls, entries: Iterable[ActorEntry]) -> "ActorTable":
        """The table of these entries, those of earlier packs first: where two claim one name, the first has it."""
        table = cls()
        for entry in entries:
            table._add(entry)
        table._finish()
        return table

    def _add(self, entry: ActorEntry) -> None:
        if entry.org is None and entry.code not in ("*", "-"):
            self.states.setdefault(entry.code, entry.name)
            if entry.role:
                self.roles.setdefault(entry.code, entry.role)
        for row in rows_of(entry):
            known = self._rows[fold(row.text)]
            if row not in known:
                known.append(row)
        for person in entry.people:
            words = words_of(person.name)
            for end in {words[0], words[-1]}:
                self.families[end].append(person)
            for name in (person.name, *person.aliases):
                (self.by_name[loose(name)] if " " in name else self.alone[fold(name)]).append(person)

    def _finish(self) -> None:
        automaton = ahocorasick.Automaton()
        for text, rows in self._rows.items():
            automaton.add_word(text, (len(text), tuple(rows)))
        if len(automaton):
            automaton.make_automaton()
            self._automaton = automaton
        kin: dict[str, set[str]] = defaultdict(set)
        for code, name in self.states.items():
            if " " in name:
                kin[name.split()[-1]].add(code)
        self.siblings = {
            code: frozenset(kin.get(name.split()[-1], {code}) | {code}) for code, name in self.states.items()
        }

    def scan(self, text: str) -> list[Leaf]:
        """The longest names in `text`, none overlapping, in order. Word boundaries and capitals as the name has them."""
        if self._automaton is None:
            return []
        found: list[tuple[int, int, tuple[Row, ...]]] = []
        for last, (length, rows) in self._automaton.iter(fold(text)):
            start, end = last + 1 - length, last + 1
            if _bounded(text, start, end):
                fitting = tuple(r for r in rows if covers(r, text[start:end]))
                if fitting:
                    found.append((start, end, fitting))
        return _longest(found)

    def in_front(self, code: str) -> str:
        """The state's name as it stands before an organ: "US" State Department."""
        return BEFORE_ORGAN.get(code) or self.states.get(code, code)

    def person(self, name: str, on: date | None) -> Person | None:
        """Who bears this full name; of several, the one in or nearest an office on that day."""
        key = loose(name)
        turned = " ".join(reversed(key.split())) if key.count(" ") == 1 else key
        return _nearest(self.by_name.get(key) or self.by_name.get(turned) or (), on)

    def holder(self, family: str, title: str, code: str | None, on: date | None) -> Person | None:
        """Who of this family name held an office of this title on that day (in that state, if one is given); None if several did."""
        held = {p.name: p for p in self.families.get(family, ()) if code in (None, p.actor) and _holds(p, title, on)}
        return next(iter(held.values())) if len(held) == 1 else None

    def surname(self, word: str, on: date | None) -> Person | None:
        """Whom a surname alone means on that day: someone in office, or out of it for no more than `AFTERGLOW`."""
        close = [p for p in self.alone.get(fold(word), ()) if _distance(p, on) <= AFTERGLOW]
        return _nearest(close, on)


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum()) and not (
        before == "." and start > 1 and text[start - 2].isalnum() and text[start - 2].isupper()
    )


def _longest(found: list[tuple[int, int, tuple[Row, ...]]]) -> list[Leaf]:
    out: list[Leaf] = []
    taken: set[int] = set()
    for start, end, rows in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            out.append(Leaf(start, end, rows))
    return sorted(out, key=lambda leaf: leaf.start)


def _nearest(people: Iterable[Person], on: date | None) -> Person | None:
    ranked = sorted(people, key=lambda p: _distance(p, on))
    return ranked[0] if ranked else None


def _holds(person: Person, title: str, on: date | None) -> bool:
    """Whether the last word of an office held then is the last of the title ("first vice foreign minister" is a minister)."""
    words = fold(title).replace("defence", "defense").split()
    return any(
        on is None or ((o.since or date.min) - AFTERGLOW / 4 <= on <= (o.until or date.max - AFTERGLOW) + AFTERGLOW / 4)
        for o in person.offices
        if words and fold(o.title).split()[-1:] == words[-1:]
    )


def _distance(person: Person, on: date | None) -> timedelta:
    """How far the day lies outside the person's offices; zero inside one, or where neither has a date."""
    if on is None or not person.offices:
        return timedelta(0)
    return min(max((o.since or date.min) - on, on - (o.until or date.max), timedelta(0)) for o in person.offices)
