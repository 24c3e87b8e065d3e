"""Statements given whole: "Summary of the statement issued by X", "X made public the following statement:", "Press
Statement by X"."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.statements.grammar import child, phrase_of, subject_of
from dateline.extract.statements.speaker import speaker_head
from dateline.extract.statements.utterance import Utterance, joined
from dateline.reading.document import Paragraph, Sentence
from dateline.reading.quotations import MARKS

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

DOCUMENTS = frozenset(
    {
        "statement",
        "communique",
        "declaration",
        "release",
        "remark",
        "message",
        "letter",
        "speech",
        "address",
        "commentary",
    }
)
OPENS = re.compile(
    r"(?:an? |the )?(?:english |full |unofficial )?(?:summary|text|translation|transcript|excerpts?)\b"
    r"|(?:press |joint )?statement (?:by|of|from)\b",
    re.IGNORECASE,
)
ISSUES = frozenset({"issue", "release", "publish", "make"})
DEEPEST = 4
LONGEST = 400


def block_of(paragraphs: Sequence[Paragraph]) -> Utterance | None:
    """The statement that the rest of the report consists of, from the line that announces it; None in an ordinary
    report."""
    best: Utterance | None = None
    for n, paragraph in enumerate(paragraphs[:DEEPEST]):
        rest = paragraphs[n + 1 :]
        text = paragraph.doc.text.strip()
        if not rest or len(text) > LONGEST or rest[0].doc.text.lstrip()[:1] in MARKS:
            continue
        for sentence in paragraph.sentences:
            found = _announced(sentence, text, paragraph, rest)
            if found is not None:
                best = found
    return best


def _announced(sentence: Sentence, text: str, paragraph: Paragraph, rest: Sequence[Paragraph]) -> Utterance | None:
    for noun in sentence:
        if noun.lemma_.lower() not in DOCUMENTS or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        given = any(k.lower_ == "following" for k in noun.subtree) or (
            text.endswith(":") and sentence is paragraph.sentences[-1]
        )
        issued = paragraph.passage.role == "headline" and _issuer(noun) is not None
        if not (given or issued or OPENS.match(text)):
            continue
        head = _issuer(noun) or speaker_head(noun)
        if head is None or head == noun or head.pos_ == "PRON":
            continue
        words = phrase_of(head)
        verbatim = given and not re.search(r"summar|condensed|excerpt", text, re.IGNORECASE)
        content = joined([p.passage.span for p in rest])
        return Utterance(sentence, "say", "block", words, head, (noun,), content, quoted=verbatim)
    return None


def _issuer(noun: "Token") -> "Token | None":
    """Who "issues a statement", or made it public."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "ccomp", "nsubj", "oprd") or verb.lemma_.lower() not in ISSUES | {"public"}:
        return None
    at = verb if verb.pos_ == "VERB" else verb.head
    by = child(at, "agent")
    return child(by, "pobj") if by is not None else subject_of(at)
