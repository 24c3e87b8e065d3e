"""From the pieces of a line to actor phrases, in order, each resolved by what was said before it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from dateline.model import Actor
from dateline.normalize.who import refer
from dateline.normalize.who.fold import words_of
from dateline.normalize.who.history import Entry, History, is_subject
from dateline.normalize.who.lexicon import ORGANS, Gender
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.names import Run, runs_of
from dateline.normalize.who.owners import own_left
from dateline.normalize.who.people import Roster, Someone
from dateline.normalize.who.phrase import ActorPhrase, Form
from dateline.normalize.who.place import is_place
from dateline.normalize.who.rows import Row
from dateline.normalize.who.table import ActorTable
from dateline.normalize.who.titles import gender_of

if TYPE_CHECKING:
    from collections import Counter

    from spacy.tokens import Token

_FORMS: dict[str, Form] = {"country": "country", "adjective": "adjective", "metonym": "metonym", "topical": "country", "group": "group"}
_NAME = Row("person", "*", "")
_ARTICLES = ("the", "that", "this", "both")


class Knowing(Protocol):
    """What emitting asks of the cast."""

    table: ActorTable
    roster: Roster
    organs: "dict[str, Counter[str]]"
    history: History
    home: str | None

    def organ_name(self, piece: Piece, code: str | None) -> str | None: ...


def phrases_of(line: Line, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    """`number` counts the sentences of the report."""
    _name_runs(line, cast)
    for piece in line.pieces:
        if piece.kind in ("organ", "people") and not piece.codes and piece.owner is None and piece.pronoun is None and piece.row.code == "*":
            own_left(line, piece)
    out: list[ActorPhrase] = []
    pieces = {p.first: p for p in line.pieces if not p.used or p.kind == "person"}
    for i in range(len(line.toks)):
        here = pieces.get(i)
        made = _of_piece(line, here, number, cast) if here is not None else _of_token(line, i, number, cast)
        if made:
            _affiliate(line, out, made[0], cast)
            out.extend(made)
            head = line.sentence.tokens.doc[made[0].head]
            entry = Entry(number, made, is_subject(head), _gender(made[0], cast), head.dep_ in ("compound", "amod", "nmod"), line.quoted(i))
            if made[0].form != "pronoun" or made[0].value.person is None or entry.subject:
                cast.history.add(entry)
    cast.history.subjects[number] = _subject_acts(line, out)
    return tuple(out)


def _affiliate(line: Line, out: list[ActorPhrase], organ: ActorPhrase, cast: Knowing) -> None:
    """"spokesman Ivanov of the ministry": the person before belongs to the organ that the words after turn out to mean."""
    if not out or organ.form not in ("definite", "organ") or out[-1].form != "person" or out[-1].value.code:
        return
    base = line.sentence.base
    between = line.text[out[-1].end - base : organ.start - base].split()
    someone = next((p for p in cast.roster.people if p.name == out[-1].value.person), None)
    if someone is not None and between in (["of", "the"], ["of"], ["from", "the"], ["at", "the"]):
        someone.code, someone.org, someone.role = organ.value.code, someone.org or organ.value.org, someone.role or organ.value.role
        out[-1] = replace(out[-1], value=someone.actor())


def _subject_acts(line: Line, phrases: list[ActorPhrase]) -> bool:
    root = line.sentence.tokens.root
    subject = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or any(p.head == subject.i for p in phrases)


def _gender(phrase: ActorPhrase, cast: Knowing) -> Gender | None:
    name = phrase.value.person
    someone = next((p for p in cast.roster.people if p.name == name), None) if name else None
    return someone.gender if someone else gender_of(phrase.value.title or "")


def _name_runs(line: Line, cast: Knowing) -> None:
    """Parts of names: "Lee said", "Putin", "Javad Zarif"."""
    for run in runs_of(line):
        someone = _short(line, run, cast)
        if someone is not None:
            line.put(Piece("person", run.first, run.last, (_NAME,), codes=(someone.code,) if someone.code else (), known=someone.name))


def _short(line: Line, run: Run, cast: Knowing) -> Someone | None:
    words = words_of(run.text)
    tok = line.toks[run.last]
    if not words or run.words > 1 and not cast.roster.fits(words) or tok.pos_ not in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
        return None
    if run.first == 0 and tok.pos_ not in ("PROPN", "NOUN", "X") and not cast.roster.fits(words):
        return None
    return cast.roster.pick(words, line.sentence.start_of(line.toks[run.first]))


def _phrase(line: Line, first: int, last: int, value: Actor, form: Form, *, head: int | None = None, place: bool = False, plural: bool = False) -> ActorPhrase:
    a, b = line.toks[first], line.toks[last]
    return ActorPhrase(line.sentence.start_of(a), line.sentence.end_of(b), value, form, head if head is not None else _head(line, first, last), place, plural)


def _head(line: Line, first: int, last: int) -> int:
    """The token of the stretch whose own head lies outside it; the last such one before a comma or preposition."""
    inside = range(line.toks[first].i, line.toks[last].i + 1)
    tops = [t for t in line.toks[first : last + 1] if (t.head.i not in inside or t.head is t) and t.pos_ not in ("PUNCT", "DET", "PART", "ADP")]
    return int(tops[-1].i if tops else line.toks[last].i)


def _of_piece(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    if piece.kind == "state":
        return _of_state(line, piece, cast)
    if piece.kind == "person":
        return _of_person(line, piece, number, cast)
    return _of_organ(line, piece, number, cast)


def _of_state(line: Line, piece: Piece, cast: Knowing) -> tuple[ActorPhrase, ...]:
    form = _FORMS[piece.row.kind]
    place = form in ("country", "metonym") and is_place(line, piece)
    if place and form == "metonym":
        return ()
    return tuple(_phrase(line, piece.first, piece.last, Actor(code=c, name=cast.table.states.get(c, c), role=cast.table.roles.get(c)), form,
                         place=place, plural=_many(line, piece)) for c in piece.codes)


def _many(line: Line, piece: Piece) -> bool:
    """Spoken of as many: "officials", but not "the Ukrainian side"."""
    return piece.row.plural and any(t.tag_ in ("NNS", "NNPS") for t in line.toks[piece.first : piece.last + 1])


def _of_person(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    someone = next((p for p in cast.roster.people if p.name == piece.known), None)
    if someone is None:
        return ()
    if someone.code is None and (someone.org or someone.noun or someone.role in ("GOV", "MIL", "LEG")):
        _place_in_state(someone, number, cast)
    last = next((k for k in range(piece.last, piece.first - 1, -1) if line.toks[k].pos_ in ("PROPN", "NOUN")), piece.last)
    return (_phrase(line, piece.first, last if last > piece.first else piece.last, someone.actor(), "person"),)


def _place_in_state(someone: Someone, number: int, cast: Knowing) -> None:
    """"Foreign Ministry spokesman X": the state whose ministry the report names, else the country spoken of last."""
    if someone.noun is not None:
        organ = refer.organ(someone.noun, cast.history)
        if organ:
            someone.code, someone.org, someone.role = organ[0].code, organ[0].org, someone.role or organ[0].role
        return
    named = cast.organs.get(someone.org) if someone.org else None
    codes = [c for c, _ in named.most_common(1)] if named else _home(cast) or [a.code for a in refer.country(number, cast.history) if a.code]
    if len(codes) == 1 and codes[0]:
        someone.code, someone.role = codes[0], someone.role or "GOV"
        someone.org = f"{cast.table.in_front(codes[0])} {someone.org}" if someone.org else None


def _home(cast: Knowing) -> list[str]:
    return [cast.home] if cast.home else []


def _of_organ(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    bearer = next((p for p in cast.roster.people if p.name == piece.known), None) if piece.known else None
    if bearer is not None:
        return (_phrase(line, piece.first, piece.last, bearer.actor(), "person", head=_noun(line, piece)),)
    codes = piece.codes or _owned(line, piece, number, cast)
    definite = line.low(piece.first - 1) in (*_ARTICLES, *refer.NUMBERS) or piece.pronoun is not None
    if not codes:
        return _without(line, piece, number, cast, definite)
    return tuple(_phrase(line, piece.first, piece.last, _member(piece, c, cast), "person" if piece.kind == "title" and not piece.row.plural else "organ",
                         plural=_many(line, piece), head=_noun(line, piece)) for c in codes)


def _noun(line: Line, piece: Piece) -> int:
    """The head noun of "the leaders of the two Koreas" and the like is in the words before the complement."""
    tops = [t for t in line.toks[piece.first : piece.last + 1] if t.pos_ in ("NOUN", "PROPN") and t.head.i not in
            range(line.toks[piece.first].i, line.toks[piece.last].i + 1)]
    return int(tops[0].i) if tops else _head(line, piece.first, piece.last)


def _member(piece: Piece, code: str, cast: Knowing) -> Actor:
    """An organ, an office holder, or people of a state."""
    org = cast.organ_name(piece, code)
    state = cast.table.states.get(code, code)
    role = piece.row.role or cast.table.roles.get(code)
    if piece.kind != "title" or piece.row.plural:
        return Actor(code=code, name=org or state, role=role, org=org)
    holder = _holder(piece, code, cast)
    if holder is not None:
        return holder.actor()
    return Actor(code=code, name=piece.title or state, role=role, org=org, title=piece.title)


def _holder(piece: Piece, code: str, cast: Knowing) -> Someone | None:
    """The person of the report who bears this very title for this state."""
    title = (piece.title or "").lower()
    held = [p for p in cast.roster.people if p.code == code and (p.title or "").lower() == title]
    return held[0] if len(held) == 1 and title not in ("official", "spokesman", "spokeswoman", "spokesperson", "officer", "diplomat") else None


def _owned(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[str, ...]:
    if piece.owner is not None:
        return piece.owner.codes
    if piece.pronoun is not None:
        token = line.sentence.tokens.doc[piece.pronoun]
        return tuple(dict.fromkeys(a.code for a in refer.pronoun(token, number, cast.history) if a.code))
    if piece.kind == "organ" and piece.org:
        named = cast.organs.get(piece.org)
        if named:
            return (named.most_common(1)[0][0],) if len(named) == 1 or named.most_common(2)[0][1] > named.most_common(2)[1][1] else ()
    return ()


def _without(line: Line, piece: Piece, number: int, cast: Knowing, definite: bool) -> tuple[ActorPhrase, ...]:
    """An organ or office with no state beside it: told by what came before, or left without a code."""
    noun = line.toks[piece.last]
    if line.low(piece.last + 1) in ("in", "of") and line.low(piece.last + 2) != "the" and line.piece(piece.last + 2) is None:
        definite = False
    many = _number(line, piece.first)
    form: Form = "definite"
    values: refer.Found = ()
    if piece.row.plural and (noun.lemma_.lower() not in refer.PAIRS or not piece.row.text.endswith(noun.lower_)):
        return ()
    if many and piece.row.plural:
        values = refer.several(noun.lemma_.lower(), many, number, cast.history)
    elif piece.kind == "title" and not piece.row.plural:
        values = refer.office(piece.title or noun.text, number, cast.history) if definite else ()
        if not values and definite is False:
            values = (Actor(code=None, name=piece.title or noun.text, org=piece.org, title=piece.title, role=piece.row.role),)
            form = "person"
    elif piece.kind == "organ":
        values = refer.organ(noun.lemma_.lower(), cast.history) if definite else ()
        if not values and cast.home and (piece.row.role != "GOV" or piece.org != "government"):
            values = (_as_organ(Actor(code=cast.home, name=""), piece, cast),)
        if not values and definite and noun.text.islower():
            values = tuple(_as_organ(a, piece, cast) for a in refer.country(number, cast.history))
        if not values and not noun.text.islower():
            values, form = (Actor(code=None, name=piece.org or noun.text, role=piece.row.role, org=piece.org),), "organ"
    return tuple(_phrase(line, piece.first, piece.last, v, form, plural=len(values) > 1 or piece.row.plural) for v in values)


def _as_organ(actor: Actor, piece: Piece, cast: Knowing) -> Actor:
    org = cast.organ_name(piece, actor.code)
    return Actor(code=actor.code, name=org or actor.name, role=piece.row.role, org=org)


def _number(line: Line, first: int) -> int | None:
    """How many: "the two", "both", "the three"; 2 for a bare "the"."""
    for k in (first - 1, first - 2, first - 3):
        if line.low(k) in refer.NUMBERS:
            return refer.NUMBERS[line.low(k)]
        if line.piece(k) is not None or line.low(k) in ("", ",", "."):
            return None
        if line.low(k) == "the":
            return 2 if k == first - 1 else None
    return None


def _of_token(line: Line, i: int, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    """Pronouns, and definite nouns that are no piece: "the country", "the ministry", "both sides", "the pair"."""
    tok = line.toks[i]
    low = tok.lower_
    if low in refer.HE or low in refer.IT or low in refer.THEY:
        at = line.piece(i)
        if at is not None and at.pronoun is not None:
            return ()
        values = refer.pronoun(tok, number, cast.history, line.quoted(i))
        return tuple(_phrase(line, i, i, v, "pronoun", plural=len(values) > 1) for v in values)
    if line.piece(i) is not None or tok.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "DET"):
        return ()
    values = _definite(line, tok, i, number, cast)
    return tuple(_phrase(line, i, i, v, "definite", plural=len(values) > 1) for v in values)


def _of_owner(lemma: str, owner: "Token", number: int, cast: Knowing) -> refer.Found:
    """"his ministry": the organ of the person, or one of the state that "its" means."""
    out = []
    for actor in refer.pronoun(owner, number, cast.history):
        known = actor.org if actor.org and lemma in actor.org.lower().split() else None
        org = known or (f"{cast.table.in_front(actor.code)} {lemma}" if actor.code else lemma)
        out.append(Actor(code=actor.code, name=org, role=actor.role, org=org))
    return tuple(out)


def low_pair(line: Line, tok: "Token", i: int) -> bool:
    """"the two" and "both" that stand for themselves: "The two met", "Both confirm"."""
    after = line.toks[i + 1].pos_ if i + 1 < len(line.toks) else "PUNCT"
    alone = after in ("VERB", "AUX", "PUNCT", "ADV", "ADP", "PART") and tok.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "nummod")
    return alone and (tok.lower_ == "both" or tok.lower_ == "two" and line.low(i - 1) == "the") and line.low(i + 1) not in ("of", "in", "-")


def _definite(line: Line, tok: "Token", i: int, number: int, cast: Knowing) -> refer.Found:
    lemma = tok.lemma_.lower()
    plural = tok.tag_ in ("NNS", "NNPS")
    if lemma == "pair" and line.low(i - 1) == "the" and line.low(i + 1) != "of":
        return refer.several("leader", 2, number, cast.history)
    if lemma in ORGANS and line.low(i - 1) in ("his", "her", "its", "their"):
        return _of_owner(lemma, line.toks[i - 1], number, cast)
    if low_pair(line, tok, i):
        return refer.several("leader", 2, number, cast.history)
    if plural and lemma in refer.PAIRS:
        many = _number(line, i)
        return refer.several(lemma, many, number, cast.history) if many else ()
    if plural and lemma not in refer.GROUPS or line.low(i - 1) not in _ARTICLES and line.low(i - 2) not in _ARTICLES:
        return ()
    if lemma in refer.COUNTRIES:
        return refer.country(number, cast.history)
    if lemma in refer.GROUPS or lemma in refer.BLOCS:
        return refer.group(lemma, cast.history)
    return refer.organ(lemma, cast.history) if lemma in ORGANS else ()
