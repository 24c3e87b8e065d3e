"""Attributions by an empty verb and a noun of utterance: "had praise for", "lodged a protest", "gave an assurance
that"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.statements.grammar import child, negated, phrase_of, subject_of
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.extract.statements.words import words
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

LIGHT = words("light_verbs")
ACTS = words("acts")


def by_light_verbs(sentence: Sentence) -> Iterator[Utterance]:
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in LIGHT:
            continue
        act = child(verb, "dobj")
        if act is None or act.lemma_.lower() not in ACTS or act.ent_type_:
            continue
        head = subject_of(verb)
        if head is None or child(verb, "auxpass") is not None:
            continue
        said = _said(verb, act)
        content = joined(runs(sentence, said or act.subtree))
        if content:
            cue = (verb, act) if said else (verb,)
            asserted = not negated(verb) and not any(k.lower_ == "no" for k in act.children)
            yield Utterance(
                sentence, "say" if said else "express", "verb", phrase_of(head), head, cue, content, asserted=asserted
            )


def _said(verb: "Token", act: "Token") -> list["Token"]:
    """The clause or the "for", "of", "on" phrase that tells what the act says."""
    for k in (*act.children, *verb.children):
        if k.dep_ in ("acl", "ccomp", "relcl") and k.i > act.i:
            return list(k.subtree)
    for k in (*act.children, *verb.children):
        if k.dep_ == "prep" and k.i > act.i and k.lower_ in ("for", "of", "on", "over", "about", "against", "at"):
            return [t for t in k.subtree if t != k]
    return []
