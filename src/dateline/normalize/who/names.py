"""Runs of capitalised words that may be a person's name."""

from dataclasses import dataclass

from dateline.normalize.who.lexicon import LINKS, NOT_NAMES
from dateline.normalize.who.line import Line
from dateline.sources.words import words

_TAILS = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
_WEAPON = words(
    "missile missiles rocket rockets satellite satellites drone drones launcher submarine tank jet jets fighter interceptor "
    "interceptors system systems warhead engine class series type"
)


SHIPS = words(
    "uss hms mv ss operation submarine destroyer frigate carrier cruiser corvette ship vessel tanker freighter class typhoon hurricane "
    "satellite capsule"
)
_SPOTS = words("island atoll site base crossing airfield port province district county village exercise drill accord")


@dataclass(frozen=True)
class Run:
    """Tokens `first` to `last` of the sentence, and the name they spell."""

    first: int
    last: int
    text: str
    words: int


def runs_of(line: Line) -> list[Run]:
    out: list[Run] = []
    i = 0
    while i < len(line.toks):
        if not _starts(line, i):
            i += 1
            continue
        last = _extend(line, i)
        run = _trim(line, i, last)
        if run is not None and not _thing(line, run):
            out.append(run)
        i = last + 1
    return out


def _starts(line: Line, i: int) -> bool:
    return _capital(line, i) or (
        line.low(i) in ("al", "el", "bin", "abu", "von", "de")
        and line.piece(i) is None
        and (_capital(line, i + 1) or (line.low(i + 1) == "-" and _capital(line, i + 2)))
    )


def _capital(line: Line, i: int) -> bool:
    if i >= len(line.toks) or line.piece(i) is not None:
        return False
    text = str(line.toks[i].text)
    return (
        text[0].isupper()
        and text.replace(".", "").replace("'", "").isalpha()
        and (not text.isupper() or len(text.replace(".", "")) <= 2)
    )


def _extend(line: Line, i: int) -> int:
    last = i
    while True:
        j = last + 1
        if _capital(line, j):
            last = j
        elif (
            line.low(j) == "-"
            and not line.toks[last].whitespace_
            and not line.toks[j].whitespace_
            and j + 1 < len(line.toks)
            and line.piece(j + 1) is None
            and line.toks[j + 1].text.isalpha()
        ):
            last = j + 1
        elif (
            line.low(j) in LINKS
            and line.piece(j) is None
            and (_capital(line, j + 1) or line.low(j + 1) in LINKS or line.low(j + 1) == "-")
        ):
            if not _capital(line, j + 1) and not _capital(line, j + 2):
                return last
            last = j
        elif line.low(j) == "," and line.low(j + 1) in ("jr.", "jr", "sr."):
            last = j + 1
        else:
            return last


def _trim(line: Line, first: int, last: int) -> Run | None:
    """Without an opening word that only begins the sentence; None where a word in it is no name."""
    while first <= last and (
        line.low(first) in NOT_NAMES or (first == 0 and line.toks[0].pos_ not in ("PROPN", "NOUN", "ADJ", "X", "VERB"))
    ):
        if (
            line.low(first) in NOT_NAMES
            and first > 0
            and line.toks[first].pos_ == "PROPN"
            and first < last
            and line.low(first) not in _DAYS
        ):
            return None
        first += 1
    if first > last:
        return None
    words = [line.low(k) for k in range(first, last + 1)]
    while words and words[-1] in _DAYS:
        words.pop()
        last -= 1
    if not words or any(w in NOT_NAMES for w in words):
        return None
    text = line.words(first, last).replace("\n", " ")
    count = sum(1 for k in range(first, last + 1) if line.toks[k].text[0].isupper() and line.low(k) not in _TAILS)
    return Run(first, last, text, count)


_DAYS = words(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec"
)


def _thing(line: Line, run: Run) -> bool:
    """A weapon or other thing with a name: "Hwasong-15", "Iskander missiles"."""
    j = run.last + 1
    if j < len(line.toks) and (
        line.toks[j].text == "-" and j + 1 < len(line.toks) and line.toks[j + 1].text[:1].isdigit()
    ):
        return True
    if j < len(line.toks) and (
        (line.toks[j].text[:1].isdigit() and not line.toks[j].ent_type_) or line.low(j) in _WEAPON
    ):
        return True
    if any(line.toks[k].text[0].isdigit() for k in range(run.first, run.last + 1)):
        return True
    return line.low(run.first - 1) in SHIPS or line.low(j) in _SPOTS
