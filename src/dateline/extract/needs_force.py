"""Needs of the kinds of force: what is shot at, what a weapon comes down on, who fights without a name."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from dateline.extract.reached import has_place, has_time, places_at
from dateline.extract.tree import (
    CHARGING,
    behind_by,
    is_passive,
    noun_phrase,
    objects,
    own_clause,
    prepositional,
    spread,
    subjects,
)
from dateline.normalize.zones import country_zone

if TYPE_CHECKING:
    from dateline.extract.frames import Frame
    from dateline.normalize.where import PlacePhrase
    from dateline.reading.tokens import Token

TARGETS = frozenset(
    "base ship vessel tanker city town village airport airfield facility plant camp compound embassy consulate position territory neighborhood "
    "neighbourhood building house home school hospital convoy troop force destroyer carrier warship port harbour harbor refinery field airbase "
    "station depot checkpoint militant civilian capital infrastructure headquarters market bridge installation site community settlement "
    "freighter boat kibbutz district soldier plane aircraft airliner flight helicopter train bus pipeline dam mosque church temple hotel "
    "restaurant shop mall barracks outpost post patrol unit tank vehicle truck lorry car warehouse tower centre center suburb stronghold "
    "enclave hideout battery launcher bunker tunnel silo garrison rebel insurgent fighter guard policeman police crowd farm factory "
    "kindergarten yard playground roof university clinic cafe courtyard synagogue cemetery campus "
    "apartment block street square crossing cargo trawler dhow ferry frigate corvette submarine cruiser shipping border area region".split()
)
# what tests also aim at: a shot at one is no attack by that alone
_AMBIGUOUS = frozenset(
    "site station field base facility port position force center centre car area region flight plane aircraft border tower crossing launcher "
    "silo battery unit farm".split()
)
_STRUCK = TARGETS - _AMBIGUOUS
_NO_TARGET = frozenset(
    "sea water ocean zone gulf coast space orbit air direction sky range altitude island target east west north south".split()
)
# bands and arms that act without the name of a side
FIGHTERS = frozenset(
    "militant insurgent rebel attacker assailant bomber terrorist pirate troop soldier force jet warplane helicopter gunship separatist "
    "jihadist fighter extremist guerrilla militia militiaman militiamen jihadi sniper commando artillery bomber aircraft army".split()
)
_FIGHTERS_MANY = frozenset(("gunmen", "gunman"))
INTERCEPTORS = "interceptors"
_BANDS = frozenset("man men people person group band gang assailant youth clan faction tribe family".split())
_GUISE = frozenset("armed masked hooded unidentified unknown rival warring feuding".split())
_INCIDENTS = frozenset(
    "attack incident assault raid shooting ambush strike blast explosion bombing clash episode".split()
)
_OTHER = frozenset("another second third fourth separate similar later earlier other".split())
_HOSTILE = {"at", "on", "against", "into", "onto", "upon"}
_SIGHTS = frozenset("flash explosion blast siren boom bang detonation fireball streak".split())
_NATURE = frozenset(
    "hurricane storm earthquake quake tsunami cyclone typhoon flood tornado wave virus disease outbreak epidemic pandemic crisis "
    "recession drought heatwave blizzard lightning fire wildfire meteor landslide avalanche".split()
)
_GUARDED = frozenset(
    "embassy consulate barracks checkpoint patrol convoy mosque synagogue church garrison headquarters parliament ministry outpost".split()
)
_SCOLDING = frozenset("attack strike hit target destroy assault".split())
_OPPOSED = ("opposition", "retaliation", "response", "reply")  # "dispatched in opposition to"
_TOWARD = {"toward", "towards", "to", "across"}
_AIR = frozenset(
    "air missile drone rocket artillery military retaliatory cruise precision night ballistic deadly mortar bomb suicide".split()
)


def nameless(frame: "Frame") -> bool:
    """Whether those who strike are told of without a side: armed men, or a passive shot whose target is named."""
    heads = [s for h in subjects(frame.anchor) for s in spread(h)]
    if any(_is_fighter(h) or _is_armed(h) for h in heads):
        return True
    return is_passive(frame.head) and not heads and bool({"hostile_target", "armed"} & set(frame.trigger.needs))


def _is_fighter(token: "Token") -> bool:
    return token.lemma_.lower() in FIGHTERS or token.lower_ in _FIGHTERS_MANY


def _is_armed(token: "Token") -> bool:
    """ "Masked men", "an armed group": bands without a name."""
    return token.lemma_.lower() in _BANDS and any(c.lower_ in _GUISE for c in token.children)


def is_another(frame: "Frame") -> bool:
    """Blows told apart from those before: "in another attack", "in a separate incident", "a second bomb went off"."""
    if frame.kind.name != "attack" or frame.noun:
        return False
    told = [o for p, o in prepositional(frame.head) if p in ("in", "during") and o.lemma_.lower() in _INCIDENTS]
    bombs = [
        h
        for h in subjects(frame.head)
        if any(t.head == h.i and t.vocabulary == "explosives" for t in frame.phrases.terms)
    ]
    return any(c.lower_ in _OTHER and c.i < noun.i for noun in (*told, *bombs) for c in noun.children)


def hostile_target(frame: "Frame") -> bool:
    """Something on land and alive is shot at: a kind of target, a country or a land place not the shooter's own."""
    own = {a.value.code for a in frame.agents}
    for anchor in _governors(frame):
        for preposition, token in prepositional(anchor):
            if preposition not in _HOSTILE | _TOWARD and not _opposed(preposition, token):
                continue
            if any(
                is_target(frame, t, own, sure=preposition in _HOSTILE) for t in spread(token) if not _is_time(frame, t)
            ):
                return True
    return False


def _is_time(frame: "Frame", token: "Token") -> bool:
    return (
        any(token.i == t.i for time in frame.phrases.times for t in frame.phrases.tokens_of(time))
        or token.lemma_.lower() == "time"
    )


def _opposed(preposition: str, token: "Token") -> bool:
    return preposition == "in" and token.lemma_.lower() in _OPPOSED


def _fires_on(frame: "Frame") -> bool:
    """Shots told without a weapon: at people, ships, buildings or a town; "fired at a critic" or "at China" may be words alone."""
    own = {a.value.code for a in frame.agents}
    for preposition, token in prepositional(frame.head):
        for t in spread(token) if preposition in _HOSTILE | {"across", "over", "toward", "towards"} else ():
            if t.lemma_.lower() in TARGETS or t.lemma_.lower() in FIGHTERS:
                return True
            if any(
                p.value.precision not in ("country", "sea") and p.value.country not in own for p in _places(frame, t)
            ):
                return True
    return False


def _places(frame: "Frame", token: "Token") -> list:  # type: ignore[type-arg]
    tokens = {t.i for t in noun_phrase(token)}
    return [p for p in frame.phrases.places if (h := frame.phrases.head_of(p)) is not None and h.i in tokens]


def _falls_on(frame: "Frame") -> bool:
    """A weapon comes down on what is no range: houses, ships, or the ground of a party other than the one that fired."""
    own = {a.value.code for a in frame.agents}
    heads = [
        s
        for anchor in _governors(frame)
        for p, o in prepositional(anchor)
        if p in _HOSTILE | {"in", "near", "through", "inside", "among", "outside"}
        for s in spread(o)
    ]
    towns = [p for p in frame.phrases.places if p.governed == "on" and p.value.precision == "exact"]
    if any((h := frame.phrases.head_of(p)) is not None and h in heads for p in towns):
        return True
    return any(t.lemma_.lower() in _STRUCK or (bool(own) and is_target(frame, t, own, sure=True)) for t in heads)


def _governors(frame: "Frame") -> list["Token"]:
    head = frame.head
    return [frame.anchor, head, *(s for o in objects(head) for s in spread(o)), *_torn_object(head)]


def _torn_object(verb: "Token") -> list["Token"]:
    """What a headline's verb acts on where it was read as a noun beside it: "US fires missiles at Syrian base"."""
    if verb.dep_ == "compound" and verb.tag_ == "VBZ":
        return [verb.head]
    return [c for c in verb.children if c.dep_ == "appos"] if verb.pos_ == "NOUN" and verb.dep_ == "ROOT" else []


def is_target(frame: "Frame", token: "Token", own: set[str | None], *, sure: bool) -> bool:
    if sure and (token.lemma_.lower() in TARGETS or token.lower_ == "bases"):  # their lemma is told as "basis"
        return True
    tokens = {t.i for t in noun_phrase(token)}
    flying = any(t.head == token.i and not t.weak and t.vocabulary == "weapons" for t in frame.phrases.terms)
    if flying or token.lemma_.lower() in _NO_TARGET:
        return False
    hit = [
        a
        for a in frame.phrases.actors
        if (h := frame.phrases.head_of(a)) is not None and h.i in tokens and a.value.code
    ]
    if any(a.value.code not in own for a in hit):
        return sure or (any(a.form == "country" for a in hit) and at_war(own))
    return any(
        p.value.precision != "sea" and p.value.country and p.value.country not in own for p in _places(frame, token)
    ) and (sure or at_war(own))


def _armed(frame: "Frame") -> bool:
    """Fired by an armed group, or by nobody named from the ground of one: "rockets fired from Gaza"."""
    if frame.agents:
        return at_war({a.value.code for a in frame.agents})
    sites = [p for p in frame.phrases.places if p.governed in ("from", "out of") and p.value.country is not None]
    return any(at_war({p.value.country}) for p in frame.phrases.inside(sites, frame.reach))


def at_war(own: set[str | None]) -> bool:
    """ "toward X" is a shot at X only by an armed group or without a known shooter: a state's tests also fly toward others."""
    return not own or any(code is not None and (country_zone(code) is None or code == "PSE") for code in own)


def _has_target(frame: "Frame") -> bool:
    heads = [s for o in objects(frame.head) for s in spread(o)] if not frame.noun else []
    heads += [
        s
        for p, o in prepositional(frame.head)
        if p in ("on", "against", "at", "in", "of", "near", "outside")
        for s in spread(o)
    ]
    own = {a.value.code for a in frame.agents}
    return any(is_target(frame, t, own, sure=True) or _counted_targets(t) for t in heads)


def _struck_on(frame: "Frame") -> bool:
    """ "a strike on a depot", "strikes against Tartus"; workers strike at or in a plant."""
    heads = [s for p, o in prepositional(frame.head) if p in ("on", "against") for s in spread(o)]
    return any(is_target(frame, t, set(), sure=True) or _counted_targets(t) for t in heads if not _is_time(frame, t))


def _counted_targets(token: "Token") -> bool:
    """ "hit some 350 targets", "raids on targets": many of them are no mark on a range."""
    return token.lemma_.lower() == "target" and token.tag_ in ("NNS", "NNPS")


def _target_object(frame: "Frame") -> bool:
    """A passive that hides who acts: "the base was hit by three rockets", "two villages were shelled on Sunday" """
    if not is_passive(frame.head):
        return False
    heads = [s for o in objects(frame.head) for s in spread(o)]
    by = {x.i for t in behind_by(frame.head) for s in spread(t) for x in noun_phrase(s)}
    weapon = any(t.head in by for t in frame.phrases.terms if t.vocabulary in ("weapons", "explosives"))
    return _any_target(frame, heads) and (weapon or has_time(frame) or has_place(frame))


def _any_target(frame: "Frame", heads: Iterable["Token"]) -> bool:
    return any(is_target(frame, t, set(), sure=True) for t in heads)


def _into_sea(frame: "Frame") -> bool:
    """Shots told without a weapon, into a sea or strait."""
    return any(p.governed in ("into", "toward", "towards") for p in _seas(frame))


def _seas(frame: "Frame") -> "list[PlacePhrase]":
    return frame.phrases.inside([p for p in frame.phrases.places if p.value.precision == "sea"], frame.reach)


def _abroad_place(frame: "Frame") -> bool:
    """It happens on other ground than that of those who act."""
    own = frame.codes
    return any(p.value.country and p.value.country not in own for p in places_at(frame))


def _weapon_at(position: str, vocabulary: str | None = None) -> Callable[["Frame"], bool]:
    return lambda frame: any(not t.weak and vocabulary in (None, t.vocabulary) for t in frame.term_at.get(position, ()))


def _has_weapon(frame: "Frame") -> bool:
    return bool(frame.terms) and (
        not all(t.weak for t in frame.terms)
        or frame.head.lemma_.lower() in ("fire", "launch", "test")
        or (frame.head.lemma_.lower() == "try" and has_time(frame))
    )


def _has_device(frame: "Frame") -> bool:
    """A bare bomb or warhead is a device of the kind only where it is tested."""
    return any(not t.weak for t in frame.terms) or (bool(frame.terms) and frame.head.lemma_.lower() in ("test", "fire"))


def _incoming(frame: "Frame") -> bool:
    """Whose weapons are destroyed: another's in flight, not one's own stock."""
    return not any(c.dep_ == "poss" for o in objects(frame.head) for c in o.children)


def under(frame: "Frame") -> bool:
    """ "came under attack", "is under fire": told of the one who suffers it."""
    return frame.noun and frame.head.dep_ == "pobj" and frame.head.head.lower_ == "under"


def is_deadly(frame: "Frame") -> bool:
    """ "The attack that killed three", "a deadly ambush": told with its victims."""
    if any(c.dep_ in ("relcl", "acl") and c.lemma_ in ("kill", "wound", "injure") for c in frame.head.children):
        return True
    return any(c.lower_ in ("deadly", "suicide") for c in frame.head.children)


def is_figure(frame: "Frame") -> bool:
    """What only sounds like a blow: a storm strikes, one politician attacks the record of another."""
    heads = [s for h in subjects(frame.anchor) for s in spread(h)] if not frame.noun else []
    return any(h.lemma_.lower() in _NATURE for h in heads) or _is_personal(frame)


def _is_personal(frame: "Frame") -> bool:
    """Told of a person, not of a state or band, without weapon, ground or side: "Mr. Bell attacked his rivals", "her attacks on Bell"."""
    if frame.head.lemma_.lower() not in _SCOLDING or frame.terms or is_deadly(frame):
        return False
    own = any(c.dep_ == "poss" and c.lower_ in ("his", "her", "my") for c in frame.head.children)
    by_person = own or (bool(frame.agents) and all(a.form == "person" or a.value.person for a in frame.agents))
    sides = [a for a in frame.others if a.value.code and a.form != "person" and not a.value.person]
    return by_person and not sides and not any(p.value.country for p in places_at(frame)) and not _has_target(frame)


def _combat(frame: "Frame") -> bool:
    """Those who clash bear arms, or some died of it: "clashes between police and insurgents", "killed in fighting"."""
    told = [t for t in frame.reach if t.pos_ in ("NOUN", "PROPN")]
    if any(_is_fighter(t) or _is_armed(t) or t.lemma_.lower() == "tank" for t in told):
        return True
    return frame.noun and died_of(frame.head)


def _strikes_guarded(frame: "Frame") -> bool:
    """A blast that hits what only an enemy would: "an explosion near the embassy", "a blast damaged the barracks"."""
    clause = own_clause(frame.head.head) if frame.head.dep_ in ("nsubj", "nsubjpass") else list(frame.head.subtree)
    return any(t.lemma_.lower() in _GUARDED for t in clause)


def died_of(noun: "Token") -> bool:
    """ "51 were killed in clashes", "four people died in the fighting"."""
    above = noun.head
    return (
        noun.dep_ == "pobj"
        and above.lower_ in ("in", "during")
        and above.head.lemma_.lower() in ("kill", "die", "dead", "perish")
    )


def is_charged(frame: "Frame") -> bool:
    """ "Accused the regime and its allies of shelling": told as somebody's deed, though his name is no actor's."""
    top = next((a for a in (frame.head, *frame.head.ancestors) if a.dep_ != "conj"), frame.head)
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return False
    above = next((a for a in top.head.ancestors if a.pos_ == "VERB"), None)
    return (
        above is not None
        and above.lemma_ in CHARGING
        and top.head.head in (above, *(s for o in objects(above) for s in spread(o)))
    )


def is_aimed(frame: "Frame") -> bool:
    """Whether a noun of violence says what was struck, be it only a kind of place."""
    return under(frame) or is_deadly(frame) or is_charged(frame) or _has_target(frame) or _strikes_guarded(frame)


def is_sighting(frame: "Frame") -> bool:
    """ "explosions were heard at 4 a.m.", "flashes were seen at 0030 GMT": what people notice of a blow, at an hour."""
    heads = [s for h in (*objects(frame.head), *subjects(frame.head)) for s in spread(h)]
    clocked = frame.phrases.inside([t for t in frame.phrases.times if t.value.clock], frame.reach)
    return bool(clocked) and any(h.lemma_.lower() in _SIGHTS for h in heads)


def _fighters(frame: "Frame") -> bool:
    """ "killed two militants", "wounded three soldiers"."""
    heads = [s for o in objects(frame.head) for s in spread(o)]
    return any(_is_fighter(h) and h.tag_ in ("NNS", "NNP", "NN") for h in heads)


def interceptor_subject(frame: "Frame") -> bool:
    """ "the interceptor hit its target": what meets a weapon in flight is the subject."""
    heads = {s.i for h in subjects(frame.head) for s in spread(h)}
    return any(t.vocabulary == INTERCEPTORS and t.head in heads for t in frame.phrases.terms)


FORCE: dict[str, Callable[["Frame"], bool]] = {
    "weapon": _has_weapon,
    "device": _has_device,
    "weapon_object": _weapon_at("object"),
    "weapon_subject": _weapon_at("subject"),
    "explosive_object": _weapon_at("object", "explosives"),
    "explosive_subject": _weapon_at("subject", "explosives"),
    "target": _has_target,
    "target_object": _target_object,
    "target_subject": lambda f: any(s.lemma_.lower() in TARGETS for h in subjects(f.head) for s in spread(h)),
    "deadly": is_deadly,
    "combat": _combat,
    "guarded": _strikes_guarded,
    "charged": is_charged,
    "hostile_target": hostile_target,
    "falls_on": _falls_on,
    "fires_on": _fires_on,
    "into_sea": _into_sea,
    "abroad_place": _abroad_place,
    "acted_on": lambda f: bool(objects(f.head)),
    "sea": lambda f: bool(_seas(f)),
    "incoming": _incoming,
    "under": under,
    "interceptor_subject": interceptor_subject,
    "fighters": _fighters,
    "sighting": is_sighting,
    "struck_on": _struck_on,
    "air": lambda f: bool({t.lemma_.lower() for t in noun_phrase(f.head)} & _AIR),
    "armed": _armed,
}
