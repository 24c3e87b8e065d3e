"""Numbers that are running counts: "10 launches since May", "more than 4,000 rockets", "the four previous attempts"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.tallies.candidate import Candidate, Place, is_hypothetical, window_for
from dateline.extract.tallies.scope import Window
from dateline.extract.tallies.things import GENERIC, Thing, thing_of
from dateline.extract.tallies.timed import is_perfect
from dateline.model import Span, Tally
from dateline.normalize.how_much import CountPhrase, find_counts, find_ordinals
from dateline.normalize.how_much.numbers import find_numbers
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_SUPERLATIVE = re.compile(r"\b(?:largest|most|biggest|highest|first|longest)\b", re.IGNORECASE)
_NEAR = 45  # characters between a window said first and its number
_EARLIER = frozenset({"previous", "prior", "earlier", "past", "preceding", "former", "last"})
_RECENT = frozenset({"last", "past", "recent", "latest"})
_STRIKING = frozenset({"attack", "strike", "hit", "bomb", "raid", "shell", "target"})
_OF_THE = re.compile(r" of (?:the|these|those|its|their) ")
_SUMMING = re.compile(
    r"\b(?:(?:that|this|which|it|together|altogether|in all)\b.{0,40}\b(?:makes?|comes? to|adds? up to|totals?))"
    r"(?: (?:at least|some|about|around|nearly|almost|more than|over|up to))* ?\Z",
    re.IGNORECASE,
)
_TALLYING = re.compile(
    r"\b(?:so far|already|now|altogether|in all|total|at least|more than|nearly|almost|brings?|bringing|makes?|have been"
    r"|has been|including)\b",
    re.IGNORECASE,
)


def numbers_of(place: Place) -> Iterator[Candidate]:
    """Cardinal counts of two and more. A window behind a later rank is that rank's, not the number's."""
    base, doc, text = place.sentence.span.start, place.sentence.tokens.doc, place.text
    ranks = [o.start - base for o in find_ordinals(place.sentence)]
    for count in find_counts(place.sentence):
        if count.head is None or count.value.bound == "single" or (count.value.number or 0) < 2:
            continue
        head = doc[count.head]
        thing = _thing(head, place)
        if thing is None:
            continue
        start, end = count.start - base, place.at(head) + len(head.text)
        stop = min((r for r in ranks if r > end), default=len(text))
        window = window_for(text, start, end, stop, count.value.number, loose_year=is_perfect(head))
        lead = text[: start if window is None else window.start]
        if is_hypothetical(text, start, end) or not _is_running(count, head, thing, window, (lead, start, text)):
            continue
        if window is None and any(c.lemma_.lower() in _RECENT for c in head.children):
            window = Window("period", start, end)  # "the last four launches"
        number = head if count.number is None else doc[count.number]
        value = count.value.model_copy(update={"unit": thing.of})
        end = max(end, count.end - base)
        latest = not _is_earlier(head)
        yield Candidate(value, "cardinal", thing, window, start, end, number, includes_latest=latest)


def _thing(head: "Token", place: Place) -> Thing | None:
    thing = thing_of(head, place.nouns)
    if thing is None and head.dep_ == "dobj" and head.head.lemma_ in _STRIKING and is_perfect(head):
        return Thing("attack", place.nouns.kind_of_verb(head.head))  # "have attacked 100 vessels this year"
    if thing is None:
        return None
    if not thing.weapon:
        return place.settled(thing, place.named_before(head))
    topic = place.setting.topic
    return replace(thing, kind=topic) if place.family(topic) == "weapons" else thing


def sums_up(sentence: Sentence, start: int) -> bool:
    """Whether the number at `start` adds up what was told: "that makes at least 26", "together they make 20"."""
    return bool(_SUMMING.search(str(sentence.tokens.text)[:start]))


def parts_of(sentence: Sentence, found: Sequence[Tally]) -> Iterator[Tally]:
    """ "Four of the thirteen were ...": some of what an earlier count of the report counted."""
    text, base = str(sentence.tokens.text), sentence.span.start
    numbers = find_numbers(text)
    for part, whole in pairwise(numbers):
        if not _OF_THE.fullmatch(text[part.end : whole.start]):
            continue
        of = next((t for t in found if t.value.number == whole.value and t.scope != "ever"), None)
        if of is not None and part.value < whole.value:
            value = of.value.model_copy(update={"number": part.value, "bound": "exact"})
            span = Span(start=base + part.start, end=base + whole.end)
            yield of.model_copy(update={"value": value, "form": "cardinal", "evidence": span})


def _is_earlier(head: "Token") -> bool:
    return any(c.lemma_.lower() in _EARLIER for c in head.children)


def _is_running(
    count: CountPhrase, head: "Token", thing: Thing, window: Window | None, said: tuple[str, int, str]
) -> bool:
    """Whether a number of things is a running count, not the size of one event. `said`: the words before the window, where
    the number begins, the sentence."""
    lead, start, text = said
    if _is_earlier(head):
        return not thing.weapon
    if window is None and thing.weapon and _SUMMING.search(lead):
        return True
    done = any(c.lemma_ == "have" and c.dep_ == "aux" for c in head.head.children)
    if window is None:
        so_far = done and not thing.weapon and thing.kind not in (None, "sanction")
        return so_far and (count.value.number or 0) > 2 and head.lemma_.lower() not in GENERIC
    if window.end < start - _NEAR or (window.period or "").startswith("PT"):
        return False
    if not thing.weapon:
        return True
    if window.scope not in ("since", "year") or _SUPERLATIVE.search(lead):
        return False
    return window.scope == "since" or done or bool(_TALLYING.search(text))
