"""Attributions by a colon: "ANCHOR: ...", "A senior official: we know of it", "Shmyhal, the prime minister: eleven are
damaged"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import PERSON_NOUNS
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.reading.document import Paragraph, Sentence
from dateline.reading.quotations import MARKS

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

LONGEST_NAME = 12
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
PLACES = frozenset({"NORP", "GPE", "LOC"})
DASHES = frozenset({"--", "–", "—", "-", "―"})
SPEAKERS = frozenset(
    {"anchor", "reporter", "host", "interviewer", "moderator", "presenter", "narrator", "question", "answer", "q", "a"}
)


def by_turns(paragraph: Paragraph) -> Iterator[Utterance]:
    """A turn at the head of a paragraph holds to its end; one at the head of a later sentence holds for that
    sentence."""
    for n, sentence in enumerate(paragraph.sentences):
        tokens = [t for t in sentence if not t.is_space]
        name, colon = _name_before_colon(tokens)
        if colon is None or not name:
            continue
        rest = paragraph.sentences[n:] if n == 0 else (sentence,)
        said = [t for s in rest for t in s if t.i > colon.i]
        content = joined(runs(sentence, said))
        if content and _speaks(name, said):
            yield Utterance(sentence, ":", "turn", tuple(name), head_of(name), (colon,), content)


def _name_before_colon(tokens: Sequence["Token"]) -> tuple[list["Token"], "Token | None"]:
    """What stands between a time stamp with its dash and the first colon, if it is short and holds no finite verb."""
    at = next((n for n, t in enumerate(tokens[: LONGEST_NAME * 2]) if t.text == ":"), None)
    if at is None:
        return [], None
    dash = max((n for n, t in enumerate(tokens[:at]) if t.text in DASHES), default=-1)
    name = list(tokens[dash + 1 : at])
    if not name or len(name) > LONGEST_NAME or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in name):
        return [], None
    return name, tokens[at]


def head_of(name: Sequence["Token"]) -> "Token":
    """The top of the words in the parse, or the last noun before a comma where they were not parsed as one phrase."""
    before = [
        t for t in name[: next((n for n, t in enumerate(name) if t.text == ","), len(name))] if not t.is_punct
    ] or list(name)
    inside = {t.i for t in before}
    tops = [t for t in before if t.head.i not in inside and t.pos_ in ("NOUN", "PROPN", "PRON")]
    return tops[-1] if tops else before[-1]


def _speaks(name: Sequence["Token"], said: Sequence["Token"]) -> bool:
    """An office, a name, a part in a dialogue. "(ATTN: ...", "Photo: ..." and clock times are none."""
    head = head_of(name)
    if (name[0].i and name[0].nbor(-1).text == "(") or any(t.text == "(" for t in name):
        return False
    if head.lemma_.lower() in PERSON_NOUNS or head.lower_ in SPEAKERS:
        return True
    if any(t.like_num for t in name):
        return False
    if head.ent_type_ in PLACES or head.pos_ != "PROPN" or (head.is_upper and head.ent_type_ != "PERSON"):
        return False
    return head.ent_type_ in NAMED or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text in MARKS for t in said)


def sentence_of(paragraph: Paragraph, token: "Token") -> Sentence:
    return next(s for s in paragraph.sentences if s.tokens.start <= token.i < s.tokens.end)
