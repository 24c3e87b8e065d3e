"""Phrases made from tokens, and what making them asks of the cast."""

from typing import TYPE_CHECKING, Protocol

from dateline.model import Actor
from dateline.normalize.who import refer
from dateline.normalize.who.history import History
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.people import Roster
from dateline.normalize.who.phrase import ActorPhrase, Form
from dateline.normalize.who.table import ActorTable

if TYPE_CHECKING:
    from collections import Counter

_POINTING = ("the", "these", "those", "all", "their", "our", "its")
ARTICLES = ("the", "that", "this", "both")


class Knowing(Protocol):
    """What emitting asks of the cast."""

    table: ActorTable
    roster: Roster
    organs: "dict[str, Counter[str]]"
    history: History
    home: str | None

    def organ_name(self, piece: Piece, code: str | None) -> str | None: ...


def make(
    line: Line,
    first: int,
    last: int,
    value: Actor,
    form: Form,
    *,
    head: int | None = None,
    place: bool = False,
    plural: bool = False,
) -> ActorPhrase:
    a, b = line.toks[first], line.toks[last]
    return ActorPhrase(
        line.sentence.start_of(a),
        line.sentence.end_of(b),
        value,
        form,
        head if head is not None else head_of(line, first, last),
        place,
        plural,
    )


def head_of(line: Line, first: int, last: int) -> int:
    """The token of the stretch whose own head lies outside it; the last such one before a comma or preposition."""
    inside = range(line.toks[first].i, line.toks[last].i + 1)
    tops = [
        t
        for t in line.toks[first : last + 1]
        if (t.head.i not in inside or t.head == t) and t.pos_ not in ("PUNCT", "DET", "PART", "ADP")
    ]
    return int(tops[-1].i if tops else line.toks[last].i)


def noun_of(line: Line, piece: Piece) -> int:
    """The head noun of "the leaders of the two Koreas" and the like is in the words before the complement."""
    tops = [
        t
        for t in line.toks[piece.first : piece.last + 1]
        if t.pos_ in ("NOUN", "PROPN") and t.head.i not in range(line.toks[piece.first].i, line.toks[piece.last].i + 1)
    ]
    return int(tops[0].i) if tops else head_of(line, piece.first, piece.last)


def many_of(line: Line, piece: Piece) -> bool:
    """Spoken of as many: "officials", but not "the Ukrainian side"."""
    return piece.row.plural and any(t.tag_ in ("NNS", "NNPS") for t in line.toks[piece.first : piece.last + 1])


def how_many(line: Line, first: int) -> int | None:
    """How many: "the two", "both", "the three"; 2 for a bare "the"."""
    for k in (first - 1, first - 2, first - 3):
        if line.low(k) in refer.NUMBERS:
            named = line.low(k) == "both" or line.low(k - 1) in _POINTING
            known = named or line.toks[first].lemma_.lower() not in refer.UNKNOWN
            return refer.NUMBERS[line.low(k)] if known else None
        if line.piece(k) is not None or line.low(k) in ("", ",", "."):
            return None
        if line.low(k) == "the":
            return 2 if k == first - 1 else None
    return None
