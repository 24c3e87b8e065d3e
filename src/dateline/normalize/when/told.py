"""What a text has told so far, and how the words about a time bend its tense: the ground that later times stand on."""

from dataclasses import dataclass, field

from dateline.normalize.when.almanac import AGAINST_TENSE, ALWAYS, FIRM_TENSE, Cal, Tense
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.settle import Refs
from dateline.normalize.when.tokens import Tokens
from dateline.normalize.when.words import wordset


@dataclass
class Told:
    """What the text has told so far."""

    day: Cal = field(default_factory=Cal)
    month: Cal = field(default_factory=Cal)
    quarter: Cal = field(default_factory=Cal)
    clock: Cal = field(default_factory=Cal)

    def keep(self, cal: Cal, sem: Sem) -> None:
        if cal.date is not None:
            self.day = Cal(year=cal.year, month=cal.month, day=cal.day)
        if cal.year and not cal.week:
            self.month = Cal(year=cal.year, month=cal.month)
        if cal.hour is not None:
            self.clock = cal
        if cal.quarter and sem.unit is None:
            self.quarter = cal

    def refs(self, pub: Cal, against: float) -> Refs:
        return Refs(pub, self.day, self.month, self.quarter, self.clock, against=against)


def entry_date(tokens: Tokens, piece: Piece) -> Cal | None:
    """The date that heads an entry of a timeline ("Oct. 18, 2012: In Hurdal ..."): the entry counts from it."""
    sem = piece.sem
    heads = piece.start == 0 or tokens.codes[piece.start - 1] == "\n"
    if not heads or not (sem.year and sem.month and sem.day) or tokens.follows(piece.end - 1) not in {":", "-"}:
        return None
    cal = Cal(year=sem.year, month=sem.month, day=sem.day)
    return cal if cal.date else None


_FORWARD = frozenset({"until", "by", "to", "through", "as of"})
_FIRM = wordset("on in during at after since")


def leaning(relation: str | None, tense: Tense) -> tuple[Tense, float]:
    """Tense as the governing word bends it, and how firmly it holds: "since May" is past; "extended to Nov. 20" may
    be ahead."""
    if relation == "since":
        return "past", ALWAYS
    if relation == "for":
        return "future", 1.5
    if relation in _FORWARD:
        return (tense if tense == "past" and relation != "as of" else "future"), 1.5
    return tense, FIRM_TENSE if relation in _FIRM and tense == "past" else AGAINST_TENSE
