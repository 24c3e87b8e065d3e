"""Lends an agent to what is told without one ("two missiles were fired"): the shooter spoken of nearest, else the country of the
site where the report names that country itself."""

from collections import Counter
from collections.abc import Sequence

from dateline.extract.entries import Entry
from dateline.extract.lexicon import Lexicon
from dateline.extract.phrases import Phrases
from dateline.extract.struck import MISSIONS, is_host, is_victim
from dateline.normalize.where import PlacePhrase
from dateline.normalize.who import ActorPhrase

# these are aimed at someone; of the second some are answers within talks
_AIMED = ("condemnation", "threat", "offer", "request", "rejection", "sanction")
_ANSWERED = ("offer", "request", "rejection")
_MUTUAL = ("meeting", "call", "agreement")
_DEEDS = ("launch", "nuclear-test", "ground-test", "attack", "exercise", "deployment")
_LOOSE = ("projectile", "rocket", "missile", "named")  # tell no weapon from another
_BACK = 4  # sentences
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
    if donor.codes & entry.other_codes or any(
        t.vocabulary == "explosives" for p in entry.placed for t in p.frame.terms
    ):
        return False
    if entry.other_codes:
        return bool(entry.other_codes & donor.other_codes)
    return not any(slot == "target" for p in entry.placed for slot, _ in p.frame.places)


def lend_others(entries: Sequence[Entry], found: Sequence[Phrases], actors: Sequence[ActorPhrase]) -> None:
    """The party struck, where only its place is said ("hit Abu Dhabi's airport"): the owner of the mission struck, else the
    countries of the targets, if the report names them."""
    for entry in entries:
        if entry.kind != "attack" or entry.other_codes:
            continue
        targets = [
            place.value
            for p in entry.placed
            for s, place in p.frame.places
            if s == "target" and place.value.precision != "sea"
        ]
        struck = {place.country for place in targets} - {None} - entry.codes
        named = [a for a in actors if a.value.code in struck and a.form != "pronoun"]
        owners = [a for a in _owners(entry, found) if a.value.code not in entry.codes]
        entry.placed[0].frame.others.extend(owners[:1] or {a.value.code: a for a in reversed(named)}.values())


def lend_hosts(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """On whose ground troops are put, where the report names that state ("sent troops to the Gulf kingdom")."""
    for entry in entries:
        if entry.kind == "deployment" and not entry.other_codes:
            near = [
                p
                for placed in entry.placed
                for p in placed.frame.phrases.places
                if p.governed in ("to", "in", "into", "on")
            ]
            hosts = {p.value.country for p in near if p.value.precision != "sea"} - {None} - entry.codes
            named = [a for a in actors if a.value.code in hosts and a.form != "pronoun"]
            entry.placed[0].frame.others.extend(named[:1] if len(hosts) == 1 else [])


def _owners(entry: Entry, found: Sequence[Phrases]) -> list[ActorPhrase]:
    """Whose embassy it is that the sentences of the attack speak of; the report may have said so elsewhere."""
    if not any(t.lemma_.lower() in MISSIONS for p in entry.placed for t in p.frame.phrases.sentence):
        return []
    told = [
        (a, p.sentence.tokens.doc[a.head].lemma_.lower())
        for p in found
        for a in p.actors
        if a.value.code and a.form != "definite"
    ]
    return [a for a, lemma in told if lemma in MISSIONS]


def lend_sides(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """The other party of what is said or done to someone, where the words leave it out ("offered to resume talks").

    What is condemned is the deed of whoever did it; else it is the one party named in the same sentence, else the one with
    whom the report tells of talks."""
    for entry in entries:
        if entry.kind not in _AIMED or entry.other_codes or len(entry.codes) != 1:
            continue
        lent = _of_deed(entry, entries) if entry.kind == "condemnation" else []
        lent = (
            lent
            or _of_sentence(entry)
            or (_of_talks(entry, entries) or _of_pair(entry, actors) if entry.kind in _ANSWERED else [])
        )
        entry.placed[0].frame.others.extend(lent)


def lend_defence(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """In a fight of two sides the interceptor is the state over which it happens, else the one attacked with such weapons; what
    it brings down is the attacker's."""
    attacks = [e for e in entries if e.kind == "attack" and e.realis == "actual" and e.codes]
    for entry in (e for e in entries if e.kind == "interception"):
        alike = [e for e in attacks if _weapons(e) & _weapons(entry)]
        if not entry.codes:
            above = [place for p in entry.placed for _, place in p.frame.places if _in_its_air(place)]
            over = {place.value.country for place in above} - {None} - entry.other_codes
            struck = [a for p in _nearest(entry, alike).placed for a in p.frame.others if a.value.code] if alike else []
            lent = [a for a in actors if a.value.code in over and a.form != "pronoun"] or [
                a for a in struck if a.value.code not in entry.other_codes
            ]
            entry.placed[0].lent.extend(lent[:1])
        against = [e for e in alike if not e.codes & entry.codes]
        if not entry.other_codes and against and entry.codes:
            by = [a for p in _nearest(entry, against).placed for a in (*p.frame.agents, *p.lent) if a.value.code]
            entry.placed[0].frame.others.extend({a.value.code: a for a in by}.values())


def _in_its_air(place: PlacePhrase) -> bool:
    """Over it, or in a town or region; a country named in passing is not where it happens."""
    return place.governed in ("over", "above") or (place.governed != "from" and place.value.precision != "country")


def _weapons(entry: Entry) -> set[str]:
    return {t.term for p in entry.placed for t in p.frame.terms if t.vocabulary == "weapons" and not t.weak}


def lend_weapons(entries: Sequence[Entry], found: Sequence[Phrases]) -> None:
    """ "The weapon", "the same launcher": what was named last before it, for events that name no weapon of their own."""
    order = {id(p): at for at, p in enumerate(found)}
    for entry in entries:
        terms = [t for p in entry.placed for t in p.frame.terms if t.vocabulary == "weapons"]
        if not terms or not all(t.weak for t in terms):
            continue
        at = order.get(id(entry.placed[0].frame.phrases), 0)
        before = [
            t for p in found[max(0, at - _BACK) : at + 1] for t in p.terms if t.vocabulary == "weapons" and not t.weak
        ]
        named = [t for t in before if t.start < terms[0].start and t.term not in _LOOSE]
        entry.placed[0].frame.terms.extend(named[-1:])


def _of_deed(entry: Entry, entries: Sequence[Entry]) -> list[ActorPhrase]:
    """Who did what is condemned: the armed deed told nearest, before or in the same sentence."""
    at = entry.placed[0].frame.phrases.sentence.span.end
    deeds = [
        e
        for e in entries
        if e.kind in _DEEDS and e.codes - entry.codes and e.placed[0].frame.span.start < at and e.realis == "actual"
    ]
    if not deeds:
        return []
    deed = _nearest(entry, deeds)
    by = [
        a for p in deed.placed for a in (*p.frame.agents, *p.lent) if a.value.code and a.value.code not in entry.codes
    ]
    return by[:1]


def _of_sentence(entry: Entry) -> list[ActorPhrase]:
    """The only other party that the sentence names as one who acts."""
    frame = entry.placed[0].frame
    named = [
        a
        for a in frame.phrases.actors
        if a.value.code and a.value.code not in entry.codes and not is_host(a, frame.phrases)
    ]
    if entry.kind == "condemnation":
        named = [a for a in named if not is_victim(a, frame)]
    return named[:1] if len({a.value.code for a in named}) == 1 else []


def _of_talks(entry: Entry, entries: Sequence[Entry]) -> list[ActorPhrase]:
    """The one with whom the party meets, talks or agrees in this report, if there is only one."""
    shared = [e for e in entries if e.kind in _MUTUAL and entry.codes <= e.codes]
    others = {
        a.value.code: a
        for e in shared
        for p in e.placed
        for a in p.frame.agents
        if a.value.code and a.value.code not in entry.codes
    }
    return list(others.values()) if len(others) == 1 else []


def _of_pair(entry: Entry, actors: Sequence[ActorPhrase]) -> list[ActorPhrase]:
    """The other of the two that the report speaks of far more than of anyone else."""
    counts = Counter(a.value.code for a in actors if a.value.code and a.form != "pronoun" and not a.place)
    top = counts.most_common(3)
    if len(top) < 2 or (len(top) > 2 and top[1][1] < 2 * top[2][1]) or not entry.codes <= {c for c, _ in top[:2]}:
        return []
    return [next(a for a in actors if a.value.code in {c for c, _ in top[:2]} - entry.codes)]


def _nearest(entry: Entry, donors: Sequence[Entry]) -> Entry:
    at = entry.placed[0].frame.span.start
    return min(donors, key=lambda d: (min(abs(p.frame.span.start - at) for p in d.placed), d.key))


def _of_place(entry: Entry, actors: Sequence[ActorPhrase]) -> list[ActorPhrase]:
    """The state on whose ground the site lies, where the report names that state itself."""
    placed = [
        p
        for e in entry.placed
        for slot, p in e.frame.places
        if slot == "from" and p.governed == "from" and p.kind == "toponym"
    ]
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
