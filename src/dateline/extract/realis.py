"""Did it happen, is it planned, guessed or denied? Read off the words above and around a trigger.

`None` means that the words speak of no occurrence at all: a ban on tests, the ability to fire, a call to stop launching."""

from typing import TYPE_CHECKING

from dateline.extract.light import PLANNING
from dateline.extract.tree import is_negated, is_verb
from dateline.model import Realis

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_WILL = {"will", "shall", "'ll", "wo"}
_MAY = {"may", "might", "could", "can", "ca"}
_PERHAPS = {"likely", "probably", "possibly", "perhaps", "maybe", "presumably"}
_PLAN = {
    "plan",
    "intend",
    "schedule",
    "expect",
    "set",
    "prepare",
    "due",
    "slate",
    "poise",
    "aim",
    "hope",
    "vow",
    "threaten",
    "promise",
    "pledge",
    "agree",
    "arrange",
    "want",
    "mean",
    "decide",
    "ready",
    "wish",
    "preparation",
    "intention",
    "decision",
    "consider",
    "mull",
    "seek",
    "about",
    "propose",
    "undertake",
    "commit",
}
_UNREAL = {
    "ask",
    "invite",
    "urge",
    "call",
    "demand",
    "ban",
    "bar",
    "prohibit",
    "forbid",
    "refrain",
    "prevent",
    "stop",
    "capable",
    "able",
    "ability",
    "capability",
    "capacity",
    "allow",
    "refuse",
    "fail",
    "avoid",
    "deter",
    "require",
    "permit",
    "moratorium",
    "right",
    "potential",
    "design",
    "cease",
    "halt",
    "suspend",
    "abandon",
    "appeal",
    "need",
    "attempt",
    "try",
    "warn",
    "discourage",
    "end",
    "freeze",
    "possibility",
    "likelihood",
    "risk",
    "chance",
    "option",
    "unable",
    "willing",
    "willingness",
    "readiness",
    "likely",
    "unlikely",
    "help",
    "enable",
    "renounce",
    "swear",
    "resume",
    "use",
    "develop",
    "learn",
}
_WISH = {"wish", "like", "seek", "consider", "mull", "contemplate", "weigh"}
_DUE = {"due", "set", "ready", "slated", "scheduled"}
_RANKED = {"first", "last", "latest", "only", "second", "third"}
_DENY = {"deny", "dispute", "refute", "disavow"}
_CANCELLED = {"cancel", "scrap", "postpone", "abort", "call", "shelve"}
_AHEAD = {
    "planned",
    "upcoming",
    "scheduled",
    "forthcoming",
    "expected",
    "next",
    "coming",
    "proposed",
    "impending",
    "future",
    "imminent",
}
_MAYBE = {"possible", "potential", "further", "additional", "more", "any", "hypothetical", "another", "other"}
_AS_ITSELF = {"begin", "continue", "start", "go", "manage", "succeed"}  # done where, and only where, what it governs is
_DONE = {"conduct", "carry", "hold", "stage", "perform", "confirm", "detect", "report", "announce"}


def realis_of(token: "Token", *, noun: bool, light: "Token | None" = None) -> Realis | None:
    """The realis of the event a trigger names; `light` is the verb that carries a noun ("conduct a launch")."""
    if noun:
        if _not_had(token) or _in_general(token):
            return None
        own = "denied" if _not_any(token, light) else _of_modifiers(token)
        if own is not None:
            return own
        if light is None:
            return _of_noun_context(token)
        if light.lemma_ in PLANNING:
            return "denied" if is_negated(light) or is_negated(token) or light.lemma_ == "postpone" else "planned"
        return "denied" if _no(token) else _of_verb(light)
    things = [c for c in token.children if c.dep_ == "dobj"]
    if token.lemma_ == "have" and any(_not_had(c) for c in things):
        return None
    return "denied" if any(_no(c) for c in things) else _of_verb(token)


def _in_general(noun: "Token") -> bool:
    """A bare plural of which something is said in the present: "talks are a good thing", "having talks is good"."""
    held = noun.dep_ == "dobj" and noun.head.tag_ == "VBG" and noun.head.dep_ == "csubj"
    verb = noun.head.head if held else noun.head
    bare = noun.tag_ == "NNS" and not any(c.i < noun.i for c in noun.children)
    told = (
        verb.lemma_ == "be" and verb.tag_ in ("VBP", "VBZ") and any(c.dep_ in ("attr", "acomp") for c in verb.children)
    )
    return bare and (held or noun.dep_ == "nsubj") and told and not any(c.dep_ == "xcomp" for c in verb.children)


def _no(noun: "Token") -> bool:
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _not_had(noun: "Token") -> bool:
    """ "have no meetings to announce": nothing is known of any, which denies none."""
    above = noun.head
    return noun.dep_ == "dobj" and above.lemma_ == "have" and (is_negated(above) or _no(noun))


def _not_any(noun: "Token", light: "Token | None") -> bool:
    """ "did not hold any talks"."""
    above = light or noun.head
    any_ = any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children)
    return any_ and noun.dep_ in ("dobj", "nsubjpass") and is_verb(above) and is_negated(above)


def _of_modifiers(noun: "Token") -> Realis | None:
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "advmod") and c.i < noun.i}
    words |= {g.lower_ for c in noun.children if c.dep_ == "amod" for g in c.children}
    if words & _AHEAD:
        return "planned"
    if words & _MAYBE and not words & {"first", "latest"}:
        return "possible"
    return None


def _of_noun_context(noun: "Token") -> Realis | None:
    """A noun without a verb of its own takes the colour of what governs it, if that is unreal or ahead."""
    if _no(noun):
        return "denied"
    above, preposition = noun.head, noun.head.lower_
    if noun.dep_ == "attr" and any(
        c.dep_ == "expl" for c in above.children
    ):  # "there will be talks", "there may be a truce"
        return _of_verb(above)
    for _ in range(3):
        if above.dep_ == "prep" or above.pos_ == "ADP":
            above = above.head
    if above == noun:
        return "actual"
    if above.lemma_.lower() in _DENY:
        return "denied"
    if preposition == "without" or (above.lemma_ in ("simulate", "rehearse") and noun.dep_ == "dobj"):
        return None
    if preposition == "for" and above.lemma_ in ("call", "appeal", "push", "ask", "press", "plead"):
        return None
    if preposition == "for" and above.tag_ == "VBN" and above.lemma_ == "prepare":
        return None  # "it was prepared for talks": willing, no more
    if preposition in ("at", "during", "for") and is_verb(above) and _of_verb(above) == "planned":
        return "planned"
    if preposition == "for" and any(t.lower_ == "due" for t in (above, *above.children)):
        return "planned"  # "is due in Oslo for talks"
    if above.pos_ == "NOUN" and above.lemma_ in (
        "ban",
        "moratorium",
        "preparation",
        "possibility",
        "risk",
        "halt",
        "end",
        "suspension",
        "resumption",
        "prospect",
        "chance",
        "plan",
        "threat",
        "freeze",
        "cessation",
    ):
        return "planned" if above.lemma_ in ("preparation", "plan") else None
    if (
        is_verb(above)
        and above.lemma_ in _UNREAL - {"call", "end", "warn", "use", "fail", "need", "help", "allow"}
        and noun.dep_ in ("dobj", "pobj")
    ):
        return None
    if (
        is_verb(above)
        and above.lemma_ in ("plan", "schedule", "prepare", "expect", "propose", "intend")
        and noun.dep_ in ("dobj", "pobj", "nsubjpass")
    ):
        return "planned"
    if (
        noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        and is_verb(above)
        and above.lemma_ in ("hold", "take", "begin", "start", "open", "occur", "happen", "resume", "scheduled")
    ):
        return _of_verb(above)
    return "actual"


def _of_verb(verb: "Token", depth: int = 0) -> Realis | None:
    if depth > 5:
        return "actual"
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "should") for c in verb.children):
        return None
    if is_negated(verb) or any(_no(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")):
        return "denied"
    if aux & _WILL:
        return "planned"
    if aux & _MAY:
        return "possible"
    if aux & {"would", "'d"} and any(c.dep_ == "advmod" and c.lower_ in _PERHAPS for c in verb.children):
        return "possible"
    if "would" in aux or "should" in aux or "must" in aux:
        return (
            "planned" if "would" in aux and "have" not in aux else None
        )  # "would have run out", had it not been renewed
    if verb.dep_ == "advcl" and verb.tag_ in ("VBZ", "VBP") and _awaited(verb):
        return "planned"
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "acomp", "relcl", "oprd", "csubj"):
        return _of_governed(verb, aux, depth)
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and c.tag_ == "VB" and _has_to(c) for c in verb.children):
        return "planned"  # "talks are to open"
    if verb.lemma_ == "be" and any(c.lemma_.lower() in _DUE and _leads_on(c) for c in verb.children):
        return "planned"  # "talks were due to begin"
    if verb.tag_ == "VB" and "to" in aux and verb.dep_ == "ROOT":
        return "planned"
    return "actual"


def _awaited(verb: "Token") -> bool:
    """ "Must hold off until the envoy visits": the present tells of what is to come."""
    return not any(c.dep_ in ("aux", "auxpass") for c in verb.children) and any(
        c.dep_ == "mark" and c.lower_ in ("until", "till", "before") for c in verb.children
    )


def _leads_on(word: "Token") -> bool:
    return any(c.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(c) for c in word.children)


def _has_to(verb: "Token") -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _of_governed(verb: "Token", aux: set[str], depth: int) -> Realis | None:
    head = verb.head
    lemma = head.lemma_.lower()
    infinitive = "to" in aux
    if verb.dep_ == "conj":
        if verb.tag_ == head.tag_ and not aux:
            return _of_verb(head, depth + 1) if is_verb(head) else "actual"
        return "planned" if infinitive else "actual"
    if verb.dep_ == "pcomp":
        return _of_gerund(head)
    if infinitive:
        if _ranked(verb):
            return "actual"
        if lemma in _WISH and verb.dep_ == "xcomp":
            return None if is_negated(head) else "possible"
        if lemma == "be" and any(c.dep_ == "acomp" and c.lemma_.lower() not in _PLAN for c in head.children):
            return None  # "it is rare for the army to fire so many"
        if lemma in ("be", "is", "are", "was", "were") or lemma in _PLAN:
            return None if is_negated(head) else "planned"
        if lemma in ("try", "attempt") and _of_verb(head, depth + 1) == "planned":
            return "planned"  # "will try to shoot down a target"
        if lemma in _UNREAL or head.pos_ in ("NOUN", "ADJ"):
            return None
        if lemma in (
            "appear",
            "seem",
            "believe",
            "say",
            "think",
            "report",
            "know",
            "suspect",
            "presume",
            "claim",
            "begin",
            "continue",
            "start",
            "manage",
            "succeed",
            "go",
            "find",
            "proceed",
        ):
            return _of_verb(head, depth + 1) if lemma in _AS_ITSELF else "actual"
        return "planned" if verb.dep_ == "xcomp" else None
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp":
        if lemma in ("begin", "start", "continue", "keep", "go"):
            return _of_verb(head, depth + 1)
        if lemma in _DENY:
            return "denied"
        if lemma in _WISH:
            return "possible"
        return None if lemma in _UNREAL else "actual"
    if verb.dep_ in ("ccomp", "xcomp", "pcomp") and lemma in _DENY:
        return "denied"
    return "actual"


def _ranked(verb: "Token") -> bool:
    """ "Became the last country to ratify it", "was the first to sign": it did."""
    head = verb.head
    nouns = [c for c in head.children if c.dep_ == "attr" and c.i < verb.i] if is_verb(head) else [head]
    return any({n.lower_, *(c.lower_ for c in n.children)} & _RANKED for n in nouns)


def _of_gerund(preposition: "Token") -> Realis | None:
    """ "accused of firing" happened; "capable of firing", "a ban on launching", "refrain from testing" did not."""
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if preposition.lower_ in ("after", "by", "since", "upon", "following"):
        return "actual"
    if preposition.lower_ in ("before", "without", "instead", "against"):
        return None if preposition.lower_ != "before" else "actual"
    return (
        None
        if lemma in _UNREAL or (governor.pos_ in ("NOUN", "ADJ") and lemma not in ("suspect", "accusation", "report"))
        else "actual"
    )
