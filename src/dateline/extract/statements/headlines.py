"""Attributions in headlines: "... - ministry", "...: JCS", "Ministry: ...", "..., JCS says"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import PERSON_NOUNS, UTTERANCE_NOUNS, kind_of, takes
from dateline.extract.statements.turns import DASHES, NAMED, head_of, sentence_of
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.reading.document import Paragraph

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

LONGEST_NAME = 6
REPORTS = frozenset({"report", "reports", "source", "sources", "official", "officials", "media", "agency"})


def by_headline(paragraph: Paragraph) -> Iterator[Utterance]:
    tokens = [t for t in paragraph.doc if not t.is_space]
    for found in (_tail(tokens), _lead(tokens), _says(tokens)):
        if found is None:
            continue
        name, cue, said = found
        sentence = sentence_of(paragraph, name[0])
        content = joined(runs(sentence, said))
        if content:
            lemma = cue.lemma_.lower() if cue.is_alpha else ":"
            yield Utterance(sentence, lemma, "headline", tuple(name), head_of(name), (cue,), content)
            return


def _tail(tokens: Sequence["Token"]) -> "tuple[list[Token], Token, list[Token]] | None":
    """The last dash or colon, with a speaker behind it."""
    at = next((n for n in range(len(tokens) - 1, 0, -1) if _parts(tokens[n])), None)
    if at is None or not _names(tokens[at + 1 :]) or len(tokens[:at]) < 3:
        return None
    return list(tokens[at + 1 :]), tokens[at], list(tokens[:at])


def _parts(token: "Token") -> bool:
    """A colon, or a dash with space on both sides: a hyphen parts nothing."""
    return token.text == ":" or (
        token.text in DASHES and bool(token.whitespace_) and bool(token.i and token.nbor(-1).whitespace_)
    )


def _lead(tokens: Sequence["Token"]) -> "tuple[list[Token], Token, list[Token]] | None":
    """The first colon, with a speaker before it."""
    at = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    if at is None or not _names(tokens[:at]) or len(tokens) - at < 3:
        return None
    return list(tokens[:at]), tokens[at], list(tokens[at + 1 :])


def _says(tokens: Sequence["Token"]) -> "tuple[list[Token], Token, list[Token]] | None":
    """A comma, a speaker and a verb of speech at the end: the parser often takes such a verb for a noun."""
    if len(tokens) < 5 or tokens[-1].is_punct:
        return None
    verb = tokens[-1]
    if not takes(verb.lemma_.lower(), "c") or kind_of(verb.lemma_.lower()) != "speech":
        return None
    at = next((n for n in range(len(tokens) - 2, 1, -1) if tokens[n].text == ","), None)
    if at is None or not _names(tokens[at + 1 : -1]):
        return None
    return list(tokens[at + 1 : -1]), verb, list(tokens[:at])


def _names(words: Sequence["Token"]) -> bool:
    """A few words that can speak: an office, a body, a name."""
    words = [t for t in words if not t.is_punct]
    if not words or len(words) > LONGEST_NAME or any(t.like_num for t in words):
        return False
    head = head_of(words)
    if head.lemma_.lower() in PERSON_NOUNS | UTTERANCE_NOUNS or words[-1].lower_ in REPORTS:
        return True
    return all(t.pos_ in ("PROPN", "NOUN", "ADJ", "PART", "ADP", "DET") for t in words) and (
        head.ent_type_ in NAMED or head.pos_ == "PROPN" or words[-1].is_upper
    )
