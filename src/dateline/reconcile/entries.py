"""A report's entry: all mentions with one `entry` key, folded to one view that can be compared.

Invariant: an entry is a function of its own report and reading alone; nothing here looks at another report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from dateline.model import (
    Actor,
    Claim,
    Count,
    Mention,
    Place,
    Quantity,
    Reading,
    Realis,
    Report,
    Support,
    Term,
    Time,
    digest,
)
from dateline.model.designation import arabic
from dateline.reconcile.kinds import KindInfo, info
from dateline.reconcile.names import capitalised, fold, of_report_day, stems, words
from dateline.reconcile.packed import packed
from dateline.reconcile.when import RANK, Window, minutes, told_window, window
from dateline.reconcile.wording import Wording
from dateline.reconcile.yearless import by_report, in_years, last_weekday, month, month_day

T = TypeVar("T")
EMPTY: frozenset[str] = frozenset()
PLACED = ("from", "toward", "place", "target")
STEM = 4  # letters that "Chad" and "Chadian", "Korea" and "Korean" share
FIGURES = ("range_km", "apogee_km", "speed", "duration")


@packed
@dataclass(frozen=True, slots=True)
class Entry:
    """`windows` are the stated days at the finest grain given, `month_days` and `months` those without a year ("06-12",
    "06"), `clocks` minutes after local midnight, `names` the capitalised words of its sentences, `known` those that name
    its actors and people, `named` the weapons called by name, `mark` its own digest, `stated` the date as it stands in
    the report: `told` and `windows` may be worked out from other reports, ids may not. `reckoned`: its days are worked out
    from when the report came out ("Tuesday", "last week"). `at`: where its first trigger stands. `series`: the list that
    tells it apart from its other entries. `wording` only where no pack tells what happens.

    Worked out of these: `parties` are both sides. `listing`: it names several days, as where a report counts up what came
    before: a mention of each, the event of none. `tier`: how closely it is dated: 0 a day (or the story that it is told in),
    1 a month, 2 a year, 3 longer, 4 not at all, 5 vague as well."""

    report: str
    key: str
    kind: str
    what: KindInfo
    realis: Realis
    background: bool
    vague: bool
    published: str | None
    told: Window | None
    windows: tuple[Window, ...]
    month_days: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[int]
    until: int | None
    clocks: frozenset[int]
    agents: frozenset[str]
    others: frozenset[str]
    people: frozenset[str]
    counts: tuple[Count, ...]
    figures: tuple[tuple[str, float], ...]
    places: tuple[tuple[str, Place], ...]
    weapons: frozenset[str]
    named: frozenset[str]
    classes: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    known: frozenset[str]
    origins: frozenset[str]
    mark: str
    stated: str
    reckoned: bool
    at: int
    series: frozenset[str]
    mentions: tuple[Mention, ...]
    wording: Wording | None = None
    parties: frozenset[str] = field(init=False, repr=False, compare=False)
    listing: bool = field(init=False, repr=False, compare=False)
    tier: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # asked for at every comparison
        object.__setattr__(self, "parties", shared(self.agents | self.others) if self.others else self.agents)
        object.__setattr__(self, "listing", _listing(self.windows))
        object.__setattr__(self, "tier", _tier(self))

    @property
    def address(self) -> str:
        return f"{self.report}#{self.key}"

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(c for m in self.mentions for c in m.claims)


def _listing(windows: tuple[Window, ...]) -> bool:
    days = [w.first for w in windows if w.single] if len(windows) > 1 else []
    return bool(days) and max(days) - min(days) > 1


def _tier(entry: Entry) -> int:
    if entry.wording:
        return 0
    if entry.windows:
        return RANK[entry.windows[0].grain]
    return 5 if entry.vague else 4


def entries_of(
    report: Report, reading: Reading, kinds: Mapping[str, KindInfo], origins: Mapping[str, str]
) -> list[Entry]:
    """`origins` maps mention ids to the report that their sentence first came from."""
    series = frozenset([reading.series] if reading.series else [])
    made = [_entry(report, key, mentions, kinds, origins) for key, mentions in sorted(reading.entries().items())]
    return [replace(e, series=series) for e in made] if series else made


def _entry(
    report: Report, key: str, mentions: tuple[Mention, ...], kinds: Mapping[str, KindInfo], origins: Mapping[str, str]
) -> Entry:
    mentions = tuple(sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.id)))
    claims = [c for m in mentions for c in m.claims]
    weapons = frozenset(arabic(fold(t.phrase or t.term)) for t in _terms(claims, "weapon"))
    realis, told = _realis(mentions), told_window(report.published)
    kind = _commonest(m.kind for m in mentions)
    what = info(kinds, kind)
    sentences = [m.sentence.of(report.text) for m in mentions]
    times = [c.value for c in claims if c.attribute == "time" and isinstance(c.value, Time)]
    month_days = shared(m for t in times if (m := month_day(t)))
    named_days = _finest(w for t in times if (w := window(t)) and not _ahead(w, told, realis, what))
    windows = in_years(month_days, named_days) or named_days
    actors = {side: _actors(claims, side) for side in ("agent", "other", "person")}
    return Entry(
        report=report.key,
        key=key,
        kind=kind,
        what=what,
        realis=realis,
        background=all(m.background for m in mentions),
        vague=all(m.vague for m in mentions),
        published=report.published,
        told=told,
        windows=windows,
        month_days=month_days,
        months=shared(m for t in times if (m := month(t))),
        weekdays=shared(t.weekday for t in times if t.weekday is not None and not t.edtf),
        until=_until(claims),
        clocks=shared(minutes(t.clock) for t in times if t.clock),
        agents=shared(_codes(actors["agent"])),
        others=shared(_codes(actors["other"]) - _codes(actors["agent"])),
        people=shared(fold(a.person) for side in actors.values() for a in side if a.person),
        counts=tuple(c.value for c in claims if c.attribute == "count" and isinstance(c.value, Count)),
        figures=tuple(
            (c.attribute, c.value.value) for c in claims if c.attribute in FIGURES and isinstance(c.value, Quantity)
        ),
        places=tuple((c.attribute, c.value) for c in claims if c.attribute in PLACED and isinstance(c.value, Place)),
        weapons=shared(weapons),
        named=shared(named(weapons)),
        classes=shared(t.term for t in _terms(claims, "weapon_class")),
        stems=frozenset().union(*map(stems, sentences)),
        names=shared(n for s in sentences for n in capitalised(s)),
        known=shared(_known(claims, report.text)),
        origins=shared(origins[m.id] for m in mentions if m.id in origins),
        mark=digest([report.key, kind, mentions[0].trigger.start, mentions[0].trigger.end, key], 12),
        stated=_stated(windows, month_days),
        reckoned=_reckoned(claims, windows, report.text),
        at=mentions[0].trigger.start,
        series=EMPTY,
        mentions=mentions,
    )


def retold(entry: Entry, told: Window) -> Entry:
    """The same entry, once it is known when its report came out: a date without a year gets the year it must mean, and a
    day that hung on another date of the report moves with it."""
    windows = entry.windows or by_report(entry.month_days or entry.months, told, entry.realis)
    if not windows and entry.realis == "actual":
        windows = last_weekday(entry.weekdays, told)
    if entry.reckoned and entry.told is not None:
        by = told.first - entry.told.first
        windows = tuple(replace(w, first=w.first + by, last=w.last + by) for w in windows)
    kept = tuple(w for w in windows if not _ahead(w, told, entry.realis, entry.what))
    return replace(entry, told=told, windows=kept)


def support_of(entry: Entry, claim: Claim, origin: str) -> Support:
    """The report's word for what it claims; `origin` is the report that the passage first came from."""
    return Support(
        report=entry.report,
        evidence=claim.evidence,
        said_by=claim.said_by,
        published=entry.published,
        origin=origin,
        extractor=claim.extractor,
    )


def shared(values: Iterable[T]) -> frozenset[T]:
    """The same set for the same values: most entries name few things, and those that others name, and an empty set takes 200 bytes."""
    return _one(frozenset(values))


@lru_cache(maxsize=65536)
def _one(values: frozenset[T]) -> frozenset[T]:
    return values


def _stated(windows: tuple[Window, ...], month_days: frozenset[str]) -> str:
    """The local date as far as the report states it."""
    if not windows:
        return min(month_days, default="undated")
    day = date.fromordinal(windows[0].first).isoformat()
    return {"day": day, "month": day[:7]}.get(windows[0].grain, day[:4])


def named(phrases: Iterable[str]) -> frozenset[str]:
    """Proper names of weapons carry a number: "hwasong 14", "kh 22". Kept without spaces."""
    return frozenset(
        "".join(parts[max(0, i - 1) : i + 1])
        for phrase in phrases
        if (parts := phrase.split())
        for i, part in enumerate(parts)
        if any(c.isdigit() for c in part) and not part.endswith(("mm", "km"))
    )


def _commonest(values: Iterable[str]) -> str:
    return min(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))[0]


def _realis(mentions: tuple[Mention, ...]) -> Realis:
    """What most mentions say; at a tie what is said first."""
    counts = Counter(m.realis for m in mentions)
    return next(m.realis for m in mentions if counts[m.realis] == max(counts.values()))


def _actors(claims: Iterable[Claim], attribute: str) -> list[Actor]:
    return [c.value for c in claims if c.attribute == attribute and isinstance(c.value, Actor)]


def _known(claims: Iterable[Claim], text: str) -> frozenset[str]:
    """The words of the actors' names, and those by which the report means no more than them: "Chadian", "N'Djamena"."""
    out = set[str]()
    for claim in claims:
        if isinstance(actor := claim.value, Actor):
            own = {w for n in (actor.name, actor.org, actor.person) if n for w in words(n)}
            said = words(claim.evidence.of(text))
            alike = {w[:STEM] for w in own}
            # what a plugged extractor points at may hold more than the actor
            out |= own | {w for w in said if len(said) == 1 or w[:STEM] in alike}
    return frozenset(out)


def _codes(actors: Iterable[Actor]) -> frozenset[str]:
    """A code where there is one, else the folded name: an unknown group is still somebody."""
    return frozenset(a.code or fold(a.org or a.name) for a in actors)


def _terms(claims: Iterable[Claim], attribute: str) -> list[Term]:
    return [c.value for c in claims if c.attribute == attribute and isinstance(c.value, Term)]


def _finest(windows: Iterable[Window]) -> tuple[Window, ...]:
    found = sorted(set(windows), key=lambda w: (RANK[w.grain], w))
    return tuple(w for w in found if w.grain == found[0].grain)


def _ahead(stated: Window, told: Window | None, realis: Realis, what: KindInfo) -> bool:
    """What is told as done cannot lie ahead of the report: such a time belongs to what was said, not to the saying.
    Nor is "this month" when an offer was made that the same report tells, but when it would be taken up."""
    if realis not in ("actual", "denied") or told is None:
        return False
    return stated.first > told.last + 1 or (what.speech and stated.grain != "day" and stated.last > told.last)


def _reckoned(claims: Iterable[Claim], windows: tuple[Window, ...], text: str) -> bool:
    """The words of all the days kept leave open which month and year it is."""
    days = [
        c.evidence.of(text)
        for c in claims
        if c.attribute == "time" and isinstance(c.value, Time) and window(c.value) in windows
    ]
    return bool(days) and all(map(of_report_day, days))


def _until(claims: Iterable[Claim]) -> int | None:
    ends = [w.last for c in claims if c.attribute == "end" and isinstance(c.value, Time) and (w := window(c.value))]
    return max(ends, default=None)
