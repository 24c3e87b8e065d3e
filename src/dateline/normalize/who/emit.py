"""From the pieces of a line to actor phrases, in order, each resolved by what was said before it."""

from dataclasses import replace

from dateline.model import Actor
from dateline.normalize.who import refer
from dateline.normalize.who.definites import of_token
from dateline.normalize.who.history import Entry, is_credited, is_subject
from dateline.normalize.who.lexicon import Gender
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.making import Knowing, make, many_of
from dateline.normalize.who.organs import of_organ
from dateline.normalize.who.owners import own_left
from dateline.normalize.who.people import Someone
from dateline.normalize.who.phrase import ActorPhrase, Form
from dateline.normalize.who.place import is_place
from dateline.normalize.who.shorts import name_runs
from dateline.normalize.who.titles import gender_of

_FORMS: dict[str, Form] = {
    "country": "country",
    "adjective": "adjective",
    "metonym": "metonym",
    "topical": "country",
    "group": "group",
}


def phrases_of(line: Line, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    """`number` counts the sentences of the report."""
    name_runs(line, cast)
    for piece in line.pieces:
        if (
            piece.kind in ("organ", "people")
            and not piece.codes
            and piece.owner is None
            and piece.pronoun is None
            and piece.row.code == "*"
        ):
            own_left(line, piece)
    out: list[ActorPhrase] = []
    pieces = {p.first: p for p in line.pieces if not p.used or p.kind == "person"}
    heads: dict[int, Entry] = {}
    for i in range(len(line.toks)):
        here = pieces.get(i)
        made = _of_piece(line, here, number, cast) if here is not None else of_token(line, i, number, cast)
        if made:
            _affiliate(line, out, made[0], cast)
            out.extend(made)
            head = line.sentence.tokens.doc[made[0].head]
            entry = Entry(
                number,
                made,
                is_subject(head),
                _gender(made[0], cast),
                head.dep_ in ("compound", "amod", "nmod"),
                line.quoted(i),
                _heads(made[0], cast),
                is_credited(head),
            )
            if made[0].form != "pronoun" or made[0].value.person is None or entry.subject:
                cast.history.add(entry, heads.get(head.head.i) if head.dep_ == "conj" else None)
                heads[head.i] = entry
    cast.history.subjects[number] = _subject_acts(line, out)
    return tuple(out)


def _affiliate(line: Line, out: list[ActorPhrase], organ: ActorPhrase, cast: Knowing) -> None:
    """ "spokesman Ivanov of the ministry": the person before belongs to the organ that the words after turn out to mean."""
    if not out or organ.form not in ("definite", "organ") or out[-1].form != "person" or out[-1].value.code:
        return
    base = line.sentence.base
    between = line.text[out[-1].end - base : organ.start - base].split()
    someone = cast.roster.named(out[-1].value.person)
    if someone is not None and between in (["of", "the"], ["of"], ["from", "the"], ["at", "the"]):
        someone.code, someone.org, someone.role = (
            organ.value.code,
            someone.org or organ.value.org,
            someone.role or organ.value.role,
        )
        out[-1] = replace(out[-1], value=someone.actor())


def _subject_acts(line: Line, phrases: list[ActorPhrase]) -> bool:
    root = line.sentence.tokens.root
    subject = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or any(p.head == subject.i for p in phrases)


def _heads(phrase: ActorPhrase, cast: Knowing) -> bool:
    someone = cast.roster.named(phrase.value.person)
    return someone is not None and someone.head


def _gender(phrase: ActorPhrase, cast: Knowing) -> Gender | None:
    name = phrase.value.person
    someone = cast.roster.named(name) if name else None
    return someone.gender if someone else gender_of(phrase.value.title or "")


def _of_piece(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    if piece.kind == "state":
        return _of_state(line, piece, cast)
    if piece.kind == "person":
        return _of_person(line, piece, number, cast)
    return of_organ(line, piece, number, cast)


def _of_state(line: Line, piece: Piece, cast: Knowing) -> tuple[ActorPhrase, ...]:
    form = _FORMS[piece.row.kind]
    place = form in ("country", "metonym") and is_place(line, piece)
    if place and form == "metonym":
        return ()
    return tuple(
        make(
            line,
            piece.first,
            piece.last,
            Actor(code=c, name=cast.table.states.get(c, c), role=cast.table.roles.get(c)),
            form,
            place=place,
            plural=many_of(line, piece),
        )
        for c in piece.codes
    )


def _of_person(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    someone = cast.roster.named(piece.known)
    if someone is None:
        return ()
    if someone.code is None and (someone.org or someone.noun or someone.role in ("GOV", "LEG")):
        _place_in_state(someone, number, cast)
    last = next(
        (k for k in range(piece.last, piece.first - 1, -1) if line.toks[k].pos_ in ("PROPN", "NOUN")), piece.last
    )
    return (make(line, piece.first, last if last > piece.first else piece.last, someone.actor(), "person"),)


def _place_in_state(someone: Someone, number: int, cast: Knowing) -> None:
    """ "Foreign Ministry spokesman X": the state whose ministry the report names, else the country spoken of last."""
    if someone.noun is not None:
        organ = refer.organ(someone.noun, cast.history)
        if organ:
            someone.code, someone.org, someone.role = organ[0].code, organ[0].org, someone.role or organ[0].role
        return
    named = cast.organs.get(someone.org) if someone.org else None
    codes = (
        [c for c, _ in named.most_common(1)]
        if named
        else _home(cast) or [a.code for a in refer.country(number, cast.history) if a.code]
    )
    if len(codes) == 1 and codes[0]:
        someone.code, someone.role = codes[0], someone.role or "GOV"
        someone.org = f"{cast.table.in_front(codes[0])} {someone.org}" if someone.org else None


def _home(cast: Knowing) -> list[str]:
    return [cast.home] if cast.home else []
