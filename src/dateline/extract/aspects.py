"""How a frame tells of its event: pointing back to one told before, in passing, as a series, firmly enough to stand alone."""

from typing import TYPE_CHECKING

from dateline.extract.anaphora import TERM
from dateline.extract.entries import Placed
from dateline.extract.frames import Frame
from dateline.extract.light import SAYING
from dateline.extract.moments import Moment
from dateline.extract.needs import is_definite
from dateline.extract.needs_force import TARGETS, died_of
from dateline.extract.parties import leaves_open, others_named
from dateline.extract.terms import TermPhrase
from dateline.extract.tree import is_finite, is_passive, noun_phrase, objects, prepositional, subjects
from dateline.model import Place

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_SLATED = frozenset("set due plan expect schedule slate".split())
_PAST_MARKS = frozenset("previously earlier already ago last previous past former before prior".split())
_SERIES = frozenset("series string spate flurry slew numerous many dozens various repeated".split())


def is_share(term: TermPhrase, frame: Frame) -> bool:
    """ "about half were stopped", "four and a half minutes", "half an hour": no half of a match."""
    doc, at = frame.head.doc, term.head
    around = (doc[max(at - 1, 0)].lower_, doc[min(at + 1, len(doc) - 1)].lower_)
    return at in {t.head for t in frame.terms} or (
        doc[at].lower_ == "half" and (around[0] == "a" or around[1] in ("of", "a", "an", "the"))
    )


def to_the_minute(moment: Moment) -> bool:
    """An hour that tells one occurrence from others; "at dawn" does not."""
    return any(t.precision in ("minute", "second") for _, t in moment.hours)


def slated(frame: Frame) -> bool:
    """ "Is set to ask the council", "is due to urge the king to go": what one will say to another is on the calendar."""
    above = frame.head.head
    return (
        frame.realis == "planned"
        and frame.head.dep_ == "xcomp"
        and above.lemma_.lower() in _SLATED
        and bool(frame.codes and frame.other_codes)
    )


def sets_day(frame: Frame) -> bool:
    """A verb of flight with its weapon and a day of its own tells the news as a shot does."""
    return (
        not frame.noun
        and any(not t.weak for t in frame.term_at.get("subject", ()))
        and any(t.value.date for t in frame.times)
    )


def one_of_several(frame: Frame, numbers: set[float]) -> bool:
    """ "one was launched at noon and the other at one": parts of what was counted before."""
    return numbers == {1.0} and any(t.lower_ in ("other", "second") for t in frame.phrases.sentence)


def named_by_date(frame: Frame) -> bool:
    """A gathering or deal told apart by a date beside its noun: "the 2003 truce", "the agreement of 27 February"."""
    if not (frame.noun and frame.kind.reciprocal):
        return False
    phrases = frame.phrases
    heads = [h for t in frame.times if t.value.date and (h := phrases.head_of(t)) is not None]
    beside = {t.i for t in noun_phrase(frame.head)} | {
        o.i for p, o in prepositional(frame.head) if p in ("of", "in", "on")
    }
    return any(h.i in beside for h in heads)


def unnamed(frame: Frame) -> bool:
    """Told of a weapon only by "those" or "one", and of nobody who fired it."""
    return (
        frame.kind.name == "launch"
        and not frame.agents
        and bool(frame.terms)
        and all(t.term == TERM for t in frame.terms)
    )


def counts_targets(frame: Frame) -> bool:
    """ "raids on more than 30 targets": one wave, though told in the plural."""
    doc, start = frame.head.doc, frame.head.i
    near = [
        c
        for c in frame.phrases.counts
        if c.head is not None and start < c.head <= start + 8 and (c.value.number or 0) > 1
    ]
    aimed = any(t.lower_ in ("on", "against") for t in doc[start + 1 : start + 4])
    return (
        frame.noun
        and aimed
        and any(c.head is not None and doc[c.head].lemma_.lower() in TARGETS | {"target"} for c in near)
    )


def strikes(frame: Frame) -> bool:
    return frame.kind.name == "attack"


def ground(frame: Frame) -> list[Place]:
    return [p.value for slot, p in frame.places if slot == "target"]


def is_between_two(frame: Frame) -> bool:
    """ "There may be a treaty between the two": one in view, whose parties are named."""
    return (
        len(frame.codes) > 1 and frame.head.dep_ == "attr" and any(c.dep_ == "expl" for c in frame.head.head.children)
    )


def stands_alone(placed: Placed) -> bool:
    """Whether what is told without the one who acts is told firmly enough: a finite verb with a day of its own, or a passive or a
    pronoun that leaves only the actor open ("the envoy was urged to go", "they warned the neighbours")."""
    frame, dated = placed.frame, bool(placed.moment.days or placed.moment.date)
    if not frame.noun and others_named(frame):
        return False  # "talks between the airline and its pilots"
    if frame.head.dep_ == "amod" and not frame.noun:
        return False  # "the promised evacuations had not begun by late afternoon"
    dated = dated and leaves_open(frame)
    if frame.kind.reciprocal:
        return dated
    if frame.noun and frame.kind.name == "rejection":
        return dated  # "the breakdown of the talks in May"
    if frame.noun or not is_finite(frame.anchor):
        return False
    subject = ("nsubj", "nsubjpass") if frame.trigger.pos == "adj" else ("nsubj",)
    pointed = any(c.lower_ in ("it", "they", "we") and c.dep_ in subject for c in frame.anchor.children)
    told = (
        is_passive(frame.head)
        and not any(c.lower_ == "been" for c in frame.head.children)
        and frame.trigger.pos == "verb"
    )
    return dated or (bool(frame.others) and (told or pointed))


def points_back(frame: Frame) -> bool:
    if frame.noun:
        return is_definite(frame)
    heads: list[Token] = [*objects(frame.head), *subjects(frame.head)]
    terms = {t.head for t in frame.terms}
    if any(t.term == TERM for t in frame.terms):
        return True
    return any(
        h.i in terms and any(c.lower_ in ("the", "these", "this", "those", "both") for c in noun_phrase(h))
        for h in heads
    )


def is_background(frame: Frame) -> bool:
    """Pluperfect, "previously", "its last test", a year of its own."""
    verb = frame.anchor
    lowers = {c.lower_ for c in verb.children} | {c.lower_ for c in frame.head.children if c.i < frame.head.i}
    if "had" in {c.lower_ for c in verb.children if c.dep_ == "aux"} and not _reported(verb):
        return True
    return bool(lowers & _PAST_MARKS)


def _reported(verb: "Token") -> bool:
    """ "the army said it had fired two": the tense of what is reported, not of an earlier time."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING and verb.head.tag_ in ("VBD", "VBN")


def is_series(frame: Frame) -> bool:
    """A collective: "a series of launches", "missile tests", "several rounds" without a number of their own."""
    if frame.kind.family != "weapons":
        return False
    heads = (
        [frame.head] if frame.noun else [*objects(frame.head), *(subjects(frame.head) if frame.trigger.carry else ())]
    )
    if _is_count_of_times(frame):
        return True
    for head in heads:
        words = {t.lemma_.lower() for t in noun_phrase(head)} | {head.lemma_.lower()}
        if words & _SERIES and not any(t.timex_type in ("DATE", "TIME") for t in frame.times):
            return True
        many = frame.noun and head.tag_ in ("NNS", "NNPS") and not frame.counts
        if many and not is_definite(frame) and not died_of(head):
            return True
    return False


def _is_count_of_times(frame: Frame) -> bool:
    """ "six times in 2016", "four launches this year", "its 10th launch since May": a tally, not an occurrence."""
    if any(
        t.lemma_ == "time" and t.tag_ == "NNS" and t.dep_ in ("npadvmod", "dobj", "advmod", "pobj") for t in frame.reach
    ):
        return True
    coarse = any(
        t.timex_type in ("SET", "DURATION")
        or (t.value.precision in ("year", "season", "decade") and t.relation != "on")
        for t in frame.times
    )
    many = any(c.value.number is not None and c.value.number > 1 for c in frame.counts) and frame.noun
    return coarse and many
