"""Attributions by a phrase: "according to X", "in the words of X", "by X's account", "per X", "as X put it", "in X's
view"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import ACCOUNTS, CARRIERS, PERSON_NOUNS, QUOTERS, frames
from dateline.extract.statements.grammar import child, phrase_of, subject_of
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.extract.statements.verbs import around, governed
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

BOUNDS = frozenset({";", "(", ")"})


def by_phrases(sentence: Sentence) -> Iterator[Utterance]:
    for token in sentence:
        named = _named(token)
        if named is None:
            continue
        head, cue, top = named
        apart = child(token, "pobj") if token.lower_ == "according" else None
        source = (*phrase_of(head), *(phrase_of(apart) if apart is not None else ()))
        gone = (
            {t.i for t in top.subtree}
            if top.dep_ != "ROOT"
            else set(range(min(head.i, cue[0].i), max(t.i for t in cue) + 1))
        )
        gone |= {t.i for t in (*cue, *source)}
        content, via = _relayed(token)
        if not content:
            content = [t for t in _clause(gone, sentence) if t.i not in gone]
        found = Utterance(
            sentence, token.lemma_.lower(), "phrase", source, head, cue, joined(runs(sentence, content)), via=via
        )
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
    if token.lemma_.lower() in QUOTERS and token.tag_ != "VBN" and token.pos_ in ("VERB", "ADP"):
        head = child(token, "dobj", "pobj")
        told = head is not None and (head.pos_ == "PROPN" or head.lemma_.lower() in PERSON_NOUNS)
        return (
            (head, (token,), token)
            if told and head is not None and not any(k.lower_ == "as" for k in token.children)
            else None
        )
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
    if head is not None and head.lower_ in ("our", "my", "your", "its"):
        return None
    if head is None or (
        noun.lower_ in ("count", "view", "mind", "eyes", "words") and owner is None and noun.lower_ != "words"
    ):
        return None
    return head, tuple(t for t in (prep, noun, of) if t is not None), prep


def _put_it(token: "Token") -> "tuple[Token, tuple[Token, ...], Token] | None":
    """ "as X put it", "as X had it"."""
    if token.lemma_.lower() not in ("put", "have") or token.pos_ not in ("VERB", "AUX"):
        return None
    it, head = child(token, "dobj"), child(token, "nsubj")
    marked = any(k.lower_ == "as" for k in token.children)
    if head is None or it is None or it.lower_ != "it" or not marked:
        return None
    return head, (token, it), token


def _relayed(token: "Token") -> tuple[list["Token"], tuple["Token", ...]]:
    """ "Yonhap, citing KCNA, said ...": what Yonhap says is KCNA's, and Yonhap passes it on."""
    verb = token.head if token.head != token and token.head.pos_ == "VERB" else None
    if token.lemma_.lower() not in QUOTERS or token.tag_ != "VBG":
        return [], ()
    relay = subject_of(token)
    via = (relay,) if relay is not None else ()
    if verb is None and relay is not None and relay.head.pos_ == "VERB":
        verb = relay.head
    said = verb if verb is not None and verb.lemma_.lower() in frames() else None
    if said is None:
        return [], ()
    content = governed(said, said.lemma_.lower())[0] or around(said)
    own = {t.i for t in token.subtree}
    return [t for t in content if t.i not in own], via


def _clause(gone: set[int], sentence: Sentence) -> list["Token"]:
    """The clause that the phrase qualifies. One at the end of a sentence speaks for all of it up to a semicolon."""
    tokens = list(sentence)
    first, last = tokens[0].i, tokens[-1].i
    for t in tokens:
        if t.text in BOUNDS and t.i < min(gone):
            first = t.i + 1
        elif t.text in BOUNDS and t.i > max(gone):
            last = t.i - 1
            break
    return [t for t in tokens if first <= t.i <= last]


def carriers(sentence: Sentence) -> tuple["Token", ...]:
    """Heads of those who pass something on: KCNA of "a statement carried by KCNA", Yonhap of "KCNA, cited by Yonhap,
    said", the agency of "told Reuters"."""
    out: list[Token] = []
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in CARRIERS | QUOTERS and token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "relcl", "conj"):
            by = child(token, "agent") or next((k for k in token.children if k.lower_ in ("by", "in", "on")), None)
            head = child(by, "pobj") if by is not None else None
            if head is not None:
                out.append(head)
    return tuple(out)
