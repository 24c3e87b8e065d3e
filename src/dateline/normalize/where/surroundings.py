"""What a text as a whole tells about where it plays: countries named in it, and the home of an outlet over many texts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dateline.normalize.where.countries import adjective_code, country_code, seat_code
from dateline.normalize.where.entry import Entry
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.geo import Point, middle_and_spread
from dateline.normalize.where.resolve import Cell, Home, candidates, cell, prior

_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w'’]*(?:-[A-Z]\w*)?\.?")

_SURNAMES = frozenset(("Jordan", "Chad", "Israel", "Holland", "London"))  # behind another capitalised word: a person
_SHARED = frozenset(("Georgia",))  # names that tell nothing of the country: an American state bears them too


def countries_in(text: str) -> dict[str, float]:
    """How often each country is named: as itself, by adjective or people, or (half) by its seat of government.

    Three-letter codes and other short forms count only in capitals ("US", "UAE"); a capitalised verb or month does not."""
    out: dict[str, float] = {}
    words = [(m.start(), m.group()) for m in _WORDS.finditer(text)]
    skip = -1
    for i, (start, word) in enumerate(words):
        if start < skip:
            continue
        if word.rstrip(".") in _SURNAMES and i and text[words[i - 1][0] + len(words[i - 1][1]) : start] == " ":
            continue
        for last in (i + 2, i + 1, i):
            if last >= len(words) or words[last][0] - start > 45:
                continue
            phrase = text[start : words[last][0] + len(words[last][1])]
            if code_weight := _country(phrase):
                out[code_weight[0]] = out.get(code_weight[0], 0.0) + code_weight[1]
                skip = start + len(phrase)
                break
    return out


def country_before(text: str, position: int) -> tuple[int, str] | None:
    """The country named last before a position, and where its name starts."""
    last: tuple[int, str] | None = None
    words = [(m.start(), m.end()) for m in _WORDS.finditer(text, 0, position)]
    for i, (start, end) in enumerate(words):
        for stop in (words[i + 1][1] if i + 1 < len(words) else end, end):
            if found := _country(text[start:stop]):
                last = (start, found[0])
                break
    return last


@lru_cache(maxsize=1 << 14)
def _country(phrase: str) -> tuple[str, float] | None:
    phrase = re.sub(r"['’]s?$", "", phrase)
    if len(phrase) <= 3 and (not phrase.isupper() or phrase.lower() not in ("us", "uk", "uae", "rok", "prc", "drc")):
        return None
    plain = phrase if phrase.endswith(".") and phrase.count(".") > 1 else phrase.rstrip(".")
    if plain in _SHARED:
        return None
    for word in (phrase, plain):
        if code := adjective_code(word) or country_code(word):
            return code, 1.0
        if code := seat_code(word):
            return code, 0.5
    return None


def home_of(texts: Iterable[Iterable[str]], gazetteer: Gazetteer, country: str | None = None) -> Home:
    """Where an outlet is at home, from the names in its texts (the names of one text each).

    The square around which the most different names have a bearer, each by how likely that bearer is and in how many texts
    the name stands; no point where no square stands out against the next."""
    texts_of: Counter[str] = Counter(name for names in texts for name in set(names))
    by_cell: dict[Cell, dict[str, tuple[float, Point]]] = {}
    for name, count in texts_of.items():
        for entry, share in _shares(name, gazetteer):
            if entry.point:
                here = by_cell.setdefault(cell(entry.point), {})
                value = share**0.4 * count**0.5
                here[name] = max(here.get(name, (0.0, entry.point)), (value, entry.point))
    scores = {spot: sum(v for v, _ in _around(spot, by_cell).values()) for spot in by_cell}
    if not scores:
        return Home(country)
    top = max(scores, key=lambda spot: (scores[spot], spot))
    rest = [v for spot, v in scores.items() if max(abs(spot[0] - top[0]), abs(spot[1] - top[1])) > 2]
    if len(_around(top, by_cell)) < 3 or scores[top] < 1.25 * max(rest, default=0.0):
        return Home(country)
    return Home(country, middle_and_spread([point for _, point in _around(top, by_cell).values()])[0])


def _shares(name: str, gazetteer: Gazetteer) -> list[tuple[Entry, float]]:
    """The towns and districts of a name, each with its share of likelihood."""
    entries = [e for e in candidates(name, gazetteer) if e.kind in ("city", "district")]
    weights = [10 ** min(2.5, prior(name, e) / 3) for e in entries]
    return [(e, w / sum(weights)) for e, w in zip(entries, weights, strict=True)]


def _around(spot: Cell, by_cell: Mapping[Cell, Mapping[str, tuple[float, Point]]]) -> dict[str, tuple[float, Point]]:
    """Each name's best bearer in the square and the eight next to it."""
    out: dict[str, tuple[float, Point]] = {}
    for y in (-1, 0, 1):
        for x in (-1, 0, 1):
            for name, found in by_cell.get((spot[0] + y, spot[1] + x), {}).items():
                out[name] = max(out.get(name, found), found)
    return out
