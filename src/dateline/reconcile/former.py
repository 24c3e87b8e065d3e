"""What earlier versions of a page said of an event, and its latest version says no more.

Invariant: the answer is a function of the versions of one address; no other report plays a part in it. Only the latest version
is placed among the events and counts as an origin; what is found here is kept beside what it says, as corrected by it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.model import Reading, Report
from dateline.reconcile.belief import parted
from dateline.reconcile.compare import MUCH_ALIKE, compare
from dateline.reconcile.entries import Entry, entries_of, support_of
from dateline.reconcile.grouping import Broader, Stated, bears_out, same
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import score
from dateline.reconcile.profile import profile_of

Told = tuple[Report, Reading]
Named = tuple[str, Stated]  # attribute, and what is stated of it
ONE_PAGE = frozenset({"one page"})


def former(
    now: Told, earlier: Iterable[Told], kinds: Mapping[str, KindInfo], broader: Broader
) -> dict[str, list[Named]]:
    """By the entries of the version that speaks, the values that earlier ones gave of the same thing. A value that the later one
    gives more or less closely is still said."""
    mine = _entries(now, kinds)
    out: dict[str, list[Named]] = defaultdict(list)
    for version in earlier:
        pairs = paired(_entries(version, kinds), mine)
        again = {after.key for _, after in pairs}
        for before, after in pairs:
            # what was told as one may be told as two
            apart = [e for e in mine if e.key not in again and e.kind == after.kind]
            said = [one for e in (after, *apart) for one in _stated(e, now[0])]
            out[after.key] += [
                one for one in _stated(before, now[0]) if not any(_says(other, one, broader) for other in said)
            ]
    return {key: found for key, found in out.items() if found}


def dropped(now: Told, earlier: Iterable[Told], kinds: Mapping[str, KindInfo]) -> list[Entry]:
    """The entries of earlier versions, oldest first, that tell what the version that speaks tells no more; each thing once, as the
    last version to tell it does."""
    mine = _entries(now, kinds)
    out: list[Entry] = []
    for version in earlier:
        told = _entries(version, kinds)
        out = [e for e in out if not any(e is before for before, _ in paired(out, told))]
        kept = {before.key for before, _ in paired(told, mine)}
        out += [e for e in told if e.key not in kept]
    return out


def paired(before: Sequence[Entry], after: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Which entry of one version is which of another, the surest first: by what compares reports, and, where a value was put right that
    tells two events apart, by the words."""
    fits = (
        (fit, n, m)
        for n, one in enumerate(before)
        for m, other in enumerate(after)
        if (fit := _fit(one, other)) is not None
    )
    left, right = set(range(len(before))), set(range(len(after)))
    out = []
    for _, n, m in sorted(fits, key=lambda f: (-f[0], f[1], f[2])):
        if n in left and m in right:
            left.remove(n)
            right.remove(m)
            out.append((before[n], after[m]))
    return out


def _fit(one: Entry, other: Entry) -> float | None:
    if one.kind != other.kind or (one.agents and other.agents and one.agents.isdisjoint(other.agents)):
        return None
    either = one.stems | other.stems
    share = len(one.stems & other.stems) / len(either) if either else 0.0
    total = score(compare(one, profile_of((), [other]), Lore()))
    if total <= 0 and share < MUCH_ALIKE:
        return None
    return max(total, 0.0) + share


def _entries(version: Told, kinds: Mapping[str, KindInfo]) -> list[Entry]:
    return [replace(e, origins=ONE_PAGE, series=frozenset()) for e in entries_of(*version, kinds, {})]


def _stated(entry: Entry, now: Report) -> Iterator[Named]:
    for claim in entry.claims:
        support = support_of(entry, claim, entry.report).model_copy(update={"later": now.key, "until": now.published})
        yield from parted(claim.attribute, Stated(claim.value, support))


def _says(later: Named, before: Named, broader: Broader) -> bool:
    """Nothing else is said than before, though perhaps more or less closely."""
    (name, new), (other, old) = later, before
    if name != other:
        return False
    return (
        same(new.value, old.value)
        or bears_out(old.value, new.value, broader)
        or bears_out(new.value, old.value, broader)
    )
