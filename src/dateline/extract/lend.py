"""Lends an agent to what is told without one ("two missiles were fired"): the shooter spoken of nearest, else the country of the
site where the report names that country itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.anaphora import TERM, named_weapons
from dateline.extract.entries import Entry
from dateline.extract.lexicon import Lexicon
from dateline.extract.needs_force import FIGHTERS
from dateline.extract.needs_talks import is_body
from dateline.extract.phrases import Phrases
from dateline.extract.story import day_of
from dateline.extract.struck import MISSIONS, is_host, is_victim
from dateline.extract.terms import TermPhrase, makes_of
from dateline.extract.tree import subjects
from dateline.model import Place
from dateline.model.designation import arabic
from dateline.normalize.where import PlacePhrase
from dateline.normalize.who import ActorPhrase

# these are aimed at someone; of the second some are answers within talks
_AIMED = ("condemnation", "threat", "offer", "request", "rejection", "sanction")
_ANSWERED = ("offer", "request", "rejection")
_MUTUAL = ("meeting", "call", "agreement")
_BLAMED = ("rejection", "sanction", "threat")  # these too draw protests
_DEEDS = ("launch", "nuclear-test", "ground-test", "attack", "exercise", "deployment")
_LOOSE = ("projectile", "rocket", "missile", "named")  # tell no weapon from another
_BACK = 4  # sentences
_TWO_SIDED = ("attack", "interception")  # who is spoken of most may be the one struck


def lend_agents(entries: Sequence[Entry], actors: Sequence[ActorPhrase], lexicon: Lexicon) -> None:
    """Fill `lent` of entries of the weapons family that name no agent. `actors` are all of the report, in text order."""
    family = {name: kind.family for name, kind in lexicon.kinds.items()}
    armed = [e for e in entries if family[e.kind] == "weapons"]
    for entry in armed:
        if not entry.codes:
            entry.placed[0].lent.extend(_of_place(entry, actors))
    donors = [e for e in armed if e.codes]
    for entry in armed:
        if entry.codes:
            continue
        near = [
            d
            for d in donors
            if d.kind == entry.kind
            and not _later_aside(entry, d)
            and (entry.kind not in _TWO_SIDED or _same_blow(entry, d))
        ]
        before = [d for d in near if d.placed[0].frame.span.start < entry.placed[0].frame.span.start]
        lent = _of_nearest(entry, before)
        if entry.kind not in _TWO_SIDED or _is_trial(entry):  # who strikes later may answer
            lent = lent or _of_topic(actors)
        entry.placed[0].lent.extend(a for a in lent if _could_fire(a, entry))


def _could_fire(actor: ActorPhrase, entry: Entry) -> bool:
    """In a fight nobody is lent who would fire at his own ground, or from another state's."""
    fought = any(s.lemma_.lower() in FIGHTERS for p in entry.placed for s in subjects(p.frame.anchor))
    if entry.kind not in _TWO_SIDED and not fought:
        return True
    places = [(slot, p.value.country) for placed in entry.placed for slot, p in placed.frame.places if p.value.country]
    struck = {country for slot, country in places if slot in ("target", "toward")}
    sites = {country for slot, country in places if slot == "from"}
    code = actor.value.code
    return code not in struck and (not sites or code in sites or is_body(code))


def _is_trial(entry: Entry) -> bool:
    """A test of what intercepts, told in words of launching: one side, no fight."""
    return entry.kind == "interception" and any(p.frame.trigger not in p.frame.kind.triggers for p in entry.placed)


def _later_aside(entry: Entry, donor: Entry) -> bool:
    """Whether the donor is an event of another year, told of after the entry in comparison."""
    if donor.placed[0].frame.span.start < entry.placed[0].frame.span.start or not (entry.dates and donor.dates):
        return False
    return not {d[:4] for d in entry.dates} & {d[:4] for d in donor.dates}


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
        targets = targets or _entered(entry)
        struck = {place.country for place in targets} - {None} - entry.codes
        named = [a for a in actors if a.value.code in struck and a.form != "pronoun"]
        owners = [a for a in _owners(entry, found) if a.value.code not in entry.codes]
        lent = owners[:1] or list({a.value.code: a for a in reversed(named)}.values())
        entry.placed[0].frame.others.extend(
            lent or (_of_pair(entry, actors) if not struck and entry.codes and _weapons(entry) - {TERM} else [])
        )


def _entered(entry: Entry) -> list[Place]:
    """Ground that another verb of the sentences names: "crossed into Chad and killed two"."""
    near = (p for placed in entry.placed for p in placed.frame.phrases.places if p.governed == "into")
    return [p.value for p in near if p.value.precision != "sea"]


def lend_hosts(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """On whose ground troops are put, where the report names that state ("sent troops to the Gulf kingdom"); else against whom:
    the only one that the same side threatens or strikes in the report."""
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
            entry.placed[0].frame.others.extend(named[:1] if len(hosts) == 1 else _threatened(entry, entries))


def _threatened(entry: Entry, entries: Sequence[Entry]) -> list[ActorPhrase]:
    hostile = (e for e in entries if e.kind in ("threat", "attack") and e.codes & entry.codes)
    return _only(entry, (a for e in hostile for p in e.placed for a in p.frame.others))


def _only(entry: Entry, actors: Iterable[ActorPhrase]) -> list[ActorPhrase]:
    """The one party among the actors that is not the entry's own, if there is only one."""
    others = {a.value.code: a for a in actors if a.value.code and a.value.code not in entry.codes}
    return list(others.values()) if len(others) == 1 else []


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
        many = entry.kind == "condemnation"  # "Chad, Niger and Mali condemned it"
        if entry.kind not in _AIMED or entry.other_codes or not entry.codes or (len(entry.codes) > 1 and not many):
            continue
        lent = _of_deed(entry, entries, _DEEDS) if entry.kind == "condemnation" else []
        lent = (
            lent
            or _of_sentence(entry)
            or (_of_talks(entry, entries) or _of_pair(entry, actors) if entry.kind in _ANSWERED else [])
        )
        lent = lent or (_of_deed(entry, entries, _BLAMED) if entry.kind == "condemnation" else [])
        entry.placed[0].frame.others.extend(lent)


def lend_defence(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """In a fight of two sides the interceptor is the state over which it happens, else the one attacked with such weapons, and the
    other way round; what it brings down is the attacker's, and the day that of the attack."""
    attacks = [e for e in entries if e.kind == "attack" and e.realis == "actual"]
    for entry in (e for e in entries if e.kind == "interception"):
        alike = _met_by(entry, attacks)
        if not entry.codes:
            above = [place for p in entry.placed for _, place in p.frame.places if _in_its_air(place)]
            over = {place.value.country for place in above} - {None} - entry.other_codes
            struck = [a for p in _nearest(entry, alike).placed for a in p.frame.others if a.value.code] if alike else []
            lent = [a for a in actors if a.value.code in over and a.form != "pronoun"] or [
                a for a in struck if a.value.code not in entry.other_codes
            ]
            entry.placed[0].lent.extend(lent[:1])
        against = [e for e in alike if e.codes and not e.codes & entry.codes]
        if not entry.other_codes and against and entry.codes:
            by = [a for p in _nearest(entry, against).placed for a in (*p.frame.agents, *p.lent) if a.value.code]
            entry.placed[0].frame.others.extend({a.value.code: a for a in by}.values())
        if alike and len(entry.codes) == 1 and not (met := _nearest(entry, alike)).other_codes:
            by = [a for p in entry.placed for a in (*p.frame.agents, *p.lent) if a.value.code not in met.codes]
            met.placed[0].frame.others.extend(by[:1])
        if alike and not entry.dates and entry.realis == "actual":
            _lend_day(entry, _nearest(entry, alike))


def _met_by(entry: Entry, attacks: Sequence[Entry]) -> list[Entry]:
    """Attacks with the weapons brought down; where these are only pointed at ("20 were intercepted"), the attack told nearest."""
    weapons = _weapons(entry) - {TERM}
    if weapons:
        return [e for e in attacks if weapons & _weapons(e)]
    most = max(entry.numbers(), default=0)
    near = [
        e
        for e in attacks
        if _weapons(e)
        and e.placed[0].frame.span.start < entry.placed[0].frame.span.start
        and most <= max(e.numbers(), default=most)
    ]
    return [_nearest(entry, near)] if near else []


def _lend_day(entry: Entry, attack: Entry) -> None:
    stated = [
        (p.span, t)
        for placed in attack.placed
        for p, t in (*placed.moment.days, *placed.moment.hours)
        if len(t.date or "") >= 10
    ]
    lent = [placed.day for placed in attack.placed if placed.day is not None]
    if stated or lent:
        span, time = [*stated, *lent][0]
        entry.placed[0].day = (span, day_of(time))


def _in_its_air(place: PlacePhrase) -> bool:
    """Over it, or in a town or region; a country named in passing is not where it happens."""
    return place.governed in ("over", "above") or (place.governed != "from" and place.value.precision != "country")


def _weapons(entry: Entry) -> set[str]:
    return {t.term for p in entry.placed for t in p.frame.terms if t.vocabulary == "weapons" and not t.weak}


def lend_weapons(entries: Sequence[Entry], found: Sequence[Phrases]) -> None:
    """What flies, where the words of the event leave it open: "the weapon" and "it" are what was named last before; a name has the
    class that the report gives it anywhere ("the Musudan, an intermediate-range missile")."""
    for entry in entries:
        terms = [t for p in entry.placed for t in p.frame.terms if t.vocabulary == "weapons"]
        if not terms:
            continue
        if all(t.weak for t in terms):
            entry.placed[0].frame.terms.extend(_named_before(entry, found, terms[0].start, _LOOSE))
        elif all(t.weak or t.term == TERM for t in terms) and entry.kind == "launch":
            entry.placed[0].frame.terms.extend(_named_before(entry, found, terms[0].start, ()))
        terms = [t for p in entry.placed for t in p.frame.terms if t.vocabulary == "weapons"]
        names = makes_of(terms)
        if names and all(t.term in ("named", TERM) or t.weak for t in terms):
            entry.placed[0].frame.terms.extend(_classed(names, found)[:1])


def _classed(names: set[str], found: Sequence[Phrases]) -> list[TermPhrase]:
    """Weapons of a class that bear one of the names, or are said beside it to be what it is."""
    out = []
    for phrases in found:
        terms = named_weapons(phrases)
        named = {t.head for t in terms if t.term == "named" and t.name in names}
        out += [
            t
            for t in terms
            if t.term != "named" and (names & set(arabic(t.words).split()) or named & set(_equals(t, phrases)))
        ]
    return out


def _equals(term: TermPhrase, phrases: Phrases) -> Iterator[int]:
    """What a weapon stands beside in apposition, or is said to be: "the Sejjil, a missile", "Sejjil is a missile"."""
    token = phrases.sentence.tokens.doc[term.head]
    yield from (c.i for c in token.children if c.dep_ == "appos")
    if token.dep_ == "appos":
        yield token.head.i
    if token.dep_ == "attr":
        yield from (c.i for c in token.head.children if c.dep_ == "nsubj")


def _named_before(entry: Entry, found: Sequence[Phrases], start: int, loose: Sequence[str]) -> list[TermPhrase]:
    at = entry.placed[0].frame.phrases.at
    before = [t for p in found[max(0, at - _BACK) : at + 1] for t in named_weapons(p)]
    return [t for t in before if t.start < start and t.term not in loose][-1:]


def _of_deed(entry: Entry, entries: Sequence[Entry], kinds: tuple[str, ...]) -> list[ActorPhrase]:
    """Who did what is condemned: the deed told nearest, before or in the same sentence."""
    at = entry.placed[0].frame.phrases.sentence.span.end
    deeds = [
        e
        for e in entries
        if e.kind in kinds and e.codes - entry.codes and e.placed[0].frame.span.start < at and e.realis == "actual"
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
    shared = (e for e in entries if e.kind in _MUTUAL and entry.codes <= e.codes)
    return _only(entry, (a for e in shared for p in e.placed for a in p.frame.agents))


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
        if slot == "from" and p.governed == "from" and (p.kind == "toponym" or entry.kind == "attack")
    ]
    countries = {p.value.country for p in placed if p.value.precision != "country"} - {None}
    return next(([a] for a in actors if a.value.code in countries), [])


def _of_nearest(entry: Entry, donors: Sequence[Entry]) -> list[ActorPhrase]:
    if not donors:
        return []
    at = entry.placed[0].frame.span.start
    donor = min(donors, key=lambda d: (abs(d.placed[0].frame.span.start - at), d.key))
    return [a for p in donor.placed for a in (*p.frame.agents, *p.lent) if a.value.code][:1]


def _of_topic(actors: Sequence[ActorPhrase]) -> list[ActorPhrase]:
    """The state or group that the report names most, and clearly more than any other."""
    counts = Counter(a.value.code for a in actors if a.value.code and a.form not in ("pronoun", "definite"))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return []
    return [next(a for a in actors if a.value.code == ranked[0][0])]
