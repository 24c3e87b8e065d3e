"""The parse of a paragraph as plain objects: tokens, runs of tokens, the whole.

A copy of what spaCy's `Doc` tells, made once; names and meanings are spaCy's. Every finder walks the parse many times: a walk over plain
objects costs a fraction of one over spaCy's, which makes each token anew and looks up each string at each asking.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed
    from spacy.tokens import Token as ParsedToken

COLUMNS = [
    "IDX",
    "SPACY",
    "SENT_START",
    "HEAD",
]  # what spaCy tells of a token where it stands; the head as so many tokens on
BEGINS = 1  # spaCy's `sent_start` of a token that opens a sentence
# what a token tells by itself, apart from where it stands in its tree and which name it is part of
OWN = (
    "forms", "i", "idx", "is_alpha", "is_currency", "is_punct", "is_sent_start", "is_space", "is_stop", "is_title", "is_upper",
    "lemma_", "like_num", "lower_", "pos_", "tag_", "dep_", "text", "whitespace_",
)  # fmt: skip


class Form(NamedTuple):
    """What a token is wherever it stands alike. Names and meanings are spaCy's."""

    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_title: bool
    is_upper: bool
    is_stop: bool
    is_currency: bool
    like_num: bool


def form_of(token: "ParsedToken") -> Form:
    return Form(
        str(token.text), str(token.lower_), str(token.lemma_), str(token.pos_), str(token.tag_), str(token.dep_), bool(token.is_alpha),
        bool(token.is_punct), bool(token.is_space), bool(token.is_title), bool(token.is_upper), bool(token.is_stop),
        bool(token.is_currency), bool(token.like_num),
    )  # fmt: skip


class Token:
    """One token. `i` and `idx` count from the start of the paragraph: in tokens, in characters. `head` is itself for a root."""

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "ent_iob_", "ent_type_", "forms", "head", "i", "idx", "is_alpha", "is_currency", "is_punct",
        "is_sent_start", "is_space", "is_stop", "is_title", "is_upper", "lemma_", "like_num", "lower_", "pos_", "sent", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    doc: "Doc"
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    whitespace_: str
    is_sent_start: bool
    head: "Token"
    sent: "Tokens"
    children: "tuple[Token, ...]"  # left to right
    forms: tuple[str, ...] | None  # under which words are looked up: kept for the lexicon, which fills it
    _subtree: "tuple[Token, ...] | None"

    def __init__(self, doc: "Doc", i: int, idx: int, form: Form) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.is_alpha, self.is_punct, self.is_space,
            self.is_title, self.is_upper, self.is_stop, self.is_currency, self.like_num,
        ) = form  # fmt: skip
        self.ent_type_, self.ent_iob_ = "", "O"
        self._subtree = self.forms = None

    def twin(self, doc: "Doc") -> "Token":
        """The same token in another paragraph, not yet hung on its head, part of no name."""
        twin = Token.__new__(Token)
        for name in OWN:
            setattr(twin, name, getattr(self, name))
        twin.doc, twin.ent_type_, twin.ent_iob_, twin._subtree = doc, "", "O", None
        return twin

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def lefts(self) -> "Iterator[Token]":
        return (t for t in self.children if t.i < self.i)

    @property
    def rights(self) -> "Iterator[Token]":
        return (t for t in self.children if t.i > self.i)

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The head, its head, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> "tuple[Token, ...]":
        """The token and all below it, left to right. Walked without recursion: a tree may be as deep as its text is long."""
        if self._subtree is None:
            below, waiting = [self], list(self.children)
            while waiting:
                token = waiting.pop()
                below.append(token)
                waiting.extend(token.children)
            self._subtree = tuple(sorted(below, key=_place))
        return self._subtree

    def is_ancestor(self, other: "Token") -> bool:
        """Is this one above `other`?"""
        return any(t is self for t in other.ancestors)

    def nbor(self, by: int = 1) -> "Token":
        """The token `by` places on. Raises IndexError beyond either end."""
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(f"no token at {self.i + by}: the paragraph has {len(self.doc)}")
        return self.doc[self.i + by]


class Tokens:
    """A run of tokens, `start` to `end` (exclusive) of its paragraph; `label_` where it is a name that was given one."""

    __slots__ = ("_held", "doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, max(start, end), label
        self._held = doc.tokens[start:end]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tokens):
            return NotImplemented
        return self.doc is other.doc and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end, self.label_))

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Tokens": ...
    def __getitem__(self, at: int | slice) -> "Token | Tokens":
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self._held))
            return Tokens(self.doc, self.start + start, self.start + end)
        return self._held[at]

    @property
    def start_char(self) -> int:
        return self.doc.offset(self.start)

    @property
    def end_char(self) -> int:
        return self._held[-1].idx + len(self._held[-1].text) if self._held else self.start_char

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> "Tokens":
        """The sentence of the first token."""
        return self._held[0].sent

    @property
    def root(self) -> Token:
        """The token all others hang on; of several that hang outside the one nearest to the sentence's root, of equals the first; a
        mark only where there is no word."""
        outside = [t for t in self._held if t.head is t or not self.start <= t.head.i < self.end]
        return min(outside, key=_rank) if outside else self._held[0]


class Doc:
    """The parse of one paragraph; `text` is what was parsed. An empty one has no sentence."""

    __slots__ = ("__dict__", "text", "tokens")

    def __init__(self, parsed: "Parsed", forms: Sequence[Form] | None = None) -> None:
        """`forms`: those of the tokens, where they are known already."""
        told = parsed.to_array(COLUMNS).view(np.int64).reshape(-1, len(COLUMNS)).tolist()
        self.text = str(parsed.text)
        self.ents: tuple[Tokens, ...] = ()
        self.tokens: tuple[Token, ...] = tuple(
            Token(self, i, row[0], form)
            for i, (row, form) in enumerate(zip(told, forms or map(form_of, parsed), strict=True))
        )
        for token, (_, space, begins, _) in zip(self.tokens, told, strict=True):
            token.whitespace_, token.is_sent_start = " " if space else "", begins == BEGINS
        _hang(self.tokens, [i + row[3] for i, row in enumerate(told)])

    def twin(self) -> "Doc":
        """The same parse anew, without names: what is done to the one is not done to the other."""
        twin = Doc.__new__(Doc)
        twin.text, twin.ents = self.text, ()
        twin.tokens = tuple(token.twin(twin) for token in self.tokens)
        _hang(twin.tokens, [token.head.i for token in self.tokens])
        return twin

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __repr__(self) -> str:
        return self.text

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Tokens(self, start, end)
        return self.tokens[at]

    def name(self, labels: Iterable[tuple[int, int, str]]) -> None:
        """Take these as the names of the text: first token, end (exclusive), label; in order, none within another."""
        self.ents = tuple(Tokens(self, first, end, label) for first, end, label in labels)
        for run in self.ents:
            for token in run:
                token.ent_type_, token.ent_iob_ = run.label_, "B" if token.i == run.start else "I"

    @cached_property
    def sents(self) -> tuple[Tokens, ...]:
        starts = [t.i for t in self.tokens if t.is_sent_start or not t.i]
        return tuple(Tokens(self, a, b) for a, b in pairwise([*starts, len(self.tokens)]))

    def offset(self, at: int) -> int:
        """Where token `at` begins, in characters; the end of the text behind the last."""
        return self.tokens[at].idx if at < len(self.tokens) else len(self.text)

    def touching(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that a span of characters covers, wholly or in part."""
        first = bisect_right(self.tokens, start, key=_end)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=_start)]

    def within(self, start: int, end: int) -> Tokens | None:
        """The tokens that stand whole between two offsets; None where there is none."""
        first = bisect_left(self.tokens, start, key=_start)
        last = bisect_right(self.tokens, end, key=_end)
        return Tokens(self, first, last) if first < last else None


def _hang(tokens: tuple[Token, ...], heads: list[int]) -> None:
    below: dict[int, list[Token]] = {}
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if token.head is not token:
            below.setdefault(token.head.i, []).append(token)
    for token in tokens:
        token.children = tuple(below.get(token.i, ()))
    for sentence in tokens[0].doc.sents if tokens else ():
        for token in sentence:
            token.sent = sentence


def _start(token: Token) -> int:
    return token.idx


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _place(token: Token) -> int:
    return token.i


def _rank(token: Token) -> tuple[bool, int]:
    return token.is_punct, sum(1 for _ in token.ancestors)
