"""Commitments: who undertook what, since when, until when, over which kinds and classes."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.commitments.clauses import Clause, clauses_of, joined
from dateline.extract.commitments.covers import Scope, scope_of
from dateline.extract.commitments.limits import limits
from dateline.extract.commitments.words import BINDING, BINDING_NOUNS, STOPPING, UNDOABLE, Status, status_in
from dateline.extract.tallies.asks import FindActors, FindTimes
from dateline.model import Actor, Commitment, Mention, Span, Time
from dateline.normalize.phrase import Phrase
from dateline.packs.schema import Pack
from dateline.reading.document import Document, Sentence

_BACK = 4  # sentences in which the agreement may have been told
_WORDS = 24  # the longest gist


class _Found(NamedTuple):
    """The phrases of a sentence."""

    times: Sequence[Phrase[Time]]
    actors: Sequence[Phrase[Actor]]


def find_commitments(
    document: Document, times: FindTimes, actors: FindActors, mentions: Sequence[Mention] | None, packs: Sequence[Pack]
) -> tuple[Commitment, ...]:
    """The undertakings a report tells of, in text order.

    `times` and `actors` give the phrases of a sentence with their values; `mentions` are the events found: an undertaking hangs on
    the agreement in or before its sentence, and has its parties where it names none itself; what has neither is left
    out (with `mentions` None that is not checked). `covers` holds what the words
    name in the packs' kinds and weapon classes; "long-range" stands for the intermediate and the intercontinental class.
    """
    scope = scope_of(packs)
    out: list[Commitment] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.passage.role in ("related", "boilerplate"):
            continue
        near = joined(document.sentences[max(0, index - _BACK) : index])
        phrases = _Found(times(sentence), actors(sentence))
        for clause in clauses_of(sentence, near):
            if _is_threat(clause, scope) or _is_empty(clause):
                continue
            made = _commitment(clause, sentence, phrases, mentions or (), scope)
            if made.by or mentions is None or made.entry:
                out.append(made)
    return tuple(c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(out, 1))


def _is_threat(clause: Clause, scope: Scope) -> bool:
    """ "vowed to continue attacks": a promise of force binds nobody to peace."""
    lemma = clause.anchor.lemma_.lower()
    if clause.polarity == "forbids" or lemma not in BINDING:
        return False
    return lemma in ("vow", "swear") or scope.is_force(clause.complement)


def _is_empty(clause: Clause) -> bool:
    """ "agreed to nothing", "what was promised there", "has not agreed to": nothing is undertaken by these words."""
    words = [t for t in clause.complement if t.is_alpha and t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
    own = {t.lower_ for t in clause.anchor.children if t.dep_ in ("neg", "aux")} | {
        t.lower_ for t in clause.complement[:4]
    }
    refused = clause.anchor.lemma_.lower() in BINDING and bool(own & {"not", "n't", "never", "nothing", "following"})
    return refused or len(words) < 2


def _commitment(
    clause: Clause, sentence: Sentence, phrases: _Found, mentions: Sequence[Mention], scope: Scope
) -> Commitment:
    start, end = sentence.start_of(clause.tokens[0]), sentence.end_of(clause.tokens[-1])
    offset = start - sentence.base
    text = clause.anchor.doc.text[offset : offset + end - start]
    since, until = limits(text, start, phrases.times)
    agreement = _agreement(mentions, sentence, start, end)
    by = _parties(clause, sentence, phrases.actors) or _agents(agreement)
    mutual = len(by) > 1
    others = tuple(a for a in _agents(agreement) if a.code not in {b.code for b in by})
    return Commitment(
        id="",
        by=by,
        to=by if mutual else others,
        what=_gist(clause),
        polarity=clause.polarity,
        covers=scope.of(clause.complement, clause.polarity == "forbids"),
        since=since,
        until=until,
        status=_status(clause, text, sentence),
        entry=None if agreement is None else agreement.entry,
        evidence=Span(start=start, end=end),
    )


def _status(clause: Clause, text: str, sentence: Sentence) -> Status:
    """As the words have it; a condition may stand anywhere in the sentence. Who suspends a truce withdraws from it."""
    undone = {t.lemma_.lower() for t in clause.anchor.children if t.dep_ in ("dobj", "nsubjpass")} & (
        BINDING_NOUNS | UNDOABLE
    )
    if clause.anchor.lemma_.lower() in STOPPING | {"lift", "scrap", "quit", "leave"} and undone:
        return "withdrawn"
    own = status_in(text)
    return own if own != "declared" or status_in(sentence.tokens.text) != "conditional" else "conditional"


def _gist(clause: Clause) -> str:
    words = [t for t in clause.tokens if clause.subject is None or t.i >= clause.anchor.i or t.dep_ in ("neg", "aux")]
    return "".join(t.text_with_ws for t in (words or list(clause.tokens))[:_WORDS]).strip()


def _parties(clause: Clause, sentence: Sentence, actors: Sequence[Phrase[Actor]]) -> tuple[Actor, ...]:
    """The actors in the phrase of the subject, each code once."""
    if clause.subject is None:
        return ()
    inside = [
        (sentence.start_of(t), t) for t in clause.subject.subtree if t.i < clause.anchor.i or t.head.dep_ == "agent"
    ]
    found: dict[str, Actor] = {}
    for at, _ in inside:
        for phrase in actors:
            if phrase.start <= at < phrase.end and phrase.value.code:
                found.setdefault(phrase.value.code, phrase.value)
    return tuple(found.values())


def _agreement(mentions: Sequence[Mention], sentence: Sentence, start: int, end: int) -> Mention | None:
    """The agreement that the undertaking belongs to: in its words, else in its sentence, else the last one before."""
    agreed = [m for m in mentions if m.kind in ("agreement", "rejection", "offer")]
    own = [m for m in agreed if start <= m.trigger.start < end] or [
        m for m in agreed if m.trigger.within(sentence.span)
    ]
    if own:
        return own[0]
    before = [m for m in agreed if m.kind == "agreement" and m.trigger.start < start]
    return max(before, key=lambda m: m.trigger.start, default=None)


def _agents(mention: Mention | None) -> tuple[Actor, ...]:
    if mention is None:
        return ()
    found: dict[str, Actor] = {}
    for claim in mention.claims:
        if claim.attribute in ("agent", "agents") and isinstance(claim.value, Actor) and claim.value.code:
            found.setdefault(claim.value.code, claim.value)
    return tuple(found.values())
