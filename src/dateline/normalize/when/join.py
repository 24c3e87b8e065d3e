"""Neighbouring pieces joined into one time: "at 07:00" + "local time" + "on Tuesday" + "(22:00 GMT Monday)"."""

from dateline.normalize.when.clocks import half_of
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.tokens import Tokens
from dateline.normalize.when.words import wordset
from dateline.normalize.when.zonewords import with_zone

_CLOCK_DAY = wordset("on of , the in early late")
_DAY_CLOCK = wordset(
    "at about around shortly just after before , approximately roughly exactly precisely from by until since the"
)
_DAY_PART = wordset("in the at before after , by around just on during shortly")
_PART_DAY = wordset("of on the , from")
_LIST = wordset("and , or at then again about around to - until & by through plus")
_EDGE = {"early": "START", "late": "END", "mid": "MID", "earlier": None, "later": None}


def join(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """One pass from the left: each piece is merged into the one before where their gap allows it; bare ones left
    over go."""
    out: list[Piece] = []
    for i, raw in enumerate(pieces):
        limit = pieces[i + 1].start if i + 1 < len(pieces) else len(tokens)
        piece = with_zone(tokens, _with_edge(tokens, raw, out[-1].end if out else 0), limit)
        while out and (merged := _merge(tokens, out[-1], piece)) is not None:
            out.pop()
            piece = with_zone(tokens, merged, limit)
        out.append(piece)
    return _share(tokens, [piece for piece in out if not piece.sem.bare])


def _gap(tokens: Tokens, left: Piece, right: Piece) -> list[str] | None:
    """The words between two pieces; None where a paragraph ends or they are far apart."""
    if right.start - left.end > 5 or right.start < left.end:
        return None
    words = tokens.words[left.end : right.start]
    return None if any(tokens.codes[i] == "\n" for i in range(left.end, right.start)) else words


def _with_edge(tokens: Tokens, piece: Piece, floor: int) -> Piece:
    """ "early Tuesday", "late on Monday", "earlier Sunday"."""
    sem = piece.sem
    if not sem.has_day or sem.type != "DATE" or piece.start <= floor or sem.kind == "context":
        return piece
    for back in (1, 2):
        at = piece.start - back
        if at >= floor and tokens.words[at] in _EDGE and (back == 1 or tokens.words[at + 1] in {"on", "-"}):
            return piece.but(start=at, sem=sem.but(mod=_EDGE[tokens.words[at]]))
    return piece


def _merge(tokens: Tokens, left: Piece, right: Piece) -> Piece | None:
    gap = _gap(tokens, left, right)
    if gap is None or right.tail or left.sem.type in {"DURATION", "SET"} or right.sem.type in {"DURATION", "SET"}:
        return None
    if left.sem.fixed or right.sem.fixed:
        return None
    if found := _aside(tokens, left, right, gap):
        return found
    sem = _merged(left.sem, right.sem, gap)
    if sem is None:
        return None
    return Piece(left.start, right.end, sem, left.tail, left.glue, left.alternates)


_OR = ([","], ["or"], [",", "or"], [";"], ["/"], ["-"])


def _aside(tokens: Tokens, left: Piece, right: Piece, gap: list[str]) -> Piece | None:
    """Another clock for the same moment: "07:00 on Tuesday (22:00 GMT Monday)", "0137 GMT, or 10:37 a.m. local time",
    "7:50 p.m. Hawaii time (12:50 a.m. EST, 0550 GMT)"."""
    closed = right.end < len(tokens) and tokens.words[right.end] == ")"
    open_ = left.alternates and tokens.words[left.end - 1] != ")"
    if (
        open_
        and right.sem.has_day
        and not right.sem.has_clock
        and (sem := _merged(left.alternates[-1], right.sem, gap))
    ):
        return left.but(end=right.end + closed, alternates=(*left.alternates[:-1], sem))  # the other clock's own day
    if not left.sem.has_clock or not right.sem.has_clock or right.glue:
        return None
    if gap == ["("]:
        if not (closed or right.sem.zone) or (left.sem.zone or "local") == right.sem.zone:
            return None
    elif left.alternates:
        if gap not in _OR or not right.sem.zone or tokens.words[left.end - 1] == ")":
            return None
    elif (
        "or" not in gap or gap not in _OR or not right.sem.zone or not left.sem.zone or left.sem.zone == right.sem.zone
    ):
        return None
    in_brackets = closed and (gap == ["("] or bool(left.alternates))
    return left.but(end=right.end + in_brackets, alternates=(*left.alternates, right.sem))


def _merged(left: Sem, right: Sem, gap: list[str]) -> Sem | None:
    words = set(gap)
    if left.has_clock and not left.has_day:
        if right.has_day and not right.has_clock and words <= _CLOCK_DAY and _short(gap, 2):
            return _with_clock(right, left)
        if right.part and not right.has_clock and not right.has_day and (words <= {"in", "the", "at", "on"}):
            return _with_part(left, right)
    if left.has_day and not left.has_clock:
        if (
            right.has_clock
            and not right.has_day
            and words <= _DAY_CLOCK
            and _short(gap, 4)
            and gap != ["the"]
            and not (left.kind == "absolute" and left.year and gap == [])
        ):
            return _with_clock(left, right)
        if (
            right.part
            and not right.has_clock
            and not right.has_day
            and not left.part
            and (words <= _DAY_PART if not right.bare else not gap)
        ):
            return left.but(type="TIME", part=right.part, mod=right.mod or left.mod, zone=left.zone or right.zone)
        if right.has_day and not right.has_clock:
            return _same_day(left, right, gap)
    if (
        left.has_day
        and left.has_clock
        and right.part
        and not right.has_clock
        and not right.has_day
        and not gap
        and not left.part
    ):
        return _with_part(left, right)
    if (
        left.part
        and not left.has_day
        and not left.has_clock
        and right.has_day
        and not right.has_clock
        and words <= _PART_DAY
        and _short(gap, 2)
    ):
        if right.part or (left.bare and gap == []):
            return None
        return right.but(type="TIME", part=left.part, mod=left.mod or right.mod, zone=left.zone or right.zone)
    if (
        left.part
        and not left.has_clock
        and not left.has_day
        and right.has_clock
        and not right.has_day
        and words <= _DAY_CLOCK
        and gap
    ):
        return None if left.bare else _with_part(right, left)
    return None


def _short(gap: list[str], most: int) -> bool:
    return len(gap) <= most


def _with_clock(day: Sem, clock: Sem) -> Sem:
    sem = day.but(
        type="TIME",
        hour=clock.hour,
        minute=clock.minute,
        second=clock.second,
        twelve=clock.twelve,
        zone=clock.zone or day.zone,
        mod=clock.mod,
        approximate=day.approximate or clock.approximate,
    )
    return _halved(sem, day.part) if day.part else sem


def _with_part(clock: Sem, part: Sem) -> Sem:
    return _halved(clock.but(zone=clock.zone or part.zone), part.part)


def _halved(sem: Sem, part: str | None) -> Sem:
    if not sem.twelve or part is None or sem.hour is None:
        return sem
    hour = sem.hour % 12 + (12 if half_of(part, sem.hour) == "p" else 0)
    return sem.but(hour=hour, twelve=False)


def _same_day(left: Sem, right: Sem, gap: list[str]) -> Sem | None:
    """ "Tuesday, Sept. 10" and "10 September, a Tuesday" are one day named twice; "last Sunday, 7 July" too."""
    if (
        left.weekday
        and left.month is None
        and right.month
        and right.weekday is None
        and gap in ([], [","], [",", "the"], ["the"])
    ):
        return right.but(weekday=left.weekday, part=left.part or right.part, mod=right.mod or left.mod)
    if (
        right.weekday
        and right.month is None
        and left.month
        and left.weekday is None
        and gap in ([",", "a"], ["(", "a"], ["("])
        and right.kind == "absolute"
    ):
        return left.but(weekday=right.weekday)
    if (
        left.weekday
        and left.month is None
        and right.day
        and right.month is None
        and right.weekday is None
        and gap in ([], [","])
    ):
        return right.but(weekday=left.weekday)
    if left.kind == "publication" and left.unit == "D" and right.month and gap == [","]:
        return right
    if (
        left.kind == "publication"
        and left.unit == "D"
        and right.weekday
        and right.month is None
        and gap == [","]
        and right.kind == "absolute"
    ):
        return left
    return None


def _share(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """ "at 6:53 a.m. and 7:12 a.m. on Tuesday": both on Tuesday. Backwards first, then forwards."""
    out = list(pieces)
    for i in range(len(out) - 2, -1, -1):
        if _listed(tokens, out[i], out[i + 1]):
            out[i] = out[i].but(
                sem=_lend(out[i].sem, out[i + 1].sem, _either(tokens, out[i], out[i + 1]), backwards=True)
            )
    for i in range(1, len(out)):
        if _listed(tokens, out[i - 1], out[i]):
            out[i] = out[i].but(
                sem=_lend(out[i].sem, out[i - 1].sem, _either(tokens, out[i - 1], out[i]), backwards=False)
            )
    return out


def _listed(tokens: Tokens, left: Piece, right: Piece) -> bool:
    gap = _gap(tokens, left, right)
    return bool(gap) and set(gap or ()) <= _LIST and len(gap or ()) <= 4 and gap != ["at"]


_DAY_FIELDS = ("year", "month", "day", "weekday", "holiday", "kind", "unit", "shift", "grain", "which")


def _either(tokens: Tokens, left: Piece, right: Piece) -> bool:
    return "or" in tokens.words[left.end : right.start]


def _lend(sem: Sem, giver: Sem, either: bool, *, backwards: bool) -> Sem:
    if sem.type in {"DURATION", "SET"} or giver.type in {"DURATION", "SET"}:
        return sem
    if sem.has_clock and giver.has_clock:
        changes: dict[str, object] = {"zone": sem.zone or (None if either else giver.zone)}
        if not sem.has_day and giver.has_day and sem.kind != "context":
            changes |= {name: getattr(giver, name) for name in _DAY_FIELDS}
        if (
            sem.twelve
            and not giver.twelve
            and giver.hour is not None
            and giver.hour >= 12
            and backwards
            and giver.hour % 12 >= (sem.hour or 0) % 12
        ):
            changes |= {"hour": (sem.hour or 0) % 12 + 12, "twelve": False}
        return sem.but(**changes)
    if (
        backwards
        and sem.month
        and sem.year is None
        and sem.kind == "absolute"
        and giver.month
        and giver.year
        and giver.kind == "absolute"
        and not sem.weekday
    ):
        return sem.but(year=giver.year)
    return sem
