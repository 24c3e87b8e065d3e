"""What spaCy's attribute ruler and lemmatizer say of a token, remembered: its lemma and its part of speech.

The ruler looks at a token's tag, its place in the tree and, of some three hundred words, at the word; a few of its rules look at one
neighbour ("gon" before "na"). The lemmatizer looks at the word and at what the ruler said. So each is asked once for each of these, and
what was said is said again next time; asked for every token they cost a fifth of the parse. A pipeline whose rules look at more is run
as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc as Parsed

from dateline.reading.tokens import Form, form_of

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
COMPONENTS = (RULER, LEMMATIZER)
LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})  # by a rule that can be remembered
TESTS = frozenset({"IN", "NOT_IN", "REGEX"})
ROOM = 200_000  # forms kept at most, some 500 bytes each; a year's news has some 100,000 words
NOBODY = "\ue000"  # stands beyond either end of a text: a word that no rule knows

Own = tuple[
    int, int, int
]  # word, tag and dependency as spaCy numbers them: the numbers are digests, the same in every run
Key = tuple[Own, Own, Own]  # between its neighbours; END for those that no rule looks at
END: Own = (0, 0, 0)  # no word, which stands for one that no rule knows as well
SAID = [TAG, DEP, POS, MORPH, LEMMA]  # what the ruler sets


@dataclass(frozen=True)
class Rules:
    """Which words (in lower case) the rules look at, and for which of them at a neighbour too."""

    words: Callable[[str], bool]
    beside: Callable[[str], bool]


class Forms:
    """The forms of one pipeline."""

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._vocab, self._rules = nlp.vocab, rules
        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
        self.forget()

    def forget(self) -> None:
        self._looks: dict[int, tuple[bool, bool]] = {}  # at the word, at its neighbours
        self._said: dict[Key, tuple[int, ...]] = {}
        self._known: dict[Key, Form] = {}

    @classmethod
    def of(cls, nlp: Language) -> "Forms | None":
        """None for a pipeline that does not end with the two components, or whose rules look at more than a token and a neighbour."""
        if nlp.pipe_names[-2:] != list(COMPONENTS):
            return None
        ruler, lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
        if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule":
            return None
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])  # spaCy looks through a list of up to 57,000 words
        rules = _rules_of(ruler.patterns)
        return cls(nlp, rules) if rules else None

    def __call__(self, docs: Sequence[Parsed]) -> list[list[Form]]:
        """The forms of all tokens of texts that went through all of the pipeline but `COMPONENTS`."""
        if len(self._known) > ROOM:
            self.forget()
        keys = [self._keys(doc) for doc in docs]
        self._learn(list(dict.fromkeys(k for of_doc in keys for k in of_doc if k not in self._known)))
        return [[self._known[k] for k in of_doc] for of_doc in keys]

    def _keys(self, doc: Parsed) -> list[Key]:
        own: list[Own] = [(word, tag, dep) for word, tag, dep in doc.to_array([ORTH, TAG, DEP]).tolist()]
        for word in {word for word, _, _ in own if word not in self._looks}:
            lower = self._vocab.strings[word].lower()
            self._looks[word] = self._rules.words(lower) or lower.isspace(), self._rules.beside(lower)
        return [_between(own, at) if self._looks[one[0]][1] else (END, one, END) for at, one in enumerate(own)]

    def _learn(self, keys: Sequence[Key]) -> None:
        ruled = [self._ruled(key) for key in keys]
        self._ask_ruler(list(dict.fromkeys(key for key in ruled if key not in self._said)))
        doc = self._text([own[0] for _, own, _ in keys], SAID, [self._said[key] for key in ruled])
        for key, token in zip(keys, doc, strict=True):
            if not token.lemma:  # else the ruler has settled it
                token.lemma_ = self._lemmatizer.lemmatize(token)[0]
            self._known[key] = form_of(token)

    def _ruled(self, key: Key) -> Key:
        """The same for all words that no rule looks at."""
        left, (word, tag, dep), right = key
        return left, (word if self._looks[word][0] else 0, tag, dep), right

    def _ask_ruler(self, keys: Sequence[Key]) -> None:
        """Show it all at once, each between its neighbours, and listen to what it says of the one in the middle."""
        shown = [one for key in keys for one in key]
        doc = self._ruler(self._text([word for word, _, _ in shown], [TAG, DEP], [(tag, dep) for _, tag, dep in shown]))
        said = doc.to_array(SAID).tolist()
        self._said.update((key, tuple(said[3 * n + 1])) for n, key in enumerate(keys))

    def _text(self, words: Sequence[int], attributes: list[int], values: Sequence[Sequence[int]]) -> Parsed:
        doc = Parsed(self._vocab, words=[self._vocab.strings[word] if word else NOBODY for word in words])
        return doc.from_array(attributes, np.array(values, dtype=np.uint64)) if words else doc


def _between(own: Sequence[Own], at: int) -> Key:
    return own[at - 1] if at else END, own[at], own[at + 1] if at + 1 < len(own) else END


def _rules_of(rules: Sequence[dict[str, Any]]) -> Rules | None:
    """None where a rule looks at more than a token and one neighbour, or at a neighbour of more than certain words."""
    slots = [slot for rule in rules for pattern in rule["patterns"] for slot in pattern]
    pairs = [(pattern, pattern[rule["index"]]) for rule in rules for pattern in rule["patterns"] if len(pattern) > 1]
    tests = {test for slot in slots for value in slot.values() if isinstance(value, dict) for test in value}
    if any(set(slot) - LOOKED_AT for slot in slots) or tests - TESTS:
        return None
    if any(len(pattern) > 2 or "LOWER" not in own or any(map(_unwanted, pattern)) for pattern, own in pairs):
        return None
    return Rules(_wanted([s["LOWER"] for s in slots if "LOWER" in s]), _wanted([own["LOWER"] for _, own in pairs]))


def _unwanted(slot: dict[str, Any]) -> bool:
    """Whether it tells what it does not want: the end of a text might then be what it wants."""
    return any("NOT_IN" in value for value in slot.values() if isinstance(value, dict))


def _wanted(values: Sequence[str | dict[str, Any]]) -> Callable[[str], bool]:
    """Whether one of the values of patterns speaks of a word: is it, lists it (also as one that it does not want), or matches it."""
    choices: list[dict[str, Any]] = [{"IN": [value]} if isinstance(value, str) else value for value in values]
    words = frozenset(word for choice in choices for key in ("IN", "NOT_IN") for word in choice.get(key, ()))
    patterns = [re.compile(choice["REGEX"]) for choice in choices if "REGEX" in choice]
    return lambda word: word in words or any(p.search(word) for p in patterns)
