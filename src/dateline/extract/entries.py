"""Entries: the frames of one report that speak of one occurrence, gathered as the text goes on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.extract.anaphora import TERM
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.moments import Moment, zone_of
from dateline.extract.terms import classes_of, makes_of
from dateline.model import Realis, Span, Time
from dateline.normalize.how_much import QuantityPhrase
from dateline.normalize.who import ActorPhrase


@dataclass
class Placed:
    """A frame with its time made definite, and what the discourse adds to it."""

    frame: Frame
    moment: Moment
    definite: bool
    background: bool
    vague: bool
    extra: list[QuantityPhrase] = field(default_factory=list)
    lent: list[ActorPhrase] = field(default_factory=list)
    day: tuple[Span, Time] | None = None  # lent by the story, with the words it rests on


@dataclass
class Entry:
    """`kind` and `realis` are those of the frame that opened it."""

    key: str
    kind: str
    realis: Realis
    placed: list[Placed] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {a.value.code for p in self.placed for a in (*p.frame.agents, *p.lent) if a.value.code}

    @property
    def other_codes(self) -> set[str]:
        return {a.value.code for p in self.placed for a in p.frame.others if a.value.code}

    @property
    def dates(self) -> set[str]:
        return {p.moment.date for p in self.placed if p.moment.date}

    @property
    def best(self) -> Time | None:
        """The most precise time that any of its frames states, its own before those of the reporting; of equals, the first."""
        known = [(not p.moment.weak, t) for p in self.placed if (t := p.moment.best) is not None]
        return max(known, key=lambda pair: (pair[0], len(pair[1].date or "")))[1] if known else None

    @property
    def dated(self) -> bool:
        """Whether a frame states a time of the event itself."""
        return any(not p.moment.weak and p.moment.best is not None for p in self.placed)

    @property
    def zone(self) -> str | None:
        """The zone of where it takes place, as far as its frames tell."""
        return next((zone for p in self.placed if (zone := zone_of(p.frame)) is not None), None)

    @property
    def clocks(self) -> set[str]:
        return {c for p in self.placed for c in p.moment.clocks}

    @property
    def background(self) -> bool:
        return all(p.background for p in self.placed)

    def terms(self) -> Iterable[tuple[str, str]]:
        return classes_of(t for p in self.placed for t in p.frame.terms)

    def names(self) -> set[str]:
        """Proper names of weapons ("Musudan"), lower case."""
        return makes_of(t for p in self.placed for t in p.frame.terms)

    def numbers(self) -> set[float]:
        return {
            c.value.number
            for p in self.placed
            for c in p.frame.counts
            if c.value.number is not None and c.value.bound in ("exact", "single")
        }


def terms_agree(left: Iterable[tuple[str, str]], right: Iterable[tuple[str, str]], lexicon: Lexicon) -> bool:
    """Whether one set of classes can be the other said more or less exactly: some class of each lies on one line of the taxonomy.
    Loose words (projectile, rocket) are used for all."""
    loose = {"projectile", "rocket", "weapon", "named", "missile", TERM}
    left = [t for t in left if t[1] not in loose]
    right = [t for t in right if t[1] not in loose]
    if not left or not right:
        return True
    return any(a[1] in lexicon.above(*b) or b[1] in lexicon.above(*a) for a in left for b in right if a[0] == b[0])
