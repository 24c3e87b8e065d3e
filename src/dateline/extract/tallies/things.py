"""What a rank or number counts: launches, rounds of talks, attempts, times. Told from the packs' own nouns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.normalize.how_much.listed import listed
from dateline.normalize.how_much.ordinals import RANKS
from dateline.packs.derived import once_a_set
from dateline.packs.schema import Kind, Pack, Trigger, Vocabulary

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# Nouns that count occurrences of whatever is spoken of.
NEUTRAL = listed("time event occasion incident instance set package action activity attempt effort failure success")
TALKING = frozenset({"round", "session", "cycle", "series"})
GENERIC = (
    NEUTRAL
    | TALKING
    | listed("streak try trial flight provocation salvo volley shot experiment bulletin miss hit display")
)
# Words before the noun that say nothing about what is counted.
_IDLE = listed(
    "such more other new different separate latest recent previous prior earlier past last next consecutive straight successive "
    "another whole so-called reported apparent major big known total only very"
)
_NUCLEAR = frozenset({"nuclear", "atomic", "hydrogen", "thermonuclear"})


@dataclass(frozen=True)
class Thing:
    """`of` is the thing in words, `kind` its kind of event; `carried`: its noun leaves open what is counted; `weapon`: a
    piece is counted, not an occurrence."""

    of: str
    kind: str | None
    carried: bool = False
    weapon: bool = False


# kind, further words of the verb, words it must or must not govern, of which words it must govern one
VerbUse = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], frozenset[str]]
# words before, kind, words that must not stand before
NounUse = tuple[tuple[str, ...], str, tuple[str, ...]]


# needs that hold of some of a verb's uses only, which a count cannot tell
_TOLD = {"negated", "volition", "never", "promised", "conditional", "must", "foretold"}


@dataclass(frozen=True)
class Nouns:
    """The packs' nouns by their last word: (the words before it, kind), longest first; verbs with what they need; weapons."""

    by_last: dict[str, tuple[NounUse, ...]]
    verbs: dict[str, tuple[VerbUse, ...]]
    weapons: frozenset[str]
    speech: frozenset[str]
    families: dict[str, str]
    talking: str | None  # the kind of talks
    carriers: frozenset[str]  # verbs that carry on an event already spoken of ("flew", "hit")

    def kind_of_noun(self, token: "Token") -> str | None:
        """The kind that a noun with the words before it names, by the longest trigger."""
        lemma = token.lemma_.lower()
        before = [t.lemma_.lower() for t in premodifiers(token)]
        if lemma in ("test", "testing", "detonation", "explosion") and _NUCLEAR & set(before):
            return "nuclear-test"
        for words, kind, without in self.by_last.get(lemma, ()):
            if all(w in before for w in words) and not set(without) & set(before):
                return kind
        return None

    def kind_at(self, token: "Token") -> str | None:
        """The kind of event, not of utterance, that a token names."""
        kind = None
        if token.pos_ in ("NOUN", "PROPN"):
            kind = self.kind_of_noun(token)
        elif token.pos_ == "VERB":
            kind = self.kind_of_verb(token)
        return None if kind in self.speech else kind

    def kind_of_verb(self, token: "Token") -> str | None:
        """The kind that a verb with what it governs names; None where the words it needs are not there."""
        below: set[str] | None = None
        for kind, rest, objects, without, needed in self.verbs.get(token.lemma_.lower(), ()):
            below = below if below is not None else {t.lemma_.lower() for t in token.subtree}
            if not below.issuperset(rest) or (objects and not below & set(objects)) or below & set(without):
                continue
            if not needed or below & needed:
                return kind
        return None


@once_a_set
def nouns_of(packs: Sequence[Pack]) -> Nouns:
    """The packs' triggers and weapon words, by the word they are looked up by."""
    by_last: dict[str, list[NounUse]] = {}
    verbs: dict[str, list[VerbUse]] = {}
    kinds = [kind for pack in packs for kind in pack.kinds]
    words = {v.name: _last_words(v) for pack in packs for v in pack.vocabularies}
    for kind in kinds:
        for trigger in (t for t in kind.triggers if not t.carry):
            if trigger.pos == "noun":
                *before, last = trigger.lemma.lower().replace("-", " ").split()
                by_last.setdefault(last, []).append((tuple(before), kind.name, trigger.without))
                if "-" in trigger.lemma:
                    by_last.setdefault(trigger.lemma.lower(), []).append(((), kind.name, trigger.without))
            elif trigger.pos == "verb" and not _TOLD & set(trigger.needs):
                first, *rest = trigger.lemma.lower().split()
                needed = _needed(trigger, kind, words)
                verbs.setdefault(first, []).append((kind.name, tuple(rest), trigger.object, trigger.without, needed))
    return Nouns(
        by_last={last: tuple(sorted(uses, key=lambda u: -len(u[0]))) for last, uses in by_last.items()},
        verbs={first: tuple(sorted(uses, key=lambda u: -len(u[1]))) for first, uses in verbs.items()},
        weapons=words.get("weapons", frozenset()),
        speech=frozenset(k.name for k in kinds if k.speech),
        families={k.name: k.family for k in kinds},
        talking=next((kind for _, kind, _ in by_last.get("talk", ())), None),
        carriers=frozenset(t.lemma.split()[0] for k in kinds for t in k.triggers if t.carry and t.pos == "verb"),
    )


def _last_words(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(p.replace("-", " ").split()[-1] for w in vocabulary.words for p in w.phrases)


def _needed(trigger: Trigger, kind: Kind, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Words of which the verb must govern one: those of the vocabulary of the slot that it needs."""
    for need in trigger.needs:
        for name, slot in kind.slots.items():
            if name in need and slot.vocabulary is not None and slot.vocabulary in words:
                return words[slot.vocabulary]
    return next((words[v] for n in trigger.needs for v in words if v.removesuffix("s") in n), frozenset())


def premodifiers(noun: "Token") -> list["Token"]:
    """The words between a noun's determiner and itself that describe it, in text order; ranks, numbers and owners left out."""
    out: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod") and child.tag_ != "CD":
            out += [t for t in child.subtree if t.is_alpha and t.i < noun.i and t.dep_ != "case"]
    return sorted(out, key=lambda t: t.i)


def thing_of(noun: "Token", nouns: Nouns) -> Thing | None:
    """What a counted noun stands for; None where it is nothing that the packs know or that carries an event."""
    lemma = noun.lemma_.lower()
    kind = nouns.kind_of_noun(noun)
    described = [t for t in premodifiers(noun) if t.lemma_.lower() not in _IDLE and not _is_rank(t)]
    words = " ".join(t.lower_ for t in described)
    inner = next(_inner_kinds(noun, described, nouns), None)
    if lemma in GENERIC:
        if inner is not None:
            return Thing(_in_words(lemma, words, inner), inner[1])
        weapon = next((t for t in (*described, *_complements(noun)) if t.lemma_.lower() in nouns.weapons), None)
        if weapon is not None:
            return Thing(
                f"{words} launch".strip() if weapon in described else f"{weapon.lemma_.lower()} launch", "launch"
            )
        return Thing(f"{words} {lemma}".strip(), None, carried=True)
    if kind is not None:
        return Thing(f"{words} {lemma}".strip(), kind)
    if lemma in nouns.weapons:
        return Thing(f"{words} {lemma}".strip(), None, weapon=True)
    return None


def _is_rank(token: "Token") -> bool:
    return token.lower_ in RANKS or token.tag_ == "CD" or token.text[0].isdigit()


def _in_words(lemma: str, words: str, inner: tuple["Token", str]) -> str:
    token, _ = inner
    if token.lower_ in words.split():
        return f"{words} {lemma}".strip()
    before = " ".join(t.lower_ for t in premodifiers(token) if t.lemma_.lower() not in _IDLE)
    return " ".join(part for part in (words, lemma, "of", before, token.lower_) if part)


def _complements(noun: "Token") -> Iterator["Token"]:
    for prep in noun.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "at", "in"):
            yield from (t for t in prep.children if t.dep_ == "pobj")


def _inner_kinds(noun: "Token", described: Sequence["Token"], nouns: Nouns) -> Iterator[tuple["Token", str]]:
    """Kinds named inside the phrase: "round of talks", "launch attempt"."""
    for token in (*_complements(noun), *reversed(described)):
        kind = nouns.kind_of_noun(token)
        if kind is not None:
            yield token, kind
