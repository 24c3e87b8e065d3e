"""Counts of things: "two projectiles", "at least one", "a salvo of 11", "several", "a missile"."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.model import Count
from dateline.model.values import Bound
from dateline.normalize.how_much.bounds import bound_around
from dateline.normalize.how_much.guards import TIME_NOUNS, counts_nothing
from dateline.normalize.how_much.numbers import Number, find_numbers
from dateline.normalize.how_much.phrases import CountPhrase, QuantityPhrase
from dateline.normalize.how_much.quantities import find_quantities
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# Collective nouns: how many they say by themselves. None is "several".
GROUPS: dict[str, float | None] = {
    "pair": 2,
    "couple": 2,
    "duo": 2,
    "brace": 2,
    "trio": 3,
    "number": None,
    "series": None,
    "salvo": None,
    "volley": None,
    "barrage": None,
    "string": None,
    "flurry": None,
    "handful": None,
    "batch": None,
    "spate": None,
    "swarm": None,
    "wave": None,
    "raft": None,
    "variety": None,
    "score": None,
    "dozen": None,
    "hundred": None,
    "thousand": None,
    "ten": None,
    "spray": None,
    "hail": None,
    "total": None,
}
_MEASURES = frozenset({"ten", "score", "dozen", "hundred", "thousand"})
_VAGUE = frozenset({"several", "multiple", "numerous", "various", "many", "few", "countless", "some", "certain"})
_LINK = re.compile(r" or | to |-| and |,? perhaps |,? possibly ", re.IGNORECASE)
_NOUNS = ("NOUN", "PROPN")


def find_counts(sentence: Sentence, quantities: Sequence[QuantityPhrase] | None = None) -> list[CountPhrase]:
    """Every count of the sentence, by place. `unit` is the lemma of the noun counted, "" where it is left out.

    Years, dates, times, ages, sums, shares, scores and numbers that are part of a name are no counts, nor are measured
    figures: `quantities` are those of the sentence, found here where they are not given.
    """
    return sentence.once(_counts) if quantities is None else _counts(sentence, quantities)


def _counts(sentence: Sentence, quantities: Sequence[QuantityPhrase] | None = None) -> list[CountPhrase]:
    finder = _Finder(sentence, find_quantities(sentence) if quantities is None else quantities)
    found = [*finder.numbered(), *finder.collective(), *finder.determined()]
    out: list[CountPhrase] = []
    for phrase in sorted(found, key=lambda p: (p.start, -p.end)):
        if not any(phrase.start < other.end and other.start < phrase.end for other in out):
            out.append(phrase)
    return out


class _Finder:
    """The sentence, its text and the way from characters to tokens."""

    def __init__(self, sentence: Sentence, quantities: Sequence[QuantityPhrase]) -> None:
        self.sentence = sentence
        self.quantities = quantities
        self.text = sentence.tokens.text
        self.shift = sentence.tokens.start_char
        self.base = sentence.base + self.shift

    def token_at(self, position: int) -> "Token | None":
        return next(
            (t for t in self.sentence if t.idx - self.shift <= position < t.idx - self.shift + len(t.text)), None
        )

    def phrase(self, start: int, end: int, count: Count, head: "Token | None", number: "Token | None") -> CountPhrase:
        """The phrase at `text[start:end]`; `of` behind the number makes it a part of a whole."""
        partitive = number is not None and any(t.lower_ == "of" and t.dep_ == "prep" for t in number.rights)
        whole = partitive and number is not None and number.lemma_.lower() not in GROUPS
        return CountPhrase(
            self.base + start,
            self.base + end,
            count,
            None if head is None else head.i,
            None if number is None else number.i,
            whole,
        )

    def numbered(self) -> Iterable[CountPhrase]:
        numbers = [
            n
            for n in find_numbers(self.text)
            if not counts_nothing(self.text, n.start, n.end, n.value) and not self._measures(n)
        ]
        skip: set[int] = set()
        for index, number in enumerate(numbers):
            if index in skip:
                continue
            high = self._upper(numbers, index)
            if high is not None:
                skip.add(index + 1)
            phrase = self._one(number, high)
            if phrase is not None:
                yield phrase

    def _measures(self, number: Number) -> bool:
        return any(q.start <= self.base + number.start < q.end for q in self.quantities)

    def _upper(self, numbers: Sequence[Number], index: int) -> Number | None:
        """The upper number of "two or three", "10 to 15", "between 10 and 15"."""
        if index + 1 >= len(numbers):
            return None
        low, high = numbers[index], numbers[index + 1]
        gap = self.text[low.end : high.start]
        if not _LINK.fullmatch(gap) or not low.value < high.value:
            return None
        between = re.search(r"\bbetween (?:about |some )?\Z", self.text[: low.start], re.IGNORECASE)
        return high if gap.strip().lower() != "and" or between else None

    def _one(self, number: Number, high: Number | None) -> CountPhrase | None:
        last = high or number
        token = self.token_at(last.end - 1)
        if re.match(r"\s*\d+\. ", self.text) and number.start < 3:
            return None  # the number of a list item
        if token is None or _is_named(token, number) or _is_pronoun(token, number):
            return None
        head = counted_noun(token)
        if head is None and high is not None:  # in "two or three missiles" the parser hangs the noun on the first
            first = self.token_at(number.end - 1)
            head = None if first is None else counted_noun(first)
        if head is not None and (head.lemma_.lower() in TIME_NOUNS or _is_name(head, number)):
            return None
        if head is None and not _stands_alone(token):
            return None
        end = last.end if head is None else max(last.end, head.idx - self.shift + len(head.text))
        bounded = bound_around(self.text, number.start, last.end, end)
        count = Count(
            number=number.value,
            high=None if high is None else high.value,
            bound=bounded.bound,
            unit="" if head is None else head.lemma_.lower(),
        )
        return self.phrase(bounded.start, max(bounded.end, last.end), count, head, token)

    def collective(self) -> Iterable[CountPhrase]:
        """ "a pair of missiles", "dozens of rockets", "a series of tests" where no number follows."""
        for token in self.sentence:
            lemma = token.lemma_.lower()
            if lemma not in GROUPS or token.pos_ not in ("NOUN", "NUM"):
                continue
            of = token.nbor(1) if token.i + 1 < self.sentence.tokens.end else None
            if of is None or of.lower_ != "of":
                continue
            plural = token.tag_ == "NNS" or token.text.endswith("s")
            if lemma != "series" and (lemma in _MEASURES) != plural:
                continue  # "dozens of" and "a salvo of", not "a dozen of" and "salvos of"
            head = next((t for t in of.children if t.dep_ == "pobj" and t.pos_ in _NOUNS), None)
            if head is None or head.lemma_.lower() in TIME_NOUNS or any(t.dep_ == "nummod" for t in head.children):
                continue
            number = GROUPS[lemma]
            first = next((t for t in token.lefts if t.dep_ == "det"), token)
            count = Count(number=number, bound="several" if number is None else "exact", unit=head.lemma_.lower())
            yield self.phrase(first.idx - self.shift, of.idx - self.shift + 2, count, head, token)

    def determined(self) -> Iterable[CountPhrase]:
        """Counts without a number: "a missile", "no launch", "both shells", "several rounds"."""
        for token in self.sentence:
            word = token.lower_
            value: tuple[float | None, Bound] | None = None
            if word in _VAGUE and token.pos_ in ("ADJ", "DET", "NOUN", "PRON"):
                value = (None, "several")
            elif word == "both" and token.dep_ not in ("cc", "preconj"):
                value = (2, "exact")
            elif word == "no" and token.dep_ in ("det", "neg"):
                value = (0, "exact")
            elif word in ("a", "an", "another", "single", "lone") and token.dep_ in ("det", "amod"):
                value = (1, "single")
            if value is None:
                continue
            head = token.head if token.head.pos_ in _NOUNS and token.head.i > token.i else None
            if word == "many" and token.i and token.nbor(-1).lower_ in ("how", "as", "so", "too"):
                continue
            if word == "some" and (head is None or head.tag_ not in ("NNS", "NNPS")):
                continue
            if not self._counts(token, head, value[1]):
                continue
            count = Count(number=value[0], bound=value[1], unit="" if head is None else head.lemma_.lower())
            start = token.idx - self.shift
            yield self.phrase(start, start + len(token.text), count, head, token if value[1] != "single" else None)

    def _counts(self, token: "Token", head: "Token | None", bound: Bound) -> bool:
        if head is None:
            return token.lower_ in ("both", "several") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        if (
            head.i >= self.sentence.tokens.end
            or head.lemma_.lower() in TIME_NOUNS | GROUPS.keys()
            or head.lower_ in ("one", "ones")
        ):
            return False
        has_number = any(t.dep_ == "nummod" and t.lower_ != "one" for t in head.children)
        return not (bound == "single" and (head.tag_ == "NNS" or has_number)) and not has_number


def counted_noun(token: "Token") -> "Token | None":
    """The noun that a number's last token counts, also as a part of a whole ("one of the missiles")."""
    of = next((t for t in token.rights if t.lower_ == "of" and t.dep_ == "prep"), None)
    if of is not None:
        return next((t for t in of.children if t.dep_ == "pobj" and t.pos_ in _NOUNS), None)
    hyphenated = token.doc[token.i + 1 : token.i + 3]
    if len(hyphenated) == 2 and hyphenated[0].text == "-" and not token.whitespace_ and hyphenated[1].is_alpha:
        return hyphenated[1]
    head = token.head
    while head.pos_ == "NUM" and head.head.i != head.i and head.i > token.i:
        head = head.head
    if (
        head.pos_ in _NOUNS
        and head.i > token.i
        and token.dep_ in ("nummod", "compound", "amod", "quantmod", "nmod", "det")
    ):
        return _whole(head)
    return None


def _whole(head: "Token") -> "Token":
    """The head of a compound that the parser hung the number on: "two [ballistic missile] launches". A plural is the end."""
    while (
        head.tag_ not in ("NNS", "NNPS")
        and head.dep_ in ("compound", "nmod")
        and head.head.i > head.i
        and head.head.pos_ in _NOUNS
    ):
        head = head.head
    return head


def _is_named(token: "Token", number: Number) -> bool:
    """ "Apollo 11", "Beidou 3": a number behind the noun it belongs to."""
    if token.i == 0 or number.spelled:
        return False
    before = token.nbor(-1)
    return (
        before.pos_ == "PROPN"
        and token.dep_ in ("nummod", "appos", "flat", "compound", "npadvmod")
        and token.head.i <= token.i
    )


def _is_name(head: "Token", number: Number) -> bool:
    """ "38 North", "10 Downing Street": digits before a proper noun in the singular."""
    return head.pos_ == "PROPN" and head.tag_ == "NNP" and not number.spelled and not head.lower_.endswith("s")


def _is_pronoun(token: "Token", number: Number) -> bool:
    """ "the second one", "a new one", "no one"."""
    if token.lower_ != "one" or number.value != 1:
        return False
    lefts = [t for t in token.lefts if t.dep_ in ("det", "amod", "poss", "nummod")]
    return bool(lefts) or (
        token.i > 0
        and token.nbor(-1).lower_ in ("the", "this", "that", "another", "no", "any", "every", "each", "which", "no.")
    )


def _stands_alone(token: "Token") -> bool:
    """A number that is itself subject or object: "fired two into the sea"."""
    return token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "conj", "ROOT", "appos")
