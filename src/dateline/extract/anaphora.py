"""Words that stand for a weapon spoken of before: "They flew about 420 km", "one was launched at 4:29 and the other at 4:39"."""

from typing import TYPE_CHECKING

from dateline.extract.terms import TermPhrase

if TYPE_CHECKING:
    from dateline.extract.phrases import Phrases
    from dateline.reading.tokens import Token

TERM = "anaphor"
_QUANTITIES = frozenset("half most some all none dozens scores hundreds several many few rest more majority".split())
_WORDS = frozenset(
    "they it one both those these other others each former latter two three four first second third another neither".split()
)
_ROLES = frozenset(("nsubj", "nsubjpass"))
# What flies, falls and is fired; of these a pronoun can be the subject and mean the weapon.
_VERBS = frozenset(
    "fly travel land fall splash drop reach crash explode soar climb rise go come leave lift fire launch detect track intercept hit strike "
    "down destroy disintegrate cover cross head plunge pass shoot count spot test".split()
)
_STOPPED = frozenset("stop bring knock swat take neutralize thwart".split())
_NAMED = ("those", "one", "ones")
_OBJECTS = ("one", "another", "both", "it", "them")
_FIRED = frozenset("fire launch test shoot intercept down lob".split())
_DONE_TO = frozenset("fire launch test shoot strike hit intercept destroy down track detect count spot".split())


def anaphors(phrases: "Phrases", spoken_of: frozenset[str]) -> list[TermPhrase]:
    """A term phrase for each such word that no actor phrase claims; `spoken_of` as in `find_frames`."""
    told = "weapons" in spoken_of
    weapons = [t.head for t in phrases.terms if t.vocabulary == "weapons" and not t.weak]
    return [
        _phrase(phrases, t)
        for t in phrases.sentence
        if not _is_actor(phrases, t)
        and ((told and _stands_for(t)) or ((told or any(w < t.i for w in weapons)) and (_numbers(t) or _fired(t))))
    ]


def _stands_for(token: "Token") -> bool:
    if token.lower_ not in _WORDS or token.dep_ not in _ROLES or token.head.lemma_.lower() not in _VERBS:
        return False
    return token.head.lemma_ not in _DONE_TO or token.dep_ == "nsubjpass" or token.head.lemma_ in ("hit", "strike")


def _numbers(token: "Token") -> bool:
    """A number without its noun: "71 were shot down", "at least 43 downed", "about half of them were stopped"."""
    if token.dep_ not in _ROLES or token.head.lemma_.lower() not in _VERBS | _STOPPED or not _is_quantity(token):
        return False
    whole = [o for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    if any(o.pos_ in ("NOUN", "PROPN") for o in whole):
        return False
    return (
        token.head.lemma_.lower() not in _DONE_TO | _STOPPED
        or token.dep_ == "nsubjpass"
        or token.head.tag_ in ("VBN", "VBD")
    )


def _fired(token: "Token") -> bool:
    """ "fired one on Friday", "launched two more": a number as what is fired."""
    if token.lower_ in _NAMED and any(
        c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _FIRED for c in token.children
    ):
        return True  # "bigger than those fired on Tuesday", "the one launched in May"
    if token.dep_ != "dobj" or token.head.lemma_.lower() not in _FIRED:
        return False
    own = token.lower_ == "own" and any(c.dep_ == "poss" for c in token.children)  # "tested its own in 2008"
    return own or _is_quantity(token) or token.lower_ in _OBJECTS


def _is_quantity(token: "Token") -> bool:
    return (
        token.pos_ == "NUM" and token.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY")
    ) or token.lower_ in _QUANTITIES


def _is_actor(phrases: "Phrases", token: "Token") -> bool:
    """An actor of flesh: a verb of flight speaks against a country."""
    return any(a.head == token.i and a.value.person for a in phrases.actors)


def named_weapons(phrases: "Phrases") -> list[TermPhrase]:
    """The weapons that a sentence names, not only points at."""
    return [t for t in phrases.terms if t.vocabulary == "weapons" and not t.weak and t.term != TERM]


def _phrase(phrases: "Phrases", token: "Token") -> TermPhrase:
    sentence = phrases.sentence
    return TermPhrase(
        sentence.start_of(token),
        sentence.end_of(token),
        token.i,
        token.i,
        "weapons",
        TERM,
        token.lower_,
        plural=token.lower_ != "it",
        weak=False,
    )
