"""Lost speakers: a paragraph in which "he" or "she" speaks, and nobody before fits.

Spliced and spun pages lose the paragraph that named the speaker. The test is cheap on purpose: somebody fits who spoke, or who is known
to be of that gender and did anything, in the same paragraph before, in one of the two before it, or in the headline above them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.reading.given_names import GIVEN
from dateline.sources.words import words

if TYPE_CHECKING:
    from dateline.reading.tokens import Doc, Token

Gender = Literal["m", "f"]
WINDOW = 2
PRONOUNS: Mapping[str, Gender] = {"he": "m", "she": "f"}
SPEECH = words(
    "say add tell note warn write ask explain insist claim announce stress mention state continue conclude argue admit acknowledge "
    "declare remark recall promise reply respond quote pronounce comment observe maintain point suggest predict estimate caution "
    "reiterate emphasize emphasise tweet believe think call describe urge deny confirm report speak reveal disclose vow"
)
WOMEN = words(
    "spokeswoman woman chairwoman congresswoman policewoman businesswoman lady queen princess mother wife daughter sister girl actress ms "
    "mrs miss madam madame widow"
)
MEN = words(
    "spokesman man chairman congressman policeman businessman king prince father husband son brother boy actor mr sir lord"
)
WORDS: Mapping[str, Gender] = {**dict.fromkeys(WOMEN, "f"), **dict.fromkeys(MEN, "m")}
# humans of either gender, when they are what speaks
HUMANS = words(
    "spokesperson official analyst expert minister president leader ambassador envoy general secretary professor researcher scientist "
    "diplomat senator lawmaker adviser advisor officer commander director chief premier chancellor deputy negotiator delegate reporter "
    "witness resident author fellow lawyer doctor teacher pilot soldier captain colonel admiral candidate governor mayor judge "
    "prosecutor executive manager coach player critic activist worker student farmer driver neighbour neighbor anchor host source "
    "person aide veteran refugee patient victim survivor chairperson head member speaker monk priest pope bishop rabbi imam"
)


BODIES = words(
    "ministry department command agency council committee commission army navy force forces staff chiefs house party group government "
    "office bureau court parliament congress senate assembly union nations university institute company corporation bank news times post "
    "television tv radio service police guard guards corps organization organisation federation administration center centre authority"
)


@dataclass(frozen=True)
class _Seen:
    """Somebody in a paragraph: the gender if it is known, whether they acted (as subject), whether they spoke, and whether
    only a possessive names them ("Kim's regime")."""

    at: int
    gender: Gender | None
    acted: bool
    spoke: bool
    owner: bool = False


def lost_paragraphs(
    docs: Sequence["Doc | None"], genders: Mapping[str, Gender], heading: "Doc | None" = None
) -> frozenset[int]:
    """The indices of paragraphs with a lost speaker. `docs` are the story's own paragraphs in order, None where one is to be
    skipped; `genders` maps names in lower case, full or by surname."""
    known = {**_learnt(docs, genders), **genders}
    named = frozenset(t.text for d in docs if d is not None for e in d.ents if e.label_ == "PERSON" for t in e)
    seen: list[list[_Seen]] = []
    lost: set[int] = set()
    first = list(_people(heading, known, named)) if heading is not None else []
    for index, doc in enumerate(docs):
        if doc is None:
            continue
        here, quoted = list(_people(doc, known, named)), _quoted(doc)
        for token in doc:
            gender = PRONOUNS.get(token.lower_)
            if gender is None or token.dep_ != "nsubj" or token.i in quoted:
                continue
            speaks = token.head.lemma_.lower() in SPEECH
            if _found(gender, token.i, here, seen, first):
                here.append(_Seen(token.i, gender, True, speaks))
            elif speaks:
                lost.add(index)
        seen.append(here)
    return frozenset(lost)


def _found(gender: Gender, at: int, here: list[_Seen], seen: list[list[_Seen]], heading: list[_Seen]) -> bool:
    """Whether somebody fits: anyone named before in the paragraph, anyone who acted in the one before, and further back
    somebody of that gender, or of unknown gender who spoke."""
    if any(p.gender in (gender, None) for p in here if p.at < at and not p.owner):
        return True
    if seen and any(p.gender in (gender, None) and p.acted for p in seen[-1]):
        return True
    if gender == "m" and seen and len(seen[-1]) == 1 and seen[-1][0].gender in (gender, None):
        return True  # the only one named there; a woman who is merely mentioned is seldom taken up by "she" without her name
    far = [p for people in seen[-WINDOW:] for p in people] + (heading if len(seen) <= WINDOW else [])
    return any((p.gender == gender and p.acted) or (p.gender is None and p.spoke) for p in far)


def _people(doc: "Doc", known: Mapping[str, Gender], named: frozenset[str]) -> Iterator[_Seen]:
    """Persons named outside quotations, human nouns that act, and names that act where the recogniser took them for
    something else: `named` are the words of its persons anywhere in the report."""
    quoted = _quoted(doc)
    for entity in doc.ents:
        if entity.label_ == "PERSON" and entity.start not in quoted:
            verb, owner = _acts(entity.root), entity.root.dep_ == "poss"
            yield _Seen(entity.start, _gender(entity.text, known, entity.root), verb is not None, verb in SPEECH, owner)
    for token in doc:
        loose = token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and token.ent_type_ != "PERSON"
        verb = _acts(token) if loose and token.i not in quoted else None
        noun = token.lemma_.lower()
        human = token.pos_ == "NOUN" and (noun in WORDS or noun in HUMANS)
        if verb is not None and (human or _named(token, named)):
            gender = WORDS.get(noun) if human else _gender(token.text, known, token)
            yield _Seen(token.i, gender, True, verb in SPEECH)


def _named(token: "Token", named: frozenset[str]) -> bool:
    """A name the recogniser missed or took for a body's: no article before it, and no body's word."""
    if token.pos_ != "PROPN" or token.text.isupper() or not token.text[0].isupper() or token.lower_ in BODIES:
        return False
    if any(child.dep_ == "det" for child in token.children):
        return False
    return token.text in named or token.ent_type_ in ("", "ORG")


def _quoted(doc: "Doc") -> frozenset[int]:
    """The tokens inside double quotation marks."""
    inside, out = False, []
    for token in doc:
        if token.text == '"':
            inside = not inside
        elif inside:
            out.append(token.i)
    return frozenset(out)


def _acts(token: "Token") -> str | None:
    """The verb whose subject a word is, directly, as apposition or as part of a list; "say" for "according to X" and its like."""
    for _ in range(4):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return str(token.head.lemma_.lower())
        if (
            token.dep_ == "pobj"
            and token.head.lower_ in ("to", "with")
            and token.head.head.lower_ in ("according", "interview")
        ):
            return "say"
        if token.dep_ == "dobj" and token.head.lemma_ in ("quote", "cite"):
            return "say"
        if token.dep_ == "pobj" and token.head.dep_ == "agent":
            return str(token.head.head.lemma_.lower())
        if token.dep_ not in ("appos", "conj", "compound") or token.head == token:
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
        if near.lower_.strip(".") in WORDS and (
            near == token or near.dep_ in ("compound", "appos", "nmod") or near == token.head
        ):
            return WORDS[near.lower_.strip(".")]
    return GIVEN.get(words[0]) if words and len(words) > 1 else None


def _learnt(docs: Iterable["Doc | None"], genders: Mapping[str, Gender]) -> dict[str, Gender]:
    """Surnames of the persons named in full: "Morgan Ortagus" lends its gender to "Ortagus", unless a couple shares it."""
    found: dict[str, set[Gender]] = {}
    for doc in docs:
        for entity in doc.ents if doc is not None else ():
            words = entity.text.lower().removesuffix("'s").split()
            if entity.label_ == "PERSON" and len(words) > 1 and (gender := _gender(entity.text, genders, entity.root)):
                found.setdefault(words[-1], set()).add(gender)
                if entity.text.lower() in genders:  # known in full: the family name may stand first
                    found.setdefault(words[0], set()).add(gender)
    return {name: one for name, (one, *more) in ((n, tuple(g)) for n, g in found.items()) if not more}
