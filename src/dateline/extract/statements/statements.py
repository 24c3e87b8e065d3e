"""From attributions to statements: who speaks, what of it deserves an entry, repeated ones made one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.statements.carry import Memory
from dateline.extract.statements.chain import relays, via_of
from dateline.extract.statements.cues import LOOSE, ORGAN_NOUNS, PERSON_NOUNS, kind_of
from dateline.extract.statements.find import utterances
from dateline.extract.statements.gender import of_pronoun
from dateline.extract.statements.grammar import phrase_of
from dateline.extract.statements.local import LocalReader
from dateline.extract.statements.nature import nature_of
from dateline.extract.statements.speaker import SPOKEN_FOR, Resolver, source_of, speaker_head
from dateline.extract.statements.turns import SPEAKERS
from dateline.extract.statements.utterance import Utterance, span_of
from dateline.extract.statements.words import words
from dateline.model import Source, Span, Statement
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKING = frozenset({"PERSON", "ORG", "NORP", "GPE", ""})
LATTER = frozenset({"latter"})
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
DEEDS = words("deeds")
PRIVATE = words("private")
About = Callable[[Span], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Credited:
    """An attribution with its speaker. `lost`: a pronoun or a quotation whose speaker the report does not name."""

    utterance: Utterance
    by: Source
    lost: bool = False


def credited(document: Document, resolver: Resolver | None = None) -> tuple[Credited, ...]:
    """Every attribution whose speaker can speak, in the order of the text."""
    reader = resolver or LocalReader(document)
    memory = Memory(document, reader)
    out: list[Credited] = []
    for u in utterances(document):
        found = _credit(u, reader, memory)
        if found is not None:
            out.append(found)
    return tuple(_passed_on(out, reader))


def _credit(u: Utterance, resolver: Resolver, memory: Memory) -> Credited | None:
    if u.head is None:
        return Credited(u, Source(), lost=True) if u.form == "quote" else None
    if u.head.lower_ in FIRST_PERSON:
        return None
    head = speaker_head(u.head)
    via = via_of(u, resolver)
    if head is None:
        carried = memory.last()
        return Credited(u, replace_via(carried, via, u)) if carried is not None else None
    words = u.source if head == u.head else phrase_of(head)
    if of_pronoun(head.text) is not None:
        return _pronoun(u, head, resolver, memory, via)
    if head.lower_ in LATTER:
        return _pronoun(u, head, resolver, memory, via)
    if head.pos_ == "PRON":
        body = memory.body() if head.lower_ == "it" else memory.several()
        return Credited(u, replace_via(body, via, u)) if body is not None else None
    source = source_of(u.sentence, words, head, resolver, via)
    if source.actor is None and head.pos_ != "PROPN" and _definite(words):
        earlier = memory.same(head)
        if earlier is not None:
            source = replace_via(earlier, via, u)
    if not _can_speak(head, source):
        return None
    memory.keep(source, u.sentence, head, tuple(words))
    return Credited(u, source)


def _pronoun(u: Utterance, token: "Token", resolver: Resolver, memory: Memory, via: tuple[str, ...]) -> Credited | None:
    actor = None if u.sentence.passage.lost else resolver.resolve(u.sentence, (token,))
    if actor is not None and actor.person:
        source: Source | None = Source(speaker=actor.person, role=actor.title, org=actor.org, actor=actor.code, via=via)
    else:
        source = None if u.sentence.passage.lost else memory.person(token, u.sentence)
    if source is None:
        return Credited(u, Source(speaker=token.lower_, span=span_of(u.sentence, (token,))), lost=True)
    found = replace_via(source, via, u)
    memory.keep(found, u.sentence, token, (token,))
    return Credited(u, found)


def replace_via(source: Source, via: tuple[str, ...], u: Utterance) -> Source:
    """The same speaker, on the words of this sentence."""
    return source.model_copy(update={"via": via, "span": span_of(u.sentence, u.source)})


def _definite(words: "Iterable[Token]") -> bool:
    return any(t.lower_ in ("the", "its", "that", "this") for t in words)


def _can_speak(head: "Token", source: Source) -> bool:
    if source.actor or source.org:
        return True
    return (head.pos_ == "PROPN" and head.ent_type_ in SPEAKING) or head.lemma_.lower() in PERSON_NOUNS | ORGAN_NOUNS


def _passed_on(found: list[Credited], resolver: Resolver) -> Iterable[Credited]:
    """What an agency reports somebody to have said came through the agency."""
    carriers = _by_sentence(sorted((c for c in found if relays(c.utterance, resolver)), key=lambda c: -len(c.by.via)))
    for c in found:
        start = c.utterance.sentence.start_of(c.utterance.cue[0]) if c.utterance.cue else -1
        names = [o.by.org or o.by.speaker for o in carriers(c) if o is not c and o.utterance.covers(start)]
        via = tuple(dict.fromkeys([*c.by.via, *(n for n in names if n)]))
        yield replace(c, by=c.by.model_copy(update={"via": via})) if via != c.by.via else c


def deserves_entry(c: Credited) -> bool:
    """Assertions of what is so: wishes, findings of studies, deeds done with words (agreeing, ordering), the
    reporter's own lines and what somebody did not say are attributions but no statements."""
    u = c.utterance
    if not u.asserted or not u.content:
        return False
    if u.form == "turn":
        return u.head is not None and u.head.lower_ not in SPEAKERS
    if u.form in ("headline", "phrase", "quote", "block"):
        return True
    if u.lemma in DEEDS | LOOSE and not u.quoted:
        return False
    return kind_of(u.lemma) == "speech" or (kind_of(u.lemma) == "thought" and u.lemma not in PRIVATE)


def find_statements(
    document: Document, resolver: Resolver | None = None, about: About | None = None
) -> tuple[Statement, ...]:
    """The statements of a document; `about` gives the entries of events that a span speaks of.

    What one speaker says without another coming between is one statement, at most one in reported speech and one in
    quotation marks a paragraph: a report that goes on for five sentences about one remark is no five remarks.
    """
    entries = [c for c in credited(document, resolver) if deserves_entry(c)]
    entries = _without_nested(_without_echoes(entries))
    return tuple(_statement(group, n, about) for n, group in enumerate(_grouped(entries)))


def _grouped(entries: Sequence[Credited]) -> list[list[Credited]]:
    out: list[list[Credited]] = []
    last: dict[tuple[object, ...], int] = {}
    for n, c in enumerate(entries):
        who = (c.by.speaker, c.by.org, c.by.actor, c.utterance.quoted)
        at = last.get(who)
        if at is not None and not c.lost and _goes_on(out[at], c, entries[n - 1]):
            out[at].append(c)
        else:
            last[who] = len(out)
            out.append([c])
    return out


def _goes_on(group: Sequence[Credited], c: Credited, before: Credited) -> bool:
    """In the same paragraph, or right behind; a first quotation opens a statement of its own in a later paragraph
    only."""
    same = group[-1].utterance.sentence.passage is c.utterance.sentence.passage
    return same or before is group[-1]


def _without_echoes(entries: Sequence[Credited]) -> list[Credited]:
    """Without a headline's statement that its speaker makes again in the text, and without an agency's words that are
    another's in full."""
    told = {(name, c.utterance.content) for c in entries for name in c.by.via}
    text = {k for c in entries if not _headline(c) for k in _names(c.by)}
    return [
        c
        for c in entries
        if not (_names(c.by) & text if _headline(c) else (c.by.org or c.by.speaker, c.utterance.content) in told)
    ]


def _headline(c: Credited) -> bool:
    return c.utterance.sentence.passage.role == "headline"


def _names(by: Source) -> frozenset[str]:
    return frozenset(name for name in (by.speaker if by.speaker != SPOKEN_FOR else None, by.org) if name)


def _same_speaker(a: Source, b: Source) -> bool:
    if a.actor and b.actor and a.actor != b.actor:
        return False
    return a.speaker == b.speaker or (a.org is not None and a.org == b.org)


def _without_nested(entries: Sequence[Credited]) -> list[Credited]:
    """Without what one speaker says of another's words: that is the first one's statement, unless he only passes it on
    or quotes it."""
    holders = _by_sentence([c for c in entries if c.utterance.form in ("verb", "phrase", "block")])
    return [c for c in entries if not any(_nested(c, o) for o in holders(c))]


def _nested(c: Credited, holder: Credited) -> bool:
    u, by = c.utterance, holder.by
    if holder is c or not u.cue or u.quoted or u.form != "verb" or _same_speaker(by, c.by):
        return False
    name = by.org or by.speaker
    return name is not None and name not in c.by.via and holder.utterance.covers(u.sentence.start_of(u.cue[0]))


def _by_sentence(holders: Sequence[Credited]) -> Callable[[Credited], list[Credited]]:
    """Those of a sentence, with those that hold whole paragraphs."""
    wide = [o for o in holders if o.utterance.form == "block"]
    at: dict[int, list[Credited]] = {}
    for o in holders:
        if o.utterance.form != "block":
            at.setdefault(o.utterance.sentence.span.start, []).append(o)
    return lambda c: [*wide, *at.get(c.utterance.sentence.span.start, ())]


def _statement(group: Sequence[Credited], n: int, about: About | None) -> Statement:
    first = group[0]
    content = Span(start=min(c.utterance.hull.start for c in group), end=max(c.utterance.hull.end for c in group))
    via = tuple(dict.fromkeys(name for c in group for name in c.by.via))
    return Statement(
        id=f"s{n + 1}",
        by=first.by.model_copy(update={"via": via}),
        direct=any(c.utterance.quoted for c in group),
        content=content,
        source=first.by.span,
        cue=span_of(first.utterance.sentence, first.utterance.cue),
        about=about(content) if about is not None else (),
        lost=first.lost,
        nature=nature_of(first.utterance),
    )


def attribution_of(found: Iterable[Credited], offset: int) -> tuple[Source, ...]:
    """Who is credited for the words at an offset of the report, the speaker nearest to them first; nobody: ()."""
    holding = [c for c in found if c.utterance.asserted and c.utterance.covers(offset)]
    holding.sort(key=lambda c: c.utterance.hull.end - c.utterance.hull.start)
    return tuple(c.by for c in holding)
