"""Line: a sentence with the pieces found in it, token by token."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dateline.normalize.who.lexicon import QUALIFYING
from dateline.normalize.who.rows import Row
from dateline.normalize.who.table import ActorTable, Leaf
from dateline.reading.document import Sentence
from dateline.sources.words import words

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

PieceKind = Literal["state", "organ", "title", "people", "person", "none"]
_ORDER = {
    "none": 0,
    "person": 1,
    "country": 3,
    "group": 3,
    "metonym": 4,
    "adjective": 5,
    "topical": 6,
    "title": 7,
    "people": 9,
}
_KIND: dict[str, PieceKind] = {
    "none": "none",
    "person": "person",
    "organ": "organ",
    "title": "title",
    "people": "people",
}
_NOUNS = ("NOUN", "PROPN")


@dataclass(eq=False)
class Piece:
    """Tokens `first` to `last` of the sentence (both included). `codes` are the states it belongs to; `used`: part of a larger piece."""

    kind: PieceKind
    first: int
    last: int
    rows: tuple[Row, ...]
    codes: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    used: bool = False
    org: str | None = None
    role: str | None = None  # of the organ that an office belongs to
    full: bool = False  # `org` is a name of its own and needs no state in front
    owner: "Piece | None" = None  # a person whose organ it is
    pronoun: int | None = None  # the token "its" or "his" whose organ it is
    noun: str | None = None  # "the agency's director": the organ, still to be told
    title: str | None = None
    known: str | None = None  # full name of the person

    @property
    def row(self) -> Row:
        return self.rows[0]


@dataclass(eq=False)
class Line:
    sentence: Sentence
    toks: "list[Token]"
    at: list[Piece | None]
    text: str = ""  # of the whole paragraph, as its parse has it
    pieces: list[Piece] = field(default_factory=list)

    def low(self, i: int) -> str:
        return str(self.toks[i].lower_) if 0 <= i < len(self.toks) else ""

    def piece(self, i: int) -> Piece | None:
        return self.at[i] if 0 <= i < len(self.at) else None

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands inside a quotation."""
        return bool(self.text.count('"', 0, self.toks[i].idx) % 2)

    def words(self, first: int, last: int) -> str:
        end = self.toks[last]
        return self.text[self.toks[first].idx : end.idx + len(end.text)]

    def put(self, piece: Piece) -> None:
        """Lay a piece over its tokens and set its offsets in the paragraph's text."""
        start, last = self.toks[piece.first], self.toks[piece.last]
        piece.start, piece.end = start.idx, last.idx + len(last.text)
        for i in range(piece.first, piece.last + 1):
            self.at[i] = piece
        self.pieces.append(piece)

    def widen(self, piece: Piece, first: int) -> None:
        """Take in the tokens before the piece, from `first` on."""
        for i in range(first, piece.first):
            self.at[i] = piece
        piece.first = first
        piece.start = self.toks[first].idx


def leaves_of(sentence: Sentence, table: ActorTable) -> list[Leaf]:
    return table.scan(sentence.tokens.text)


def lay(sentence: Sentence, leaves: list[Leaf], present: Counter[str], table: ActorTable) -> Line:
    """The sentence with its leaves as pieces. `present` counts the codes named in the report: it settles shared abbreviations
    and says whether "the North" may stand for a state."""
    toks = list(sentence.tokens)
    line = Line(sentence, toks, [None] * len(toks), sentence.tokens.doc.text)
    if not toks:
        return line
    base = toks[0].idx
    at = {}
    for i, tok in enumerate(toks):
        for k in range(tok.idx - base, tok.idx - base + len(tok.text)):
            at[k] = i
    for leaf in leaves:
        first, last = at.get(leaf.start), at.get(leaf.end - 1)
        rows = _choose(leaf.rows, present, table)
        if first is None or last is None or not rows or line.at[first] is not None:
            continue
        named = _surname(line, first, last, rows[0]) or _backed(toks[last])
        if _fits(line, first, last, rows[0]) and not named:
            line.put(Piece(_KIND.get(rows[0].kind, "state"), first, last, rows, codes=_codes(rows[0])))
    line.pieces = [p for p in line.pieces if p.kind != "none"]
    return line


def _codes(row: Row) -> tuple[str, ...]:
    return () if row.code in ("*", "-") else row.codes


def _choose(rows: tuple[Row, ...], present: Counter[str], table: ActorTable) -> tuple[Row, ...]:
    """The rows of the likeliest reading first; topical ones only where the report names the state or its sibling."""
    held = [r for r in rows if r.kind != "topical" or any(present[c] for c in table.siblings.get(r.code, (r.code,)))]
    return tuple(sorted(held, key=lambda r: (-min(present[r.code], 1) if r.code != "*" else 0, _rank(r))))


def _rank(row: Row) -> int:
    if row.kind == "organ":
        return 8 if row.code == "*" else 2
    return _ORDER[row.kind]


def _fits(line: Line, first: int, last: int, row: Row) -> bool:
    """Whether the words are used as the noun that the row means, by tag and by what follows."""
    tok, after = line.toks[last], line.toks[last + 1] if last + 1 < len(line.toks) else None
    if row.code == "*" and first == last and tok.text.islower():
        return tok.pos_ in _NOUNS or row.text.endswith(".")
    if row.text in _KIN and tok.text[0].isupper() and not tok.is_sent_start:
        return False
    if row.kind == "topical":
        return _topical(line, first, last)
    return not (row.kind in ("country", "metonym", "person") and after is not None and after.text in _CONTINUES)


def _backed(token: "Token") -> bool:
    """ "U.S.-backed" where it is one token: the state only qualifies."""
    return "-" in str(token.text)[1:] and str(token.lower_).rsplit("-", 1)[1] in QUALIFYING


def _surname(line: Line, first: int, last: int, row: Row) -> bool:
    """ "Jonathan Malaya", "Jordan Smith": a state's name inside what the parser takes for a person."""
    tok = line.toks[first]
    if row.kind != "country" or first != last or tok.ent_type_ != "PERSON":
        return False
    near = [k for k in (first - 1, first + 1) if 0 <= k < len(line.toks) and line.at[k] is None]
    return bool(sum(line.toks[k].ent_type_ == "PERSON" and line.toks[k].text.istitle() for k in near) == 1)


# Also family names: "Son Heung-min".
_KIN = ("son", "host", "actor", "student", "fellow", "author", "witness")

# "Moscow Times", "Kim Il Sung University", "Kuwait Airways": the name is part of another one.
_CONTINUES = words(
    "Times Post Herald News Tribune Gazette University Airport Airlines Airways Stadium Square Street Avenue Sea Ocean Peninsula "
    "Strait Bay Gulf Center Centre Prize Island Institute Library Museum Foundation Bank Hotel Tower"
)


def _topical(line: Line, first: int, last: int) -> bool:
    after = line.toks[last + 1] if last + 1 < len(line.toks) else None
    bare = line.toks[first].lower_ != "the"
    if bare and first and line.toks[first - 1].lower_ in ("the", "mr", "up", "far"):
        return False
    if bare and not (after is not None and after.lower_ == "'s") and line.sentence.passage.role != "headline":
        return False
    return after is None or not (after.text[:1].isupper() and after.pos_ == "PROPN") or after.text.isupper()
