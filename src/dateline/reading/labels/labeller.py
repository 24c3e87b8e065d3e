"""Labels for the names of a report, on its parses: sets `ent_type_` and `ent_iob_` of tokens and `ents` of each parse."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.packs.schema import ActorEntry, Pack
from dateline.reading.given_names import GIVEN
from dateline.reading.labels.numbers import numbers_of
from dateline.reading.labels.runs import Run, runs_of
from dateline.reading.labels.words import (
    BEFORE_TITLES,
    BODY_NOUNS,
    CLOCK,
    DAYS,
    HUMAN,
    LAND,
    MONTHS,
    SHORT_STATES,
    SPEECH,
    TITLES,
)
from dateline.reading.tokens import Doc, Token

Label = tuple[int, int, str]  # from token, to token (exclusive), label
LONGEST_NAME = 4  # words of a person's name
LEADS_TO_PLACE = frozenset({"in", "near", "outside", "around"})
DATED = DAYS | MONTHS
SEAS = frozenset({"sea", "strait", "airspace", "border"})


class Labeller:
    """`names` maps names, as tuples of lower-case words, to their label. Built once, never changed."""

    def __init__(self, names: Mapping[tuple[str, ...], str] | None = None) -> None:
        self._starts: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for words, label in (names or {}).items():
            self._starts[words[0]].append((words, label))
        for known in self._starts.values():
            known.sort(key=lambda pair: -len(pair[0]))

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> "Labeller":
        """Knows what the packs name: countries, bodies, groups, persons, places."""
        held = tuple(packs)
        names: dict[tuple[str, ...], str] = {}
        for place in (p for pack in held for p in pack.places):
            for name in (place.name, *place.names):
                names.setdefault(_words(name), "LOC" if place.type in SEAS else "GPE")
        for actor in (a for pack in held for a in pack.actors):
            for name, label in _names_of(actor):
                names.setdefault(_words(name), label)
        return cls({words: label for words, label in names.items() if words})

    def label(self, docs: Sequence[Doc]) -> None:
        """Label the parses of one report. A surname is a person's where the report, or what is known, has the full name."""
        found = [self._labels(doc) for doc in docs]
        surnames = {
            doc[k].text
            for doc, labels in zip(docs, found, strict=True)
            for first, end, label in labels
            if label == "PERSON" and end - first > 1
            for k in (first, end - 1)
        }
        for doc, labels in zip(docs, found, strict=True):
            held = {i for first, end, _ in labels for i in range(first, end)}
            more = [
                (t.i, t.i + 1, "PERSON") for t in doc if t.text in surnames and t.i not in held and t.text[0].isupper()
            ]
            doc.name(sorted(labels + more))

    def _labels(self, doc: Doc) -> list[Label]:
        labels: list[Label] = []
        for run in runs_of(doc):
            labels += self._of_run(run)
        held = {i for first, end, _ in labels for i in range(first, end)}
        return labels + [n for n in numbers_of(doc) if held.isdisjoint(range(n[0], n[1]))]

    def _of_run(self, run: Run) -> Iterator[Label]:
        """A run is one name, or known names with others between them."""
        tokens, at, begun = run.tokens, 0, 0
        if run.body or _given(tokens):
            yield tokens[0].i, tokens[-1].i + 1, "ORG" if run.body else "PERSON"
            return
        while at < len(tokens):
            known = self._known(tokens, at)
            if known is None:
                at += 1
                continue
            yield from _unknown(tokens[begun:at])
            yield tokens[at].i, tokens[at].i + known[0], known[1]
            at = begun = at + known[0]
        yield from _unknown(tokens[begun:])

    def _known(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        for words, label in self._starts.get(tokens[at].lower_, ()):
            if len(words) <= len(tokens) - at and all(t.lower_ == w for t, w in zip(tokens[at:], words, strict=False)):
                return len(words), label
        return None


def _names_of(actor: ActorEntry) -> Iterator[tuple[str, str]]:
    """A people's name stands for its members ("Houthis"). A seat of power that is no place by itself ("White House") is a body; so is what
    belongs to a group ("Houthi")."""
    body = actor.org is not None or (actor.role is not None and actor.role != "GOV")
    for name in (actor.name, *actor.names):
        if name[:1].isupper():
            people = actor.role == "REB" and actor.org is None and name.endswith("s") and " " not in name
            yield name, "NORP" if people else "ORG" if body else "GPE"
    yield from ((name, "ORG" if body else "NORP") for name in actor.adjectives)
    yield from ((name, "ORG" if body or " " in name else "GPE") for name in actor.metonyms)
    for person in actor.people:
        yield from ((name, "PERSON") for name in (person.name, *person.aliases))


def _words(name: str) -> tuple[str, ...]:
    words = name.lower().replace("-", " - ").split()
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _given(tokens: Sequence[Token]) -> bool:
    """ "Jonathan Malaya": a given name leads, whatever the next word is the name of besides."""
    return (
        len(tokens) == 2
        and tokens[0].lower_ in GIVEN
        and tokens[1].dep_ != "poss"
        and tokens[1].lower_ not in BODY_NOUNS
    )


def _unknown(tokens: Sequence[Token]) -> Iterator[Label]:
    """The label of a name nobody listed, by its own words and those around it."""
    kept = list(tokens)
    titled = False
    while kept and kept[0].lower_ in DATED:
        kept.pop(0)
    while kept and (kept[0].lower_ in TITLES or (len(kept) > 1 and kept[0].lower_ in BEFORE_TITLES)):
        titled = titled or kept[0].lower_ in TITLES
        kept.pop(0)
    title = max((n for n, t in enumerate(kept[:-1]) if t.lower_ in TITLES), default=None)
    if title is not None:  # "Public Prosecutor X", "Egyptian Ambassador X"
        titled, kept = True, kept[title + 1 :]
    while kept and (kept[-1].lower_ in TITLES or kept[-1].text == "-"):
        kept.pop()
    if not kept:
        return
    first, last = kept[0], kept[-1]
    before = _before(first)
    articled = before is not None and before.lower_ == "the"
    if last.lower_ in BODY_NOUNS or (len(kept) == 1 and _is_body(first)):
        yield first.i, last.i + 1, "GPE" if first.lower_ in SHORT_STATES else "ORG"
    elif titled or _is_person(kept, before):
        yield first.i, last.i + 1, "ORG" if not titled and articled else "PERSON"
    elif before is not None and before.lower_ in LEADS_TO_PLACE and len(kept) < LONGEST_NAME:
        yield first.i, last.i + 1, "GPE"


def _before(token: Token) -> Token | None:
    return token.nbor(-1) if token.i and not token.is_sent_start else None


def _is_body(token: Token) -> bool:
    """An acronym, or a name with an article that is told something: "told the Ledger"."""
    if token.is_upper and token.is_alpha and 1 < len(token.text) < 7:
        return token.lower_ not in CLOCK
    told = token.dep_ in ("dobj", "dative", "iobj") and token.head.lemma_.lower() == "tell"
    return told and any(c.lower_ == "the" for c in token.children)


def _is_person(tokens: list[Token], before: Token | None) -> bool:
    words = [t for t in tokens if t.text != "-"]
    if len(words) > LONGEST_NAME or any(t.is_upper and len(t.text) > 2 for t in words[1:]):
        return False
    if before is not None and before.lower_ in TITLES:
        return True
    if len(words) < 2:
        return False
    if before is not None and before.text == "," and before.i and before.nbor(-1).lemma_.lower() in HUMAN:
        return True  # "its own spokesperson, X:"
    return words[0].lower_ in GIVEN or (len(words[1].text) == 2 and words[1].text[1] == ".") or _acts(words[-1])


def _acts(token: Token) -> bool:
    """Speaks, or is told to be somebody: "X, an analyst at ...", "a researcher, X"."""
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in SPEECH:
        return True
    if token.dep_ == "appos" and token.head.lemma_.lower() in HUMAN:
        return True
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX") and token.lower_ not in LAND:
        return True  # an unknown name of two or three words that does something
    return any(c.dep_ == "appos" and c.lemma_.lower() in HUMAN for c in token.children)
