"""History: who was spoken of, in order, so that "he", "the envoy" and "both sides" can be told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.normalize.who.lexicon import Gender
from dateline.normalize.who.phrase import ActorPhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token


@dataclass(frozen=True)
class Entry:
    """One mention. `sentence` counts sentences through the report; `subject`: it acts in its clause; `credited`: only as who says it
    ("..., its neighbour's army said")."""

    sentence: int
    phrases: tuple[ActorPhrase, ...]
    subject: bool
    gender: Gender | None = None
    modifier: bool = False  # it only qualifies a noun
    quoted: bool = False
    head: bool = False  # heads a state
    credited: bool = False

    @property
    def person(self) -> str | None:
        return self.phrases[0].value.person

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.value.code for p in self.phrases if p.value.code))

    @property
    def human(self) -> bool:
        value = self.phrases[0].value
        return (value.person is not None or value.title is not None) and not self.phrases[0].plural

    @property
    def plural(self) -> bool:
        return len(self.phrases) > 1 or self.phrases[0].plural


@dataclass
class History:
    entries: list[Entry] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sets: list[tuple[int, tuple[ActorPhrase, ...]]] = field(
        default_factory=list
    )  # actors joined by "and", with their sentence
    subjects: dict[int, bool] = field(default_factory=dict)  # sentence -> its main subject is an actor

    def add(self, entry: Entry, joined_to: Entry | None = None) -> None:
        """`joined_to`: the entry that this one is joined to by "and"."""
        self.entries.append(entry)
        if joined_to is not None:
            before = self.sets[-1][1] if self.sets and self.sets[-1][1][-1] in joined_to.phrases else joined_to.phrases
            self.sets.append((entry.sentence, (*before, *entry.phrases)))
        elif len(entry.phrases) > 1:
            self.sets.append((entry.sentence, entry.phrases))
        if entry.phrases[0].form != "pronoun":
            self.counts.update(entry.codes)

    def back(self, sentence: int, reach: int) -> Iterator[list[Entry]]:
        """The entries of this sentence so far, then of the ones before it, nearest first."""
        for number in range(sentence, sentence - reach - 1, -1):
            found = []
            for entry in reversed(self.entries):
                if entry.sentence < number:
                    break
                if entry.sentence == number:
                    found.append(entry)
            if found:
                yield found[::-1]


def is_subject(token: "Token") -> bool:
    """Whether the noun acts in its clause; the second of two joined subjects does too."""
    for _ in range(6):
        if token.dep_ in ("nsubj", "nsubjpass", "csubj"):
            return True
        if token.dep_ not in ("conj", "compound", "appos", "nmod", "flat"):
            return False
        token = token.head
    return False


def is_credited(token: "Token") -> bool:
    """Whether the noun is named as who says what stands before or around it."""
    for _ in range(6):
        if token.dep_ == "nsubj":
            verb = token.head
            return verb.dep_ == "parataxis" or any(c.dep_ == "ccomp" and c.i < token.i for c in verb.children)
        if token.dep_ not in ("conj", "compound", "appos", "nmod", "flat", "poss"):
            return False
        token = token.head
    return False


def distinct(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of different actors: the last one of each."""
    out: dict[object, Entry] = {}
    for entry in entries:
        key = entry.person or entry.codes or entry.phrases[0].value.name
        out.pop(key, None)
        out[key] = entry
    return list(out.values())
