"""Whose an organ or office is: the states, persons or pronouns before and after it."""

from dateline.normalize.who.lexicon import BETWEEN, ORGANS, OWNING, QUALIFYING, RANKS, SPEAKING, WEAK
from dateline.normalize.who.line import Line, Piece

_POSSESSIVE = {"its", "their", "his", "her"}
_JOIN = {"and", ",", "-", "/", "&", "–"}
REACH = 5  # tokens between a state and its organ


def own_organs(line: Line) -> None:
    """Give every organ its states; drop words such as "military" that only qualify the next noun."""
    for piece in [p for p in line.pieces if p.kind in ("organ", "people")]:
        if _qualifies(line, piece):
            _drop(line, piece)
        elif piece.row.code == "*":
            own(line, piece)
            piece.org = None if piece.row.org is None else piece.row.org
    for piece in line.pieces:
        if piece.kind == "organ" and piece.row.code != "*":
            piece.org = piece.row.org
            _absorb_same(line, piece)


def _drop(line: Line, piece: Piece) -> None:
    line.pieces.remove(piece)
    for i in range(piece.first, piece.last + 1):
        line.at[i] = None


def _qualifies(line: Line, piece: Piece) -> bool:
    """ "military drills": the word before another noun that neither speaks nor is itself an organ or office."""
    if piece.first != piece.last or line.low(piece.last) not in WEAK or piece.last + 1 >= len(line.toks):
        return False
    after = line.toks[piece.last + 1]
    nxt = line.piece(piece.last + 1)
    if nxt is not None and nxt.kind in ("organ", "people", "title"):
        return nxt.kind == "people" or (nxt.row.code == "*" and nxt.kind == "organ")
    if after.lower_ == "-":
        return True
    return (
        after.pos_ in ("NOUN", "PROPN")
        and line.toks[piece.last].dep_ in ("compound", "amod", "nmod")
        and after.lemma_ not in SPEAKING
    )


def own(line: Line, piece: Piece) -> None:
    """Find the owner to the left, else to the right."""
    if not own_left(line, piece):
        own_right(line, piece, piece.last + 1, frozenset({"of", "from"}) if piece.row.role == "CVL" else OWNING)


def own_left(line: Line, piece: Piece) -> bool:
    i = piece.first - 1
    while i >= 0 and piece.first - i <= REACH:
        at = line.piece(i)
        if at is not None:
            return _take(line, piece, at, i)
        tok = line.toks[i]
        if tok.lower_ in _POSSESSIVE:
            piece.pronoun = tok.i
            line.widen(piece, i)
            return True
        if piece.kind == "title" and tok.lemma_ in ORGANS and line.low(i + 1) == "'s":
            piece.noun = tok.lemma_
            line.widen(piece, i)
            return True
        if not _between(line, i, piece.first):
            return False
        i -= 1
    return False


def _between(line: Line, i: int, first: int) -> bool:
    tok = line.toks[i]
    low = tok.lower_
    if low in QUALIFYING and line.low(i - 1) == "-":
        return False
    if low == "-" and (tok.whitespace_ or line.toks[i - 1].whitespace_):
        return False  # a dash, not a hyphen
    if low == "led" and line.low(i - 1) == "-":
        return True
    return (
        low in BETWEEN
        or low in RANKS
        or tok.pos_ in ("ADJ", "NUM")
        or (tok.pos_ in ("NOUN", "PROPN") and tok.dep_ in ("compound", "amod", "nmod") and first - i <= 3)
    )


def _take(line: Line, piece: Piece, at: Piece, i: int) -> bool:
    if at.kind == "state":
        codes, first = left_group(line, at)
        piece.codes = codes
        line.widen(piece, first)
        return True
    if at.kind == "organ" and at.codes and piece.kind in ("title", "people"):
        piece.codes, piece.org, piece.full, at.used = at.codes, org_name_of(at), at.row.code != "*", True
        piece.role = at.row.role
        line.widen(piece, at.first)
        return True
    if at.kind in ("organ", "people") and piece.kind in ("title", "people", "organ"):
        at.used = True
        piece.codes, piece.pronoun = at.codes, at.pronoun
        piece.org = piece.org or org_name_of(at)
        piece.role = at.row.role
        line.widen(piece, at.first)
        return True
    if at.kind == "title" and line.low(i + 1) == "'s" and piece.kind == "title":
        at.used, piece.codes, piece.org = True, at.codes, None
        piece.title = f"{at.title or at.row.text}'s {piece.title}"
        line.widen(piece, at.first)
        return True
    if at.kind == "person" and (line.low(i + 1) == "'s" or (piece.kind == "organ" and i + 1 == piece.first)):
        piece.owner = at
        return True
    return False


def org_name_of(piece: Piece) -> str | None:
    return piece.org or piece.row.org


def left_group(line: Line, state: Piece) -> tuple[tuple[str, ...], int]:
    """The states joined before this one ("Russian and Ukrainian"): all codes, in order, and the first token."""
    codes, first = state.codes, state.first
    state.used = True
    while first >= 2 and line.low(first - 1) in _JOIN | {"'s"}:
        j = first - 1
        while j > 0 and line.low(j) in _JOIN | {"'s"}:
            j -= 1
        if first == state.first and all(line.low(k) in (",", "'s") for k in range(j + 1, first)):
            break  # a comma alone opens no list: "In Morocco, U.S. officials"
        other = line.piece(j)
        if other is None or other.kind != "state" or other.last != j or not _same_form(other, state):
            break
        other.used = True
        codes, first = tuple(dict.fromkeys((*other.codes, *codes))), other.first
    return codes, first


def _same_form(a: Piece, b: Piece) -> bool:
    """ "South Korea and US officials" joins; "in Japan, Chinese officials" does not."""
    return a.row.kind == b.row.kind or (
        {a.row.kind, b.row.kind} <= {"country", "adjective", "topical"} and len(a.codes) == 1
    )


def own_right(line: Line, piece: Piece, i: int, links: frozenset[str] = OWNING) -> bool:
    """ "of Russia and Ukraine", "of the US Joint Chiefs of Staff", "in Sanaa", "for the Houthis" after the word."""
    if line.low(i) not in links:
        return False
    i += 1
    skipped = 0
    while (
        skipped < 4
        and i < len(line.toks)
        and line.piece(i) is None
        and line.toks[i].pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV")
    ):
        i, skipped = i + 1, skipped + 1
    at = line.piece(i)
    if at is None or skipped == 4:
        return False
    if at.kind == "organ" and (at.codes or piece.kind == "title"):
        at.used = True
        piece.codes, piece.org, piece.full = at.codes, org_name_of(at), at.row.code != "*"
        piece.role = at.row.role
        return True
    if at.kind == "state" and (at.row.kind != "adjective" or line.low(at.last + 1) in ("", ",", ".")):
        piece.codes, _ = right_group(line, at)
        return True
    return False


def right_group(line: Line, state: Piece) -> tuple[tuple[str, ...], int]:
    """The states joined after this one ("Russia, Germany and France"), and the last token."""
    codes, last = state.codes, state.last
    state.used = True
    while True:
        j = last + 1
        while line.low(j) in _JOIN | {"the"}:
            j += 1
        other = line.piece(j)
        if j == last + 1 or other is None or other.kind != "state" or not _listed(line, state, other, last + 1):
            return codes, last
        other.used = True
        codes, last = tuple(dict.fromkeys((*codes, *other.codes))), other.last


def _listed(line: Line, state: Piece, other: Piece, gap: int) -> bool:
    """A comma joins only inside a list that the parser sees as one, "and" wherever the forms agree."""
    if not _same_form(state, other) and {state.row.kind, other.row.kind} - {"country", "group", "metonym", "topical"}:
        return False
    if line.low(gap) == "and" or line.low(gap + 1) == "and":
        head = line.toks[other.last]
        return head.dep_ in ("conj", "appos", "pobj", "nmod", "compound") and line.low(other.last + 1) != "'s"
    return bool(line.toks[other.last].dep_ == "conj")


def _absorb_same(line: Line, piece: Piece) -> None:
    """ "South Korea's Yonhap", "the U.S. Pentagon": the state before an organ of its own belongs to it."""
    i = piece.first - 1
    while (
        i >= 0
        and (line.low(i) == "'s" or (line.toks[i].pos_ in ("ADJ", "NOUN", "PROPN") and line.piece(i) is None))
        and piece.first - i <= 4
    ):
        i -= 1
    at = line.piece(i)
    if at is not None and at.kind == "state" and set(at.codes) & set(piece.codes) and at.last == i:
        at.used = True
        line.widen(piece, at.first)
