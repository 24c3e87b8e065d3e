"""Persons of a sentence: known names and runs of capitals, with the titles that stand before or after them."""

from dateline.normalize.who.fold import words_of
from dateline.normalize.who.lexicon import SPEAK
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.names import SHIPS, Run, runs_of
from dateline.normalize.who.owners import own_right
from dateline.normalize.who.people import HEADS, Roster, Someone
from dateline.normalize.who.rows import Row
from dateline.normalize.who.table import ActorTable
from dateline.normalize.who.titles import courtesy, gender_of
from dateline.reading.given_names import GIVEN

_PERSON = Row("person", "*", "")
_DET = {"the", "a", "an", "his", "her", "its", "their", "then"}
ENOUGH = 2
# Words that place somebody beside another and name no office.
_RELATIVE = ("counterpart", "counterparts", "host", "hosts", "colleague", "colleagues", "successor", "predecessor")


def meet(line: Line, roster: Roster) -> None:
    """Enter the persons whom the sentence names in full or with a title; lay them over it as pieces."""
    for piece in [p for p in line.pieces if p.kind == "person"]:
        _tail(line, piece)
        name = line.words(piece.first, piece.last)
        someone = roster.enter(piece.row.name if roster.known(name) is None else name, _offset(line, piece))
        _introduce(line, piece, someone, roster)
    for run in runs_of(line):
        _meet_run(line, run, roster)


def _tail(line: Line, piece: Piece) -> None:
    """ "Ferdinand Marcos" + "Jr."."""
    if line.low(piece.last + 1) in ("jr.", "jr", "sr.", "iii") and line.piece(piece.last + 1) is None:
        line.at[piece.last + 1] = piece
        piece.last += 1
        piece.end = line.toks[piece.last].idx + len(line.toks[piece.last].text)


def _meet_run(line: Line, run: Run, roster: Roster) -> None:
    title = title_before(line, run.first) or title_after(line, run.last)
    words = words_of(run.text)
    if not words:
        return
    if run.words == 1:
        if title is None or not _titled(run, title):
            return
        someone = (
            roster.pick(words, _at(line, run.first))
            or roster.holder(words, title.title or "", next(iter(title.codes), None), _at(line, run.first))
            or _maybe_new(line, run, title, roster)
        )
    elif roster.known(run.text) is not None or ((fits := roster.fits(words)) and len(fits) == 1):
        someone = roster.enter(run.text, _at(line, run.first)) if roster.known(run.text) else fits[0]
    elif _evidence(line, run, title) >= ENOUGH:
        someone = roster.enter(run.text, _at(line, run.first))
    else:
        return
    if someone is None:
        return
    piece = Piece("person", run.first, run.last, (_PERSON,))
    line.put(piece)
    _introduce(line, piece, someone, roster)


def _maybe_new(line: Line, run: Run, title: Piece, roster: Roster) -> Someone | None:
    tok = line.toks[run.last]
    ship = title.row.role == "MIL" and (line.low(title.first - 1) == "the" or line.low(title.first - 1) in SHIPS)
    if tok.pos_ != "PROPN" or tok.ent_type_ in ("GPE", "LOC", "DATE", "NORP") or ship or title.last + 1 != run.first:
        return None
    return (
        roster.enter(run.text, _at(line, run.first)) if tok.ent_type_ == "PERSON" or title.row.role != "MIL" else None
    )


def _titled(run: Run, title: Piece) -> bool:
    """A single word needs a title right before it, or an office of a state after it."""
    return title.last + 1 == run.first or title.row.plural or (bool(title.codes) and title.first > run.last)


def _evidence(line: Line, run: Run, title: Piece | None) -> int:
    """How much speaks for a person: title 3, entity PERSON 2, a common given name 2, speech 1; other entities and organs against."""
    tags = [line.toks[k].ent_type_ for k in range(run.first, run.last + 1)]
    score = 3 if title is not None else 0
    score += 2 if tags.count("PERSON") * 2 > len(tags) else 0
    score += 2 if words_of(run.text)[0] in GIVEN else 0
    head = line.toks[run.first : run.last + 1]
    score += 1 if any(t.dep_ in ("nsubj", "nsubjpass") and t.head.lemma_ in SPEAK for t in head) else 0
    if all(t in ("GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART") for t in tags):
        score -= 2
    if line.low(run.first - 1) == "the" and title is None:
        score -= 2
    if line.low(run.first - 1) in ("in", "at", "near", "off", "around"):
        score -= 1
    return score


def _introduce(line: Line, piece: Piece, someone: Someone, roster: Roster) -> None:
    """Fill in what the title says; the first title that tells an office stands."""
    piece.known = someone.name
    titles = [t for t in (title_before(line, piece.first), title_after(line, piece.last)) if t is not None]
    for title in sorted(titles, key=lambda t: not (t.codes and t.org)):
        _fill(someone, title, _order(line, title, piece), roster.table)
    for title in titles:
        _bind(line, title, piece)
    if someone.code is None:
        _affiliate(line, piece, someone)
    piece.codes = (someone.code,) if someone.code else ()


def _fill(someone: Someone, title: Piece, order: int, table: ActorTable) -> None:
    someone.gender = gender_of(title.title or "") or someone.gender
    if courtesy(title):
        return
    someone.noun = someone.noun or title.noun
    codes = title.codes
    code = codes[min(order, len(codes) - 1)] if codes else None
    if code is None and title.owner is not None and title.owner.codes:
        code = title.owner.codes[0]
    if (title.title or "").lower().endswith(_RELATIVE):
        someone.code = someone.code or code
        return
    if someone.title is None or (title.org and someone.org is None and not someone.head):
        someone.title = _singular(title)
        someone.org = organ_name(title, code or someone.code, table)
        someone.role = (
            table.roles.get(code or "") or title.role or title.row.role or someone.role or ("GOV" if code else None)
        )
    someone.code = code or someone.code
    someone.head = someone.head or (someone.title or "").lower() in HEADS


def _singular(title: Piece) -> str | None:
    text = title.title
    if text and title.row.plural:
        words = text.split()
        return " ".join(w.removesuffix("s") if w.lower() == title.row.text.split()[-1] else w for w in words)
    return text


def organ_name(piece: Piece, code: str | None, table: ActorTable) -> str | None:
    """The organ with its state in front ("Iran Foreign Ministry"); as it is where it has a name of its own."""
    org = piece.org
    if not org or code is None:
        return org
    if piece.full or piece.row.code != "*" or org.startswith(table.in_front(code)):
        return org
    return f"{table.in_front(code)} {org}"


def _bind(line: Line, title: Piece, piece: Piece) -> None:
    """A title right before the name makes one phrase with it; one after the comma stays its own, spent."""
    if title.row.plural:
        title.used = True
    elif title.last + 1 == piece.first:
        title.used = True
        line.widen(piece, title.first)
    else:
        title.known = piece.known


def _affiliate(line: Line, piece: Piece, someone: Someone) -> None:
    probe = Piece("title", piece.first, piece.last, (_PERSON,))
    if own_right(line, probe, piece.last + 1, frozenset({"of", "from", "at"})) and probe.codes:
        someone.code, someone.org = probe.codes[0], someone.org or probe.org


def title_before(line: Line, first: int) -> Piece | None:
    """ "Foreign Minister X", "the North's top negotiator, X,", "ministers Y and X"."""
    at = line.piece(first - 1)
    if at is not None and at.kind == "title":
        return at
    if line.low(first - 1) == ",":
        at = line.piece(first - 2)
        if (
            at is not None
            and at.kind == "title"
            and (at.codes or at.pronoun is not None or _definite(line, at))
            and _closes(line, first)
        ):
            return at
        if at is not None and at.kind == "person":
            return _shared(line, at)
    if line.low(first - 1) == "and":
        at = line.piece(first - 2)
        if at is not None and at.kind == "person":
            return _shared(line, at)
    return None


def _definite(line: Line, title: Piece) -> bool:
    return any(line.low(k) in _DET for k in range(max(title.first - 3, 0), title.first))


def _closes(line: Line, first: int) -> bool:
    """The name after "the negotiator," ends in a comma, a full stop or a verb: it is an apposition and no list."""
    k = first
    while (
        k < len(line.toks)
        and k - first < 6
        and (
            line.toks[k].text[:1].isupper() or line.low(k) in ("-", "bin", "al", "bint") or line.toks[k - 1].text == "-"
        )
    ):
        k += 1
    return (
        k >= len(line.toks)
        or line.toks[k].text in (",", ".", "and", "'s", ";", ")", "-", "--")
        or line.toks[k].pos_ in ("VERB", "AUX")
    )


def _shared(line: Line, person: Piece) -> Piece | None:
    """The plural title before the first name of a list."""
    i = person.first - 1
    while i >= 0:
        at = line.piece(i)
        if at is not None and at.kind == "title":
            return at if at.row.plural else None
        if at is not None and at.kind == "person":
            i = at.first - 1
        elif line.low(i) in ("and", ","):
            i -= 1
        else:
            return None
    return None


def title_after(line: Line, last: int) -> Piece | None:
    """ "X, South Korea's special representative ..."; "X, the envoy"; "X (spokesman ...)"; "X, who is ..." is left to the parser."""
    if line.low(last + 1) not in (",", "(", "-", "--", "–"):
        return None
    i = last + 2
    while (
        line.low(i) in _DET
        or line.low(i) in ("one", "also")
        or (line.piece(i) is None and i < len(line.toks) and line.toks[i].pos_ == "ADJ")
    ):
        i += 1
    at = line.piece(i)
    if at is None or at.kind != "title" or (at.used and at.title is None):
        return None
    nxt = line.piece(at.last + 1)
    if (nxt is not None and nxt.kind == "person") or (
        at.last + 1 < len(line.toks)
        and line.toks[at.last + 1].text[:1].isupper()
        and line.toks[at.last + 1].pos_ == "PROPN"
    ):
        return None
    return at


def _order(line: Line, title: Piece, piece: Piece) -> int:
    """The how-manieth name after a plural title: "Ministers A of X and B of Y" pair off with the states in order."""
    return (
        sum(1 for p in line.pieces if p.kind == "person" and p is not piece and title.last < p.first < piece.first)
        if title.row.plural
        else 0
    )


def _at(line: Line, i: int) -> int:
    return line.sentence.start_of(line.toks[i])


def _offset(line: Line, piece: Piece) -> int:
    return line.sentence.base + piece.start
