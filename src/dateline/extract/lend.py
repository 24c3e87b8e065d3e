"""Lends an agent to what is told without one ("two missiles were fired"): the shooter spoken of nearest, else the country of the
site where the report names that country itself."""

from collections import Counter
from collections.abc import Sequence

from dateline.extract.entries import Entry
from dateline.extract.lexicon import Lexicon
from dateline.normalize.who import ActorPhrase

_TWO_SIDED = ("attack", "interception")  # who is spoken of most may be the one struck


def lend_agents(entries: Sequence[Entry], actors: Sequence[ActorPhrase], lexicon: Lexicon) -> None:
    """Fill `lent` of entries of the weapons family that name no agent. `actors` are all of the report, in text order."""
    family = {name: kind.family for name, kind in lexicon.kinds.items()}
    donors = [e for e in entries if e.codes and family[e.kind] == "weapons"]
    for entry in entries:
        if entry.codes or family[entry.kind] != "weapons":
            continue
        near = [d for d in donors if d.kind == entry.kind and (entry.kind not in _TWO_SIDED or _same_blow(entry, d))]
        lent = _of_place(entry, actors) or (_of_nearest(entry, near) if near else [])
        entry.placed[0].lent.extend(lent or (_of_topic(actors) if entry.kind not in _TWO_SIDED else []))


def _same_blow(entry: Entry, donor: Entry) -> bool:
    """Whether the donor's shooter may have struck here as well: the same side suffers, and no bomb was planted."""
    if donor.codes & entry.other_codes or any(t.vocabulary == "explosives" for p in entry.placed for t in p.frame.terms):
        return False
    if entry.other_codes:
        return bool(entry.other_codes & donor.other_codes)
    return not any(slot == "target" for p in entry.placed for slot, _ in p.frame.places)


def lend_others(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """The party struck, where only its place is said ("hit Abu Dhabi's airport"): the country of the target, if the report names it."""
    for entry in entries:
        if entry.kind != "attack" or entry.other_codes:
            continue
        struck = {place.value.country for p in entry.placed for s, place in p.frame.places if s == "target"} - {None} - entry.codes
        found = next((a for a in actors if a.value.code in struck and a.form != "pronoun"), None)
        if found is not None:
            entry.placed[0].frame.others.append(found)


def _of_place(entry: Entry, actors: Sequence[ActorPhrase]) -> list[ActorPhrase]:
    """The state on whose ground the site lies, where the report names that state itself."""
    placed = [p for e in entry.placed for slot, p in e.frame.places if slot == "from" and p.governed == "from" and p.kind == "toponym"]
    countries = {p.value.country for p in placed if p.value.precision != "country"} - {None}
    return next(([a] for a in actors if a.value.code in countries), [])


def _of_nearest(entry: Entry, donors: Sequence[Entry]) -> list[ActorPhrase]:
    at = entry.placed[0].frame.span.start
    donor = min(donors, key=lambda d: (abs(d.placed[0].frame.span.start - at), d.key))
    return [a for p in donor.placed for a in p.frame.agents if a.value.code][:1]


def _of_topic(actors: Sequence[ActorPhrase]) -> list[ActorPhrase]:
    """The state or group that the report names most, and clearly more than any other."""
    counts = Counter(a.value.code for a in actors if a.value.code and a.form not in ("pronoun", "definite"))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return []
    return [next(a for a in actors if a.value.code == ranked[0][0])]
