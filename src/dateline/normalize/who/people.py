"""Someone: a person of a report, as far as the report and the table tell; and Roster: all of them, found by any part of the name."""

from dataclasses import dataclass, field
from datetime import date

from dateline.model import Actor
from dateline.normalize.who.fold import loose, words_of
from dateline.normalize.who.lexicon import LINKS, Gender
from dateline.normalize.who.table import ActorTable
from dateline.packs.schema import Person
from dateline.reading.given_names import GIVEN

# The family name comes first in names of these states.
FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "VNM", "KHM", "HUN"})
HEADS = (
    "president",
    "leader",
    "prime minister",
    "king",
    "supreme leader",
    "chairman",
    "chancellor",
    "emperor",
    "emir",
    "crown prince",
)


@dataclass(eq=False)
class Someone:
    name: str
    words: tuple[str, ...]
    code: str | None = None
    title: str | None = None
    org: str | None = None
    role: str | None = None
    gender: Gender | None = None
    head: bool = False  # heads the state, by the table or by title
    listed: str | None = None
    noun: str | None = None  # "the agency's director": the organ, still to be told
    seen: list[int] = field(default_factory=list)  # offsets where the name was given in full

    def actor(self) -> Actor:
        """`name` is the name under which the table has the person, `person` the fullest form that the report gives."""
        return Actor(
            code=self.code,
            name=self.listed or self.name,
            role=self.role,
            org=self.org,
            person=self.name,
            title=self.title,
        )

    def called(self, words: tuple[str, ...]) -> bool:
        """Whether these words are a way to name the person: the family name, the given name, or a longer part of the name."""
        n = len(words)
        at = [i for i in range(len(self.words) - n + 1) if self.words[i : i + n] == words]
        return any(i in (0, len(self.words) - n) or self.words[i - 1] in LINKS for i in at)


@dataclass
class Roster:
    table: ActorTable
    on: date | None = None
    people: list[Someone] = field(default_factory=list)
    _by: dict[str, Someone] = field(default_factory=dict)

    def named(self, name: str | None) -> Someone | None:
        """The person of exactly this name."""
        return next((p for p in self.people if p.name == name), None) if name else None

    def known(self, name: str) -> Person | None:
        return self.table.person(name, self.on)

    def enter(self, name: str, offset: int) -> Someone:
        """The person of this full name, entered at the first sight of it."""
        person = self.known(name) if " " in name or "-" in name else None
        full = person.name if person else name
        key = loose(full)
        someone = self._by.get(key)
        if someone is None:
            someone = self._from_table(person) if person else self._new(name)
            self._by[key] = someone
            self.people.append(someone)
            if person and words_of(name) != words_of(person.name):
                someone.name, someone.words = name, words_of(name)
        someone.seen.append(offset)
        return someone

    def _from_table(self, person: Person) -> Someone:
        office = office_on(person, self.on)
        return Someone(
            person.name,
            words_of(person.name),
            listed=person.name,
            code=person.actor,
            role=self.table.roles.get(person.actor, "GOV") if office else None,
            gender=person.gender,
            head=office is not None and office in HEADS,
        )

    def _new(self, name: str) -> Someone:
        words = words_of(name)
        return Someone(name, words, gender=GIVEN.get(words[0]) if words else None)

    def fits(self, words: tuple[str, ...]) -> list[Someone]:
        """Everybody of the report whom the words can name; the full bearers of a longer name first."""
        return [p for p in self.people if p.called(words)]

    def pick(self, words: tuple[str, ...], offset: int) -> Someone | None:
        """Who is meant by a part of a name at this place: the head of state, unless another bearer was named in full since."""
        fits = self.fits(words)
        if len(fits) < 2:
            return fits[0] if fits else self._by_surname(words, offset)
        family = [p for p in fits if is_family(p, words)]
        fits = family or fits
        head = next((p for p in fits if p.head), None)
        before = [(max((s for s in p.seen if s < offset), default=-1), p) for p in fits]
        last = max(before, key=lambda b: b[0])
        if head is None or (last[0] >= 0 and offset - last[0] < NEAR and last[1] is not head):
            return last[1] if last[0] >= 0 else fits[0]
        return head

    def _by_surname(self, words: tuple[str, ...], offset: int) -> Someone | None:
        person = self.table.surname(" ".join(words), self.on)
        return self._listed(person, offset) if person else None

    def holder(self, words: tuple[str, ...], title: str, code: str | None, offset: int) -> Someone | None:
        """The office holder of that family name and title: "Foreign Minister Lavrov" where the table has no such word alone."""
        person = self.table.holder(words[-1], title, code, self.on)
        return self._listed(person, offset) if person else None

    def _listed(self, person: Person, offset: int) -> Someone:
        someone = self.enter(person.name, offset)
        someone.seen.pop()
        return someone

    def merge(self) -> None:
        """Join those known by one word to the person whose full name ends or begins with it."""
        for short in [p for p in self.people if len(p.words) == 1]:
            full = [p for p in self.people if p is not short and len(p.words) > 1 and p.called(short.words)]
            if len(full) == 1 and (not short.code or not full[0].code or short.code == full[0].code):
                full[0].title, full[0].org = full[0].title or short.title, full[0].org or short.org
                full[0].code, full[0].gender = full[0].code or short.code, full[0].gender or short.gender
                self.people.remove(short)
                self._by = {k: p for k, p in self._by.items() if p is not short}


NEAR = 250  # characters within which a name given in full claims its parts


def is_family(person: Someone, words: tuple[str, ...]) -> bool:
    return person.words[0 if person.code in FAMILY_FIRST else -1] in (words[0], words[-1])


def office_on(person: Person, on: date | None) -> str | None:
    """The title held on that day, else the last one held before it."""
    now = [o for o in person.offices if on is None or ((o.since or date.min) <= on <= (o.until or date.max))]
    past = [o for o in person.offices if on is not None and (o.until or date.max) < on]
    for offices in (now, past):
        if offices:
            return offices[-1].title
    return None
