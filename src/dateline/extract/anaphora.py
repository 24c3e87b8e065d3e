"""Words that stand for a weapon spoken of before: "They flew about 420 km", "one was launched at 4:29 and the other at 4:39"."""

from typing import TYPE_CHECKING

from dateline.extract.terms import TermPhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.phrases import Phrases

TERM = "anaphor"
_WORDS = frozenset("they it one both those these other others each former latter two three four first second third another neither".split())
_ROLES = frozenset(("nsubj", "nsubjpass"))
# What flies, falls and is fired; of these a pronoun can be the subject and mean the weapon.
_VERBS = frozenset(
    "fly travel land fall splash drop reach crash explode soar climb rise go come leave lift fire launch detect track intercept hit strike "
    "down destroy disintegrate cover cross head plunge pass shoot count spot test".split()
)
_DONE_TO = frozenset("fire launch test shoot strike hit intercept destroy down track detect count spot".split())


def anaphors(phrases: "Phrases", spoken_of: frozenset[str]) -> list[TermPhrase]:
    """A term phrase for each such word that no actor phrase claims; `spoken_of` as in `find_frames`."""
    if "weapons" not in spoken_of:
        return []
    return [_phrase(phrases, t) for t in phrases.sentence if _stands_for(t) and not _is_actor(phrases, t)]


def _stands_for(token: "Token") -> bool:
    if token.lower_ not in _WORDS or token.dep_ not in _ROLES or token.head.lemma_.lower() not in _VERBS:
        return False
    return token.head.lemma_ not in _DONE_TO or token.dep_ == "nsubjpass"


def _is_actor(phrases: "Phrases", token: "Token") -> bool:
    """An actor of flesh: a verb of flight speaks against a country."""
    return any(a.head == token.i and a.value.person for a in phrases.actors)


def _phrase(phrases: "Phrases", token: "Token") -> TermPhrase:
    sentence = phrases.sentence
    return TermPhrase(
        sentence.start_of(token), sentence.end_of(token), token.i, token.i, "weapons", TERM, token.lower_, plural=token.lower_ != "it", weak=False
    )
