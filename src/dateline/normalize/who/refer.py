"""Whom a pronoun or a definite noun means, where one reading stands. None is better than a guess."""

from typing import TYPE_CHECKING

from dateline.model import Actor
from dateline.normalize.who.fold import fold
from dateline.normalize.who.history import Entry, History, distinct
from dateline.normalize.who.lexicon import FEMALE, Gender
from dateline.sources.words import words

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

HE = words("he him his she her hers himself herself")
IT = words("it its itself")
THEY = words("they them their theirs themselves")
WE = words("we us our ours i me my mine")
PAIRS = words(
    "side country leader nation neighbour neighbor ally rival power foe delegation party government president minister envoy army military "
    "state man woman negotiator official diplomat capital adversary partner team premier chief counterpart camp enemy group force "
    "korea general statesman"
)
PERSONS = words(
    "leader president minister envoy man woman negotiator diplomat premier chief counterpart official general"
)
COUNTRIES = words("country nation state kingdom republic regime")
GROUPS = words("group movement militia militant rebel insurgent guerrilla organization organisation faction")
BLOCS = words("alliance bloc union body")
_MEDIA = words("agency newspaper daily broadcaster")
# Bodies of one task are "the agency" and "the watchdog"; those of all tasks are not.
_WATCHING = words("agency watchdog")
_GENERAL = frozenset({"UNO", "EUU", "NTO", "GCC", "AFU", "ASN", "ARL"})
# Nouns for those who face each other: rather two that were joined before than two that the last sentence happens to name.
_SIDES = words("side party foe rival camp enemy adversary delegation")
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
# "two officials" are new ones, "the two officials" are known
UNKNOWN = words("official diplomat man woman officer group minister general soldier")
_BARE = words("be seem appear remain take")
# What weapons do and states do not: "it flew", "they fell".
FLIGHT = words(
    "fly fall land rise travel reach splash crash explode soar climb ascend descend arc cover weigh plunge burn orbit"
)
Found = tuple[Actor, ...]


def pronoun(token: "Token", number: int, history: History, quoted: bool = False) -> Found:
    """`quoted`: the pronoun stands inside a quotation; outside of one, names spoken inside do not count."""
    low = token.lower_
    if low in HE:
        return _he(token, number, history, quoted)
    if low in ("it", "they") and (token.dep_ not in ("nsubj", "nsubjpass") or not _can_act(token.head)):
        return ()
    if low in IT:
        return _it(token, number, history)
    return _they(number, history) if low in ("they", "their") else ()


def _can_act(verb: "Token") -> bool:
    """Neither this verb nor one joined to it says what only weapons do: "they left the island and flew 450 km"."""
    joined = {verb.lemma_, *(t.lemma_ for t in verb.children if t.dep_ == "conj")}
    return not joined & FLIGHT and verb.lemma_ not in _BARE


def _he(token: "Token", number: int, history: History, quoted: bool) -> Found:
    gender: Gender = "f" if token.lower_ in FEMALE else "m"
    apart = _subject_heads(token)
    for entries in history.back(number, 3):
        fits = distinct(
            e
            for e in entries
            if not (e.sentence == number and apart & {p.head for p in e.phrases})
            and e.human
            and e.gender in (gender, None)
            and (quoted or not e.quoted)
        )
        sure = [e for e in fits if e.gender == gender] or fits
        acting = [e for e in sure if e.subject]
        for few in (sure, acting):
            if len(few) == 1:
                return _values(few[0])
        if sure:
            return ()
    return ()


def _subject_heads(token: "Token") -> set[int]:
    """Whom an object pronoun cannot mean: the subject of its own verb, or of the verb to which that is joined."""
    if token.lower_ not in ("him", "her") or token.dep_ not in ("dobj", "dative", "pobj"):
        return set()
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    for _ in range(4):
        if verb is None:
            return set()
        found = {c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")}
        if found or verb.dep_ not in ("conj", "xcomp"):
            return found
        verb = verb.head
    return set()


def _thing_acts(token: "Token", number: int, history: History) -> bool:
    """Whether the noun that acted last before the pronoun, in its sentence, is no actor."""
    sent = token.sent
    nouns = [
        t for t in token.doc[sent.start : token.i] if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")
    ]
    heads = {p.head for e in next(history.back(number, 0), []) for p in e.phrases}
    covered = {t.i for t in nouns if t.i in heads}
    return bool(nouns) and nouns[-1].i not in covered


_TELLING = words("say tell announce declare add warn promise pledge vow insist claim argue report note stress")


def _teller(token: "Token") -> "Token | None":
    """The subject of the verb of saying under whose clause the pronoun acts: "Chad moved its tanks and said it would". Where a time
    opens the sentence and nothing else is the subject, the noun behind the verb is ("last week told Chad that it had")."""
    verb = token.head.head
    if token.dep_ != "nsubj" or token.head.dep_ != "ccomp" or verb.lemma_ not in _TELLING:
        return None
    for at in (verb, verb.head if verb.dep_ == "conj" else verb):
        if (subject := next((c for c in at.children if c.dep_ == "nsubj"), None)) is not None:
            return subject
    opened = any(c.dep_ in ("advmod", "prep", "npadvmod") and c.i < verb.i for c in verb.children)
    behind = next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i), None)
    return behind if opened and verb.tag_ in ("VBD", "VBZ") and verb.dep_ == "ROOT" else None


def _within(token: "Token") -> list["Token"]:
    """The words before a possessive in the participle's clause that holds it: "sanctions imposed on Chad after its invasion"."""
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if token.lower_ != "its" or verb is None or verb.dep_ != "acl" or verb.tag_ != "VBN":
        return []
    return [t for t in verb.subtree if verb.i < t.i < token.i]


def _beside(token: "Token", number: int, history: History) -> Entry | None:
    """The body that the clause itself points at."""
    teller = _teller(token)
    wanted = {teller.i} if teller is not None else {t.i for t in _within(token)}
    near = [e for e in next(history.back(number, 0), []) if not e.person and e.codes and e.phrases[0].head in wanted]
    return near[0] if len(near) == 1 and not near[0].human else None


def _it(token: "Token", number: int, history: History) -> Found:
    if (beside := _beside(token, number, history)) is not None:
        return _values(beside)
    if _thing_acts(token, number, history):
        return ()
    for back, entries in enumerate(history.back(number, 2)):
        if any(not history.subjects.get(n, True) for n in range(entries[0].sentence + 1, number)):
            return ()
        bodies = distinct(e for e in entries if not e.person and not e.plural and e.codes and not e.phrases[0].place)
        acting = [e for e in bodies if e.subject]
        if len(acting) == 1:  # an unnamed official speaks for the state: "a U.S. official said it is aware"
            return (_state(acting[0].codes[0], history.entries),) if acting[0].human else _values(acting[0])
        near = entries[0].sentence
        if (
            len(bodies) == 1
            and bodies[0].phrases[0].form != "adjective"
            and ((token.lower_ == "its" and back == 0) or history.subjects.get(near))
        ):
            return _values(bodies[0])
        if acting or not history.subjects.get(near, True):
            return ()
    return ()


def _they(number: int, history: History) -> Found:
    for entries in history.back(number, 1):
        near = entries[0].sentence
        acting = [e for e in entries if e.subject and not e.credited] or [e for e in entries if e.subject]
        many = [e for e in acting if e.plural]
        if many:
            return _values(many[-1])
        if len(distinct(acting)) > 1 and near < number:
            return _all(distinct(acting))
        rest = distinct(e for e in entries if e.codes and e.phrases[0].form != "adjective" and not e.phrases[0].place)
        if acting and len(rest) == 2 and near < number and rest[0].human == rest[1].human:
            return _all(rest)
        if not history.subjects.get(near, True) or acting:
            return ()
    return ()


def several(lemma: str, many: int, number: int, history: History) -> Found:
    """ "the two sides", "both leaders": that many different actors of the nearest sentence that has just so many."""
    if lemma in PERSONS and (people := _people(lemma, many, number, history)):
        return people
    if lemma in _SIDES and (joined := _joined(lemma, many, number - 8, history)):
        return joined
    near = _just(many, number, 1, history) or _joined(lemma, many, 0, history)
    if near:
        return near
    far = _just(many, number, 5, history)
    if far:
        return far
    top = history.counts.most_common(many + 1)
    if len(top) == many or (len(top) > many and top[many - 1][1] > 2 * top[many][1]):
        return tuple(_state(c, history.entries) for c, _ in top[:many])
    return ()


def _people(lemma: str, many: int, number: int, history: History) -> Found:
    """The persons of the nearest sentence that names exactly so many; leaders are heads of states, of the whole report if need be."""
    leaders = lemma in ("leader", "president", "premier")
    for entries in history.back(number, 5):
        people = distinct(e for e in entries if e.person and (e.head or not leaders))
        if len(people) == many:
            return _all(people)
    heads = distinct(e for e in history.entries if e.person and e.head)
    return _all(heads) if leaders and len(heads) == many else ()


def _joined(lemma: str, many: int, since: int, history: History) -> Found:
    """The last actors joined by "and" that are so many, of the sentences from `since` on."""
    for sentence, phrases in reversed(history.sets):
        if sentence < since:
            return ()
        if any(p.place or (p.form == "definite" and not p.plural) for p in phrases):
            continue
        codes = list(dict.fromkeys(p.value.code for p in phrases if p.value.code))
        if len(codes) == many:
            return (
                tuple(p.value for p in phrases)
                if lemma in PERSONS
                else tuple(_state(c, history.entries) for c in codes)
            )
    return ()


def _just(many: int, number: int, reach: int, history: History) -> Found:
    """The actors of the nearest sentence within reach that names exactly so many, with or without those who only say so."""
    for entries in history.back(number, reach):
        named = [e for e in entries if not e.phrases[0].place and not e.modifier]
        for pool in ([e for e in named if not e.credited], named):
            codes = list(dict.fromkeys(c for e in pool for c in e.codes))
            if len(codes) == many:
                return tuple(_state(c, pool) for c in codes)
    return ()


def _state(code: str, entries: list[Entry]) -> Actor:
    named = next(
        (
            p.value
            for e in reversed(entries)
            for p in e.phrases
            if p.value.code == code and p.form in ("country", "group", "metonym")
        ),
        None,
    )
    return named or Actor(code=code, name=code)


def office(noun: str, number: int, history: History) -> Found:
    """ "the envoy", "the spokesman": the last person whose title has the word."""
    word = (fold(noun).split() or [""])[-1]
    for entry in reversed(history.entries):
        if number - entry.sentence > 12:
            return ()
        value = entry.phrases[0].value
        if entry.human and word in fold(value.title or "").split():
            return _values(entry)
    return ()


def country(number: int, history: History) -> Found:
    """ "the country": the state that last acted, else the only one of the nearest sentence."""
    for entries in history.back(number, 3):
        states = distinct(
            e
            for e in entries
            if e.codes
            and not e.plural
            and e.phrases[0].form in ("country", "metonym", "pronoun", "adjective")
            and e.phrases[0].value.role not in ("IGO", "REB")
        )
        if not any(e.subject for e in states):
            organs = [e for e in entries if e.phrases[0].form == "organ" and e.subject and not states]
            states += [e for e in organs if e.phrases[0].value.role not in ("IGO", "REB")]
        acting = [e for e in states if e.subject]
        if acting:
            return _values(acting[-1])
        if len(states) == 1:
            return _values(states[0])
        if states:
            return ()
    return ()


def acting_state(number: int, history: History) -> Actor | None:
    """The state of the one who acts in this sentence: "Sanders said the administration knew"."""
    acting = next(history.back(number, 0), [])
    codes = {c for e in acting if e.subject and e.human for c in e.codes}
    return _state(codes.pop(), history.entries) if len(codes) == 1 else None


def group(lemma: str, history: History) -> Found:
    """ "the group", "the alliance": the last armed group or international body."""
    for entry in reversed(history.entries):
        value = entry.phrases[0].value
        if (lemma in BLOCS and value.role == "IGO") or (
            lemma in GROUPS and value.role in ("REB", "OPP") and not entry.person
        ):
            return _values(entry)
    return ()


def organ(lemma: str, history: History) -> Found:
    """ "the ministry": the last organ whose name has the word; "the newspaper": the last medium."""
    for entry in reversed(history.entries):
        for value in _values(entry):
            if lemma in _WATCHING and value.role == "IGO" and value.code and value.code not in _GENERAL:
                return (_state(value.code, history.entries),)
            if value.org and (lemma in fold(value.org).split() or (lemma in _MEDIA and value.role == "MED")):
                return (Actor(code=value.code, name=value.org, role=value.role, org=value.org),)
    return ()


def _values(entry: Entry) -> Found:
    return tuple(p.value for p in entry.phrases)


def _all(entries: list[Entry]) -> Found:
    return tuple(dict.fromkeys(v for e in entries for v in _values(e)))
