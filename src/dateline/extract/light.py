"""Verbs that lend subject, time and realis to a noun trigger: "conducted a test", "talks were held", "a launch took place"."""

from typing import TYPE_CHECKING

from dateline.extract.tree import behind_by, is_verb

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# with the noun as object (or subject of the passive)
# these hold what is to come: "talks are planned", "arranged a meeting"
PLANNING = {"plan", "schedule", "arrange", "slate", "expect", "propose", "postpone"}
OBJECT = {
    *PLANNING,
    "conduct",
    "carry",
    "hold",
    "stage",
    "perform",
    "make",
    "have",
    "undertake",
    "undergo",
    "execute",
    "launch",
    "begin",
    "start",
    "open",
    "complete",
    "finish",
    "mount",
    "attend",
    "host",
    "convene",
    "chair",
    "kick",
    "wrap",
    "conclude",
    "sign",
    "reach",
    "announce",
    "declare",
    "strike",
    "seal",
    "ink",
    "impose",
    "issue",
    "lodge",
    "order",
    "do",
    "see",
    "oversee",
    "supervise",
    "observe",
    "guide",
    "watch",
    "resume",
    "continue",
    "join",
    "confirm",
    "detect",
    "report",
}
# with the noun as subject
SUBJECT = {
    "take",
    "occur",
    "happen",
    "begin",
    "kick",
    "start",
    "open",
    "come",
    "follow",
    "end",
    "resume",
    "continue",
    "mark",
    "be",
    "last",
    "go",
    "wrap",
    "conclude",
    "collapse",
    "fail",
    "run",
    "proceed",
    "succeed",
}
# of these the ones that end it
ENDING = {"end", "collapse", "fail"}
# with the noun behind "on": "was on a visit", "left on a tour"
GOING = {"be", "go", "come", "arrive", "leave", "depart", "fly", "embark", "travel", "set"}
# behind the noun: "the drill that the allies are staging", "talks held by them"
HOLDING = {
    "hold",
    "stage",
    "conduct",
    "host",
    "open",
    "begin",
    "start",
    "resume",
    "convene",
    "plan",
    "have",
    "attend",
    "make",
}
# verbs whose clause is what someone says
SAYING = frozenset(
    "say tell announce declare add state promise pledge vow write confirm note insist stress reiterate assure inform report "
    "explain disclose reveal warn argue maintain affirm".split()
)
# these watch or tell; who does so does not act
ONLOOKER = {
    "see",
    "oversee",
    "supervise",
    "observe",
    "guide",
    "watch",
    "confirm",
    "detect",
    "report",
    "announce",
    "order",
}


def _relative_object(verb: "Token") -> bool:
    """ "the drill that they hold": the clause has a subject of its own and its object is the noun."""
    if verb.dep_ != "relcl":
        return False
    own = [c for c in verb.children if c.dep_ in ("nsubj", "dobj")]
    subject = any(c.dep_ == "nsubj" and c.lower_ not in ("which", "that", "who") for c in own)
    return subject and not any(c.dep_ == "dobj" and c.lower_ not in ("which", "that") for c in own)


def light_verb(noun: "Token") -> "Token | None":
    """The light verb of a noun, through coordination and "a series of", "a round of"."""
    at = noun
    for _ in range(4):
        head = at.head
        if at.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
            at = head
        elif (
            at.dep_ == "pobj"
            and head.lower_ == "of"
            and head.head.pos_ == "NOUN"
            and head.head.lemma_
            in ("series", "round", "number", "pair", "set", "string", "spate", "couple", "flurry", "barrage", "volley")
        ):
            at = head.head
        else:
            break
    told = next(
        (c for c in at.children if c.lemma_ in HOLDING and (_relative_object(c) or (c.dep_ == "acl" and behind_by(c)))),
        None,
    )
    if told is not None:
        return told
    head = at.head
    if at.dep_ == "pobj" and is_verb(head.head) and head.lower_ in ("out", "up", "off", "with"):
        return head.head if head.head.lemma_ in OBJECT else None
    if at.dep_ == "pobj" and is_verb(head.head) and head.lower_ == "on":
        return head.head if head.head.lemma_ in GOING else None
    if not is_verb(head):
        return None
    if at.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.lemma_ in OBJECT:
        return head
    if at.dep_ == "nsubj" and head.lemma_ in SUBJECT:
        return head
    if head.dep_ == "acl" or at.dep_ == "nsubjpass":
        return head if head.lemma_ in OBJECT else None
    return None
