"""What must hold of any text."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.normalize.how_much import find_counts, find_ordinals, find_quantities
from dateline.normalize.how_much.numbers import find_numbers
from dateline.normalize.number_words import TENS, UNITS
from tests.normalize.how_much.laid import sentences

WORDS = st.sampled_from(
    "two 330 km miles between and to missiles fired flew a dozen of about Mach 6.1 10th since hundred fifty , . ( ) - 2019 "
    "July 25 reached altitude half an hour magnitude 5-6 tons , 1,200".split(" ")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_phrases_lie_in_their_sentence_and_never_overlap(text: str) -> None:
    for said in sentences(text):
        for found in (find_counts(said), find_quantities(said), find_ordinals(said)):
            spans = [(p.start, p.end) for p in found]
            assert all(said.span.start <= a < b <= said.span.end for a, b in spans)
            if found and not hasattr(found[0], "dimension"):
                assert all(a[1] <= b[0] for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))


@given(st.text(max_size=200))
def test_numbers_never_raise_and_never_overlap(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1, 999_999))
def test_digits_and_words_say_the_same(number: int) -> None:
    for text in (f"{number:,} missiles", f"{_spelled(number)} missiles"):
        assert [n.value for n in find_numbers(text)] == [number]


def _spelled(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return f"{_spelled(number // 1000)} thousand" + (f" {_spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_word(number // 100)} hundred" + (f" and {_spelled(rest)}" if rest else "")
    if number >= 20:
        ten = next(w for w, v in TENS.items() if v == number // 10 * 10)
        return ten + (f"-{_word(number % 10)}" if number % 10 else "")
    return _word(number)


def _word(number: int) -> str:
    return next(w for w, v in UNITS.items() if v == number)
