"""Attributions by a phrase: "according to X", "in the words of X", "by X's account", "per X", "as X put it", "in X's view"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import ACCOUNTS, CARRIERS, QUOTERS
from dateline.extract.statements.grammar import child, phrase_of
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

BOUNDS = frozenset({";", "(", ")"})


def by_phrases(sentence: Sentence) -> Iterator[Utterance]:
    for token in sentence:
        named = _named(token)
        if named is None:
            continue
        head, cue, top = named
        source = phrase_of(head)
        gone = {t.i for t in top.subtree} | {t.i for t in cue} | {t.i for t in source}
        content = [t for t in _clause(top, sentence) if t.i not in gone]
        found = Utterance(sentence, token.lemma_.lower(), "phrase", source, head, cue, joined(runs(sentence, content)))
        if found.content:
            yield found


def _named(token: "Token") -> "tuple[Token, tuple[Token, ...], Token] | None":
    """The head of the speaker, the cue, and the top of the phrase, if the token begins such a phrase."""
    word = token.lower_
    if word == "according":
        to = child(token, "prep")
        head = child(to, "pobj") if to is not None else None
        return (head, (token, to), token) if to is not None and head is not None else None
    if word in ("in", "by", "on", "to") and token.dep_ in ("prep", "agent"):
        return _account(token)
    if word in ("citing", "quoting") and token.dep_ in ("advcl", "acl", "prep", "pcomp", "ROOT"):
        head = child(token, "dobj", "pobj")
        return (head, (token,), token) if head is not None else None
    if word == "per" and token.dep_ == "prep":
        head = child(token, "pobj")
        return (head, (token,), token) if head is not None and head.pos_ == "PROPN" else None
    return _put_it(token)


def _account(prep: "Token") -> "tuple[Token, tuple[Token, ...], Token] | None":
    noun = child(prep, "pobj")
    if noun is None or noun.lemma_.lower() not in ACCOUNTS:
        return None
    owner = child(noun, "poss")
    of = next((k for k in noun.children if k.dep_ == "prep" and k.lower_ == "of"), None)
    head = owner or (child(of, "pobj") if of is not None else None)
    if head is None or noun.lower_ in ("count", "view", "mind", "eyes", "words") and owner is None and noun.lower_ != "words":
        return None
    return head, tuple(t for t in (prep, noun, of) if t is not None), prep


def _put_it(token: "Token") -> "tuple[Token, tuple[Token, ...], Token] | None":
    """"as X put it", "as X had it"."""
    if token.lemma_.lower() not in ("put", "have") or token.pos_ not in ("VERB", "AUX"):
        return None
    it, head = child(token, "dobj"), child(token, "nsubj")
    marked = any(k.lower_ == "as" for k in token.children)
    if head is None or it is None or it.lower_ != "it" or not marked:
        return None
    return head, (token, it), token


def _clause(top: "Token", sentence: Sentence) -> list["Token"]:
    """The clause that the phrase qualifies. One at the end of a sentence speaks for all of it up to a semicolon."""
    tokens = list(sentence)
    gone = {t.i for t in top.subtree}
    first, last = tokens[0].i, tokens[-1].i
    for t in tokens:
        if t.text in BOUNDS and t.i < min(gone):
            first = t.i + 1
        elif t.text in BOUNDS and t.i > max(gone):
            last = t.i - 1
            break
    return [t for t in tokens if first <= t.i <= last]


def carriers(sentence: Sentence) -> tuple["Token", ...]:
    """Heads of those who pass something on: KCNA of "a statement carried by KCNA", Yonhap of "KCNA, cited by Yonhap, said",
    the agency of "told Reuters"."""
    out: list[Token] = []
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in CARRIERS | QUOTERS and token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "relcl", "conj"):
            by = child(token, "agent") or next((k for k in token.children if k.lower_ in ("by", "in", "on")), None)
            head = child(by, "pobj") if by is not None else None
            if head is not None:
                out.append(head)
    return tuple(out)
