"""Runs of capitalised words, with the small words that hold a name together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.reading.labels.words import BODY_NOUNS, JOINING, PARTICLES
from dateline.reading.tokens import Doc, Token

NO_NAMES = frozenset({"PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PUNCT", "PART", "INTJ", "SPACE"})


@dataclass(frozen=True)
class Run:
    """`body`: the run reads "Ministry of Something"."""

    tokens: Sequence[Token]
    body: bool


def runs_of(doc: Doc) -> Iterator[Run]:
    tokens, at = doc.tokens, 0
    while at < len(tokens):
        if not _opens(tokens[at]):
            at += 1
            continue
        end = _end(tokens, at)
        whole = _whole(tokens, at, end)
        yield Run(tokens[at:whole], whole > end)
        at = whole


def _opens(token: Token) -> bool:
    if not token.text[0].isupper() or token.pos_ in NO_NAMES:
        return False
    return token.pos_ in ("PROPN", "NUM") or not token.is_sent_start


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the capitalised words end; a hyphen, a particle or an initial may join them: "Lee Do-hoon", "Ursula von der Leyen"."""
    end = at + 1
    while end < len(tokens) and not tokens[end].is_sent_start:
        token = tokens[end]
        if token.text == "-" and not token.whitespace_ and not tokens[end - 1].whitespace_ and end + 1 < len(tokens):
            end += 2
        elif token.text[0].isupper() and token.pos_ not in NO_NAMES:
            end += 1
        elif token.lower_ in PARTICLES and (reach := _over(tokens, end)):
            end = reach
        else:
            break
    return end


def _over(tokens: Sequence[Token], at: int) -> int:
    """Behind the particles the name goes on with a capital; 0 where it does not."""
    while at < len(tokens) and tokens[at].lower_ in PARTICLES:
        at += 1
    return at + 1 if at < len(tokens) and tokens[at].text[0].isupper() and not tokens[at].is_sent_start else 0


def _whole(tokens: Sequence[Token], at: int, end: int) -> int:
    """A body's name goes on behind "of" and "for": "Committee for the Peaceful Reunification of the Country"."""
    if not any(
        t.lower_ in BODY_NOUNS or t.lemma_.lower() in BODY_NOUNS or t.lower_ == "chiefs" for t in tokens[at:end]
    ):
        return end
    while end < len(tokens) and tokens[end].lower_ in JOINING:
        behind = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].lower_ in ("the", "and"))
        if behind >= len(tokens) or not tokens[behind].text[0].isupper() or tokens[behind].pos_ in NO_NAMES:
            break
        end = _end(tokens, behind)
    return end
