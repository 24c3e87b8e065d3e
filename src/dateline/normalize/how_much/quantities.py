"""Measured figures of a sentence: lengths, speeds, times of flight, masses, yields, magnitudes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import Quantity
from dateline.normalize.how_much.bounds import bound_around
from dateline.normalize.how_much.numbers import Number, find_numbers
from dateline.normalize.how_much.phrases import QuantityPhrase
from dateline.normalize.how_much.roles import role_of
from dateline.normalize.how_much.units import HOUR, MACH, MAGNITUDE, PREFIXED, SECOND, Unit, to_base, unit_after
from dateline.reading.document import Sentence

_SOFT = r"(?:about |around |some |roughly |nearly |almost |approximately |up to )?"
_RANGE = re.compile(rf"(?: ?- ?| to {_SOFT}| ?– ?| or )\Z", re.IGNORECASE)
_LIST = re.compile(rf"(?:,? and (?:then )?{_SOFT}|, {_SOFT}|/)\Z", re.IGNORECASE)
_AND = re.compile(rf",? and {_SOFT}\Z", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween {_SOFT}\Z", re.IGNORECASE)
_HALF_HOUR = re.compile(r"\b(half an |half-|half |an )(?:hour)\b(?! and a half| later than)", re.IGNORECASE)
_PARTS = re.compile(r",? and |,? ")
_CLOCK = re.compile(
    r" (?:past|to) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|the hour)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \Z|\b(?:in|since|by|of|until|from|year) \Z"
)


@dataclass(frozen=True)
class _Figure:
    """A number with its unit and, for a range of figures, the upper number. Offsets are those of the sentence.

    `end` is where the words of this figure end, `unit_end` where the unit ends that it may share with its neighbours."""

    start: int
    end: int
    low: Number
    high: Number | None
    unit: Unit
    unit_end: int

    def value(self) -> tuple[float, float | None]:
        return to_base(self.low.value, self.unit), None if self.high is None else to_base(self.high.value, self.unit)


def find_quantities(sentence: Sentence, before: Sequence[QuantityPhrase] = ()) -> list[QuantityPhrase]:
    """Every measured figure of the sentence in base units (km, km/h or Mach, s, t, kt, magnitude).

    "430 to 690 km" is one phrase with `high`, "250 and 330 kilometers" are two, "330 kilometers (205 miles)" is one.
    `before` are the quantities of the preceding sentence: where one of them has a length, a bare number that a flight
    verb governs ("reached fifty") takes its unit.
    """
    return _quantities(sentence, before) if before else sentence.once(_quantities)


def _quantities(sentence: Sentence, before: Sequence[QuantityPhrase] = ()) -> list[QuantityPhrase]:
    from dateline.normalize.how_much.elliptic import find_elliptic

    text = sentence.tokens.text
    numbers = find_numbers(text)
    figures = _without_conversions(text, _compounds(text, _figures(text, numbers)))
    found = [_phrase(sentence, text, figure) for figure in figures]
    taken = [n for n in numbers if not any(f.start <= n.start < f.end for f in figures)]
    return sorted([*found, *find_elliptic(sentence, taken, found, before)], key=lambda p: p.start)


def _figures(text: str, numbers: Sequence[Number]) -> list[_Figure]:
    out: list[_Figure] = []
    for index, number in enumerate(numbers):
        prefix = PREFIXED.search(text, max(0, number.start - 24), number.start)
        if prefix:
            unit = MACH if prefix.group("mach") else MAGNITUDE
            out.append(_Figure(prefix.start(), number.end, number, None, unit, number.end))
            continue
        unit_here = unit_after(text, number.end)
        if unit_here is None or _is_money(text, number):
            continue
        unit, unit_end = unit_here
        if unit.dimension == "time" and _CLOCK.match(text, unit_end):
            continue
        out += _chain(text, numbers[: index + 1], unit, unit_end, {f.low.start for f in out})
    out = [*out, *_decimal_magnitudes(text), *_half_hours(text)]
    return sorted(_joined(text, out), key=lambda f: f.start)


def _chain(text: str, numbers: Sequence[Number], unit: Unit, unit_end: int, done: set[int]) -> list[_Figure]:
    """The figures that share the unit behind the last of `numbers`: "430 to 690 km", "70, 240 and 330 km"."""
    chain = [numbers[-1]]
    for earlier in reversed(numbers[:-1]):
        gap = text[earlier.end : chain[0].start]
        linked = _RANGE.fullmatch(gap) or _LIST.fullmatch(gap)
        if not linked or earlier.start in done or _is_date(text, earlier) or (gap.startswith(",") and earlier.spelled):
            break
        chain.insert(0, earlier)
    out: list[_Figure] = []
    while chain:
        low, *chain = chain
        high = None
        if chain and _spans(text, low, chain[0]) and low.value <= chain[0].value:
            high, *chain = chain
        end = (high or low).end if chain else unit_end
        out.append(_Figure(low.start, end, low, high, unit, unit_end))
    return out


def _spans(text: str, low: Number, high: Number) -> bool:
    gap = text[low.end : high.start]
    if _RANGE.fullmatch(gap):
        return True
    return bool(_AND.fullmatch(gap) and _BETWEEN.search(text[: low.start]))


def _joined(text: str, figures: list[_Figure]) -> list[_Figure]:
    """ "from 250 km to 330 km", "between 5 km and 7 km": two figures with units that are the ends of one range."""
    out: list[_Figure] = []
    for figure in sorted(figures, key=lambda f: f.start):
        last = out[-1] if out else None
        if last and last.unit is figure.unit and last.high is figure.high is None and last.low.value < figure.low.value:
            gap, lead = text[last.end : figure.start], text[: last.start]
            if re.fullmatch(rf" to {_SOFT}", gap) or (_AND.fullmatch(gap) and _BETWEEN.search(lead)):
                out[-1] = replace(last, end=figure.end, high=figure.low, unit_end=figure.unit_end)
                continue
        out.append(figure)
    return out


def _compounds(text: str, figures: list[_Figure]) -> list[_Figure]:
    """The parts of one time put together: "seven minutes and ten seconds"."""
    out: list[_Figure] = []
    for figure in figures:
        last = out[-1] if out else None
        if last is not None and _goes_on(text, last, figure):
            seconds = to_base(last.low.value, last.unit) + to_base(figure.low.value, figure.unit)
            low = replace(last.low, value=seconds, end=figure.low.end)
            out[-1] = _Figure(last.start, figure.end, low, None, SECOND, figure.unit_end)
        else:
            out.append(figure)
    return out


def _goes_on(text: str, first: _Figure, second: _Figure) -> bool:
    times = first.unit.dimension == second.unit.dimension == "time" and first.unit is not second.unit
    return times and first.high is second.high is None and bool(_PARTS.fullmatch(text, first.end, second.start))


def _without_conversions(text: str, figures: list[_Figure]) -> list[_Figure]:
    """Drops the second wording of a figure: "(205 miles)", ", or 205 miles". The first stays, its span covering both;
    where the second is the one in the base unit, its figure is the one the report means."""
    out: list[_Figure] = []
    for figure in figures:
        last = out[-1] if out else None
        if last is not None and _converts(text, last, figure):
            close = figure.end + (text[figure.end : figure.end + 1] in (")", "]"))
            metric = last.unit.pint != last.unit.base and figure.unit.pint == figure.unit.base
            low, high, unit = (figure.low, figure.high, figure.unit) if metric else (last.low, last.high, last.unit)
            out[-1] = _Figure(last.start, close, low, high, unit, last.unit_end)
            continue
        out.append(figure)
    return out


def _converts(text: str, first: _Figure, second: _Figure) -> bool:
    gap = text[first.end : second.start]
    if first.unit.dimension != second.unit.dimension or first.unit.pint == second.unit.pint:
        return False
    if not re.fullmatch(
        r",? ?[(\[]?(?:or |about |around |some |roughly |approximately |nearly |almost |that is |i\.e\.,? )*", gap
    ):
        return False
    (a, _), (b, _) = first.value(), second.value()
    return 0.75 <= a / b <= 1.33 if b else a == b


def _decimal_magnitudes(text: str) -> list[_Figure]:
    """ "M5.8", "6.3Mw": a magnitude written as one code."""
    out = []
    for match in re.finditer(r"\bM[wLbs]? ?(\d\.\d)\b", text):
        number = Number(match.start(1), match.end(1), float(match.group(1)))
        out.append(_Figure(match.start(), match.end(), number, None, MAGNITUDE, match.end()))
    return out


def _half_hours(text: str) -> list[_Figure]:
    out = []
    for match in _HALF_HOUR.finditer(text):
        value = 0.5 if match.group(1).lower().startswith("half") else 1.0
        number = Number(match.start(), match.end(), value, spelled=True)
        out.append(_Figure(match.start(), match.end(), number, None, HOUR, match.end()))
    return out


def _is_money(text: str, number: Number) -> bool:
    return bool(re.search(r"(?:[$€£¥₩]|\b(?:USD|EUR|Rs\.?)) ?\Z", text[: number.start]))


def _is_date(text: str, number: Number) -> bool:
    if number.spelled:
        return False
    month = bool(_DATE_BEFORE.search(text[: number.start]))
    return month and (number.value <= 31 or 1900 <= number.value <= 2100)


def _phrase(sentence: Sentence, text: str, figure: _Figure) -> QuantityPhrase:
    value, high = figure.value()
    bounded = bound_around(text, figure.start, figure.end, figure.unit_end)
    base = sentence.base + sentence.tokens.start_char
    quantity = Quantity(
        value=value, high=high, unit=figure.unit.base, bound=bounded.bound, stated=text[figure.start : figure.end]
    )
    dimension = figure.unit.dimension
    return QuantityPhrase(
        start=base + bounded.start,
        end=base + bounded.end,
        value=quantity,
        role=role_of(sentence.tokens, figure.start, max(figure.end, figure.unit_end), dimension),
        dimension=dimension,
    )
