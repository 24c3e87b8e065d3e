"""Frames in a sentence: which words name an event of which kind, and what stands in its slots.

A trigger of the packs opens a frame where its `needs` are met. The phrases that `normalize` found are then dealt out: first by
the parse (subject, object, what hangs on the trigger), then by nearness, so that a broken parse still gives the plain facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.anaphora import anaphors
from dateline.extract.lexicon import Lexicon, Use, norms
from dateline.extract.light import ENDING, ONLOOKER, light_verb
from dateline.extract.needs import met
from dateline.extract.needs_force import interceptor_subject
from dateline.extract.participants import Participants
from dateline.extract.phrases import Phrases
from dateline.extract.realis import realis_of
from dateline.extract.terms import TermPhrase
from dateline.extract.tree import (
    behind_by,
    is_passive,
    is_verb,
    misread,
    noun_phrase,
    objects,
    own_clause,
    patients,
    prepositional,
    spread,
    subjects,
)
from dateline.model import Realis, Span
from dateline.normalize.how_much import CountPhrase, QuantityPhrase
from dateline.normalize.when import TimePhrase
from dateline.normalize.where import PlacePhrase
from dateline.normalize.who import ActorPhrase
from dateline.packs.schema import Kind, Trigger
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_DATING = ("after", "before", "since", "following", "amid", "despite", "until")


@dataclass
class Frame:
    """One place where an event is named. `reach` are the tokens it governs; `dealt` phrases are filled in by `deal`."""

    phrases: Phrases
    kind: Kind
    trigger: Trigger
    head: "Token"
    words: tuple[int, ...]
    noun: bool
    light: "Token | None" = None
    realis: Realis | None = "actual"
    agents: list[ActorPhrase] = field(default_factory=list)
    others: list[ActorPhrase] = field(default_factory=list)
    people: list[ActorPhrase] = field(default_factory=list)
    terms: list[TermPhrase] = field(default_factory=list)
    term_at: dict[str, list[TermPhrase]] = field(default_factory=dict)
    counts: list[CountPhrase] = field(default_factory=list)
    quantities: list[QuantityPhrase] = field(default_factory=list)
    times: list[TimePhrase] = field(default_factory=list)
    loose: list[TimePhrase] = field(default_factory=list)  # times of the reporting, for want of better
    places: list[tuple[str, PlacePhrase]] = field(default_factory=list)
    outcome: TermPhrase | None = None
    reach: list["Token"] = field(default_factory=list)
    told: Realis | None = "actual"  # what the words say before the trigger has its say
    listed: bool = False  # one of several dates or places named side by side
    past: bool = False  # read off a rank: "the first since August 24" tells of one on August 24
    dates: "Token | None" = None  # told only to date this word: its time is a length, counted from there (`counted.py`)
    host: "Frame | None" = None  # the frame of that word
    news: bool = False  # it is the news: "the move came two days after ..."

    @property
    def span(self) -> Span:
        sentence, doc = self.phrases.sentence, self.head.doc
        return Span(start=sentence.start_of(doc[self.words[0]]), end=sentence.end_of(doc[self.words[-1]]))

    @property
    def codes(self) -> set[str]:
        """Codes of those who act, as far as they have one."""
        return {a.value.code for a in self.agents if a.value.code}

    @property
    def other_codes(self) -> set[str]:
        return {a.value.code for a in self.others if a.value.code}

    @property
    def counted(self) -> bool:
        return self.dates is not None

    @property
    def anchor(self) -> "Token":
        """The word on which adjuncts hang: the light verb of a noun, else the trigger."""
        return self.light or self.head


def find_frames(
    phrases: Phrases, lexicon: Lexicon, participants: Participants, spoken_of: frozenset[str] = frozenset()
) -> list[Frame]:
    """Frames of a sentence in text order, at most one a token and kind.

    `spoken_of` are the vocabularies of which the sentences before named a term: "they", "one", "both" can stand for it."""
    phrases.terms += anaphors(phrases, spoken_of)
    frames: list[Frame] = []
    for token in phrases.sentence:
        if any(norm in lexicon.uses for norm in norms(token)):
            frames.extend(_frames_at(token, phrases, lexicon, participants))
    return _without_shadows(frames)


def _frames_at(token: "Token", phrases: Phrases, lexicon: Lexicon, participants: Participants) -> Iterable[Frame]:
    tried = sorted(
        _uses(token, phrases, lexicon),
        key=lambda pair: (
            -len(pair[1]),
            -len(pair[0].trigger.needs),
            -bool(pair[0].trigger.object),
            pair[0].trigger.carry,
        ),
    )
    for use, words in tried:
        frame = _open(token, use, words, phrases, participants)
        if frame is not None:
            yield frame
            for name in use.trigger.also:
                yield _twin(frame, lexicon.kinds[name], participants)
            return


def _is_modifier(token: "Token", phrases: Phrases) -> bool:
    """Part of a weapon's name ("submarine-launched missile"); a bare participle behind an actor is a verb gone astray."""
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "self":
        return True  # "a self-imposed limit"
    if token in misread(token.head):
        return True
    inside = any(t.first <= token.i < t.head for t in phrases.terms)
    return inside and ((token.i > 0 and token.nbor(-1).text == "-") or not _behind_actor(token, phrases))


def _behind_actor(token: "Token", phrases: Phrases) -> bool:
    at = token.i - 1
    while (at > 0 and token.doc[at].pos_ == "ADV") or (at > 0 and token.doc[at].lower_ in ("last", "first", "also")):
        at -= 1
    return any(a.head == at and a.form in ("country", "metonym", "person", "group") for a in phrases.actors)


def _headline_verb(token: "Token", phrases: Phrases) -> bool:
    """In a headline a word with an s right behind an actor is its verb, whatever the tagger thinks ("North fires 8th missile")."""
    start = phrases.sentence.start_of(token)
    role = phrases.sentence.passage.role
    return role in ("headline", "related") and any(0 <= start - a.end <= 2 for a in phrases.actors)


def _uses(token: "Token", phrases: Phrases, lexicon: Lexicon) -> list[tuple[Use, tuple[int, ...]]]:
    """Triggers whose words are found at the token, with the indices of those words."""
    out = []
    for norm in norms(token):
        for use in lexicon.uses.get(norm, ()):
            words = _follow(token, use.rest)
            if words is None:
                continue
            head = token.doc[words[-1]] if use.trigger.pos == "noun" else token
            if use.trigger.pos == "verb" and not is_verb(token) and not _headline_verb(token, phrases):
                continue
            if use.trigger.pos == "verb" and _is_modifier(token, phrases):
                continue
            if token.tag_ == "VBD" and token.dep_ == "amod" and not _behind_actor(token, phrases):
                continue  # "300 pledged delegates"; behind an actor it is a verb gone astray
            if _fits_pos(head, token, use.trigger.pos):
                out.append((use, words))
    return out


def _follow(token: "Token", rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Indices of the trigger's words: next to one another (hyphens apart), or a particle or object hanging on the verb."""
    words, at = [token.i], token.i + 1
    for want in rest:
        while at < len(token.doc) and token.doc[at].text in ("-", "\u2010"):
            at += 1
        if at < len(token.doc) and want in norms(token.doc[at]) and not _dates(token.doc[at]):
            words.append(at)
            at += 1
            continue
        loose = next(
            (
                c.i
                for c in token.children
                if want in norms(c)
                and c.dep_ in ("prt", "prep", "advmod", "dobj")
                and 0 < c.i - token.i < 8
                and not _dates(c)
            ),
            None,
        )
        if loose is None:
            return None
        words.append(loose)
    return tuple(words)


def _fits_pos(head: "Token", first: "Token", pos: str) -> bool:
    if pos == "noun":
        return head.pos_ in ("NOUN", "PROPN") or (
            head.tag_ == "VBG" and any(c.dep_ in ("det", "poss", "amod", "compound") for c in head.children)
        )
    if pos == "adj":
        return first.pos_ in ("ADJ", "VERB") and first.tag_ not in ("VBZ", "VBP")
    if first.pos_ in ("VERB", "AUX"):
        clause = first.tag_ == "VBZ" or first.dep_ not in ("amod", "compound")  # "Russia fires missiles at towns", torn
        return clause or (first.tag_ in ("VBN", "VBD") and first.dep_ == "amod")
    return first.text.lower().endswith("s") and first.dep_ in ("ROOT", "compound") and first.i > 0


def _of_source(sentence: Sentence) -> Iterable["Token"]:
    """ "according to the chiefs of staff": those words say nothing of what was done."""
    return {below for token in sentence if token.lower_ == "according" for below in token.subtree}


def _lemmas(frame: Frame, but: Iterable["Token"] = ()) -> set[str]:
    """What the words say under which it reaches, its own and those of a source apart."""
    apart = {*frame.phrases.sentence.once(_of_source), *(frame.head.doc[i] for i in frame.words), *but}
    return {n for t in frame.reach if t not in apart and not _dates(t) for n in norms(t)}


def _dates(token: "Token") -> bool:
    """ "Called him on Friday" is no "call on"."""
    return token.dep_ == "prep" and any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children)


def _dating(frame: Frame) -> Iterable["Token"]:
    """What only dates a verb: "fired two missiles, three days after the attack"."""
    before = [c for c in frame.head.children if c.dep_ == "prep" and c.lower_ in _DATING and not frame.noun]
    return (t for c in before for t in c.subtree if t != c)


def _open(
    token: "Token", use: Use, words: tuple[int, ...], phrases: Phrases, participants: Participants
) -> Frame | None:
    noun = use.trigger.pos == "noun"
    head = token.doc[words[-1]] if noun else token
    if noun and head.dep_ == "compound" and head.head.pos_ in ("NOUN", "PROPN") and not _names_event(head.head):
        return None
    frame = Frame(phrases, use.kind, use.trigger, head, words, noun)
    frame.light = light_verb(head) if noun else _copula(head) if use.trigger.pos == "adj" else None
    if use.kind.name == "agreement" and frame.light is not None and frame.light.lemma_ in ENDING:
        frame.light = None  # the day a truce collapses is not the day it was made
    frame.reach = reach_of(frame)
    if use.trigger.object or use.trigger.without:
        lemmas = _lemmas(frame)
        if use.trigger.object and lemmas.isdisjoint(use.trigger.object):
            return None
        if not lemmas.isdisjoint(use.trigger.without) and not _lemmas(frame, _dating(frame)).isdisjoint(
            use.trigger.without
        ):
            return None
    frame.realis = frame.told = realis_of(head, noun=noun, light=frame.light)
    if frame.realis is None and _fell_short(frame):
        frame.realis = frame.told = "actual"
    if frame.realis is None:
        return None
    read_through = {"negated", "promised"} & set(use.trigger.needs)
    if use.trigger.realis is not None and (frame.realis in ("actual", "planned") or read_through):
        frame.realis = use.trigger.realis
    _fill_terms(frame)
    frame.agents, frame.others = participants.of(frame)
    if not met(frame) or participants.domestic(frame):
        return None
    if use.kind.name == "rejection" and frame.realis == "planned" and frame.agents:
        frame.realis = "actual"  # "will leave the treaty": who says so has refused
    frame.people = participants.people(frame)
    return frame


def _fell_short(frame: Frame) -> bool:
    """ "failed to put a satellite into orbit", "the interceptor failed to hit it": it flew all the same."""
    verb = frame.head
    flew = frame.kind.name == "launch" and verb.lemma_ in ("put", "place", "reach")
    meets = frame.kind.name == "interception" and interceptor_subject(frame)
    return (flew or meets) and verb.dep_ == "xcomp" and verb.head.lemma_ == "fail" and verb.head.tag_ in ("VBD", "VBN")


def _names_event(token: "Token") -> bool:
    """A compound modifier keeps its event sense only before nouns of happening: "missile test failure", "launch attempt"."""
    return token.lemma_.lower() in (
        "failure",
        "attempt",
        "success",
        "agreement",
        "deal",
        "launch",
        "test",
        "firing",
        "attack",
        "strike",
        "series",
        "exercise",
        "drill",
        "talk",
        "meeting",
        "negotiation",
        "offer",
        "announcement",
        "call",
        "violation",
    )


def _copula(adjective: "Token") -> "Token | None":
    return (
        adjective.head
        if adjective.dep_ in ("acomp", "oprd", "attr") and adjective.head.pos_ in ("AUX", "VERB")
        else None
    )


def reach_of(frame: Frame) -> list["Token"]:
    """The tokens a trigger governs: its clause for a verb; its phrase, its light verb's clause for a noun."""
    if frame.trigger.pos == "verb":
        tokens = own_clause(frame.head)
        if is_passive(frame.head) or frame.head.dep_ in ("relcl", "acl", "amod"):
            tokens = tokens + [t for o in objects(frame.head) for t in noun_phrase(o)]
        tokens = tokens + [t for o in misread(frame.head) for t in frame.head.doc[frame.head.i + 1 : o.i + 1]]
    elif frame.light is not None:
        tokens = own_clause(frame.light)
    else:
        tokens = [t for t in frame.head.subtree if abs(t.i - frame.head.i) < 25]
        if frame.trigger.pos == "adj" and frame.head.dep_ == "amod":
            tokens = tokens + noun_phrase(frame.head.head)
    return sorted(set(tokens), key=lambda t: t.i)


def _fill_terms(frame: Frame) -> None:
    """Terms by position for each slot that takes one."""
    for slot in frame.kind.slots.values():
        if slot.type == "term" and slot.vocabulary and slot.vocabulary != "outcomes":
            for position in ("object", "subject", "modifier"):
                if position in slot.positions:
                    frame.term_at.setdefault(position, []).extend(_terms_in(frame, position, slot.vocabulary))
    frame.terms = [t for found in frame.term_at.values() for t in found]
    if not frame.terms and any(
        "clause" in s.positions and s.vocabulary not in (None, "outcomes") for s in frame.kind.slots.values()
    ):
        wanted = {s.vocabulary for s in frame.kind.slots.values() if s.type == "term"} - {"outcomes"}
        frame.terms = [
            t for t in frame.phrases.terms if t.vocabulary in wanted and any(t.head == x.i for x in frame.reach)
        ]


def _terms_in(frame: Frame, position: str, vocabulary: str) -> list[TermPhrase]:
    phrases, head = frame.phrases, frame.head
    if position == "modifier" and frame.noun:
        inside = {t.i for t in noun_phrase(head)} | {
            t.i
            for p, o in prepositional(head)
            if p in ("of", "with", "from", "involving")
            for s in spread(o)
            for t in noun_phrase(s)
        }
        if frame.light is not None and frame.light.lemma_ in _UNDERGOING:
            inside |= {t.i for h in subjects(frame.light) for s in spread(h) for t in noun_phrase(s)}
        inside |= {
            x.i
            for t in list(head.children)
            if t.dep_ in ("acl", "relcl")
            for x in t.subtree
            if t.lemma_ in ("involve", "use")
        }
        return [t for t in phrases.terms if t.vocabulary == vocabulary and t.head in inside]
    if frame.noun:
        return []
    heads = (patients(head) or _seen_before(head)) if position == "object" else _term_subjects(frame)
    tokens = [s for h in heads for s in spread(h)]
    found = [t for s in tokens if (t := _term_of(phrases, s, vocabulary))]
    if position == "object" and not found:
        found = _term_before(frame, vocabulary) if is_passive(head) else _term_after(frame, vocabulary)
    return found


_SEEING = frozenset({"detect", "track", "spot"})


def _seen_before(verb: "Token") -> list["Token"]:
    """ "the projectiles detected a day earlier came from": a participle taken for the verb of its sentence."""
    if verb.lemma_ not in _SEEING or any(c.dep_ in ("dobj", "ccomp", "xcomp", "aux") for c in verb.children):
        return []
    return subjects(verb)


# "the rocket underwent its first test"
_UNDERGOING = frozenset({"have", "undergo", "make", "complete", "pass", "receive"})


def _term_subjects(frame: Frame) -> list["Token"]:
    """A weapon as subject: of an active verb, or of a passive whose agent it is ("was hit by a rocket")."""
    return behind_by(frame.head) if is_passive(frame.head) else subjects(frame.head)


_PARTITIVE = {
    "series",
    "number",
    "salvo",
    "barrage",
    "pair",
    "volley",
    "type",
    "kind",
    "set",
    "couple",
    "round",
    "dozen",
    "wave",
    "handful",
    "string",
    "one",
    "all",
    "some",
    "two",
    "three",
    "launch",
    "test",
    "both",
    "most",
    "several",
    "many",
}


def _term_of(phrases: Phrases, token: "Token", vocabulary: str) -> TermPhrase | None:
    """The term a noun phrase stands for: its head, or what follows "of" after a word of quantity ("a salvo of rockets"), or a
    clause after "what appears to be"."""
    own = phrases.term_at(token, vocabulary)
    if own is not None:
        return _likened(phrases, token, own) if own.weak else own
    if token.lemma_.lower() in _PARTITIVE or token.pos_ == "NUM":
        for preposition, inner in prepositional(token):
            if preposition == "of" and (found := phrases.term_at(inner, vocabulary)):
                return found
    if token.dep_ == "appos" and (above := phrases.term_at(token.head, vocabulary)) is not None:
        return above  # "the satellite, a Tansuo-2 launched in 1998"
    if token.lower_ == "what":
        inside = [
            t
            for t in phrases.terms
            if t.vocabulary == vocabulary
            and any(token.i in (a.i, a.head.i) for a in [token.doc[t.head], *token.doc[t.head].ancestors])
        ]
        return inside[0] if inside else None
    named = [t for t in phrases.terms if t.vocabulary == vocabulary and any(x.i == t.head for x in noun_phrase(token))]
    if named and token.pos_ == "PROPN" and named[-1].head == token.i - 1:
        return named[-1]  # "the missile Astra"
    if (
        named
        and token.pos_ in ("NOUN", "PROPN")
        and token.lemma_.lower()
        in (
            "system",
            "type",
            "version",
            "variant",
            "model",
            "round",
            "one",
            "fragment",
            "stage",
            "warhead",
            "test",
            "launcher",
            "weapon",
            "vehicle",
            "object",
        )
    ):
        return named[-1]
    return None


def _likened(phrases: Phrases, token: "Token", own: TermPhrase) -> TermPhrase:
    """What a vague weapon is likened to: "weapons that look like short-range missiles"."""
    inside = {
        t.i
        for c in token.children
        if c.dep_ == "relcl" and c.lemma_ in ("look", "appear", "seem", "be", "resemble")
        for t in c.subtree
    }
    return next((t for t in phrases.terms if t.vocabulary == own.vocabulary and t.head in inside and not t.weak), own)


_PRONOUNS = {"it", "they", "he", "she", "we"}


def _term_after(frame: Frame, vocabulary: str) -> list[TermPhrase]:
    """Where the parse gives the verb no object: the first term to its right with no other verb between."""
    for term in sorted(frame.phrases.terms, key=lambda t: t.head):
        if term.vocabulary == vocabulary and term.head > frame.head.i:
            if _names_other(frame.head.doc[term.head], frame.head):
                return []
            between = frame.head.doc[frame.words[-1] + 1 : term.first]
            if (
                len(between) <= 10
                and len(between)
                and between[0].lower_ == "what"
                and not _PRONOUNS & {t.lower_ for t in between}
            ):
                return [term]  # "launched what Delhi takes to be a missile"
            fits = len(between) <= 8 and not any(
                (t.pos_ == "VERB" and t.lemma_ not in ("appear", "seem", "believe", "suspect", "be"))
                or t.lower_ in ("that", "of", "by", "against", "about", "at")
                for t in between
            )
            return [term] if fits else []
    return []


def _term_before(frame: Frame, vocabulary: str) -> list[TermPhrase]:
    """Where the parse gives a finite passive no subject: the nearest term to its left with nothing but its helpers between."""
    helpers = {c.i for c in frame.head.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")}
    if (
        not helpers
        or any(c.dep_ in ("nsubjpass", "nsubj") for c in frame.head.children)
        or frame.head.dep_ in ("acl", "relcl", "conj")
    ):
        return []
    at = frame.head.i - 1
    while at in helpers:
        at -= 1
    first = frame.head.doc[at]
    while first.dep_ == "conj":
        first = first.head
    joined = {s.i for s in spread(first)}
    return (
        [t for t in frame.phrases.terms if t.vocabulary == vocabulary and t.head in joined and not t.weak]
        if at in joined
        else []
    )


def _names_other(token: "Token", verb: "Token") -> bool:
    """A weapon that only describes what the verb acts on: "stop rocket attacks", "destroy missile sites"."""
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.head == verb


def _twin(frame: Frame, kind: Kind, participants: Participants) -> Frame:
    twin = Frame(
        frame.phrases,
        kind,
        frame.trigger,
        frame.head,
        frame.words,
        frame.noun,
        frame.light,
        frame.realis,
        reach=frame.reach,
    )
    twin.agents, twin.others = participants.of(twin)
    twin.people = participants.people(twin)
    return twin


def _without_shadows(frames: list[Frame]) -> list[Frame]:
    """Drop a noun frame under a verb frame of its own kind ("launched a missile test"; "held talks"): one event, named twice."""
    out = []
    for frame in frames:
        above = [o for o in frames if o is not frame and _shadows(o, frame)]
        if not above:
            out.append(frame)
        for other in above:
            if other.kind.reciprocal and other.kind is frame.kind and other.codes < frame.codes:
                other.agents, other.people = list(frame.agents), other.people or list(frame.people)
    return out


def _shadows(other: Frame, frame: Frame) -> bool:
    threatened = frame.realis == "planned" and frame.head.dep_ == "xcomp" and frame.head.head == other.head
    if threatened and other.kind.name == "threat" and not frame.noun:
        return True  # "threatened to leave the pact": a threat, no plan
    alike = other.kind.name == frame.kind.name or (frame.noun and other.kind.family == frame.kind.family == "weapons")
    if not alike and not _refused(frame, other):
        return False
    if frame.noun and frame.light is not None and other.head.i == frame.light.i and other.head.lemma_ not in ONLOOKER:
        return True
    fired = frame.noun and frame.kind.name == "launch" and other.kind.name in ("attack", "launch") and not other.noun
    if fired and frame.head in objects(other.head):
        return True  # "fired a barrage of rockets"
    return frame.head.i in other.words and len(other.words) > len(frame.words)


def _refused(frame: Frame, other: Frame) -> bool:
    """Talks that a verb refuses ("vowed not to resume talks") are told by the refusal; they are no meeting denied."""
    return frame.noun and frame.realis == "denied" and other.kind.name == "rejection" and not other.noun
