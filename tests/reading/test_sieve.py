"""What is passed over early: never a report that the scan over the stored text would have let through, nor what would be refused."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Report
from dateline.reading.scan import Scan
from dateline.sources import Sieve, gather

SCAN = Scan(["missile", "north korea", "cafe talk", "negotiat*", "Łódź"])
# whole words, broken ones, and what is taken out, joined or folded on the way into the store
PIECES = [
    "missile", "MISSILES", "mis", "sile", "north", "korea", "Nоrth", "café", "cafe\u0301", "talks", "negotiation", "lodz", "Łódź", "ŁÓDŹ",
    "miss\u00adile", "miss\u200bile", "mis\x1b[31msile", "miſsile", "ｍissile", "m\u0131ssile", "mıssıle", "İ", "ß", "’", "—", "_", "\ud800",
    " ", "\n", "\n\n", "\r\n", "\u2028", "\u00a0", "-", "... ", "A quiet day at the market, people said", "Путин и Москва", "ɡ", "x" * 30,
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5))).map("".join)


def told(found):
    """Keys of the reports that the scan lets through, and all refusals."""
    return [
        (item.key if isinstance(item, Report) else str(item))
        for item in found
        if not isinstance(item, Report) or SCAN.finds(item.text)
    ]


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_a_table_gives_the_same_reports_and_refusals_as_without_a_sieve(rows):
    table = "\n".join(json.dumps({"title": title, "text": text}) for title, text in rows).encode()
    sieve = Sieve(SCAN, lambda: None)
    plain = list(gather(["-"], stdin=io.BytesIO(table)))
    sifted = list(gather(["-"], stdin=io.BytesIO(table), sieve=sieve))
    assert told(sifted) == told(plain)
    assert len(sifted) + sieve.left_out == len(plain)


@pytest.mark.parametrize(
    "text",
    ["Mis\u00adsiles flew over the sea today, officials said.", "Nоrth Kоrеа fired again, Seoul said on Tuesday"],
)
def test_a_word_that_shows_only_in_the_stored_text_is_found(text):
    assert told(gather(["-"], stdin=io.BytesIO(text.encode()), sieve=Sieve(SCAN, lambda: None)))


def test_most_reports_without_the_words_are_left_out():
    quiet = "“A quiet day,” she said – the crêperie’s owner counted 40 € on the terrace…"
    assert SCAN.rules_out(quiet)
    assert not SCAN.rules_out(quiet + " Missile")


def test_a_folder_of_which_all_is_passed_over_is_no_empty_folder(tmp_path):
    (tmp_path / "a.txt").write_text("A quiet day at the market, people said on Tuesday.")
    passed = []
    assert list(gather([tmp_path], sieve=Sieve(SCAN, lambda: passed.append(1)))) == []
    assert passed == [1]
