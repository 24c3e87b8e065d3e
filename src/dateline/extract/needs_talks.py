"""Needs of the kinds of diplomacy: who talks, who travels abroad, what is refused and what is promised."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dateline.extract.light import SAYING
from dateline.extract.tree import (
    OBJECT_CONTROL,
    is_finite,
    is_negated,
    is_passive,
    is_verb,
    noun_phrase,
    objects,
    prepositional,
    spread,
    subjects,
)
from dateline.normalize.zones import country_zone

if TYPE_CHECKING:
    from dateline.extract.frames import Frame
    from dateline.normalize.who import ActorPhrase
    from dateline.reading.tokens import Token

# what runs out, lapses or ends: an undertaking in words
DEALS = frozenset(
    "deal agreement accord treaty pact truce ceasefire fire cease-fire cease armistice moratorium mandate arrangement initiative "
    "extension protocol memorandum corridor mechanism lull promise pledge undertaking".split()
)
_TRAVEL = ("to", "in", "for", "at")
_WILL = {"will", "would", "wo", "'ll", "shall", "can", "could"}
_RESOLVING = {"vow", "pledge", "promise", "decide", "resolve", "threaten", "choose", "swear"}
_NOTHING = {"nothing", "none", "nobody", "neither", "no", "never"}


def _persons(frame: "Frame") -> bool:
    """Two parties, at least one of them a person or a delegation: who talks, not what states think of each other."""
    both = (*frame.agents, *frame.others)
    named = {(a.value.code, a.value.person) for a in both if a.value.code}
    return len(named) > 1 and any(a.form in ("person", "organ", "pronoun", "definite") for a in both)


def _alone(frame: "Frame") -> bool:
    return any(t.lower_ in ("alone", "privately", "separately", "face", "together", "tete") for t in frame.reach)


def _abroad(frame: "Frame") -> bool:
    """An official of one country comes to a place of another: "the minister flies to Ankara", "a visit to Oman by the envoy"."""
    own = {a.value.code for a in frame.agents if _can_travel(frame, a) and a.value.role not in ("MED", "CVL")}
    own.discard(None)
    if not own or frame.realis == "denied":
        return False
    wanted = {
        t.i
        for anchor in (frame.head, frame.anchor)
        for p, o in prepositional(anchor)
        if p in _TRAVEL
        for t in spread(o)
    }
    if frame.head.lemma_ in ("leave", "depart"):
        anchors = [frame.head, *objects(frame.head)]  # "departs Chad for Peru"
        wanted = {t.i for anchor in anchors for p, o in prepositional(anchor) if p == "for" for t in spread(o)}
    if frame.head.lemma_ in ("visit", "tour") and not frame.noun:
        wanted |= {t.i for o in objects(frame.head) for t in spread(o)}
    places = (
        p.value.country
        for p in frame.phrases.places
        if (h := frame.phrases.head_of(p)) is not None and _under(h, wanted) and p.value.precision != "sea"
    )
    return any(c is not None and c not in own for c in (*places, *_toured(frame)))


def _toured(frame: "Frame") -> "Iterator[str | None]":
    """ "During his British trip": the adjective says where it goes, the possessor who."""
    if frame.noun and any(c.dep_ == "poss" for c in frame.head.children):
        before = {t.i for t in noun_phrase(frame.head)}
        named = [a for a in frame.phrases.actors if a.form == "adjective"]
        yield from (a.value.code for a in named if (h := frame.phrases.head_of(a)) is not None and h.i in before)


def _can_travel(frame: "Frame", actor: "ActorPhrase") -> bool:
    """A person, or those who are sent: "a Chadian delegation", "the two envoys"."""
    if actor.form in ("person", "pronoun"):
        return True
    head = frame.phrases.head_of(actor)
    above = [head.head] if head is not None and head.dep_ in ("amod", "compound", "poss", "nmod") else []
    return any(t.lemma_.lower() in _SENT for t in (*frame.phrases.tokens_of(actor), *above))


_SENT = frozenset(
    "delegation envoy emissary negotiator mission diplomat minister president premier leader mediator".split()
)


def _under(token: "Token", wanted: set[int]) -> bool:
    return token.i in wanted or (token.head.i in wanted and token.dep_ in ("compound", "appos", "amod"))


def _counted(frame: "Frame") -> bool:
    """ "the fifth summit", "their third meeting since June"."""
    before = {t.i for t in noun_phrase(frame.head)}
    return any(t.ent_type_ == "ORDINAL" or t.lower_ in _ORDINALS for t in frame.head.doc if t.i in before)


def _with(frame: "Frame") -> bool:
    """ "Talks with the Chadian army aim at a truce": they go on; one party stands at the noun, the other may be told elsewhere."""
    if frame.head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    partners = {s.i for p, o in prepositional(frame.head) if p == "with" for s in spread(o)}
    return any(a.value.code and a.head in partners for a in frame.agents)


_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())


def _promised(frame: "Frame") -> bool:
    """Told as what the one who acts will do: "will lift", "would return", "is to dismantle"."""
    if frame.told not in ("planned", "possible"):
        return False
    if (
        frame.head.dep_ == "xcomp"
        and frame.head.head.lemma_ in OBJECT_CONTROL
        and "to" in {c.lower_ for c in frame.head.children}
    ):
        return False  # "invited them to rejoin"
    return not (frame.kind.reciprocal and _conditional(frame))  # an undertaking with an "if" is an offer


def _told_to(frame: "Frame") -> bool:
    """Someone else is to do it: an infinitive with an actor before it, or a participle ("wants it changed"); who "wants to resume
    talks" speaks of himself."""
    told = bool(objects(frame.head)) or is_passive(frame.head)
    return any(
        c.dep_ in ("xcomp", "ccomp", "advcl", "oprd")
        and (c.tag_ == "VBN" or any(x.lower_ == "to" for x in c.children))
        and (told or any(x.dep_ in ("nsubj", "nsubjpass") for x in c.children))
        for c in frame.head.children
    )


def _invited(frame: "Frame") -> bool:
    """ "asked Modi to Kathmandu": a place where the other would come, no infinitive."""
    inner = {o.i for p, o in prepositional(frame.head) if p == "to"}
    return any((h := frame.phrases.head_of(p)) is not None and h.i in inner for p in frame.phrases.places)


def _negated(frame: "Frame") -> bool:
    """ "did not", "never", "neither side", "signed nothing", "will not hear of"; also through "agreed to nothing"."""
    if is_negated(frame.head) or any(is_negated(s) or s.lower_ in _NOTHING for s in _subject_tokens(frame)):
        return True
    heads = [*objects(frame.head), *(o for _, o in prepositional(frame.head))]
    return any(is_negated(h) or h.lower_ in _NOTHING for h in heads)


def _subject_tokens(frame: "Frame") -> Iterator["Token"]:
    for child in frame.head.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield child


def _volition(frame: "Frame") -> bool:
    """It is a matter of will: "will not sign", "refused", or what was open to be had ("signed nothing")."""
    helpers = {c.lower_ for c in frame.head.children if c.dep_ == "aux"}
    if helpers & _WILL or (frame.head.dep_ == "xcomp" and frame.head.head.lemma_ in _RESOLVING):
        return True
    return any(o.lower_ in _NOTHING for o in objects(frame.head)) or any(
        c.dep_ == "nsubjpass" for c in frame.head.children
    )


def plural_subject(verb: "Token") -> bool:
    """Parties that the sentence only points at: "they", "the two", "both sides", "the delegations"."""
    return any(s.lower_ in ("they", "both", "two", "all", "each") or _are_parties(s) for s in subjects(verb))


def _are_parties(noun: "Token") -> bool:
    if noun.lemma_.lower() not in _PARTY:
        return False
    return _paired(noun) or (noun.tag_ in ("NNS", "NNPS") and _is_definite(noun))


def _is_definite(noun: "Token") -> bool:
    """The parties of the report, not "most nations" or "leaders of the world"."""
    lowers = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss", "nummod", "predet", "amod")}
    of = any(
        p == "of" and o.lemma_.lower() not in _PARTY for p, o in prepositional(noun)
    )  # but "the leaders of both states"
    bare = not lowers and noun.lemma_.lower() in (
        "delegation",
        "delegate",
        "negotiator",
        "side",
        "team",
        "envoy",
        "minister",
    )
    return not of and (bare or bool(lowers & {"the", "both", "two", "these", "those", "their"}))


def _paired(noun: "Token") -> bool:
    return any(c.lower_ in ("both", "two") and c.dep_ in ("det", "nummod", "predet", "preconj") for c in noun.children)


_PARTY = frozenset(
    "party side leader delegation negotiator government minister president foe rival neighbour neighbor envoy country nation state "
    "capital army military force ally enemy adversary faction camp team men premier general commander diplomat official officer".split()
)


def _is_deal(token: "Token") -> bool:
    return any(t.lemma_.lower() in DEALS for t in spread(token))


def _deal_subject(frame: "Frame") -> bool:
    return any(_is_deal(h) for h in (*subjects(frame.head), *objects(frame.head)))


def _deal_under(frame: "Frame") -> bool:
    """ "let the accord lapse", "let the deal go"."""
    clauses = [c for c in frame.head.children if c.dep_ in ("ccomp", "xcomp") and is_verb(c)]
    heads = [*objects(frame.head), *(x for c in clauses for x in c.children if x.dep_ in ("nsubj", "dobj"))]
    return any(_is_deal(h) for h in heads)


def behind_particle(frame: "Frame") -> list["Token"]:
    """The object of a verb of two words, taken for that of its particle: "calls in the envoy"."""
    doc = frame.head.doc
    return [c for i in frame.words if i != frame.head.i for c in doc[i].children if c.dep_ == "pobj"]


def teller(frame: "Frame") -> "Token | None":
    """The verb of saying in whose words the trigger stands: "warned that the rebels would pay for it", "..., she said"."""
    verb = frame.anchor
    for _ in range(4):
        if verb.dep_ in ("ccomp", "parataxis") and verb.head.lemma_ in SAYING:
            return verb.head
        beside = next(
            (c for c in verb.children if c.dep_ in ("parataxis", "ccomp") and c.lemma_ in SAYING and c.i > verb.i), None
        )
        if beside is not None or verb.dep_ not in ("ccomp", "conj") or not is_verb(verb.head):
            return beside
        verb = verb.head
    return None


def _deal_ends(frame: "Frame") -> bool:
    """It is the deal that ends, not a deal that ends something ("a truce that would end the bloodshed")."""
    return all(_is_deal(c) for c in frame.head.children if c.dep_ == "dobj")


def _infinitive(frame: "Frame") -> bool:
    """One of the trigger's objects is itself what is resolved: "decided to halt", not "decided to ask them to halt"."""
    return any(
        c.dep_ in ("xcomp", "ccomp") and {c.lemma_, c.lower_} & set(frame.trigger.object) for c in frame.head.children
    )


def _said(frame: "Frame") -> bool:
    return teller(frame) is not None


def _conditional(frame: "Frame") -> bool:
    """On a condition: "will strike if", "would act unless", "should talks fail, it would use force"."""
    return _hangs(frame.head)


def _hangs(verb: "Token") -> bool:
    for clause in (c for c in verb.children if c.dep_ == "advcl"):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "until", "once") for c in clause.children):
            return True
        first = min(clause.children, key=lambda c: c.i, default=None)
        if first is not None and first.lower_ in ("should", "were", "had") and first.dep_.startswith("aux"):
            return True
    return False


def obliged(verb: "Token") -> list["Token"]:
    """Those of whom the verb says that they must or should do something: "said the allies must withdraw"."""
    return [
        s
        for clause in verb.children
        if clause.dep_ == "ccomp" and _binding(clause)
        for s in clause.children
        if s.dep_ in ("nsubj", "nsubjpass")
    ]


def _binding(clause: "Token") -> bool:
    """ "must go", "should go", "has to go", "needs to go"."""
    if any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in clause.children):
        return True
    bound = [c for c in clause.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    return clause.lemma_ in ("have", "need") and any(x.lower_ == "to" for c in bound for x in c.children)


def _direct(frame: "Frame") -> bool:
    """One of the trigger's objects is itself what is given: "gave them ten days", not "gave it at the same hour"."""
    given = [c for c in frame.head.children if c.dep_ in ("dobj", "oprd", "dative", "npadvmod", "attr", "nsubjpass")]
    heads = {n for o in given for s in spread(o) for n in (s.lemma_.lower(), s.lower_)}
    return bool(heads & set(frame.trigger.object))


def _judging(frame: "Frame") -> bool:
    """What is said is a judgement and no clause: '"Reckless and unlawful," said the minister'."""
    below = ("ccomp", "dobj", "dep", "acomp", "oprd", "attr", "advcl", "amod")
    said = [c for c in frame.head.children if c.dep_ in below and c.pos_ in ("ADJ", "NOUN")]
    bare = [c for c in said if not any(x.dep_ in ("nsubj", "cop") for x in c.children)]
    return any(s.lemma_.lower() in frame.trigger.object for c in bare for s in spread(c))


def _lasting(frame: "Frame") -> bool:
    """For so long: "talked for half an hour"."""
    lengths = [t for t in frame.phrases.times if t.timex_type == "DURATION"]
    inside = [t for p, o in prepositional(frame.head) if p == "for" for t in o.subtree]
    return bool(frame.phrases.inside(lengths, inside))


def _assuring(frame: "Frame") -> bool:
    """What is said is what will be done: "assured them that the port would close"."""
    return any(
        c.dep_ == "ccomp" and any(x.dep_ == "aux" and x.lower_ in _WILL for x in c.children)
        for c in frame.head.children
    )


def _must(frame: "Frame") -> bool:
    own = {a.value.code for a in frame.agents}
    return any(a.value.code and a.value.code not in own for a in frame.others) and bool(obliged(frame.head))


def _obliging(frame: "Frame") -> bool:
    return bool(obliged(frame.head))


def _warned_if(frame: "Frame") -> bool:
    """What is warned of hangs on a condition: "warned that talks could end if"."""
    return any(c.dep_ == "ccomp" and _hangs(c) for c in frame.head.children)


def _body(frame: "Frame") -> bool:
    """A body of states takes part: "joined the African Union", "the union admitted"."""
    return any(is_union(a) for a in (*frame.agents, *frame.others))


def is_body(code: str | None) -> bool:
    """A union or organisation of states, or an armed group: what has no time zone of its own."""
    return code is not None and country_zone(code) is None


def is_union(actor: "ActorPhrase") -> bool:
    """A union or organisation of states."""
    return is_body(actor.value.code) and actor.value.role != "REB"


def _finite(frame: "Frame") -> bool:
    return is_finite(frame.anchor)


TALKING: dict[str, Callable[["Frame"], bool]] = {
    "persons": _persons,
    "alone": _alone,
    "abroad": _abroad,
    "counted": _counted,
    "with": _with,
    "promised": _promised,
    "told_to": _told_to,
    "invited": _invited,
    "negated": _negated,
    "volition": _volition,
    "deal_subject": _deal_subject,
    "deal_under": _deal_under,
    "said": _said,
    "infinitive": _infinitive,
    "deal_ends": _deal_ends,
    "foretold": _said,
    "conditional": _conditional,
    "must": _must,
    "obliging": _obliging,
    "assuring": _assuring,
    "direct": _direct,
    "judging": _judging,
    "lasting": _lasting,
    "active": lambda f: not is_passive(f.head),
    "warned_if": _warned_if,
    "body": _body,
    "finite": _finite,
}
