"""A reading of speakers from their own words alone: names, offices, bodies and the country named beside them.

It stands in where no register of actors is given. What the words do not say (that the State Department is American) it
does not know.
"""

import re
from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import ORGAN_NOUNS, PERSON_NOUNS
from dateline.extract.statements.gender import Gender, of_words
from dateline.extract.statements.grammar import child, within
from dateline.model import Actor
from dateline.normalize.where.countries import adjective_code, country_code, country_name, seat_code
from dateline.reading.document import Document, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.tokens import Token

SMALL = frozenset({"of", "for", "and", "the", "on"})
COURTESY = frozenset({"mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.", "sir", "lord", "sheikh"})
LONGEST = 6
SHORT = re.compile(
    r"((?:[A-Z][\w.&-]{0,40}(?:\s{1,3}(?:of|for|the|and|on)){0,4}\s{1,3}){1,7}[A-Z][\w.&-]{0,40})\s{1,3}\(([A-Z]{2,8})\)"
)


class LocalReader:
    """Reads the speakers of one document. Names and short forms are learned from its whole text first."""

    def __init__(self, document: Document) -> None:
        self._short = {short: long for long, short in SHORT.findall(document.folded)}
        self._names: dict[str, list[tuple[int, str]]] = {}
        self._known: dict[str, Actor] = {}
        for paragraph in document.paragraphs:
            for ent in paragraph.doc.ents:
                words = [t.text for t in ent if t.text.lower() not in COURTESY and t.text[:1].isupper()]
                if ent.label_ == "PERSON" and 2 <= len(words) <= 4:
                    for word in set(words):
                        place = paragraph.passage.span.start + ent.start_char
                        self._names.setdefault(word, []).append((place, " ".join(words)))

    def resolve(self, sentence: Sentence, tokens: "Sequence[Token]") -> Actor | None:
        """The actor a noun phrase names; None where its words name nobody."""
        head = _head(tokens)
        if head is None:
            return None
        person = self._person(sentence, tokens, head)
        code = _country(tokens, head)
        org = self._org(tokens, head, code, person is not None)
        title = _title(tokens, head, person)
        if person is not None:
            return self._remembered(Actor(code=code, name=person, person=person, org=org, title=title))
        if org is not None:
            return Actor(code=code, name=org, org=org, title=title)
        if code is None and head.pos_ != "PROPN" and head.lemma_.lower() not in PERSON_NOUNS:
            return None
        return Actor(code=code, name=country_name(code) if code else head.text, title=title)

    def gender(self, name: str) -> Gender | None:
        return of_words(name.split())

    def _remembered(self, actor: Actor) -> Actor:
        """What was said of a person before holds for the bare name later."""
        old = self._known.get(actor.name)
        if old is not None:
            actor = Actor(
                code=actor.code or old.code,
                name=actor.name,
                person=actor.person,
                org=actor.org or old.org,
                title=actor.title or old.title,
            )
        self._known[actor.name] = actor
        return actor

    def _person(self, sentence: Sentence, tokens: "Sequence[Token]", head: "Token") -> str | None:
        appos = [k for k in head.children if k.dep_ == "appos"]
        spot = next((t for t in (head, *appos) if t.ent_type_ == "PERSON" or self._surname(t)), None)
        if spot is None:
            return None
        words = [
            t
            for t in tokens
            if (t.ent_type_ == "PERSON" or t == spot) and abs(t.i - spot.i) < 5 and t.text[:1].isupper()
        ]
        name = " ".join(t.text for t in words if t.lower_ not in COURTESY)
        if len(name.split()) > 1:
            return name
        at = sentence.start_of(spot)
        known = self._names.get(name, [])
        before = bisect_right(known, at, key=lambda k: k[0])
        return known[max(0, before - 1)][1] if known else name or None

    def _surname(self, token: "Token") -> bool:
        return token.pos_ == "PROPN" and token.text in self._names and not _code_of(token)

    def _org(self, tokens: "Sequence[Token]", head: "Token", code: str | None, person: bool) -> str | None:
        top = head
        if person or head.lemma_.lower() in PERSON_NOUNS - ORGAN_NOUNS:
            named = next(
                (t for t in tokens if t.ent_type_ == "ORG" and t.dep_ in ("pobj", "poss", "compound", "appos")), None
            )
            if named is None:
                return None
            top = named
        elif not _is_body(head):
            return None
        words = [
            t
            for t in takewhile(lambda t: t.text != "(", tokens)
            if (within(t, top) and (t.text[:1].isupper() or t.lower_ in SMALL or t == top or t.dep_ == "compound"))
            or (top.ent_type_ == "ORG" and t.ent_type_ == "ORG" and abs(t.i - top.i) < LONGEST)
        ]
        shorts = self._short if len(words) > 1 else {}  # "the Joint Chiefs of Staff (JCS)"
        kept = [
            t.text
            for t in words
            if t.pos_ != "DET" and t.text not in shorts and not (code and _code_of(t) == code) and t.text != "'s"
        ]
        text = re.sub(r"\s*\(.*", "", " ".join(kept)).strip()
        text = re.sub(r"^(the|of|for|and)\s+|\s+(the|of|for|and|on)$", "", text, flags=re.IGNORECASE)
        text = self._short.get(text, text)
        return f"{country_name(code)} {text[:1].upper()}{text[1:]}" if code and text else text or None


def _is_body(head: "Token") -> bool:
    """A noun for a body, a name that the parser takes for one, or a name that it takes for nothing at all."""
    if head.ent_type_ == "ORG" or head.lemma_.lower() in ORGAN_NOUNS:
        return True
    return head.pos_ == "PROPN" and head.ent_type_ in ("", "FAC", "PRODUCT") and not _code_of(head)


def _head(tokens: "Sequence[Token]") -> "Token | None":
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), None)


def _code_of(token: "Token") -> str | None:
    if token.dep_ == "compound" and token.head.ent_type_ == "GPE":
        return _code_of(token.head)
    text = " ".join(t.text for t in token.lefts if t.dep_ == "compound" and t.text[:1].isupper())
    for name in (f"{text} {token.text}".strip(), token.text):
        code = country_code(name) if name[:1].isupper() and len(name) > 1 else None
        code = code or adjective_code(name) or seat_code(name)
        if code:
            return code
    return None


def _country(tokens: "Sequence[Token]", head: "Token") -> str | None:
    """The country named nearest to the head: in its own phrase before what hangs on it."""
    near = sorted(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    for t in near:
        if t.pos_ in ("PROPN", "ADJ", "NOUN") and t.text[:1].isupper() and (code := _code_of(t)):
            return code
    following = head.nbor(1) if head.i + 1 < len(head.doc) else None
    place = child(following, "pobj") if following is not None and following.lower_ == "in" else None
    return _code_of(place) if place is not None and place.ent_type_ == "GPE" else None


def _title(tokens: "Sequence[Token]", head: "Token", person: str | None) -> str | None:
    """The office: what stands before a name, or the apposition behind it."""
    words = [t for t in tokens if t.i <= head.i and t.dep_ in ("compound", "amod", "appos") and t.ent_type_ != "PERSON"]
    appos = next((k for k in head.children if k.dep_ == "appos" and k.ent_type_ != "PERSON"), None)
    if person is not None and head.ent_type_ != "PERSON":
        words = [*words, head]
    elif person is None:
        return None
    if not words and appos is not None:
        words = [t for t in appos.subtree if t.dep_ in ("compound", "amod")] + [appos]
    text = " ".join(t.text for t in words if not _code_of(t) and t.ent_type_ not in ("ORG", "GPE", "NORP"))
    return text or None
