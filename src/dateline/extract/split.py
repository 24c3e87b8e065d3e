"""Splits a frame that names several dates into one a date: "in 2015 and 2019", "on Aug. 24, Sept. 10 and Oct. 31"."""

from dataclasses import replace
from itertools import pairwise

from dateline.extract.frames import Frame
from dateline.extract.terms import TermPhrase
from dateline.normalize.how_much import CountPhrase
from dateline.normalize.when import TimePhrase
from dateline.normalize.where import PlacePhrase

# blows at one place each; raids and offensives go on over several
_SINGLE = frozenset(
    "attack bombing blast explosion detonation shooting explode detonate off rip tear shatter rock".split()
)


def by_date(frame: Frame) -> list[Frame]:
    """The frame itself, or a copy for each of two or more days (months, years) that it names side by side.

    Each copy keeps the count and the weapons that stand nearest before its date ("two missiles on Thursday and one on Friday")."""
    days = _days(
        [t for t in frame.times if t.relation != "since" and (t is frame.times[0] or _told_of(t, frame))],
        frame,
    )
    if len(days) < 2:
        return [frame]
    return [_part(frame, at, days) for at in range(len(days))]


def by_place(frame: Frame) -> list[Frame]:
    """The frame itself, or a copy for each of several countries in which bombs of nobody's went off: "blasts in Chad and Niger"."""
    struck = [
        (slot, p) for slot, p in frame.places if slot == "target" and p.value.country and p.value.precision != "sea"
    ]
    countries = list(dict.fromkeys(p.value.country for _, p in struck))
    single = (
        frame.kind.name == "attack"
        and frame.trigger.lemma.split()[-1] in _SINGLE
        and frame.realis == "actual"
        and not frame.codes
    )
    if not single or len(countries) < 2 or len(countries) != len(_one_grain(struck)):
        return [frame]
    return [
        replace(
            frame,
            places=[(s, p) for s, p in frame.places if p.value.country == country or (s, p) not in struck],
            others=[a for a in frame.others if a.value.code == country or a.value.code not in countries],
            counts=[],
            listed=True,
        )
        for country in countries
    ]


def _one_grain(struck: list[tuple[str, PlacePhrase]]) -> set[str | None]:
    """The countries named on one level: a town and another state in which it does not lie are no pair."""
    whole = {p.value.country for _, p in struck if p.value.precision == "country"}
    parts = {p.value.country for _, p in struck if p.value.precision != "country"}
    return parts if len(parts) > 1 else whole


def earlier(frame: Frame) -> list[Frame]:
    """Events that a rank tells of: "the first launch since Aug. 24", "the fourth in 13 days, after July 25, July 31 and Aug. 2"."""
    sentence = frame.phrases.sentence
    if frame.kind.family != "weapons":
        return []
    if frame.realis == "denied":
        return _last_done(frame)
    if frame.trigger.carry or frame.realis != "actual":
        return []
    lowers = {t.lower_ for t in sentence}
    ranked = bool(frame.phrases.ordinals) or "first" in lowers or "again" in lowers
    dates = [
        t
        for t in frame.phrases.times
        if t.value.date and len(t.value.date) >= 7 and t.kind != "context" and t not in frame.times
    ]
    since = [t for t in dates if t.relation == "since" and "first" in lowers]
    after = [t for t in dates if t.relation == "after" and ranked]
    listed = [t for t in dates if after and t.start >= after[0].start and t.relation in ("after", None)]
    since = [
        t for t in since if _first_since(frame, t) and (frame.kind.name != "attack" or len(t.value.date or "") == 10)
    ]
    return [
        replace(frame, times=[t], counts=[], quantities=[], places=[], terms=[], outcome=None, past=True)
        for t in (since or listed)
    ]


def _last_done(frame: Frame) -> list[Frame]:
    """ "has not tested one since November 2017": it was tested then."""
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in frame.anchor.children)
    since = [t for t in frame.phrases.times if t.relation == "since" and t.value.date and len(t.value.date) >= 7]
    if not perfect or len(since) != 1 or frame.kind.name == "attack" or not (frame.terms or frame.noun):
        return []
    return [replace(frame, times=since, counts=[], quantities=[], places=[], outcome=None, realis="actual", past=True)]


def _first_since(frame: Frame, time: TimePhrase) -> bool:
    """ "the eighth round since July and the first since August 24": only the second names the last one before."""
    sentence = frame.phrases.sentence
    firsts = [
        sentence.start_of(t) for t in sentence if t.lower_ in ("first", "again") and sentence.start_of(t) < time.start
    ]
    ranks = [o.start for o in frame.phrases.ordinals if o.start < time.start]
    return bool(firsts) and max(firsts) >= max(ranks, default=0)


def _told_of(time: TimePhrase, frame: Frame) -> bool:
    """Whether a time hangs on the frame, on its weapons or on another of its times, not on a noun between."""
    phrases = frame.phrases
    head = phrases.head_of(time)
    if head is None:
        return False
    own = {frame.head.i, frame.anchor.i, *frame.words, *(t.head for t in frame.terms)}
    own |= {x.i for t in frame.times for x in phrases.tokens_of(t)}
    for at in head.ancestors:
        if at.i in own or at.lower_ in _COUNTED:
            return True
        if at.pos_ in ("NOUN", "PROPN"):
            return False
    return True


# "two summits, one in 2003 and the other in 2009"
_COUNTED = frozenset("one first second third fourth fifth last latest next other another former latter".split())


def _days(times: list[TimePhrase], frame: Frame) -> list[list[TimePhrase]]:
    """The frame's times grouped by date, in text order, where the dates are alike in grain and none holds another."""
    groups: dict[str, list[TimePhrase]] = {}
    for phrase in sorted(times, key=lambda t: t.start):
        if phrase.kind != "context" and phrase.value.date and phrase.end_value is None:
            groups.setdefault(phrase.value.date, []).append(phrase)
    groups = {d: g for d, g in groups.items() if not any(o != d and _holds(g[0], h[0]) for o, h in groups.items())}
    grains = {len(date) for date in groups}
    if len(groups) < 2 or (len(grains) != 1 and len({date[:4] for date in groups}) < len(groups)):
        return []
    found = list(groups.values())
    return found if all(_side_by_side(frame, a[0], b[0]) for a, b in pairwise(found)) else []


def _holds(outer: TimePhrase, inner: TimePhrase) -> bool:
    """Whether one date lies in the other: a day in its month, a month in its year or decade."""
    a, b = outer.value, inner.value
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return (b.date or "").startswith((a.date or "-").rstrip("X"))
    return a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)


def _side_by_side(frame: Frame, left: TimePhrase, right: TimePhrase) -> bool:
    """Joined by "and" or a comma, perhaps with an object of its own between; told in one clause."""
    sentence = frame.phrases.sentence
    between = [t for t in sentence if left.end <= sentence.start_of(t) < right.start]
    joined = any(t.lower_ in ("and", ",", "or", ";", "then") for t in between)
    return joined and not any(t.pos_ == "VERB" and t.tag_ != "VBN" and t.i != frame.anchor.i for t in between)


def _part(frame: Frame, at: int, days: list[list[TimePhrase]]) -> Frame:
    start = days[at - 1][0].end if at else -1
    end = days[at + 1][0].start if at + 1 < len(days) else None
    times = [
        t
        for t in frame.times
        if t in days[at] or (not t.value.date and t.start >= start and (end is None or t.start < end))
    ]
    return replace(
        frame,
        times=times,
        counts=_nearest(
            [c for c in frame.counts if not frame.noun or c.head != frame.head.i], start, days[at][0].start
        ),
        terms=_nearest_terms(frame.terms, start, days[at][0].start),
        quantities=list(frame.quantities) if at == 0 else [],
        places=list(frame.places) if at == 0 else [],
        listed=True,
    )


def _nearest(counts: list[CountPhrase], start: int, end: int) -> list[CountPhrase]:
    inside = [c for c in counts if start <= c.start < end]
    return inside or counts[:1]


def _nearest_terms(terms: list[TermPhrase], start: int, end: int) -> list[TermPhrase]:
    inside = [t for t in terms if start <= t.start < end]
    return inside or terms[:1]
