"""Questions to a dependency parse: who acts, what is acted on, what a word governs. Labels are those of spaCy's English models."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
RELATIVE = {"that", "which", "who", "whom", "what"}
DAYS = {"day", "morning", "night", "evening", "afternoon", "week", "month", "year"}  # never what is done to something
# verbs whose object, not subject, does what the infinitive says: "urged Pyongyang to stop"
OBJECT_CONTROL = {
    "ask",
    "urge",
    "tell",
    "order",
    "force",
    "allow",
    "persuade",
    "invite",
    "request",
    "want",
    "expect",
    "push",
    "press",
    "help",
    "cause",
    "lead",
    "call",
    "get",
    "see",
    "show",
    "require",
    "warn",
    "compel",
}


# "Oslo, where they met", "the day when they met": the noun is not what they met
_AT_WHICH = {"where", "when", "why"}
# "accused X of shelling", "blamed X for shelling": who is charged does it
CHARGING = {"accuse", "suspect", "convict", "acquit"}
_FAULTING = frozenset(
    "blame criticize criticise condemn assail denounce fault chide scold rebuke attack slam blast lambast thank praise commend "
    "applaud fine punish sanction penalize penalise arrest reproach berate castigate accuse".split()
)
_TIME_WORDS = DAYS | {"today", "yesterday", "tomorrow", "tonight"}


def spread(token: "Token") -> list["Token"]:
    """The token and everything coordinated with it, in text order."""
    out, todo = [], [token]
    while todo:
        at = todo.pop()
        if at not in out:
            out.append(at)
            todo.extend(c for c in at.children if c.dep_ == "conj")
    return sorted(out, key=lambda t: t.i)


def is_verb(token: "Token") -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_finite(verb: "Token") -> bool:
    """It has a tense of its own or of its helper: no bare participle, no infinitive."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in verb.children
    )


def is_passive(verb: "Token") -> bool:
    """ "was fired", "missiles fired by": the one who acts stands behind `by`."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "advcl", "ROOT", "conj", "appos", "pobj")


def behind_by(verb: "Token") -> list["Token"]:
    return [
        p
        for c in verb.children
        if c.dep_ in ("agent", "prep") and c.lower_ == "by"
        for p in c.children
        if p.dep_ == "pobj"
    ]


def antecedent(token: "Token") -> "Token":
    """What a relative pronoun stands for; the token itself where it is none."""
    if token.lower_ in RELATIVE and token.head.dep_ in ("relcl", "acl"):
        return token.head.head
    return token


def subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """Heads of the phrases that act in the verb (of a passive: behind `by`), borrowed from the governing verb where it has none."""
    if is_passive(verb):
        return behind_by(verb)
    own = [_acting(antecedent(c)) for c in verb.children if c.dep_ in SUBJECT] or _astray(verb)
    if own or depth > 6:
        return own
    head = verb.head
    if verb.dep_ == "acl":
        written = head.lemma_.lower() in WRITINGS and head.dep_ in ("dobj", "pobj")
        return [head] if verb.tag_ == "VBG" and not written else _governor_subjects(head, depth)
    if verb.dep_ == "relcl" and verb.tag_ == "VB" and head.dep_ == "attr":
        return active_subjects(head.head, depth + 1)  # "Malta was the first to sign"
    if verb.dep_ == "relcl":
        return [] if verb.tag_ == "VBN" else [head]
    if verb.dep_ in ("xcomp", "ccomp") and is_verb(head):
        controlled = [c for c in head.children if c.dep_ in ("dobj", "dative")] if head.lemma_ in OBJECT_CONTROL else []
        return controlled or (active_subjects(head, depth + 1) if verb.dep_ == "xcomp" else [])
    if verb.dep_ in ("conj", "advcl", "xcomp", "acomp") and head != verb:
        return active_subjects(head, depth + 1) if is_verb(head) else _governor_subjects(head, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "agent":
        return []  # "killed by shelling": they did not shell
    if verb.dep_ == "pcomp":
        charged = CHARGING if head.lower_ == "of" else _FAULTING if head.lower_ == "for" else ()
        if head.head.lemma_ in charged and is_verb(head.head):
            return list(objects(head.head))
        return _governor_subjects(head, depth)
    return []


def _acting(subject: "Token") -> "Token":
    """A gerund with a subject of its own is a clause gone astray: "Chad, afraid of a war spilling over, urged restraint"."""
    own = (
        next((c for c in subject.children if c.dep_ == "nsubj" and c.i < subject.i), None)
        if subject.tag_ == "VBG"
        else None
    )
    return own if own is not None else subject


# who signs or issues one does what it says: "signed an order imposing a ban"
WRITINGS = frozenset(
    "statement order resolution law decree bill act directive declaration proclamation letter note message communique ruling "
    "legislation memorandum memo post tweet notice paper".split()
)
_JOINING = ("as", "after", "before", "since", "until")


def _astray(verb: "Token") -> list["Token"]:
    """The subject of a clause whose conjunction was read as a preposition: "fell apart, as Chad and others accused the army"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    before = [c for c in verb.head.children if c.dep_ == "prep" and c.lower_ in _JOINING and c.i < verb.i]
    return [
        o
        for c in before[-1:]
        if c.i > verb.head.i or verb.i < verb.head.i
        for o in c.children
        if o.dep_ == "pobj" and o.i < verb.i
    ]


def active_subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """As `subjects`, but a passive lends its grammatical subject ("was asked to stop")."""
    if is_passive(verb):
        return [antecedent(c) for c in verb.children if c.dep_ in PASSIVE] or behind_by(verb)
    return subjects(verb, depth)


def _governor_subjects(token: "Token", depth: int) -> list["Token"]:
    """Subjects of the nearest verb above a token that is no verb."""
    for above in token.ancestors:
        if is_verb(above):
            return active_subjects(above, depth + 1)
    return []


def objects(verb: "Token") -> list["Token"]:
    """Heads of the phrases acted on: direct objects, or the grammatical subject of a passive, or the noun a participle describes."""
    if is_passive(verb):
        own = [antecedent(c) for c in verb.children if c.dep_ in PASSIVE]
        if not own and verb.dep_ in ("acl", "amod", "relcl"):
            own = [verb.head]
        if not own and verb.dep_ == "conj" and is_verb(verb.head):
            own = list(objects(verb.head))
        return own
    own = [antecedent(c) for c in verb.children if c.dep_ in ("dobj", "oprd")]
    if not own:
        own = [c for c in verb.children if c.dep_ == "attr"] or misread(verb)
    if (
        verb.dep_ == "relcl"
        and all(o.lower_ in DAYS for o in own)
        and any(c.dep_ in SUBJECT and c.lower_ not in RELATIVE for c in verb.children)
    ):
        own = [] if any(c.lower_ in _AT_WHICH for c in verb.children) else [verb.head]
    return own


def misread(verb: "Token") -> list["Token"]:
    """The plural behind a verb without an object that was read as a verb of its own: "imposed travel bans and asset freezes". It does
    not agree with what was taken for its subject."""
    return [
        c
        for c in verb.children
        if c.dep_ == "ccomp"
        and c.tag_ == "VBZ"
        and min(t.i for t in c.subtree) == verb.i + 1
        and any(s.dep_ == "nsubj" and s.tag_ == "NNS" and any(x.dep_ == "cc" for x in s.children) for s in c.children)
    ]


def patients(verb: "Token") -> list["Token"]:
    """As `objects`; of a participle in front of its clause also the subject there: "fired at dawn, the missile fell short"."""
    found = objects(verb)
    if found or verb.dep_ != "advcl" or not is_passive(verb) or not is_verb(verb.head) or is_passive(verb.head):
        return found
    return [antecedent(c) for c in verb.head.children if c.dep_ in SUBJECT]


def prepositional(token: "Token") -> Iterator[tuple[str, "Token"]]:
    """(preposition, object head) for each prepositional phrase that hangs on the token, on its particles or on a time said between
    ("the bombings this month of two embassies")."""
    for child in token.children:
        if child.dep_ in ("npadvmod", "nmod") and child.i > token.i and _is_time(child):
            yield from prepositional(child)
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.pos_ in ("ADP", "ADV", "SCONJ", "VERB"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, inner
                elif inner.dep_ == "prep":
                    yield from ((f"{child.lower_} {inner.lower_}", p) for p in inner.children if p.dep_ == "pobj")


def _is_time(token: "Token") -> bool:
    return token.lower_ in _TIME_WORDS or token.ent_type_ == "DATE"


def own_clause(verb: "Token") -> list["Token"]:
    """The tokens under a verb, without those of clauses that have a subject of their own or are only joined to it."""
    out: list[Token] = []
    todo = [verb]
    while todo:
        at = todo.pop()
        out.append(at)
        for child in at.children:
            joined = at == verb and child.dep_ == "conj"
            let = child.dep_ == "ccomp" and at.lemma_ in ("let", "help", "make")  # "let the accord lapse"
            foreign = child.dep_ in ("ccomp", "advcl", "relcl", "parataxis") and is_verb(child) and not let
            if not joined and not foreign:
                todo.append(child)
    return sorted(out, key=lambda t: t.i)


def is_negated(token: "Token") -> bool:
    """A negation on the word or on the auxiliary it hangs on; "never", "no" as determiner."""
    return any(
        c.dep_ == "neg"
        or (c.lower_ in ("no", "never", "neither", "nor", "without") and c.dep_ in ("det", "advmod", "preconj", "cc"))
        for c in token.children
    )


def noun_phrase(head: "Token") -> list["Token"]:
    """The head with its determiners, modifiers and compounds, without what is joined or hangs on prepositions."""
    keep = {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "case",
        "punct",
        "npadvmod",
        "advmod",
        "predet",
        "neg",
        "preconj",
    }
    out, todo = [], [head]
    while todo:
        at = todo.pop()
        out.append(at)
        todo.extend(c for c in at.children if c.dep_ in keep and c.i < head.i)
    return sorted(out, key=lambda t: t.i)


def climb(token: "Token") -> Iterator["Token"]:
    """The token and its ancestors up to the root."""
    yield token
    yield from token.ancestors
