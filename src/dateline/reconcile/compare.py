"""How well a report's entry fits an event: one outcome a comparison, each with its log-odds from weights.yml.

Invariant: a comparison says nothing where either side states nothing; silence is no evidence.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from dateline.model import Count, Place
from dateline.reconcile.distance import place_outcome
from dateline.reconcile.entries import Entry
from dateline.reconcile.lore import TELLING, Lore
from dateline.reconcile.profile import Profile
from dateline.reconcile.timing import telling, time
from dateline.reconcile.weights import NEVER, Step, is_moment, most, step
from dateline.reconcile.worded import COMPARISONS as WORDED

Outcome = str | None
Names = set[str] | frozenset[str]
Comparisons = tuple[tuple[str, Callable[[Entry, Profile], Outcome]], ...]
SURE = 1e-6  # sums of weights in another order differ by less
PAIR = 2
HOURS = 180  # minutes that no wrong "about" explains
LEAST_ALIKE, MUCH_ALIKE = 0.25, 0.5  # share of words
FEW = 4  # words say nothing
SAME_FIGURE = 1.04  # "150 miles" and the 250 km they were turned into differ by so much


def compare(entry: Entry, event: Profile, lore: Lore) -> list[Step]:
    """The waterfall, without the start value."""
    if together(entry, event):
        return [step("report", "told apart")]
    return list(_steps(entry, event, lore))


def likely(entry: Entry, event: Profile, lore: Lore, least: float, hope: float) -> list[Step] | None:
    """The same, or None where it speaks of two events beyond doubt or cannot come to `least`: what tells most events apart is looked at
    first, what costs most last, and only where it can still matter. `hope` is hope(entry)."""
    if together(entry, event):
        return None
    found: dict[str, Step] = {}
    total = _sum(FIRST, entry, event, found)
    copied = not entry.origins.isdisjoint(event.origins)
    alike = most("text") if copied else step("text", "much alike").weight
    if total + hope + alike < least - SURE:
        return None
    total += _sum(THEN_WORDED if entry.wording else THEN, entry, event, found)
    if total == NEVER:
        return None
    for name, learnt in (("people", people), ("weapon", weapon)):
        said = learnt(entry, event, lore)
        if said:
            taken = found[name] = step(name, said)
            total += taken.weight
    if total + alike + most("names") < least - SURE:
        return None
    if said := text(entry, event):
        found["text"] = step("text", said)
    if said := names(entry, event, lore):
        found["names"] = step("names", said)
    return [found[name] for name in (NAMES_WORDED if entry.wording else NAMES) if name in found]


def hope(entry: Entry) -> float:
    """The most that can still be added, beside likeness of text, once time, agents and sides are compared: nothing is where an entry
    says nothing."""
    silent = {
        "end": entry.until is None,
        "clock": not entry.clocks,
        "others": not entry.others,
        "count": not entry.counts,
        "figures": not entry.figures,
        "place": not entry.places,
        "toward": not entry.places,
        "salience": entry.tier == 0,
        "people": not entry.people,
        "weapon": not (entry.named or entry.weapons or entry.classes),
        "names": not entry.names,
    }
    return sum(max(0.0, most(name)) for name in (REST_WORDED if entry.wording else REST) if not silent.get(name))


def _sum(comparisons: Comparisons, entry: Entry, event: Profile, found: dict[str, Step]) -> float:
    """Of all outcomes; they are noted. Ends where one is a contradiction."""
    total = 0.0
    for name, outcome in comparisons:
        said = outcome(entry, event)
        if said:
            taken = found[name] = step(name, said)
            total += taken.weight
            if taken.weight == NEVER:
                return NEVER
    return total


def together(entry: Entry, event: Profile) -> bool:
    """Two entries of one report are two events, unless this one is a vague second mention of the other; so are two entries of one
    series."""
    if not entry.series.isdisjoint(event.series):
        return True
    return any(not (entry.vague or other.vague) for other in event.reports.get(entry.report, ()))


def _steps(entry: Entry, event: Profile, lore: Lore) -> Iterator[Step]:
    for name, outcome in EVERY if entry.wording else PLAIN:
        found = outcome(entry, event)
        if found:
            taken = step(name, found)
            yield taken
            if taken.weight == NEVER:
                return
    if found := people(entry, event, lore):
        yield step("people", found)
    if found := weapon(entry, event, lore):
        yield step("weapon", found)
    if found := names(entry, event, lore):
        yield step("names", found)


def sides(mine: Names, theirs: Names) -> Outcome:
    if not mine or not theirs:
        return None
    if mine == theirs:
        return "same"
    if mine <= theirs or theirs <= mine:
        return "some"
    return "none in common" if mine.isdisjoint(theirs) else "mixed"


def agents(entry: Entry, event: Profile) -> Outcome:
    """A report that names fewer agents is no contradiction, unless it names other sides altogether."""
    if entry.what.reciprocal:
        return None
    found = sides(entry.agents, event.agents)
    both = entry.others and event.others
    return "mixed" if found == "some" and both and sides(entry.parties, event.parties) == "mixed" else found


def others(entry: Entry, event: Profile) -> Outcome:
    found = None if entry.what.reciprocal else sides(entry.others, event.others)
    return "some" if found == "mixed" else found


def parties(entry: Entry, event: Profile) -> Outcome:
    """Where both sides act, a guest or host may stand on either side of the verb."""
    if not entry.what.reciprocal:
        return None
    narrow, wide = sides(entry.agents, event.agents), sides(entry.parties, event.parties)
    if narrow == "same":
        return narrow
    if wide == "mixed" and len(entry.parties) == len(event.parties) == PAIR:
        return "another partner"
    return "other roles" if wide == "same" else wide


def people(entry: Entry, event: Profile, lore: Lore) -> Outcome:
    """Whom every other entry of the kind names says no more than the side does."""
    if not entry.people or not event.people:
        return None
    common = {a for a, b in product(entry.people, event.people) if _one_person(a, b)}
    return "same" if common - lore.often else "often named" if common else "others"


def _one_person(a: str, b: str) -> bool:
    one, two = set(a.split()), set(b.split())
    return one <= two or two <= one


def end(entry: Entry, event: Profile) -> Outcome:
    if entry.until is None or event.until is None:
        return None
    return "same" if abs(entry.until - event.until) <= 1 else "differs"


def clock(entry: Entry, event: Profile) -> Outcome:
    days = {w.first for w in entry.windows if w.single}
    if not entry.clocks or not event.clocks or (days and event.main_day() not in days):
        return None
    gap = min(abs(a - b) for a, b in product(entry.clocks, event.clocks))
    if gap <= 5:
        return "same minute"
    if gap > HOURS and days and is_moment(entry.kind):
        return "another hour"
    return "same hour" if gap <= 30 else "far apart" if gap > 90 else None


def count(entry: Entry, event: Profile) -> Outcome:
    if not entry.counts or not event.counts:
        return None
    found = {counts(a, b) for a, b in product(entry.counts, event.counts)}
    return next((o for o in ("same", "compatible", "one or more", "differs", "far off") if o in found), None)


def counts(a: Count, b: Count) -> str:
    if a.number is None or b.number is None:
        other = a.number if b.number is None else b.number
        return "compatible" if other is None or other > 1 else "differs"
    if a.bound == "single" or b.bound == "single":
        return "compatible" if a.number == b.number else "one or more"
    if max(a.number, b.number) <= min(a.high or a.number, b.high or b.number) and a.bound == b.bound:
        return "same"
    low, high = sorted((a, b), key=lambda c: c.number or 0)
    if a.number == b.number or low.bound == "at least" or high.bound == "at most":
        return "compatible"
    small, large = low.number or 0, high.number or 0
    if abs(large - small) <= 0.012 * large:
        return "same"
    return "far off" if large >= 4 * max(small, 1) else "differs"


def figures(entry: Entry, event: Profile) -> Outcome:
    """The nearest figures of each kind. One kind that agrees is enough; one far off is telling where none does."""
    if not entry.figures or not event.figures:
        return None
    nearest: dict[str, float] = {}
    for (name, x), (other, y) in product(entry.figures, event.figures):
        if name == other:
            ratio = max(abs(x), abs(y)) / max(min(abs(x), abs(y)), 1e-9)
            nearest[name] = min(ratio, nearest.get(name, ratio))
    if not nearest:
        return None
    shared = sum(ratio <= SAME_FIGURE for ratio in nearest.values())
    if shared:
        return "several shared" if shared > 1 else "shared"
    worst = max(nearest.values())
    return "differ" if worst < 1.25 else "other figures" if worst < 1.8 else "far off"


def weapon(entry: Entry, event: Profile, lore: Lore) -> Outcome:
    mine, theirs = entry.named, event.named
    if mine and theirs:
        return "same name" if any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs) else "other name"
    if entry.weapons & event.weapons:
        return "same words"
    if not entry.classes or not event.classes:
        return None
    return _classes(lore.finest(entry.classes), lore.finest(event.classes), lore)


def _classes(mine: frozenset[str], theirs: frozenset[str], lore: Lore) -> Outcome:
    """The finest classes that each side gives."""
    if not mine or not theirs:
        return None
    if mine & theirs:
        return "same class"
    if any(lore.above(a, b) for a, b in product(mine, theirs)):
        return "broader class"
    return "another class" if all(map(lore.last, mine | theirs)) else "other class"


def place(entry: Entry, event: Profile) -> Outcome:
    """Where it began, took place or struck. One role that fits and one that does not come to no more than "around"."""
    if not entry.places or not event.places:
        return None
    found = {o for role in ("from", "place", "target") if (o := _nearest(entry, event, role))}
    if len(found) > 1:
        return "around"
    return next(iter(found), None)


def target(entry: Entry, event: Profile) -> Outcome:
    """A state is only named as struck where both its name and its places say so."""
    if not entry.others or not entry.places or not event.places:
        return None
    mine, theirs = _struck(entry.places) & entry.others, _struck(event.places) & event.others
    apart = mine and theirs and not (mine & theirs or entry.others & event.others)
    return "another state" if apart else None


def _struck(places: Iterable[tuple[str, Place]]) -> set[str]:
    return {p.country for role, p in places if role == "target" and p.country}


def toward(entry: Entry, event: Profile) -> Outcome:
    return _nearest(entry, event, "toward")


def _nearest(entry: Entry, event: Profile, role: str) -> Outcome:
    mine = [p for r, p in entry.places if r == role]
    if not mine:
        return None
    found = {place_outcome(a, b) for a in mine for r, b in event.places if r == role}
    return next((o for o in ("same", "around", "elsewhere") if o in found), None)


def text(entry: Entry, event: Profile) -> Outcome:
    # no member can have more of its words than all together
    if len(entry.stems & event.stems) < LEAST_ALIKE * len(entry.stems):
        return None
    copied = not entry.origins.isdisjoint(event.origins)
    mine, length, alike = entry.stems, len(entry.stems), False
    least, longest = max(FEW, LEAST_ALIKE * length), length / LEAST_ALIKE
    for member in event.members if length >= FEW else ():
        other = len(member.stems)
        # of sets so different in size no quarter can be in common
        if not least <= other <= longest:
            continue
        common = len(mine & member.stems)
        share = common / (length + other - common)
        if share >= LEAST_ALIKE and copied:
            return "a copy"
        if share >= MUCH_ALIKE:
            return "much alike"
        alike = alike or share >= LEAST_ALIKE
    return "alike" if alike else None


def names(entry: Entry, event: Profile, lore: Lore) -> Outcome:
    """Names in the sentences themselves: towns, treaties, bodies, whether or not the reader knew what they were."""
    if not entry.names:
        return None
    weight = lore.rarity(event.usual_names(entry.names) - entry.known - event.known)
    return next((outcome for outcome, least in TELLING if weight >= least), None)


def realis(entry: Entry, event: Profile) -> Outcome:
    if entry.realis in event.realis:
        return None
    held = set(event.realis)
    if {entry.realis} | held >= {"denied", "actual"}:
        return "denied and actual"
    if entry.realis == "planned" and held == {"actual"} and not entry.windows and not event.windows and entry.told:
        return "done before planned" if any(w.last < entry.told.first for w in event.told) else None
    return "feared and actual" if entry.tier > 0 and {entry.realis} | held >= {"possible", "actual"} else None


def salience(entry: Entry, event: Profile) -> Outcome:
    if entry.tier == 0:
        return None
    reports = len(event.reports)
    return "much reported" if reports >= 4 else "reported" if reports >= 2 else None


COMPARISONS: Comparisons = (
    ("end", end),
    ("clock", clock),
    ("agents", agents),
    ("others", others),
    ("parties", parties),
    ("count", count),
    ("figures", figures),
    ("place", place),
    ("target", target),
    ("toward", toward),
    ("text", text),
    ("realis", realis),
    ("salience", salience),
)
PLAIN = (("time", time), ("telling", telling), *COMPARISONS)
EVERY = (*PLAIN, *WORDED)
TOLD_FIRST = ("agents", "parties", "telling", "time")
FIRST: Comparisons = tuple(sorted((one for one in PLAIN if one[0] in TOLD_FIRST), key=lambda one: one[0]))
THEN: Comparisons = tuple(one for one in PLAIN if one[0] not in (*TOLD_FIRST, "text"))
THEN_WORDED: Comparisons = (*THEN, *WORDED)
REST = (*(name for name, _ in THEN), "people", "weapon", "names")
REST_WORDED = (*REST, *(name for name, _ in WORDED))
NAMES = (*(name for name, _ in PLAIN), "people", "weapon", "names")
NAMES_WORDED = (*(name for name, _ in EVERY), "people", "weapon", "names")
