"""The word that governs a time ("since", "shortly after"), and how far its span reaches to the left."""

from dateline.normalize.when.phrase import Relation
from dateline.normalize.when.sem import Piece
from dateline.normalize.when.tokens import Tokens
from dateline.normalize.when.words import ABOUT

_SKIP = ABOUT | {
    "the",
    "just",
    "shortly",
    "soon",
    "exactly",
    "precisely",
    "only",
    "right",
    "immediately",
    "early",
    "late",
    "approx",
    "a",
    "some",
    "minutes",
    "hours",
    "long",
    "well",
    "least",
    "at",
}
_RELATIONS: dict[str, Relation] = {
    "on": "on",
    "at": "at",
    "in": "in",
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "during": "during",
    "from": "from",
    "for": "for",
    "within": "within",
    "between": "between",
    "to": "to",
    "through": "through",
    "over": "over",
    "of": "of",
    "throughout": "throughout",
    "following": "after",
    "ahead": "before",
}
_NEAR = ABOUT | {"shortly", "just", "soon", "minutes", "approx"}


def relation_of(tokens: Tokens, piece: Piece) -> tuple[Relation | None, bool]:
    """(relation, whether a word before it makes it approximate)."""
    last = tokens.words[piece.end - 1]
    if last == "ago":
        return "ago", False
    if piece.sem.kind == "context" and last in {"later", "on", "after", "afterwards", "afterward"}:
        return "after", False
    if piece.sem.kind == "context" and last in {"earlier", "before", "previously", "prior", "beforehand"}:
        return "before", False
    about, at_seen = False, False
    for at in range(piece.start - 1, max(piece.start - 5, -1), -1):
        word = tokens.words[at]
        about = about or word in _NEAR
        if word == "as" or (word == "of" and at and tokens.words[at - 1] == "as"):
            return "as of", about
        if word in _SKIP:
            at_seen = at_seen or word == "at"
            continue
        return _RELATIONS.get(word, "at" if at_seen else None), about
    return ("at" if at_seen else None), about


def stretch(tokens: Tokens, piece: Piece) -> tuple[int, int]:
    """Character offsets of the piece, with an approximator right before it ("about", "around", "nearly")."""
    start = piece.start
    if (
        start > 0
        and not piece.sem.fixed
        and tokens.words[start - 1] in ABOUT - {"some", "c"}
        and tokens.codes[start - 1] != "\n"
    ):
        start -= 1
    return tokens.starts[start], tokens.ends[piece.end - 1]
