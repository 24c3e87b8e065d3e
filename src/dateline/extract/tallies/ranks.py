"""Ranks that are running counts: "the 10th launch this year", "the second in a week", "its third nuclear test"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.tallies.candidate import Candidate, Place, is_hypothetical, window_for
from dateline.extract.tallies.scope import Window, says_ever
from dateline.extract.tallies.things import Nouns, Thing, thing_of
from dateline.extract.tallies.timed import timed
from dateline.model import Count
from dateline.normalize.how_much import OrdinalPhrase, find_ordinals
from dateline.normalize.how_much.bounds import bound_around
from dateline.normalize.how_much.listed import listed

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# What follows a rank without a noun that counts ("the second in a week"), not one in a list ("the second flew 350 km").
_COUNTS = re.compile(
    r",? (?:such|by|since|in|this|of the year|of this|so far|ever|for|against|on|within|after|between|to do so"
    r"|of (?:its|this|that) kind|of those)\b",
    re.IGNORECASE,
)
_OWNERS = ("its", "their", "his", "her", "'s")
_MAKING = ("make", "conduct", "carry", "hold", "stage", "complete", "mark")
_PLANNING = ("plan", "schedule", "prepare", "expect", "intend")
_MODALS = ("will", "'ll", "to", "would", "could", "may", "might")
_DATING = re.compile(r"\b(?:since|until) (?:(?:the|their|its) )?\Z", re.IGNORECASE)
# Owners of launches and tests that are no actor by name. A director's launch, a firm's or a show's is of another field.
_HOLDERS = listed(
    "country nation state regime government military army navy force north south side group militia movement rebel "
    "leader ally enemy neighbour neighbor peninsula world missile rocket weapon system programme program agency"
)
_FAR = 60  # characters: a weapon's rank with a window farther off is a place in a list


@dataclass(frozen=True)
class _Rank:
    """A rank in its sentence; `head` is its noun, None for "the second" and "the second one"."""

    place: Place
    token: "Token"
    head: "Token | None"
    value: int
    start: int
    end: int
    after: int  # behind the noun, or behind the rank
    stop: int  # where the next rank begins

    def preceded_by(self, words: tuple[str, ...]) -> bool:
        return bool(self.token.i > 0 and self.token.nbor(-1).lower_ in words)


def ranks_of(place: Place) -> Iterator[Candidate]:
    """Ordinal counts, in text order; a rank without a noun counts what the rank before it counted."""
    last: Thing | None = None
    window: Window | None = None
    for rank in _ranks(place):
        known = last or place.named_before(rank.token)
        thing, verb = _thing(rank, known)
        if thing is None or (thing.weapon and rank.head is None):
            continue
        those = bool(
            re.match(r" of (?:those|the ones)\b", place.text[rank.after :])
        )  # "the ninth of those known in 2021"
        stop = max(rank.after, rank.stop)
        own = window_for(place.text, rank.start, rank.after, stop, rank.value, ranked=True, loose_year=those)
        if own is None and (rank.head is None or rank.head.lemma_.lower() == "time"):
            own = window  # "the ninth time this year that ..., and the third time that one was an ICBM"
        if own is not None and own.scope == "period" and own.period is None and own.start < rank.start:
            own = None  # "in recent months it has conducted a fourth test": the fourth of all
        if is_hypothetical(place.text, rank.start, rank.end) or not _is_claimed(rank, thing, own):
            continue
        if place.family(thing.kind) == "weapons" and _is_of_others(rank):
            continue
        last, window = thing, own
        value = Count(number=rank.value, bound=bound_around(place.text, rank.start, rank.end).bound, unit=thing.of)
        yield Candidate(value, "ordinal", thing, own, rank.start, rank.after, rank.token, verb=verb)


def _ranks(place: Place) -> Iterator[_Rank]:
    ordinals = find_ordinals(place.sentence)
    for index, ordinal in enumerate(ordinals):
        following = ordinals[index + 1] if index + 1 < len(ordinals) else None
        yield _rank(place, ordinal, following)


def _rank(place: Place, ordinal: OrdinalPhrase, following: OrdinalPhrase | None) -> _Rank:
    base, doc = place.sentence.span.start, place.sentence.tokens.doc
    head = None if ordinal.head is None else doc[ordinal.head]
    after = ordinal.end - base if head is None else place.at(head) + len(head.text)
    return _Rank(
        place,
        doc[ordinal.token],
        None if head is not None and head.lower_ in ("one", "ones") else head,
        ordinal.value,
        ordinal.start - base,
        ordinal.end - base,
        after,
        len(place.text) if following is None else following.start - base,
    )


def _thing(rank: _Rank, known: Thing | None) -> tuple[Thing | None, "Token | None"]:
    """What a rank counts, and the verb it times."""
    after = rank.place.text[rank.after :]
    if rank.head is None:
        alone = rank.preceded_by(_OWNERS) and re.match(r"[.,;)]|\Z", after.lstrip())
        counts = bool(_COUNTS.match(after) or alone)
        return (_beside(rank.token, rank.place.nouns) or known if counts else None), None
    thing = thing_of(rank.head, rank.place.nouns)
    if thing is None:
        return _misnamed(rank, known, after), None
    if rank.head.lemma_.lower() == "time":
        return timed(rank.token, rank.head, rank.place, known)
    return rank.place.settled(thing, known), None


def _beside(token: "Token", nouns: Nouns) -> Thing | None:
    """What a bare rank is set beside: "The launch is the first by the North", "its veto - the 17th on Syria"."""
    lead = token.doc[max(0, token.i - 3) : token.i].text
    if token.dep_ == "attr":
        beside = next((t for t in token.head.children if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")), None)
    elif re.search(r"\w (?:-|--|—) the\Z", lead) and token.nbor(-3).pos_ == "NOUN":
        beside = token.nbor(-3)
    else:
        return None
    thing = None if beside is None else thing_of(beside, nouns)
    if thing is None and beside is not None and beside.lemma_.lower() in nouns.verbs:
        thing = Thing(beside.lemma_.lower(), nouns.verbs[beside.lemma_.lower()][0][0])
    return None if thing is None or thing.weapon or thing.carried else thing


def _misnamed(rank: _Rank, known: Thing | None, after: str) -> Thing | None:
    """For "It was the North's tenth spherical of checks this year", where a translation or a spun text has put a wrong
    word for the event: taken where the sentence points back at what was told and names the window."""
    head = rank.head
    if head is None or head.dep_ != "attr" or not any(c.dep_ == "poss" for c in head.children):
        return None
    points = any(t.dep_ == "nsubj" and t.lower_ in ("it", "this", "that") for t in head.head.children)
    return known if points and re.match(r".{0,40}\bthis (?:year|yr)\b", after) else None


def _is_claimed(rank: _Rank, thing: Thing, window: Window | None) -> bool:
    """Whether a rank is a running count, not the place in a list ("the first missile flew 400 km, the second 350")."""
    head = rank.head
    if window is not None:
        return not (thing.weapon and head is not None and window.start - rank.end > _FAR)
    if head is None:
        return rank.preceded_by(("its", "their", "'s")) or _points_back(rank)
    if thing.weapon:  # "launched its first military satellite"
        owned = any(c.dep_ == "poss" for c in head.children)
        return bool(owned and head.dep_ == "dobj" and rank.place.nouns.kind_of_verb(head.head))
    if head.lemma_.lower() == "time":
        return bool(head.dep_ != "nsubj")
    if any(c.lower_ == "such" for c in head.children) or says_ever(rank.place.text, rank.end, rank.end + 80):
        return True
    if _is_to_come(head) or _DATING.search(rank.place.text[: rank.start]):
        return False
    return _is_told(rank, head) and not _is_listed(rank, head)


def _is_of_others(rank: _Rank) -> bool:
    """Whether a named person or a thing of another field owns what is counted: "the director's third launch"."""
    owners = [c for t in (rank.token, rank.head) if t is not None for c in t.children if c.dep_ == "poss"]
    nouns = [c for c in owners if c.pos_ == "NOUN" or c.ent_type_ == "PERSON"]
    return any(c.lemma_.lower() not in _HOLDERS for c in nouns)


def _points_back(rank: _Rank) -> bool:
    """ "It is the third, after those of 2000 and 2007"."""
    subjects = [t for t in rank.token.head.children if t.dep_ == "nsubj"]
    pointing = any(t.lower_ in ("it", "this", "that") or thing_of(t, rank.place.nouns) for t in subjects)
    return bool(pointing and rank.token.dep_ == "attr")


def _is_told(rank: _Rank, head: "Token") -> bool:
    """Without a window: "its third test", "It was the second summit", "a sixth nuclear test", "Third meeting, at ..."."""
    owned = any(c.dep_ == "poss" for c in (*head.children, *rank.token.children))
    another = rank.preceded_by(("a", "an")) and rank.value > 2
    stated = head.dep_ in ("attr", "appos")
    named = head.pos_ == "PROPN" and head.text[0].isupper()  # "the fourth Nuclear Security Summit"
    headed = rank.token.is_title and not any(c.dep_ == "det" for c in head.children)
    made = head.dep_ == "dobj" and head.head.lemma_ in _MAKING
    joins = {c.lower_ for c in head.children if c.dep_ == "prep"}
    joined = "between" in joins or (head.dep_ != "pobj" and "of" in joins)
    return owned or another or named or stated or headed or made or joined


def _is_listed(rank: _Rank, head: "Token") -> bool:
    later = (t for t in rank.token.sent if t.i > rank.token.i and t.head != head)
    return any(t.lower_ in ("second", "other", "latter") for t in later)


def _is_to_come(head: "Token") -> bool:
    """ "the second launch is planned", "will carry out the second launch"."""
    verb = next((a for a in head.ancestors if a.pos_ == "VERB"), None)
    if verb is None or any(c.lower_ == "have" for c in verb.children):  # "appears to have conducted a sixth test"
        return False
    return verb.lemma_ in _PLANNING or any(c.lower_ in _MODALS for c in verb.children)
