"""Ranks and numbers of a sentence that may be running counts, each with what it counts and over what window."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dateline.extract.tallies.scope import Window, says_ever, window_in
from dateline.extract.tallies.setting import INCIDENTAL, Setting
from dateline.extract.tallies.things import NEUTRAL, TALKING, Nouns, Thing, thing_of
from dateline.model import Count
from dateline.normalize.how_much import CountPhrase, find_counts, find_ordinals
from dateline.normalize.how_much.bounds import bound_around
from dateline.normalize.how_much.numbers import find_numbers
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONAL = re.compile(
    r"\b(?:if|unless|whether|were it|should (?:it|they|any)|could be|may be|might be|(?:may|might|could) have)\b",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\A,? (?:such|by|since|in|this|of the year|of this|so far|ever|for|against|on|within|after|to do so|this)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r" (?:more )?(?:times|occasions)\b(?! (?:as|the|more|larger|bigger|stronger|higher|faster))", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"\b(?<!than )(?<!at )(once|twice|thrice)\b(?! (?:again|more|the|a|every|it|they|he|she))", re.IGNORECASE
)
_NEGATED = re.compile(
    r"(?:\bnot|\bnever|n't)(?: \w+){0,2} (?:a|an|the|its|their|for the) \Z|\bnot (?:the )?\Z", re.IGNORECASE
)
_EMPTY_VERBS = frozenset("be do have try fail succeed attempt happen occur come".split())
_ADVERB_VALUES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_SUPERLATIVE = re.compile(r"\b(?:largest|most|biggest|highest|first|longest)\b", re.IGNORECASE)
_NEAR = 45  # characters between a window said first and its number
_BEFOREHAND = frozenset({"previous", "prior", "earlier", "past", "preceding", "former", "last"})
_TALLYING = re.compile(
    r"\b(?:so far|already|now|altogether|in all|total|at least|more than|nearly|almost|brings?|bringing|makes?|have been|has been|including)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidate:
    """A rank or number on its words (`start`, `end` within the sentence's text) that counts `thing` over `window`."""

    value: Count
    form: Literal["ordinal", "cardinal"]
    thing: Thing
    window: Window | None
    start: int
    end: int
    anchor: "Token"
    includes_latest: bool = True


def candidates(sentence: Sentence, nouns: Nouns, setting: Setting) -> list[Candidate]:
    """The running counts a sentence claims; `setting` says what a rank or number without a noun counts."""
    text = sentence.tokens.text
    out: list[Candidate] = []
    out += _ranks(sentence, text, nouns, setting)
    out += _times(sentence, text, nouns, setting)
    out += _numbers(sentence, text, nouns, setting)
    return sorted(out, key=lambda c: c.start)


def _ranks(sentence: Sentence, text: str, nouns: Nouns, setting: Setting) -> Iterator[Candidate]:
    base = sentence.base + sentence.tokens.start_char
    ordinals = find_ordinals(sentence)
    last: Thing | None = None
    last_window: Window | None = None
    for index, ordinal in enumerate(ordinals):
        start, end = ordinal.start - base, ordinal.end - base
        token = sentence.tokens.doc[ordinal.token]
        head = None if ordinal.head is None else sentence.tokens.doc[ordinal.head]
        stop = ordinals[index + 1].start - base if index + 1 < len(ordinals) else len(text)
        after = end if head is None else head.idx - sentence.tokens.start_char + len(head.text)
        head = None if head is not None and head.lower_ in ("one", "ones") else head
        known = last or _before(token, sentence, nouns, setting)
        thing = _thing_ranked(token, head, text[after:], nouns, known, setting)
        if thing is None or (thing.weapon and head is None):
            continue
        window = window_in(text, max(end, min(after, stop)), stop, ordinal.value)
        if window is not None and not _window_holds(window, after, text, ranked=True):
            window = None
        window = window or _leading_window(text, start, ordinal.value)
        if window is None and last_window is not None and (head is None or head.lemma_.lower() == "time"):
            window = last_window  # "the ninth time this year that ..., and the third time that one was an ICBM"
        if _is_hypothetical(text, start, end) or not _is_claimed(token, head, thing, window, text, end, stop, nouns):
            continue
        last, last_window = thing, window
        value = Count(number=ordinal.value, bound=bound_around(text, start, end).bound, unit=thing.of)
        yield Candidate(value, "ordinal", thing, window, start, max(after, end), token)


def _is_hypothetical(text: str, start: int, end: int) -> bool:
    """ "if it were the first", "it was not the first", "for the first time, if it comes off"."""
    lead = text[:start]
    return bool(_CONDITIONAL.search(lead) or _NEGATED.search(lead) or re.match(r".{0,12}, if\b", text[end:]))


def _window_holds(window: Window, after: int, text: str, ranked: bool = False) -> bool:
    """ "the first test of 2020" counts over the year, "the first test failed in October" tells when it was."""
    words = text[window.start : window.end].lower()
    if window.scope == "year" and not re.search(r"this y|of the year|so far|since|to date|year's", words):
        return window.start - after <= 3
    if window.scope == "month":
        return (
            "this month" in words
            or "of the month" in words
            or (not ranked and ("last month" in words or window.start - after == 1))
        )
    return True


def _thing_ranked(
    token: "Token", head: "Token | None", after: str, nouns: Nouns, known: Thing | None, setting: Setting
) -> Thing | None:
    if head is None:
        owned = token.i > 0 and token.nbor(-1).lower_ in ("its", "their", "his", "her", "'s")
        known = _named_by(token, nouns) or known
        return known if _SUCH.match(after) or (owned and re.match(r"[.,;)]|\Z", after.lstrip())) else None
    thing = thing_of(head, nouns)
    if thing is None:
        return _misnamed(token, head, known, after)
    if head.lemma_.lower() == "time":
        return _timed(token, head, nouns, known, setting)
    return _settled(thing, known, setting, nouns)


def _named_by(token: "Token", nouns: Nouns) -> Thing | None:
    """What a bare rank is set beside: "The launch is the first by the North", "its veto - the 17th on Syria"."""
    lead = token.doc[max(0, token.i - 3) : token.i].text
    if token.dep_ == "attr":
        beside = next((t for t in token.head.children if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")), None)
    elif re.search(r"\w (?:-|--|—|,|:) the\Z", lead) and token.nbor(-3).pos_ == "NOUN":
        beside = token.nbor(-3)
    else:
        return None
    thing = None if beside is None else thing_of(beside, nouns)
    if thing is None and beside is not None and beside.lemma_.lower() in nouns.verbs:
        thing = Thing(beside.lemma_.lower(), nouns.verbs[beside.lemma_.lower()][0][0])
    return None if thing is None or thing.weapon or thing.carried else thing


def _misnamed(token: "Token", head: "Token", known: Thing | None, after: str) -> Thing | None:
    """ "It was the North's tenth spherical of checks this year": a word of a translation or a spun text in the place of
    the event; taken where the sentence points back at what was told and names the window."""
    points = (
        any(t.dep_ == "nsubj" and t.lower_ in ("it", "this", "that") for t in head.head.children)
        and head.dep_ == "attr"
    )
    owned = any(c.dep_ == "poss" for c in head.children)
    return (
        known if points and owned and re.search(r"\A.{0,40}\bthis (?:year|yr)\b", after) and token.i < head.i else None
    )


def _settled(thing: Thing, known: Thing | None, setting: Setting, nouns: Nouns) -> Thing | None:
    """A thing with its kind: "its third failed attempt" after a launch, a bare "test" in a report on nuclear tests."""
    if thing.carried:
        known = known or setting.thing()
        if known is None or known.kind is None:
            return None
        noun = thing.of.rsplit(" ", 1)[-1]
        if nouns.families[known.kind] != "weapons" and noun in TALKING:
            return Thing(f"{thing.of} of talks", nouns.talking)
        if nouns.families[known.kind] != "weapons" and noun not in NEUTRAL:
            return None
        return Thing(f"{thing.of} of {known.of}", known.kind)
    if thing.of in ("test", "tests") and nouns.families.get(setting.topic or "") == nouns.families.get(
        thing.kind or ""
    ):
        kind = setting.topic or ""
        return Thing(kind.replace("-", " ") if "test" in kind else f"{kind} test", kind)
    return thing


def _same_family(nouns: Nouns, one: str | None, other: str | None) -> bool:
    return nouns.families.get(one or "") == nouns.families.get(other or "")


def _timed(token: "Token", head: "Token", nouns: Nouns, known: Thing | None, setting: Setting) -> Thing | None:
    """For "for the second time": what the verb that it times, or the clause behind it ("the first time that ..."), tells of.

    A verb of another field ("was sent over Japan") stands for the topic only where a weapon is in its clause; a clause
    without a telling verb ("was at it again") always does."""
    verbs = [c for c in head.children if c.dep_ in ("relcl", "acl", "ccomp")] or [
        a for a in token.ancestors if a.pos_ in ("VERB", "AUX")
    ][:1]
    verb = next((v for v in verbs if v.lemma_ not in _EMPTY_VERBS), None)
    if verb is None:
        return known or setting.thing()
    kind = nouns.kind_of_verb(verb)
    words = [t for t in verb.subtree if abs(t.i - verb.i) < 12 and t.pos_ in ("NOUN", "PROPN")]
    if kind is None or kind in nouns.speech:
        kind = next(
            (k for t in words if t.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") and (k := nouns.kind_of_noun(t))),
            None,
        )
    if kind != setting.topic and _may_mean_topic(verb, kind, words, nouns, setting):
        kind = setting.topic
    if kind is None or kind in nouns.speech:
        return None
    done = next((t for t in verb.children if t.dep_ in ("dobj", "nsubjpass") and t.pos_ == "NOUN"), None)
    plain = done is None or nouns.families[kind] == "weapons" or kind in ("meeting", "call")
    return Thing(kind.replace("-", " ") if plain or done is None else done.lemma_.lower(), kind)


def _may_mean_topic(verb: "Token", kind: str | None, words: list["Token"], nouns: Nouns, setting: Setting) -> bool:
    """Whether a clause that tells of nothing clear goes on with what the report is about."""
    family = nouns.families.get(setting.topic or "")
    if family is None or (kind is not None and (nouns.families[kind] == family or family != "weapons")):
        return False
    if family == "weapons" and any(t.lemma_.lower() in nouns.weapons for t in words):
        return True
    uses = {use[0] for use in nouns.verbs.get(verb.lemma_.lower(), ())}
    carried = family == "weapons" and verb.lemma_.lower() in nouns.carriers
    return carried or kind in INCIDENTAL or any(nouns.families[k] == family for k in uses)


def _before(token: "Token", sentence: Sentence, nouns: Nouns, setting: Setting) -> Thing | None:
    """What a bare rank stands for: the topic where it was named before it, else the nearest event named in the sentence."""
    named = [
        k
        for t in sentence.tokens.doc[sentence.tokens.start : token.i]
        if (k := nouns.kind_at(t)) and k not in INCIDENTAL
    ]
    kind = setting.topic if setting.topic in named else (named[-1] if named else None)
    if kind is None or (kind != setting.topic and nouns.families[kind] not in ("weapons", "diplomacy")):
        return setting.thing()
    return Thing(kind.replace("-", " "), kind)


def _leading_window(text: str, start: int, value: float) -> Window | None:
    """A window said before the count: "Since July 25 there have been seven such rounds", "this year's tenth"."""
    clause = max((m.end() for m in re.finditer(r"[;:]|, (?:and|but|while) ", text[:start])), default=0)
    window = window_in(text, clause, start, value)
    if (
        window is not None
        and window.scope == "since"
        and re.fullmatch(r" (?:the|its|their|a|an)?\s*(?:\w+'s )?", text[window.end : start])
    ):
        return None  # "since the first summit"
    words = "" if window is None else text[window.start : window.end].lower()
    if window is None or (window.scope in ("year", "month") and "this" not in words and window.start - clause > 2):
        return None
    return window


def _is_claimed(
    token: "Token",
    head: "Token | None",
    thing: Thing,
    window: Window | None,
    text: str,
    end: int,
    stop: int,
    nouns: Nouns,
) -> bool:
    """Whether a rank is a running count, not the place in a list ("the first missile flew 400 km, the second 350")."""
    if window is not None:
        return not (thing.weapon and head is not None and window.start - end > 60)
    if thing.weapon:  # "launched its first military satellite"
        owned = head is not None and any(c.dep_ == "poss" for c in head.children)
        return head is not None and owned and head.dep_ == "dobj" and nouns.kind_of_verb(head.head) is not None
    if head is None:
        points = any(
            t.dep_ == "nsubj" and (t.lower_ in ("it", "this", "that") or thing_of(t, nouns))
            for t in token.head.children
        )
        return (points and token.dep_ == "attr") or (token.i > 0 and token.nbor(-1).lower_ in ("its", "their", "'s"))
    if head.lemma_.lower() == "time":
        return head.dep_ != "nsubj"
    if says_ever(text, end, min(stop, end + 80)) or any(c.lower_ == "such" for c in head.children):
        return True
    if _is_to_come(head) or (head.dep_ == "pobj" and head.head.lower_ in ("since", "until")):
        return False
    owned = any(c.dep_ == "poss" for c in (*head.children, *token.children))
    another = token.i > 0 and token.nbor(-1).lower_ in ("a", "an") and token.lower_ not in ("first", "second")
    stated = head.dep_ in ("attr", "appos") or (token.is_title and not any(c.dep_ == "det" for c in head.children))
    listed = any(t.lower_ in ("second", "other", "latter") for t in token.sent if t.i > token.i and t.head is not head)
    return (owned or stated or another or _makes(head)) and not listed


def _is_to_come(head: "Token") -> bool:
    """ "the second launch is planned", "will carry out the second launch"."""
    verb = next((a for a in head.ancestors if a.pos_ == "VERB"), None)
    if verb is None:
        return False
    return verb.lemma_ in ("plan", "schedule", "prepare", "expect", "intend") or any(
        c.lower_ in ("will", "'ll", "to", "would", "could", "may", "might") for c in verb.children
    )


def _makes(head: "Token") -> bool:
    """ "made its first flight", "conducted a sixth nuclear test", "the second flight of Agni-P"."""
    verb = head.head
    done = head.dep_ == "dobj" and verb.lemma_ in (
        "make",
        "conduct",
        "carry",
        "hold",
        "stage",
        "complete",
        "mark",
    )
    return done or (
        head.dep_ != "pobj" and any(c.dep_ == "prep" and c.lower_ in ("of", "between") for c in head.children)
    )


def _times(sentence: Sentence, text: str, nouns: Nouns, setting: Setting) -> Iterator[Candidate]:
    """ "17 times since 1999", "on eight occasions this year", "just once before"."""
    found: list[tuple[int, int, float]] = [
        (n.start, m.end(), n.value) for n in find_numbers(text) if (m := _TIMES.match(text, n.end))
    ]
    found += [(m.start(), m.end(), _ADVERB_VALUES[m.group(1).lower()]) for m in _ADVERBS.finditer(text)]
    for start, end, value in found:
        token = next((t for t in sentence if t.idx - sentence.tokens.start_char >= start), None)
        window = window_in(text, end, len(text), value) or _leading_window(text, start, value)
        if window is not None and not _window_holds(window, end, text):
            window = None
        before = bool(re.match(r" before\b(?! [a-z])", text[end:]))
        done = token is not None and any(
            c.lemma_ == "have" and c.dep_ == "aux" for a in token.ancestors for c in a.children
        )
        if token is None or (window is None and not before and not done) or _is_hypothetical(text, start, end):
            continue
        thing = _timed(token, token, nouns, _before(token, sentence, nouns, setting), setting)
        if thing is None:
            continue
        count = Count(number=value, bound=bound_around(text, start, start + 1).bound, unit=thing.of)
        yield Candidate(count, "cardinal", thing, window, start, end, token, includes_latest=not before)


def _numbers(sentence: Sentence, text: str, nouns: Nouns, setting: Setting) -> Iterator[Candidate]:
    base = sentence.base + sentence.tokens.start_char
    doc = sentence.tokens.doc
    ranks = [o.start - base for o in find_ordinals(sentence)]
    for count in find_counts(sentence):
        if count.head is None or count.value.bound == "single" or (count.value.number or 0) < 2:
            continue
        head = doc[count.head]
        thing = thing_of(head, nouns)
        if thing is not None and not thing.weapon:
            thing = _settled(thing, _before(head, sentence, nouns, setting), setting, nouns)
        if thing is None:
            continue
        start, end = count.start - base, head.idx - doc[sentence.tokens.start].idx + len(head.text)
        stop = min((r for r in ranks if r > end), default=len(text))
        window = window_in(text, end, stop, count.value.number)
        perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for a in head.ancestors for c in a.children)
        if window is not None and not _window_holds(window, end, text) and not (perfect and window.scope == "year"):
            window = None
        window = window or _leading_window(text, start, count.value.number)
        if not _is_running(count, start, head, thing, window, text) or _is_hypothetical(text, start, end):
            continue
        if thing.weapon and nouns.families.get(setting.topic or "") == "weapons":
            thing = replace(thing, kind=setting.topic)
        earlier = any(c.lemma_.lower() in _BEFOREHAND for c in head.children)
        number = doc[count.number] if count.number is not None else head
        value = count.value.model_copy(update={"unit": thing.of})
        yield Candidate(
            value, "cardinal", thing, window, start, max(end, count.end - base), number, includes_latest=not earlier
        )


def _is_running(count: CountPhrase, start: int, head: "Token", thing: Thing, window: Window | None, text: str) -> bool:
    """Whether a number of things is a running count, not the size of one event."""
    if any(c.lemma_.lower() in _BEFOREHAND for c in head.children):
        return not thing.weapon
    if window is not None and window.end < start - _NEAR:
        return False
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in head.head.children)
    if window is None:
        return perfect and not thing.weapon and thing.kind not in (None, "sanction") and (count.value.number or 0) > 2
    if window.scope == "period" and (window.period or "").startswith("PT"):
        return False
    if not thing.weapon:
        return True
    if window.scope not in ("since", "year") or _SUPERLATIVE.search(text[: window.start]):
        return False
    return window.scope == "since" or perfect or bool(_TALLYING.search(text))
