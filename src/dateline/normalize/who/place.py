"""Whether a name of a state or its seat says where, not who."""

from dateline.normalize.who.lexicon import LOCATIVE
from dateline.normalize.who.line import Line, Piece

_MOTION = frozenset("go travel return fly come visit trip head move leave arrive send drive route way road flight journey bring take deport".split())
_TARGETS = frozenset("visit leave reach enter strike hit attack bomb shell pound capture retake storm flee tour near".split())
_EVENTS = frozenset("summit meeting talk talks conference declaration agreement accord round session forum communique process university airport "
                    "area region suburb street hotel skyline bureau correspondent time road province".split())
_SIDES = frozenset("north south east west northeast northwest southeast southwest outside km kilometers kilometres miles suburb suburbs outskirts "
                   "city port town capital streets centre center coast border".split())


def is_place(line: Line, piece: Piece) -> bool:
    before = piece.first - 1
    while before >= 0 and (line.low(before) in ("the", "downtown", "central", "nearby") or line.toks[before].pos_ == "ADJ"):
        before -= 1
    word = line.low(before)
    if word in LOCATIVE or word == "of" and line.low(before - 1) in _SIDES:
        return True
    tok = line.toks[piece.last]
    if word in ("to", "from", "for", "toward", "towards", "via") and before >= 0:
        head = line.toks[before].head
        return head.lemma_ in _MOTION or (word.startswith("toward"))
    if piece.row.kind == "metonym":
        return _metonym(line, piece)
    return tok.dep_ in ("npadvmod",)


def _metonym(line: Line, piece: Piece) -> bool:
    tok = line.toks[piece.last]
    after = line.toks[piece.last + 1] if piece.last + 1 < len(line.toks) else None
    if tok.dep_ in ("dobj", "obj") and tok.head.lemma_ in _TARGETS:
        return True
    if after is None:
        return False
    if after.lemma_.lower() in _EVENTS:
        return True
    nxt = line.piece(piece.last + 2)
    if after.text == "," and nxt is not None and nxt.kind == "state" and set(nxt.codes) & set(piece.codes) and nxt.row.kind == "country":
        return True
    return line.sentence.passage.role == "dateline" or _dateline(line, piece)


def _dateline(line: Line, piece: Piece) -> bool:
    """"SEOUL, Sept. 10 (Agency) --", "TOKYO -": capitals at the opening of a paragraph, before a dash, comma or bracket."""
    text = line.text[piece.start : piece.end]
    follows = line.low(piece.last + 1)
    return piece.first == 0 and text.isupper() and len(text) > 3 and follows in (",", "-", "--", "(", "–", "—", "/")
