"""Folding: same length, nothing left to fold, look-alikes gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.fold import DIGITS, LETTERS, SINGLE, fold

MIXED = st.text(
    st.one_of(st.characters(), st.sampled_from([*LETTERS, *DIGITS, *SINGLE, *"abc 019.-'", "\u200b", "“", "１"]))
)


@given(MIXED)
def test_a_folded_text_has_the_same_length_and_folds_no_further(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nоrth Kоrеа firеd twо mіssilеs", "North Korea fired two missiles"),
        ("flew З70 kм and 1О0 km", "flew 370 km and 100 km"),
        ("“Kim’s” – 3–4 … ‘x’", "\"Kim's\" - 3-4 . 'x'"),
        ("Wŏnsan, Erdoğan, Łódź, Hokkaidō", "Wonsan, Erdogan, Lodz, Hokkaido"),
        ("３７０ ｋｍ", "370 km"),
        ("a\u00a0b\u200bc", "a b c"),
        ("Путин и Москва", "Путин и Москва"),
        ("10² km", "10² km"),
        ("the word Москва stays", "the word Москва stays"),
    ],
)
def test_what_is_folded_and_what_stays(text, folded):
    assert fold(text) == folded
