"""Who takes part: agents and others of a frame, from subject, object, possessor, adjective and the phrases that hang on it."""

from typing import TYPE_CHECKING

from dateline.extract.joining import body_joined, joins
from dateline.extract.light import ONLOOKER, SAYING
from dateline.extract.needs_force import FIGHTERS, TARGETS, under
from dateline.extract.needs_talks import behind_particle, is_body, obliged, teller
from dateline.extract.tree import (
    OBJECT_CONTROL,
    active_subjects,
    behind_by,
    climb,
    is_passive,
    is_verb,
    objects,
    patients,
    prepositional,
    spread,
    subjects,
)
from dateline.normalize.who import ActorPhrase, actor_of, qualifiers_of
from dateline.packs.schema import Slot

if TYPE_CHECKING:
    from dateline.extract.frames import Frame
    from dateline.reading.tokens import Token

# for kinds that name no slot `other` and no slots at all
_DEFAULT_OTHER = Slot(
    type="actor",
    positions=("object",),
    prepositions=("with", "to", "against", "on", "from", "at", "for", "toward", "towards", "of", "upon", "between"),
)
# with whom one meets, talks or agrees; "at the Syrian border", "on North Korea" name a place or a topic
_EQUALS = ("with", "to", "between", "among", "of")
_ACTING = ("person", "organ", "group")
# whoever sees a weapon fly has not fired it
_WATCHING = frozenset("detect track identify count spot be".split())
_CLAIMED = frozenset("proclaim claim hail celebrate declare boast tout announce".split())
OVERSEEN = frozenset("oversee supervise observe guide watch order inspect attend direct lead witness command".split())
# nouns of violence that are called after the place that suffers it
_SUFFERED = frozenset("bombing blast explosion attack shooting massacre ambush".split())
# what a state does alone, so that whoever owns a noun beside it owns it too
_OWN_TESTS = frozenset({"launch", "nuclear-test", "ground-test"})
# what fires, beside the weapon itself
_BEARERS = frozenset(
    "launcher battery destroyer submarine frigate warship cruiser corvette ship boat gunboat vessel carrier tank jet plane warplane "
    "aircraft bomber helicopter gunship fighter".split()
)
# kinds of which whoever's arms they are acts; of an attack not by what only comes down or bursts
_SHOWN = ("launch", "interception")
_FALLING = frozenset("fall land crash come drop plunge explode detonate disintegrate".split())
_PAPERS = {
    "letter",
    "statement",
    "message",
    "note",
    "speech",
    "commentary",
    "remark",
    "communique",
    "address",
    "side",
    "post",
    "tweet",
}
_LOOKING_ON = {"standing", "sitting", "looking", "watching", "presiding", "mediating"}
_ADJUNCT = {"after", "during", "at", "in", "before", "following", "for", "through", "over", "since"}
_LENGTHS = {"hour", "day", "week", "month", "year", "round", "night", "minute"}
# who does these stands between the parties and is none
MEDIATING = {"broker", "mediate", "bring together"}
# one side alone can give these; the other does not act in them
ONE_SIDED = frozenset("pledge promise commitment undertaking moratorium assurance assure vow undertake".split())
_THEMED = {"talks_subject", "deal_subject"}
_ADDRESSED = ("request", "condemnation")
# who is spoken to at a meeting or on the line is there: "in a phone call he told the king that"
_ADDRESSING = frozenset("tell inform assure urge warn ask brief thank congratulate".split())
_WITHIN = {"in", "during", "at"}
_AROUND = {"after", "during", "following", "before"}
_VENUED = {"summit", "conference"}
_TOGETHER = {"with", "between", "among", "and", "alongside"}


class Participants:
    """Finds the actors of frames."""

    def of(self, frame: "Frame") -> tuple[list[ActorPhrase], list[ActorPhrase]]:
        """(agents, others), each actor once. Of a reciprocal kind all who stand on an equal footing are agents."""
        agents = self._agents(frame)
        others = self._others(frame)
        if "foretold" in frame.trigger.needs:
            agents, others = self._tellers(frame), agents or others
        if frame.trigger.lemma in MEDIATING:
            parties = [a for a in self._of_themes(frame) if a.value.code not in {m.value.code for m in agents}]
            sharing = [
                a for p, o in prepositional(frame.head) if p == "with" for s in spread(o) for a in self.at(frame, s)
            ]
            agents, others = (agents + sharing, []) if sharing and not parties else (parties, agents)
        elif frame.kind.reciprocal and not _one_sided(frame, agents) and not joins(frame):
            agents, others = agents + others, []
        others = [*others, *body_joined(frame)]
        agents = _once(agents)
        codes = {(a.value.code, a.value.person) for a in agents}
        others = [o for o in _once(others) if (o.value.code, o.value.person) not in codes]
        if not frame.kind.reciprocal or joins(frame):
            others = [o for o in others if o.value.code not in {a.value.code for a in agents}]
        return agents, others

    def at(self, frame: "Frame", token: "Token") -> list[ActorPhrase]:
        return list(actor_of(token, frame.phrases.actors, frame.phrases.sentence.base))

    def _agents(self, frame: "Frame") -> list[ActorPhrase]:
        if frame.noun:
            return self._noun_agents(frame)
        if _THEMED & set(frame.trigger.needs):
            return self._of_themes(frame)
        verb = frame.anchor
        heads = subjects(verb)
        found = [a for h in heads for a in self.at(frame, h) or self._author(frame, h) or self._whose(frame, h)]
        if frame.kind.name == "launch" and frame.trigger.carry and frame.head.lemma_ in _WATCHING:
            return []
        if not found and frame.kind.family == "weapons":
            found = self._of_arms(frame, heads)
        if not found and (frame.kind.name in _SHOWN or (frame.kind.name == "attack" and verb.lemma_ not in _FALLING)):
            found = self._owners(frame)
        if not found and any(h.lower_ in ("i", "we") for h in heads):
            found = self._tellers(frame)
        if not found and frame.kind.family == "manoeuvres":
            found = [a for h in heads for s in spread(h) for a in self._modifying(frame, s)]
        armed = frame.kind.family == "weapons" and any(h.pos_ == "NOUN" and h.i < verb.i for h in heads)
        if not found and not armed and (not is_passive(verb) or verb.dep_ == "amod"):
            found = self._nearest_before(frame)
        return found

    def _whose(self, frame: "Frame", head: "Token") -> list[ActorPhrase]:
        """ "the prime minister, whose government threw out the diplomats"."""
        return self._modifying(frame, head) if any(c.lower_ == "whose" for c in head.children) else []

    def _tellers(self, frame: "Frame") -> list[ActorPhrase]:
        """Who says what will befall another: the one that threatens in "the minister said the rebels would pay a price"."""
        verb = teller(frame)
        return [a for h in subjects(verb) for a in self.at(frame, h)] if verb is not None else []

    def _noun_agents(self, frame: "Frame") -> list[ActorPhrase]:
        found = [a for a in self._modifying(frame, frame.head) if not _is_struck(frame, a)]
        found = ([] if _is_venue(frame, frame.head, found) else found) or self._of_relative(frame)
        for preposition, token in prepositional(frame.head):
            if preposition in ("by", "between", "among") or (
                (preposition == "of" and frame.kind.family != "weapons" and frame.kind.name != "sanction")
                or (preposition == "from" and frame.kind.speech)
            ):
                found += [a for s in spread(token) for a in self.at(frame, s)]
        if frame.kind.reciprocal:
            found += [
                a
                for p, token in prepositional(frame.head)
                if p in _TOGETHER
                for s in spread(token)
                for a in self.at(frame, s)
            ]
            found += self._beside(frame, found)
        verb = frame.head.head
        found = found or self._sent_from(frame) or self._shared_owner(frame)
        if not found and frame.kind.family == "weapons" and frame.head.dep_ == "dobj" and verb.lemma_ in _CLAIMED:
            found = [a for h in subjects(verb) for a in self.at(frame, h)]
        if not found and frame.kind.family == "weapons":
            found = self._accused(frame)
        light = frame.light
        if light is not None and light.lemma_ not in ONLOOKER and (not found or frame.kind.reciprocal):
            on_it = frame.head.dep_ == "nsubj" and frame.head.head == light
            if not on_it:
                found += [a for h in subjects(light) if h.i != frame.head.i for a in self.at(frame, h)]
        return found

    def _of_relative(self, frame: "Frame") -> list[ActorPhrase]:
        """ "Libya, whose ninth launch came on Sunday"."""
        if not any(c.lower_ == "whose" and c.dep_ == "poss" for c in frame.head.children):
            return []
        clause = next((t for t in frame.head.ancestors if t.dep_ == "relcl"), None)
        return self.at(frame, clause.head) if clause is not None else []

    def _of_arms(self, frame: "Frame", heads: "list[Token]") -> list[ActorPhrase]:
        """Whose men or machines they are: "a sniper of the militia fired", "Norway did it in 1990, when a jet sent a missile"."""
        armed = [h for h in heads if h.lemma_.lower() in FIGHTERS]
        found = [
            a
            for h in armed
            for p, o in prepositional(h)
            if p in ("of", "from")
            for s in spread(o)
            for a in self.at(frame, s)
        ]
        thrown = [frame.head.doc[t.head] for t in frame.term_at.get("subject", ())]
        decks = [o for h in thrown for p, o in prepositional(h) if p == "from"]
        found = found or [a for o in decks for a in self._modifying(frame, o)]  # "a missile from an Israeli jet"
        verb = frame.anchor
        if armed and not found and verb.dep_ in ("relcl", "advcl") and any(c.lower_ == "when" for c in verb.children):
            above = next((t for t in verb.ancestors if is_verb(t)), None)
            found = [a for h in (subjects(above) if above is not None else []) for a in self.at(frame, h)]
        return found

    def _owners(self, frame: "Frame") -> list[ActorPhrase]:
        """Whose weapon it is that flies, is fired, fires or strikes: "India's new launcher failed", "U.S. drones hit a convoy"."""
        weapons = {t.head for t in frame.phrases.terms if t.vocabulary == "weapons" and not t.weak}
        acting = subjects(frame.anchor)
        flown = patients(frame.anchor) if is_passive(frame.anchor) and frame.kind.name == "launch" else []
        weapons = set() if frame.kind.name == "interception" else weapons  # what is stopped is another's
        heads = [h for h in (*acting, *flown) if h.i in weapons or (h.lemma_ in _BEARERS and h in acting)]
        return [a for h in heads for a in self._modifying(frame, h)]

    def _sent_from(self, frame: "Frame") -> list[ActorPhrase]:
        """ "announced the launch of shells from Iran": the state it comes from, rather than those who tell of it."""
        if frame.kind.name != "launch":
            return []
        heads = [frame.head, *(o for p, o in prepositional(frame.head) if p == "of")]
        return [
            a
            for h in heads
            for p, o in prepositional(h)
            if p == "from"
            for a in self.at(frame, o)
            if a.form == "country"
        ]

    def _shared_owner(self, frame: "Frame") -> list[ActorPhrase]:
        """ "Chad's offer of talks and the test that followed": one owner for both nouns; of a blow it may be the one struck."""
        joined = frame.head.head
        if frame.kind.name not in _OWN_TESTS or frame.head.dep_ != "conj" or joined.pos_ != "NOUN":
            return []
        return [a for a in self._modifying(frame, joined) if a.form in ("country", "metonym")]

    def _accused(self, frame: "Frame") -> list[ActorPhrase]:
        """ "accused the army of shelling", "answered with raids": who is charged with it, or answers with it."""
        head = next((a for a in (frame.head, *frame.head.ancestors) if a.dep_ in ("pobj", "pcomp")), None)
        if head is None or frame.head not in spread(head) or not is_verb(head.head.head):
            return []
        verb, preposition = head.head.head, head.head.lower_
        if preposition == "of" and verb.lemma_ in ("accuse", "suspect"):
            return [a for h in objects(verb) for s in spread(h) for a in self.at(frame, s)]
        if preposition == "with" and verb.lemma_ in ("answer", "respond", "retaliate", "reply", "react", "counter"):
            return [a for h in subjects(verb) for a in self.at(frame, h)]
        return []

    def _author(self, frame: "Frame", head: "Token") -> list[ActorPhrase]:
        """Who speaks through a paper: "the minister's letter proposing", "a statement by Kyiv condemned"."""
        if head.lemma_.lower() not in _PAPERS:
            return []
        by = [o for p, o in prepositional(head) if p in ("by", "from", "of")]
        return self._modifying(frame, head) or [a for o in by for a in self.at(frame, o)]

    def _of_themes(self, frame: "Frame") -> list[ActorPhrase]:
        themes = objects(frame.head) if is_passive(frame.head) else [*subjects(frame.head), *objects(frame.head)]
        return [a for h in themes for s in spread(h) for a in (self.at(frame, s) or self._parties_of(frame, s))]

    def _parties_of(self, frame: "Frame", noun: "Token") -> list[ActorPhrase]:
        """Those before a noun of talks or of a deal, and those behind it: "Chad's talks with", "the accord between"."""
        behind = [
            a for p, o in prepositional(noun) if p in _TOGETHER | {"by"} for s in spread(o) for a in self.at(frame, s)
        ]
        return [*self._modifying(frame, noun), *behind]

    def _beside(self, frame: "Frame", found: list[ActorPhrase]) -> list[ActorPhrase]:
        """The parties of an adjunct are those of its clause: "told reporters after talks with the Thai side", "after ten hours of
        talks the two ministers signed"."""
        noun = _measured(frame.head)
        if noun.dep_ != "pobj" or noun.head.lower_ not in _ADJUNCT:
            return []
        governor = noun.head.head.head if noun.head.head.dep_ == "nsubj" else noun.head.head
        if not is_verb(governor):
            return []
        named = {a.value.code for a in found}
        if not named and noun.head.lower_ in _WITHIN and (both := self._conversing(frame, governor)):
            return both
        acting = next((found for verb in climb(governor) if is_verb(verb) and (found := self._acting(frame, verb))), [])
        many = len({a.value.code for a in acting}) > 1 or any(is_body(a.value.code) for a in acting)
        enough = len(named) == 1 or (not named and many and noun.head.lower_ in _AROUND)
        return acting if enough else []

    def _conversing(self, frame: "Frame", governor: "Token") -> list[ActorPhrase]:
        """Who speaks and who is spoken to, if of two sides."""
        telling = next((v for v in climb(governor) if is_verb(v) and v.lemma_ in _ADDRESSING), None)
        heads = [*active_subjects(telling), *objects(telling)] if telling is not None else []
        both = [a for h in heads for s in spread(h) for a in self.at(frame, s)]
        return both if len({a.value.code for a in both}) > 1 else []

    def domestic(self, frame: "Frame") -> bool:
        """What is said to one's own: "asked his government", "urged fellow ministers"; no dealing of one state with another."""
        own = frame.codes
        if not own or frame.kind.name not in _ADDRESSED or frame.noun or frame.others:
            return False
        heads = [*objects(frame.head), *(o for p, o in prepositional(frame.head) if p in ("on", "upon", "to"))]
        told = [a for h in heads for s in spread(h) for a in self.at(frame, s) if a.value.code]
        return bool(told) and all(a.value.code in own for a in told)

    def _acting(self, frame: "Frame", verb: "Token") -> list[ActorPhrase]:
        return [a for h in subjects(verb) for s in spread(h) for a in self.at(frame, s)]

    def _modifying(self, frame: "Frame", head: "Token") -> list[ActorPhrase]:
        """Actors before a noun: "North Korea's", "North Korean", "U.S.-South Korea", through compounds and possessors."""
        before = [
            c
            for c in head.children
            if c.i < head.i
            and c.lower_ != "whose"
            and c.dep_ in ("poss", "amod", "compound", "nmod", "nsubj", "npadvmod", "appos")
        ]
        inside = {t.i for c in before for t in c.subtree}
        own = [
            a
            for a in qualifiers_of(head, frame.phrases.actors, frame.phrases.sentence.base)
            if not _behind_it(head.doc[a.head])
        ]
        whose = next((c.head.head for c in head.children if c.lower_ == "whose"), None)
        for above in climb(whose) if whose is not None else ():
            if above.dep_ == "relcl":
                own += self.at(frame, above.head)
                break
        return own + [
            a
            for a in frame.phrases.actors
            if a not in own
            and a.head in inside
            and a.form not in ("pronoun", "definite")
            and not _behind_it(head.doc[a.head])
        ]

    def _others(self, frame: "Frame") -> list[ActorPhrase]:
        slot = frame.kind.slots.get("other") or (None if frame.kind.slots else _DEFAULT_OTHER)
        if slot is None:
            return []
        found: list[ActorPhrase] = []
        if frame.noun:
            found += [a for a in self._modifying(frame, frame.head) if _is_struck(frame, a)]
            if under(frame) and is_verb(frame.head.head.head):
                found += [
                    a
                    for h in active_subjects(frame.head.head.head)
                    for s in spread(h)
                    for a in self.at(frame, s) or self._modifying(frame, s)
                ]
        by = frame.head.head
        if (
            frame.kind.name == "attack" and frame.head.dep_ == "pcomp" and by.dep_ == "agent"
        ):  # "were killed by shelling"
            hurt = [s for h in objects(by.head) for s in spread(h)]
            found += [a for s in hurt for a in self.at(frame, s) or self._modifying(frame, s)]
        if "object" in slot.positions and not frame.noun and frame.trigger.pos == "verb":
            receivers = [
                c for c in frame.head.children if c.dep_ == "dative" and c.pos_ != "ADP"
            ]  # "gave Oslo ten days"
            wished = [
                s
                for c in frame.head.children
                if c.dep_ == "ccomp"
                and frame.head.lemma_ in OBJECT_CONTROL
                and any(x.lower_ == "to" for x in c.children)
                for s in c.children
                if s.dep_ == "nsubj"
            ]  # "wants Chad and Niger to answer"
            left = frame.kind.name == "meeting" and frame.head.lemma_ in (
                "leave",
                "depart",
            )  # the land left takes no part
            topic = frame.kind.reciprocal and frame.head.lemma_ in ("discuss", "review", "debate")
            named = [o for o in objects(frame.head) if not _tells(o)]
            if topic:  # "discussed the Syrian war with Erdogan"
                named = [x for o in named for p, x in prepositional(o) if p == "with"]
            for head in (*named, *receivers, *behind_particle(frame), *wished):
                for token in spread(head):
                    found += [] if left else self.at(frame, token) or self._not_of_venue(frame, token)
                    found += [
                        a
                        for p, o in prepositional(token)
                        if p in slot.prepositions
                        for s in spread(o)
                        for a in self.at(frame, s) or self._traded(frame, s)
                    ]
        anchors = [frame.head] if frame.anchor is frame.head else [frame.head, frame.anchor]
        wanted = _EQUALS if frame.kind.reciprocal and slot is _DEFAULT_OTHER else slot.prepositions
        for anchor in anchors:
            for preposition, token in prepositional(anchor):
                beside = frame.kind.name == "sanction" and preposition == "with"  # "in solidarity with Prague"
                if preposition.split()[0] in slot.prepositions and not _absolute(token, anchor) and not beside:
                    near = [a for s in spread(token) for a in (self.at(frame, s) or self._modifying(frame, s))]
                    found += near if preposition in wanted else [a for a in near if a.form in _ACTING]
        if frame.kind.name != "condemnation" or not found:  # "faulted Chad for meeting Niger" is aimed at the one
            found += self._infinitive_others(frame)
        if "must" in frame.trigger.needs:
            found = [a for o in obliged(frame.head) for s in spread(o) for a in self.at(frame, s)]
        return found

    def _not_of_venue(self, frame: "Frame", noun: "Token") -> list[ActorPhrase]:
        """Actors before a noun, but for the town or country that a summit is called after."""
        found = self._modifying(frame, noun)
        return [] if _is_venue(frame, noun, found) else found

    def _traded(self, frame: "Frame", goods: "Token") -> list[ActorPhrase]:
        """ "banned imports of Russian oil": whose goods they are."""
        return self._modifying(frame, goods) if frame.kind.name == "sanction" else []

    def _infinitive_others(self, frame: "Frame") -> list[ActorPhrase]:
        """ "agreed to meet Kim", "offered to talk with Washington": the other side stands under the infinitive."""
        found: list[ActorPhrase] = []
        against = () if frame.kind.reciprocal else ("against",)
        for child in frame.head.children:
            if child.dep_ in ("xcomp", "acomp", "prep", "acl") and child.i > frame.head.i:
                for inner in child.subtree:
                    if (
                        inner.dep_ in ("pobj", "dobj")
                        and inner.i - frame.head.i < 15
                        and (
                            inner.dep_ == "dobj"
                            or (inner.head.lower_ in ("with", "to") and frame.kind.name != "sanction")
                            or inner.head.lower_ in against
                        )
                    ):
                        found += self.at(frame, inner)
        return found

    def people(self, frame: "Frame") -> list[ActorPhrase]:
        """Persons of the frame; of a launch also who oversaw or ordered it."""
        found = [a for a in (*frame.agents, *frame.others) if a.value.person]
        verb = frame.head.head if frame.noun else None
        if (
            frame.kind.family == "weapons"
            and verb is not None
            and verb.lemma_ in OVERSEEN
            and frame.head.dep_ in ("dobj", "nsubjpass", "pobj")
        ):
            found += [a for h in subjects(verb) for a in self.at(frame, h) if a.value.person]
        return [a for a in found if a.value.person]

    def _nearest_before(self, frame: "Frame") -> list[ActorPhrase]:
        """Where the parse gives no subject: the nearest actor to the left that hangs on no preposition, no verb between."""
        head = frame.head
        for actor in sorted(frame.phrases.actors, key=lambda a: -a.start):
            token = frame.phrases.head_of(actor)
            if token is None or token.i >= head.i or actor.form in ("adjective", "pronoun"):
                continue
            between = head.doc[token.i + 1 : head.i]
            if any(t.pos_ == "VERB" and t.tag_ != "VBG" for t in between) or len(between) > 6:
                return []
            if token.dep_ not in ("pobj", "poss") and not any(t.text in (",", ";", ":") for t in between):
                return [actor]
        return []


def _one_sided(frame: "Frame", agents: list[ActorPhrase]) -> bool:
    """What one party promises another is its undertaking alone."""
    given = {frame.head.lemma_.lower()}
    if frame.head.lemma_ in ("make", "give") and not frame.noun:
        given |= {o.lemma_.lower() for o in objects(frame.head)}
    if not agents or not given & ONE_SIDED or is_passive(frame.head):
        return False
    return not any(t.lower_ in ("each", "one") for t in frame.reach)  # "promised one another"


def _measured(noun: "Token") -> "Token":
    """The word of time that measures it: "ten hours of talks"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in _LENGTHS:
        return above.head
    return noun


def _is_struck(frame: "Frame", actor: ActorPhrase) -> bool:
    """An actor before a noun of violence that names the side struck: "the Kenya bombing", "the U.S. embassy attack"."""
    if frame.kind.name != "attack":
        return False
    head, doc = frame.head, frame.head.doc
    if actor.form == "organ" and doc[actor.head].lemma_.lower() in TARGETS:
        return True
    if any(
        t.lemma_.lower() in TARGETS and t.dep_ in ("compound", "poss", "nmod") for t in doc[actor.head + 1 : head.i]
    ):
        return True
    possessive = actor.head + 1 < head.i and doc[actor.head + 1].tag_ == "POS"
    named = (
        actor.form == "country"
        and not possessive
        and not doc[actor.head].text.isupper()
        and "." not in doc[actor.head].text
    )
    return named and head.lemma_.lower() in _SUFFERED


def _is_venue(frame: "Frame", noun: "Token", found: list[ActorPhrase]) -> bool:
    """ "the Singapore summit": one country bare before it is where it was held."""
    if noun.lemma_.lower() not in _VENUED or len(found) != 1 or found[0].form not in ("country", "metonym"):
        return False
    if is_body(found[0].value.code):
        return False  # "a NATO summit"
    token = frame.phrases.head_of(found[0])
    return token is not None and token.dep_ == "compound" and token.head == noun


_HELPED = frozenset(
    "backed supported sponsored brokered mediated funded armed supplied held controlled occupied ruled friendly based born made "
    "built designed developed produced manufactured".split()
)


def _behind_it(token: "Token") -> bool:
    """ "The Iran-backed assault", "a Qatari-brokered truce": whoever helps or holds it does not act in it."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in _HELPED


def _absolute(token: "Token", verb: "Token") -> bool:
    """ "With the envoy standing between them": he looks on and is no party."""
    looking_on = token.lower_ in _LOOKING_ON or any(
        c.tag_ == "VBG" and c.dep_ in ("acl", "relcl", "pcomp") for c in token.children
    )
    return token.i < verb.i and looking_on


def _tells(noun: "Token") -> bool:
    """Who tells of it, taken for its object: "the rebels have accepted a truce, the envoy, Awa Bello, announced"."""
    return any(
        c.dep_ in ("acl", "relcl") and c.lemma_ in SAYING and c.tag_ in ("VBN", "VBD") and not behind_by(c)
        for c in noun.children
    )


def _once(actors: list[ActorPhrase]) -> list[ActorPhrase]:
    """Each actor once; a country that only stands for a person or organ named beside it is not listed twice."""
    out: list[ActorPhrase] = []
    for actor in actors:
        if actor.value.code is None and actor.value.person is None:
            continue
        if not any(
            o.value.code == actor.value.code and (o.value.person == actor.value.person or actor.value.person is None)
            for o in out
        ):
            out.append(actor)
    return out
