"""Titles: "South Korea's special representative for ...", "State Department spokeswoman", with state and organ."""

import itertools

from dateline.normalize.who.lexicon import FEMALE, MALE, RANKS, Gender
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.owners import org_name_of, own_left, own_right
from dateline.normalize.who.rows import Row
from dateline.sources.words import words

_STOPS = words("on after before during since with by from who whom which that when while until amid as ahead via")
_OF = frozenset({"of", "at", "from"})
_FOR_OWN = frozenset({"of", "at", "from", "for", "in"})
_SPEAKS_FOR = (
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "negotiator",
    "representative",
    "official",
    "envoy",
    "coordinator",
    "director",
)
_FORMS = frozenset({"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr.", "dr", "prof.", "sir", "sen.", "rep.", "gov."})


def own_titles(line: Line) -> None:
    """Join neighbouring titles, take in their ranks, states and organs, and the words that complete them."""
    _join(line)
    for piece in [p for p in line.pieces if p.kind == "title"]:
        _ranks(line, piece)
        piece.title = line.words(piece.first, piece.last)
        own = _own_words(line, piece)
        left = own_left(line, piece)
        if left and piece.first < own < piece.last and "'s" not in (piece.title or ""):
            piece.title = line.words(own, piece.last)
        _complete(line, piece, left)
        _settle(piece)


def _own_words(line: Line, piece: Piece) -> int:
    """Where the title begins with the words that qualify it: "foreign policy chief"."""
    i = piece.first
    while (
        i > 0
        and line.piece(i - 1) is None
        and line.toks[i - 1].pos_ in ("ADJ", "NOUN", "PROPN")
        and line.low(i - 1) not in ("new", "own")
    ):
        i -= 1
    return i if piece.first - i <= 3 else piece.first


def gender_of(words: str) -> Gender | None:
    low = words.lower().split()
    return "f" if any(w in FEMALE for w in low) else "m" if any(w in MALE for w in low) else None


def courtesy(piece: Piece) -> bool:
    """Whether the title is only a form of address, which says nothing of an office."""
    return (piece.title or "").lower() in _FORMS


def _join(line: Line) -> None:
    titles = sorted((p for p in line.pieces if p.kind == "title"), key=lambda p: p.first)
    for a, b in itertools.pairwise(titles):
        if a.last + 1 == b.first and not a.row.plural:
            line.pieces.remove(a)
            b.rows = b.rows if b.row.org or not a.row.org else a.rows + b.rows
            line.widen(b, a.first)


def _ranks(line: Line, piece: Piece) -> None:
    i = piece.first - 1
    while (
        i >= 0 and line.piece(i) is None and (line.low(i) in RANKS or (line.low(i) == "-" and line.low(i - 1) in RANKS))
    ):
        i -= 1
    if i + 1 < piece.first:
        line.widen(piece, i + 1)


def _complete(line: Line, piece: Piece, left: bool) -> None:
    """The complement of the title ("for Korean Peninsula peace and security affairs"), and in it the owner where none stood before."""
    i = piece.last + 1
    if line.low(i) not in _FOR_OWN and line.low(i) not in ("to", "on"):
        return
    if not left:
        links = _FOR_OWN if any(w in line.low(piece.last) for w in _SPEAKS_FOR) or piece.row.plural else _OF
        if not _abroad(line, piece, i):
            left = own_right(line, piece, i, frozenset(links))
    end = _complement_end(line, i)
    if left and piece.row.plural:
        _second_owner(line, piece, i)
    if end > i:
        if line.low(i) != "in":
            piece.title = (piece.title or "") + line.words(piece.last, end)[len(line.toks[piece.last].text) :]
        for k in range(piece.last + 1, end + 1):
            inner = line.at[k]
            if inner is not None:
                inner.used = True
            line.at[k] = piece
        piece.last = end
        piece.end = line.toks[end].idx + len(line.toks[end].text)


def _second_owner(line: Line, piece: Piece, i: int) -> None:
    """ "the presidents of France and of the European Council": each of the two has an owner of its own."""
    at = next(
        (k for k in range(i + 1, min(i + 6, len(line.toks))) if line.low(k) == "and" and line.low(k + 1) == "of"), None
    )
    if at is None:
        return
    first, org = piece.codes, piece.org
    if own_right(line, piece, at + 1, _OF):
        piece.codes, piece.org = tuple(dict.fromkeys((*first, *piece.codes))), org


def _abroad(line: Line, piece: Piece, i: int) -> bool:
    """ "envoy for Yemen", "special representative for North Korea": the subject of the office, not its state."""
    return line.low(i) == "for" and line.low(piece.last) in (
        "envoy",
        "representative",
        "director",
        "coordinator",
        "adviser",
        "advisor",
    )


def _complement_end(line: Line, i: int) -> int:
    j = i
    while j < len(line.toks) and j - i < 14:
        tok = line.toks[j]
        if (
            tok.lower_ in _STOPS
            or (tok.lower_ == "and" and line.low(j + 1) in ("to", "with", "for", "between"))
            or tok.ent_type_ in ("DATE", "TIME")
            or tok.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ", "SYM", "SPACE")
        ) and not (tok.text == "-" and line.toks[j - 1].whitespace_ == ""):
            break
        at = line.piece(j)
        if at is not None and (
            at.kind in ("person", "title", "people") or (not at.used and line.low(j - 1) in ("and", "or", "/"))
        ):
            break
        j += 1
    while j > i and line.toks[j - 1].pos_ in ("ADP", "DET", "CCONJ", "PART", "PUNCT"):
        j -= 1
    return j - 1


def _settle(piece: Piece) -> None:
    """The row that fits the states found; the organ that the office belongs to."""
    row = row_for(piece.rows, piece.codes)
    piece.rows = (row, *(r for r in piece.rows if r is not row))
    if not piece.codes and row.code not in ("*", "-"):
        piece.codes = row.codes
    piece.org = piece.org or org_name_of(piece)


def row_for(rows: tuple[Row, ...], codes: tuple[str, ...]) -> Row:
    titles = [r for r in rows if r.kind == "title"] or list(rows)
    own = [r for r in titles if r.code in codes]
    general = [r for r in titles if r.code == "*" and r.org] or [r for r in titles if r.code == "*"]
    named = [r for r in titles if r.code != "*"]
    return (own or (general if codes else []) or named or general or titles)[0]
