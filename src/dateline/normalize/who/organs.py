"""Organs, offices and people of a state as phrases: by their owner, else by what came before."""

from dateline.model import Actor
from dateline.normalize.who import refer
from dateline.normalize.who.lexicon import MEANT
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.making import ARTICLES, Knowing, how_many, make, many_of, noun_of
from dateline.normalize.who.people import Someone
from dateline.normalize.who.phrase import ActorPhrase, Form


def of_organ(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    bearer = cast.roster.named(piece.known) if piece.known else None
    if bearer is not None:
        return (make(line, piece.first, piece.last, bearer.actor(), "person", head=noun_of(line, piece)),)
    codes = piece.codes or _owned(line, piece, number, cast)
    definite = line.low(piece.first - 1) in (*ARTICLES, *refer.NUMBERS) or piece.pronoun is not None
    if not codes:
        return _without(line, piece, number, cast, definite)
    return tuple(
        make(
            line,
            piece.first,
            piece.last,
            _member(piece, c, cast),
            "person" if piece.kind == "title" and not piece.row.plural else "organ",
            plural=many_of(line, piece),
            head=noun_of(line, piece),
        )
        for c in codes
    )


def _member(piece: Piece, code: str, cast: Knowing) -> Actor:
    """An organ, an office holder, or people of a state."""
    org = cast.organ_name(piece, code)
    state = cast.table.states.get(code, code)
    role = cast.table.roles.get(code) or piece.row.role
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
    return (
        held[0]
        if len(held) == 1
        and title not in ("official", "spokesman", "spokeswoman", "spokesperson", "officer", "diplomat")
        else None
    )


def _owned(line: Line, piece: Piece, number: int, cast: Knowing) -> tuple[str, ...]:
    if piece.owner is not None:
        return piece.owner.codes
    if piece.pronoun is not None:
        token = line.sentence.tokens.doc[piece.pronoun]
        return tuple(dict.fromkeys(a.code for a in refer.pronoun(token, number, cast.history) if a.code))
    if piece.kind == "organ" and piece.org:
        named = cast.organs.get(piece.org)
        if named:
            return (
                (named.most_common(1)[0][0],)
                if len(named) == 1 or named.most_common(2)[0][1] > named.most_common(2)[1][1]
                else ()
            )
    return ()


def _without(line: Line, piece: Piece, number: int, cast: Knowing, definite: bool) -> tuple[ActorPhrase, ...]:
    """An organ or office with no state beside it: told by what came before, or left without a code."""
    noun = line.toks[piece.last]
    if (
        line.low(piece.last + 1) in ("in", "of")
        and line.low(piece.last + 2) != "the"
        and line.piece(piece.last + 2) is None
    ):
        definite = False
    many = how_many(line, piece.first)
    form: Form = "definite"
    values: refer.Found = ()
    if piece.row.plural and (noun.lemma_.lower() not in refer.PAIRS or not piece.row.text.endswith(noun.lower_)):
        return ()
    if many and piece.row.plural:
        values = refer.several(noun.lemma_.lower(), many, number, cast.history)
    elif piece.kind == "title" and not piece.row.plural:
        values = refer.office(piece.title or noun.text, number, cast.history) if definite else ()
        if not values and definite is False:
            values = (
                Actor(code=None, name=piece.title or noun.text, org=piece.org, title=piece.title, role=piece.row.role),
            )
            form = "person"
    elif piece.kind == "organ":
        values = refer.organ(noun.lemma_.lower(), cast.history) if definite else ()
        meant = MEANT.get(piece.row.text)
        if not values and meant and cast.history.counts[meant]:
            values = (_as_organ(Actor(code=meant, name=""), piece, cast),)
        owned = definite or not noun.text.islower() or not many_of(line, piece)
        if not values and owned and cast.home and (piece.row.role != "GOV" or piece.org != "government"):
            values = (_as_organ(Actor(code=cast.home, name=""), piece, cast),)
        if not values and definite and noun.text.islower() and (acting := refer.acting_state(number, cast.history)):
            values = (_as_organ(acting, piece, cast),)
        if not values and definite and noun.text.islower():
            values = tuple(_as_organ(a, piece, cast) for a in refer.country(number, cast.history))
        if not values and not noun.text.islower():
            values, form = (Actor(code=None, name=piece.org or noun.text, role=piece.row.role, org=piece.org),), "organ"
    return tuple(
        make(line, piece.first, piece.last, v, form, plural=len(values) > 1 or piece.row.plural) for v in values
    )


def _as_organ(actor: Actor, piece: Piece, cast: Knowing) -> Actor:
    org = cast.organ_name(piece, actor.code)
    return Actor(code=actor.code, name=org or actor.name, role=piece.row.role, org=org)
