"""Events told without a word for them: "May 9 - Two missiles from Kusong", "the Hwasong-15 of November 2017", "the first since
Aug. 24". The weapon, the count or the rank stands for the launch."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.anaphora import named_weapons
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.light import light_verb
from dateline.extract.phrases import Phrases
from dateline.extract.terms import TermPhrase
from dateline.extract.tree import prepositional
from dateline.normalize.when import TimePhrase
from dateline.packs.schema import Kind, Trigger

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_VOCABULARY = "weapons"
_SHOTS = frozenset("fire launch test shoot fly conduct send".split())
_TRIES = frozenset("attempt try flight shot trial one effort".split())
_RANKS = frozenset("previous earlier last first second third fourth maiden prior other former".split())
DASHES = frozenset({"-", "–", "—", "--", ":"})
_LEAD = 4  # tokens before the date at the head of a line


def bare_frames(
    phrases: Phrases,
    lexicon: Lexicon,
    frames: Sequence[Frame],
    spoken_of: frozenset[str],
    ever: frozenset[str] = frozenset(),
) -> list[Frame]:
    """Frames of the kind whose vocabulary is `weapons`, for what `frames` do not cover already. `spoken_of`: vocabularies of which the last
    sentences named a term; `ever`: of which any before did."""
    kind = lexicon.kinds.get("launch")
    if kind is None or not phrases.times:
        return []
    named = {t.head for f in frames for t in f.terms}
    found = [
        f
        for t in phrases.terms
        if t.head not in named and t.vocabulary == _VOCABULARY
        for f in _of_date(t, kind, phrases)
    ]
    line = _is_line(phrases)
    if not found and all(f.trigger.carry or (line and f.noun and not f.terms) for f in frames):
        found = _headless(kind, phrases, ever or spoken_of)
    if _VOCABULARY in spoken_of and not any(f.kind is kind and not f.trigger.carry for f in frames):
        found += _by_rank(kind, phrases)
    first = next(
        (t.head for t in named_weapons(phrases)),
        len(phrases.sentence.tokens.doc),
    )
    taken = {i for f in [*frames, *found] for i in (*f.words, f.head.i)}
    spoken = [t for t in phrases.sentence if t.i not in taken and (_VOCABULARY in ever or t.i > first)]
    return found + [f for t in spoken for f in _ranked(t, kind, phrases)]


def _frame(kind: Kind, phrases: Phrases, head: "Token", *, past: bool = False) -> Frame:
    return Frame(
        phrases,
        kind,
        Trigger(lemma=head.lemma_.lower() or "-", pos="noun"),
        head,
        (head.i,),
        noun=True,
        reach=[head],
        past=past,
    )


def _dates(phrases: Phrases) -> list[TimePhrase]:
    return [t for t in phrases.times if t.timex_type in ("DATE", "TIME") and t.value.date and len(t.value.date) >= 7]


def _of_date(term: TermPhrase, kind: Kind, phrases: Phrases) -> list[Frame]:
    """ "the intercontinental missile of Nov. 29, 2017" """
    head = phrases.sentence.tokens.doc[term.head]
    for preposition, inner in prepositional(head):
        for time in _dates(phrases):
            if preposition == "of" and any(t.i == inner.i for t in phrases.tokens_of(time)) and not term.weak:
                frame = _frame(kind, phrases, head, past=True)
                frame.times, frame.terms = [time], [term]
                return [frame]
    return []


def _ranked(token: "Token", kind: Kind, phrases: Phrases) -> list[Frame]:
    """ "the previous shot, in June 2017", "the maiden one of June 28", "four earlier attempts were made on April 15 and on May 2": in a
    report on shots, a bare noun with a rank or a number and days of its own."""
    if token.lemma_.lower() not in _TRIES or not (_rank(token) or any(c.dep_ == "nummod" for c in token.children)):
        return []
    if any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() not in _SHOTS for c in token.children if c.tag_ == "VB"):
        return []  # "an earlier attempt to mediate"
    if any(
        c.dep_ == "poss" and c.pos_ == "NOUN" and not any(a.head == c.i for a in phrases.actors) for c in token.children
    ):
        return []  # "the airport's last flights"
    light = light_verb(token)
    dates = [t for t in _dates(phrases) if t.relation in ("in", "on", "of", None)]
    times = phrases.inside(dates, (light or token).subtree)
    if not times:
        return []
    frame = _frame(kind, phrases, token, past=True)
    frame.light, frame.times = light, times
    return [frame]


def _rank(token: "Token") -> bool:
    return any(c.lower_ in _RANKS and c.i < token.i for c in token.children)


def _is_line(phrases: Phrases) -> bool:
    """ "May 9 - Two from Kusong; the longer flight was short": days and a dash, whatever verb comes behind."""
    ends = {t.end for t in _dates(phrases)}
    before = [t for t in phrases.sentence if t.text in DASHES and bool(t.whitespace_)][:1]
    return bool(before) and any(0 < phrases.sentence.start_of(before[0]) - end <= 2 for end in ends)


def _headless(kind: Kind, phrases: Phrases, spoken_of: frozenset[str]) -> list[Frame]:
    """A line that opens with a date and has no verb: an entry of a chronology."""
    sentence = phrases.sentence
    dates = _dates(phrases)
    finite = any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBN", "VBG") and t.dep_ == "ROOT" for t in sentence)
    if not dates or sentence.passage.role == "headline" or (finite and not _is_line(phrases)):
        return []
    if any(t.lemma_.lower() in _SHOTS and any(c.dep_ == "nsubj" for c in t.children) for t in sentence):
        return []
    if len([t for t in sentence if sentence.end_of(t) <= dates[0].start]) > _LEAD:
        return []
    after = [t for t in phrases.terms if t.vocabulary == _VOCABULARY and not t.weak and t.start > dates[0].start]
    counted = [c for c in phrases.counts if c.start > dates[0].start]
    flown = any(p.governed == "from" for p in phrases.places) or any(
        q.dimension == "length" for q in phrases.quantities
    )
    numbered = next(
        (
            t
            for t in sentence
            if sentence.start_of(t) >= dates[-1].end and (t.pos_ == "NUM" or t.lower_ in ("pair", "pairs"))
        ),
        None,
    )
    if not after and not (_VOCABULARY in spoken_of and numbered is not None and flown):
        return []
    head = sentence.tokens.doc[after[0].head] if after else numbered
    if head is None:
        return []
    frame = _frame(kind, phrases, head)
    frame.times, frame.terms, frame.counts = dates, after[:1], counted[:1]
    if len(dates) > 1:  # each day keeps what stands nearest before it
        frame.terms = [t for t in phrases.terms if t.vocabulary == _VOCABULARY and not t.weak]
        frame.counts = list(phrases.counts)
    frame.quantities = [q for q in phrases.quantities if q.role in ("range", "apogee")]
    frame.places = [("from", p) for p in phrases.places if p.governed == "from"][:1]
    frame.listed = _is_line(phrases)
    return [frame]


def _first_other(token: "Token") -> bool:
    """ "the first time that inspectors were let in": first in something else than a shot."""
    noun = token.head
    if token.dep_ != "amod" or noun.lemma_.lower() in (
        "launch",
        "test",
        "firing",
        "missile",
        "one",
        "such",
        "shot",
        "rocket",
    ):
        return False
    return noun.lemma_.lower() != "time" or any(
        c.dep_ in ("relcl", "acl", "ccomp") and c.lemma_.lower() not in _SHOTS for c in noun.children
    )


def _by_rank(kind: Kind, phrases: Phrases) -> list[Frame]:
    """ "the first since Aug. 24", "the third, after January and February"; told of what was spoken of before."""
    first = next((t for t in phrases.sentence if t.lower_ == "first" and not _first_other(t)), None)
    dates = _dates(phrases)
    since = [
        t for t in dates if t.relation == "since" and first is not None and t.start > phrases.sentence.start_of(first)
    ]
    after = [t for t in dates if t.relation == "after"] if phrases.ordinals else []
    told = since or [t for t in dates if after and t.start >= after[0].start and t.relation in ("after", None)]
    head = first or (phrases.sentence.tokens.doc[phrases.ordinals[0].token] if phrases.ordinals else None)
    out: list[Frame] = []
    if head is None:
        return out
    for time in told:
        frame = _frame(kind, phrases, head, past=True)
        frame.times = [time]
        out.append(frame)
    return out
