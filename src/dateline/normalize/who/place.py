"""Whether a name of a state or its seat says where, not who."""

from dateline.normalize.who.lexicon import LOCATIVE
from dateline.normalize.who.line import Line, Piece
from dateline.sources.words import words

_MOTION = words(
    "go travel return fly come bind bound visit trip head move leave arrive send drive route way road flight journey bring take deport"
)
_TARGETS = words("visit leave reach enter strike hit attack bomb shell pound capture retake storm flee tour near")
_EVENTS = words(
    "summit meeting talk talks conference declaration agreement accord round session forum communique process university airport "
    "area region suburb street hotel skyline bureau correspondent time road province"
)
_SIDES = words(
    "north south east west northeast northwest southeast southwest outside km kilometers kilometres miles suburb suburbs outskirts "
    "city port town capital streets centre center coast border"
)


def is_place(line: Line, piece: Piece) -> bool:
    before = piece.first - 1
    while before >= 0 and (
        line.low(before) in ("the", "downtown", "central", "nearby") or line.toks[before].pos_ == "ADJ"
    ):
        before -= 1
    word = line.low(before)
    if _after_town(line, piece, before) or _beside_place(line, piece, before):
        return True
    if (
        word in LOCATIVE
        or (word == "since" and line.toks[piece.last].dep_ == "pobj")
        or (word == "of" and line.low(before - 1) in _SIDES)
    ):
        return True
    tok = line.toks[piece.last]
    if word in ("to", "from", "for", "toward", "towards", "via") and before >= 0:
        head = line.toks[before].head
        return word.startswith("toward") or str(head.lemma_) in _MOTION
    if piece.row.kind == "metonym":
        return _metonym(line, piece)
    return str(tok.dep_) == "npadvmod"


def _beside_place(line: Line, piece: Piece, before: int) -> bool:
    """The second of two places: "in Chad and Niger", "in Lagos and Abuja"."""
    left = line.piece(before - 1) if line.low(before) in ("and", "or") else None
    tok = line.toks[piece.last]
    if left is None or left.kind != "state" or left.row.kind not in ("country", "metonym") or tok.dep_ != "conj":
        return False
    return line.toks[left.first].i <= tok.head.i <= line.toks[left.last].i and is_place(line, left)


def _after_town(line: Line, piece: Piece, before: int) -> bool:
    """ "Kaechon, North Korea", "SEOUL, South Korea (Agency) -": the state of a town just named."""
    if piece.row.kind != "country" or line.low(before) != "," or before < 1 or line.toks[before - 1].pos_ != "PROPN":
        return False
    town = line.piece(before - 1)
    return town is None or (town.row.kind == "metonym" and bool(set(town.codes) & set(piece.codes)))


def _metonym(line: Line, piece: Piece) -> bool:
    tok = line.toks[piece.last]
    after = line.toks[piece.last + 1] if piece.last + 1 < len(line.toks) else None
    if tok.dep_ in ("dobj", "obj") and tok.head.lemma_ in _TARGETS:
        return True
    if after is None:
        return False
    if line.low(piece.first - 1) in ("-", "–", "and"):
        pair = line.piece(piece.first - 2)
        if pair is not None and pair.kind == "state":
            return False  # "Moscow-Kyiv talks"
    if after.lemma_.lower() in _EVENTS:
        return True
    if after.pos_ == "PROPN" and after.text.istitle() and line.piece(piece.last + 1) is None and tok.dep_ == "compound":
        return True  # "Seoul Railway Station"
    nxt = line.piece(piece.last + 2)
    if (
        after.text == ","
        and nxt is not None
        and nxt.kind == "state"
        and set(nxt.codes) & set(piece.codes)
        and nxt.row.kind == "country"
    ):
        return True
    return line.sentence.passage.role == "dateline" or _dateline(line, piece)


def _dateline(line: Line, piece: Piece) -> bool:
    """ "SEOUL, Sept. 10 (Agency) --", "TOKYO -": capitals at the opening of a paragraph, before a dash, comma or bracket."""
    text = line.text[piece.start : piece.end]
    follows = line.low(piece.last + 1)
    opening = all(t.text.isupper() or t.text in ("/", "-") for t in line.toks[: piece.first])
    return (
        opening
        and piece.first < 6
        and text.isupper()
        and len(text) > 3
        and follows in (",", "-", "--", "(", "–", "—", "/")
    )
