"""Lost speakers: a paragraph in which "he" or "she" speaks, and nobody before fits.

Spliced and spun pages lose the paragraph that named the speaker. The test is cheap on purpose: somebody fits who spoke, or who is known
to be of that gender and did anything, in the same paragraph before, in one of the two before it, or in the headline above them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.reading.given_names import GIVEN

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Gender = Literal["m", "f"]
WINDOW = 2
PRONOUNS: Mapping[str, Gender] = {"he": "m", "she": "f"}
SPEECH = frozenset(
    "say add tell note warn write ask explain insist claim announce stress mention state continue conclude argue admit acknowledge "
    "declare remark recall promise reply respond quote pronounce comment observe maintain point suggest predict estimate caution "
    "reiterate emphasize emphasise tweet believe think call describe urge deny confirm report speak reveal disclose vow".split()
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "appos", "conj"})
WORDS: Mapping[str, Gender] = {
    word: gender
    for gender, words in (
        ("f", "spokeswoman woman chairwoman congresswoman policewoman businesswoman lady queen princess mother wife daughter sister girl "
              "actress ms mrs miss madam madame her widow first-lady"),
        ("m", "spokesman man chairman congressman policeman businessman king prince father husband son brother boy actor mr sir his lord"),
    )
    for word in words.split()
}  # fmt: skip
# humans of either gender, when they are what speaks
HUMANS = frozenset(
    "spokesperson official analyst expert minister president leader ambassador envoy general secretary professor researcher scientist "
    "diplomat senator lawmaker adviser advisor officer commander director chief premier chancellor deputy negotiator delegate reporter "
    "witness resident author fellow lawyer doctor teacher pilot soldier captain colonel admiral candidate governor mayor judge "
    "prosecutor executive manager coach player critic activist worker student farmer driver neighbour neighbor anchor host source "
    "person aide veteran refugee patient victim survivor chairperson head member speaker monk priest pope bishop rabbi imam".split()
)


@dataclass(frozen=True)
class _Seen:
    """Somebody in a paragraph: the gender if it is known, and whether they spoke there."""

    at: int
    gender: Gender | None
    spoke: bool


def lost_paragraphs(docs: Sequence["Doc | None"], genders: Mapping[str, Gender], heading: "Doc | None" = None) -> frozenset[int]:
    """The indices of paragraphs with a lost speaker. `docs` are the story's own paragraphs in order, None where one is to be skipped;
    `genders` maps names in lower case, full or by surname."""
    known = {**genders, **_learnt(docs, genders)}
    seen: list[list[_Seen]] = []
    lost: set[int] = set()
    first = list(_people(heading, known)) if heading is not None else []
    for index, doc in enumerate(docs):
        here = list(_people(doc, known)) if doc is not None else []
        before = [p for people in seen[-WINDOW:] for p in people] + (first if len(seen) <= WINDOW else [])
        for token in doc or ():
            gender = PRONOUNS.get(token.lower_)
            if gender is None or token.dep_ != "nsubj" or token.head.lemma_.lower() not in SPEECH:
                continue
            if not any(_fits(p, gender) for p in [*before, *(p for p in here if p.at < token.i)]):
                lost.add(index)
            else:
                here.append(_Seen(token.i, gender, True))
        if doc is not None:
            seen.append(here)
    return frozenset(lost)


def _fits(person: _Seen, gender: Gender) -> bool:
    return person.gender == gender or (person.gender is None and person.spoke)


def _people(doc: "Doc | None", known: Mapping[str, Gender]) -> Iterator[_Seen]:
    """Those who act or speak: named persons, and human nouns as subjects."""
    if doc is None:
        return
    for entity in doc.ents:
        if entity.label_ == "PERSON" and (verb := _acts(entity.root)) is not None:
            yield _Seen(entity.start, _gender(entity.text, known, entity.root), verb in SPEECH)
    for token in doc:
        noun = token.lemma_.lower()
        if token.pos_ == "NOUN" and (noun in WORDS or noun in HUMANS) and (verb := _acts(token)) is not None:
            yield _Seen(token.i, WORDS.get(noun), verb in SPEECH)


def _acts(token: "Token") -> str | None:
    """The verb whose subject a word is, directly, as apposition or as part of a list; "" for "according to X" and the like."""
    for _ in range(4):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return str(token.head.lemma_.lower())
        if token.dep_ == "pobj" and token.head.lower_ in ("to", "by", "with") and token.head.head.lower_ in ("according", "interview"):
            return "say"
        if token.dep_ == "dobj" and token.head.lemma_ in ("quote", "cite"):
            return "say"
        if token.dep_ == "pobj" and token.head.dep_ == "agent":
            return str(token.head.head.lemma_.lower())
        if token.dep_ not in ("appos", "conj", "compound") or token.head is token:
            return None
        token = token.head
    return None


def _gender(name: str, known: Mapping[str, Gender], token: "Token") -> Gender | None:
    lower = name.lower().removesuffix("'s").strip()
    words = lower.split()
    for key in (lower, *(w for w in (words[:1] + words[-1:]))):
        if key in known:
            return known[key]
    for near in [token, *token.children, token.head]:
        if near.lower_.strip(".") in WORDS and (near is token or near.dep_ in ("compound", "appos", "nmod") or near is token.head):
            return WORDS[near.lower_.strip(".")]
    return GIVEN.get(words[0]) if words and len(words) > 1 else None


def _learnt(docs: Iterable["Doc | None"], genders: Mapping[str, Gender]) -> dict[str, Gender]:
    """Surnames of the persons named in full: "Morgan Ortagus" lends its gender to "Ortagus"."""
    out: dict[str, Gender] = {}
    for doc in docs:
        for entity in doc.ents if doc is not None else ():
            words = entity.text.lower().removesuffix("'s").split()
            if entity.label_ == "PERSON" and len(words) > 1 and (gender := _gender(entity.text, genders, entity.root)):
                out.setdefault(words[-1], gender)
                out.setdefault(words[0], gender)
    return out
