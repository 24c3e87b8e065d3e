"""Search finds the same on both back ends: what holds every word, or its beginning, and phrases as they stand."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from dateline.record import Filter, FilterError, Store
from dateline.record.fulltext import asked, holds, numbers, searchable
from dateline.record.schema import rows
from dateline.record.stored import put_rows
from tests.record.making import PAIRS, filled, launch

WORDS = [
    "launch",
    "launches",
    "wŏnsan",
    "wonsan",
    "강원도",
    "3.5",
    "e5",
    "o'brien",
    "u.s",
    "north-korea",
    "straße",
    "ﬁre",
    "x" * 200,
    "_",
    "𞤀𞤣",
    "٣",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=6).map(" ".join)
MANY = [
    "", "launch of two", "two launches", "of launch two", "Wŏnsan, 강원도", "north-korea's U.S. 3.5", "x" * 200 + "y",
    "straße strasse ﬁre", "it's 100% _ a\\b", "a&b|c !d <-> 'e' \"f\"", "𞤀𞤣 ٣ ১", "1e5 -3 +4 http://a.example/b?c",
]  # fmt: skip


@pytest.fixture
def connection(new_store) -> Iterator[Connection]:
    with Store.open(new_store(), create=True) as store, store._write() as opened:
        put_rows(opened, ((row(str(n), text), []) for n, text in enumerate(MANY)))
        yield opened


def row(id_: str, text: str) -> dict[str, object]:
    return {
        "list": "event", "id": id_, "sort": id_, "first_day": None, "last_day": None, "origins": 1, "disputed": 0,
        "words": searchable(text), "body": "",
    }  # fmt: skip


def found(connection: Connection, query: str) -> set[str]:
    """By both ways to ask."""
    held = set(connection.execute(select(rows.c.id).where(holds(rows, asked(query)))).scalars())
    by_number = connection.execute(select(rows.c.id).where(rows.c.seq.in_(numbers(connection, rows, asked(query)))))
    assert set(by_number.scalars()) == held
    return held


def expected(query: str) -> set[str]:
    """The meaning of a query, said in Python."""
    texts = {str(n): f" {searchable(text)} " for n, text in enumerate(MANY)}
    return {n for n, text in texts.items() if all((t if t[0] == " " else f" {t}") in text for t in asked(query))}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS | TEXTS.map('"{}"'.format) | st.sampled_from(MANY))
@example("launch").via("the beginning of a word")
@example('"launch"').via("a whole word")
@example('"two launches"').via("words as they stand")
@example('of "launch two').via("a quotation mark that stands alone")
@example("* OR NEAR(a b) -c ^d {e}: 'f' & !g").via("what the back ends take for orders")
def test_both_back_ends_find_what_the_query_means(connection, query):
    if asked(query):
        assert found(connection, query) == expected(query)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("launch", {"1", "2", "3"}), ('"launch"', {"1", "3"}), ('"launch of"', {"1"}), ('"of launch"', {"3"}), ("wonsan", {"4"}),
        ("강원", {"4"}), ("U.S.", {"5"}), ("STRASSE fire", {"7"}), ("x" * 200, {"6"}), ("launch wonsan", set()),
    ],
)  # fmt: skip
def test_what_is_found(connection, query, ids):
    assert found(connection, query) == ids


def test_the_index_follows_what_is_changed_and_removed(connection):
    put_rows(connection, [(row("1", "a test of engines"), []), (row("2", "two launches"), [])])
    assert found(connection, "launch") == {"2"} and found(connection, "engine") == {"1"}


def test_search_over_all_lists(new_store):
    said = launch("x", 2, url="https://a.example/1"), launch("x", 3, url="https://a.example/1", published="2019-09-11")
    with filled([*PAIRS, *said], new_store()) as store:
        everything = store.search(Filter(text="projectiles"), limit=2)
        assert dict(everything.counts) == {
            "event": 2,
            "statement": 0,
            "tally": 0,
            "commitment": 0,
            "judgement": 0,
            "report": 7,
        }
        assert [len(everything.items[name]) for name in ("event", "report")] == [2, 2]
        later = store.search(Filter(text="projectiles"), ["report"], limit=3, offset=5)
        assert [r.published for r in later.items["report"]] == ["2019-09-12", None]
        assert store.search(Filter(text="3 projectiles", since="2019-09-11", until="2019-09"), ["report"]).counts == {
            "report": 2
        }
        assert store.search(Filter(text='"are watching"')).counts["statement"] == 1
        past = store.search(Filter(text="projectiles", as_of="2019-09-10"))
        assert (past.counts["event"], past.counts["report"]) == (2, 5)


def test_more_words_than_can_be_looked_for_are_refused():
    with pytest.raises(FilterError, match="got 60 words to find; expected 50 at most"):
        Filter(text=" ".join(f"w{n}" for n in range(60)))
