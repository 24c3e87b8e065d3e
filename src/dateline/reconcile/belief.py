"""What is believed of one attribute of one event, and why.

Invariants: every value stated is kept, with each report that states it; support is counted in independent voices
(agencies and outlets of origin), never in carriers; the answer is a function of the set of claims.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Actor, Belief, Count, Former, Held, Realis, Support, Term, Time, Value, canonical
from dateline.model.record import Standing, State
from dateline.reconcile.credibility import credibility
from dateline.reconcile.grouping import (
    Broader,
    Group,
    Stated,
    as_written,
    day_of,
    group,
    nobody_knows,
    not_known,
    same,
    uncounted,
    usual,
    vagueness,
)
from dateline.reconcile.origins import Origins
from dateline.reconcile.reasons import Ranked, reason, voices
from dateline.reconcile.when import instant

UNION = frozenset({"person", "other"})  # who takes part: one name does not contradict another
MANY = frozenset({"agent", "clock", "range_km", "apogee_km", "speed", "duration", "target", "toward", "from"})
WORDING = frozenset({"weapon"})  # other words for it are no contradiction; the class is where reports can differ
BREATH = 60  # characters
CHANGES = UNION | WORDING  # what a page words otherwise, or names fewer of, it has not taken back


@dataclass(frozen=True)
class Ground:
    """What is known of the event as a whole, and of where its texts came from."""

    realis: Realis
    agents: frozenset[str]
    origins: Origins
    broader: Broader


def beliefs(
    stated: Iterable[tuple[str, Stated]], ground: Ground, earlier: Iterable[tuple[str, Stated]] = ()
) -> tuple[Belief, ...]:
    """One belief an attribute, in the order of their names. Clock times stand apart from days, as "clock". `earlier` is what
    earlier versions of pages said (former.py); it stands beside what is said now and adds nothing to it."""
    by_name = _by_name(pair for attribute, one in stated for pair in parted(attribute, one))
    taken_back = _by_name(earlier)
    return tuple(believe(name, by_name[name], ground, taken_back.get(name, ())) for name in sorted(by_name))


def no_more(earlier: Iterable[tuple[str, Stated]], held: Iterable[Belief], ground: Ground) -> tuple[Former, ...]:
    """What earlier versions of pages said of attributes of which nothing is said now."""
    known = {b.attribute for b in held} | CHANGES
    return tuple(
        Former(attribute=name, values=tuple(_held(g, True, ground) for g in group(said, ground.broader)))
        for name, said in sorted(_by_name(earlier).items())
        if name not in known
    )


def _by_name(stated: Iterable[tuple[str, Stated]]) -> dict[str, list[Stated]]:
    out: dict[str, list[Stated]] = defaultdict(list)
    for attribute, one in stated:
        out[attribute].append(one)
    return out


def parted(attribute: str, one: Stated) -> Iterator[tuple[str, Stated]]:
    """What a claim says, by the attributes of beliefs."""
    if attribute == "time" and isinstance(one.value, Time) and one.value.clock:
        yield "clock", one
        if one.value.date is None:
            return
        one = Stated(day_of(one.value), one.support)
    yield attribute, Stated(plain(attribute, one.value), one.support)


@lru_cache(maxsize=8192)
def plain(attribute: str, value: Value) -> Value:
    """What the attribute is about and no more: a side without the person who spoke for it (people have their own
    attribute), a class without the words used."""
    if isinstance(value, Actor) and attribute in ("agent", "other") and value.code:
        return value.model_copy(update={"person": None, "title": None})
    if isinstance(value, Term) and attribute == "weapon_class":
        return value.model_copy(update={"phrase": ""})
    if isinstance(value, Term) and attribute == "weapon":
        return value.model_copy(update={"phrase": uncounted(value.phrase)})
    return value


def believe(attribute: str, stated: list[Stated], ground: Ground, earlier: Sequence[Stated] = ()) -> Belief:
    origins = ground.origins
    groups = group(stated, ground.broader)
    dropped = _no_more(attribute, earlier, ground.broader)
    gone = [d for d in dropped if not any(same(g.value, d.value) for g in groups)]
    old = superseded(groups, origins)
    unknown = attribute in WORDING and nobody_knows(g.value for g in groups if id(g) not in old)
    ranked = (
        groups[:1]
        if len(groups) == 1
        else sorted(
            groups,
            key=lambda g: (
                id(g) in old,
                not_known(g.value) != unknown,
                -len(voices(g, origins)),
                not measured(g, ground.agents),
                -len(_reports(g)),
                vagueness(g.value),
                as_written(g.value),
            ),
        )
    )
    held = _beside(ranked, attribute, old)
    others = [g for g in ranked if g not in held]
    live = [g for g in others if id(g) not in old and attribute not in WORDING and not _beside_it(g, held, attribute)]
    state = _state(held, live, bool(gone) or any(id(g) in old for g in others), ground)
    ranks = Ranked(held, live, [g for g in others if id(g) in old], ground.agents, dropped)
    rated, because = credibility(ranks, state, origins)
    return Belief(
        attribute=attribute,
        held=tuple(_held(g, False, ground) for g in held),
        others=(*(_held(g, id(g) in old, ground) for g in others), *(_held(g, True, ground) for g in gone)),
        state=state,
        credibility=rated,
        reason=reason(ranks, state, origins),
        because=because,
    )


def _no_more(attribute: str, earlier: Sequence[Stated], broader: Broader) -> list[Group]:
    """The values that earlier versions of pages gave, and these pages no more."""
    return [] if attribute in CHANGES else group(earlier, broader)


def _beside_it(g: Group, held: list[Group], attribute: str) -> bool:
    """A report that names the day held as well, and other times beside it ("two in May, two in July"), does not dispute it."""
    days = {s.support.report for h in held for s in h.exact}
    return attribute == "time" and {s.support.report for s in g.stated} <= days


def measured(g: Group, agents: frozenset[str]) -> bool:
    """Somebody other than the side that acted vouches for it."""
    return standing(g, agents) == "measured"


def standing(g: Group, agents: frozenset[str]) -> Standing:
    credited = {by.actor for s in g.exact for by in s.support.said_by if by.actor}
    return "measured" if credited - agents else "claimed" if credited else "reported"


def _reports(g: Group) -> set[str]:
    return {s.support.report for s in g.stated}


def _beside(ranked: list[Group], attribute: str, old: set[int]) -> list[Group]:
    """The best, and beside it those who also take part, or values that one report gives together with all held so far
    as one source's account (two launch times, two ranges). Two sources that differ in one report are two measures."""
    held = ranked[:1]
    for g in ranked[1:]:
        joins = (attribute in MANY and all(_together(h, g) for h in held)) or (
            attribute == "count" and all(_in_one_breath(h, g) for h in held)
        )
        if id(g) not in old and (attribute in UNION or joins):
            held.append(g)
    return held


def _together(a: Group, b: Group) -> bool:
    mine = {(s.support.report, _who(s.support)) for s in a.exact}
    return any((s.support.report, _who(s.support)) in mine for s in b.exact)


def _in_one_breath(a: Group, b: Group) -> bool:
    """Numbers of different things that one source gives side by side: "14 drones and eight missiles"."""
    if not (isinstance(a.value, Count) and isinstance(b.value, Count)) or a.value.unit == b.value.unit:
        return False
    pairs = ((s.support, t.support) for s in a.exact for t in b.exact)
    return any(
        s.report == t.report and _who(s) == _who(t) and abs(s.evidence.start - t.evidence.start) <= BREATH
        for s, t in pairs
    )


def _who(support: Support) -> tuple[str, ...]:
    return tuple(sorted(name for by in support.said_by if (name := by.name)))


def superseded(groups: list[Group], origins: Origins) -> set[int]:
    """Groups (by identity) whose every supporter later said otherwise: the same voice, in a report whose text is later,
    gives at least as many values and not this one."""
    if len(groups) < 2:
        return set()
    said: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, g in enumerate(groups):
        for s in g.exact:
            source = origins.of(s.support.report, s.support.evidence)
            said[origins.voice(s.support.report, s.support.evidence)][source].append(n)
    standing = {n for by_report in said.values() for n in _last_word(by_report, origins)}
    return {id(g) for n, g in enumerate(groups) if n not in standing}


def _last_word(by_report: Mapping[str, list[int]], origins: Origins) -> set[int]:
    """The groups that one voice still stands by."""
    said = [(instant(origins.published(report)), set(mine)) for report, mine in by_report.items()]
    out: set[int] = set()
    for first, mine in said:
        later = [theirs for then, theirs in said if first and then and then > first and len(theirs) >= len(mine)]
        out.update(set[int].intersection(mine, *later) if later else mine)
    return out


def _held(g: Group, old: bool, ground: Ground) -> Held:
    origins = ground.origins
    return Held(
        value=usual(g),
        support=_sorted(s.support for s in g.stated),
        origins=0 if g.stated[0].support.later else len(voices(g, origins)),
        superseded=old,
        standing=standing(g, ground.agents),
    )


def _sorted(support: Iterable[Support]) -> tuple[Support, ...]:
    """Each once, in the order of their canonical forms."""
    found = tuple(support)
    if len(found) == 1:
        return found
    return tuple(s for _, s in sorted({canonical(s.model_dump()): s for s in found}.items()))


def _state(held: list[Group], live: list[Group], corrected: bool, ground: Ground) -> State:
    first = held[0]
    if not_known(first.value):
        return "not yet known"
    if live:
        return "disputed"
    if corrected:
        return "corrected"
    if ground.realis == "possible":
        return "unconfirmed"
    if any(by.actor in ground.agents for s in first.exact for by in s.support.said_by if by.actor):
        return "confirmed by the actor"
    return "agreed" if len(voices(first, ground.origins)) > 1 else "single"
