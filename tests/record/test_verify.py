"""`verify` names what is broken, wherever it is."""

import pytest
from sqlalchemy import text

from dateline.model import Passage, Span
from dateline.record.verify import faults
from tests.record.making import PAIRS, filled, launch, reading, report


def test_spans_beyond_the_text(new_store):
    store = filled(PAIRS, new_store())
    one = report("short", "North Korea fired.")
    beyond = Passage(span=Span(start=0, end=999), role="body")
    store.add(one, reading(one).model_copy(update={"passages": (beyond,)}))
    assert any("span 0-999" in fault for fault in faults(store))


@pytest.mark.parametrize(
    "meddled",
    [
        "DELETE FROM rows WHERE list = 'tally'",
        "UPDATE rows SET body = replace(body, '330', '331')",
        "UPDATE rows SET words = words || ' nuclear' WHERE list = 'event'",
        "UPDATE rows SET sort = '' WHERE list = 'event'",
        "DELETE FROM tags WHERE axis = 'place'",
        "UPDATE members SET event = 'another'",
        "INSERT INTO redirects (old, new) VALUES ('a', 'b')",
    ],
)
def test_a_projection_that_was_meddled_with_is_found_and_made_anew(new_store, meddled):
    with filled(PAIRS, new_store()) as store:
        store.refresh()
        with store._write() as connection:
            assert connection.execute(text(meddled)).rowcount
        assert any("projection" in fault for fault in faults(store))
        store.rebuild()
        assert faults(store) == []


@pytest.mark.parametrize(
    ("meddled", "said"),
    [
        ("UPDATE reports SET words = 'other'", "words are not those"),
        ("UPDATE reports SET key = 'other' WHERE seq = 1", "what stands beside it"),
        ("UPDATE reports SET body = replace(body, 'Joint', 'joint')", "what stands beside it"),
        ("DELETE FROM reports WHERE seq = 1", "no report of the log"),
        ("UPDATE readings SET report = 'other' WHERE seq = 1", "no report of the log"),
    ],
)
def test_a_log_that_was_meddled_with_is_found(new_store, meddled, said):
    with filled(PAIRS, new_store()) as store:
        store.refresh()
        with store._write() as connection:
            assert connection.execute(text(meddled)).rowcount
        assert any(said in fault for fault in faults(store)), faults(store)


def test_an_index_of_words_that_lags_behind_is_found(tmp_path):
    with filled(PAIRS, tmp_path / "s.db") as store:
        store.refresh()
        with store._write() as connection:
            connection.execute(text("DROP TRIGGER rows_words_over"))
            connection.execute(text("UPDATE rows SET words = 'other' WHERE list = 'event'"))
        assert faults(store) == [
            "the index of words of rows does not say what its rows say; `dateline verify --rebuild` makes that anew"
        ]


def test_an_index_that_lost_words_is_made_anew(tmp_path):
    with filled(PAIRS, tmp_path / "s.db") as store:
        store.refresh()
        with store._write() as connection:
            lose = "INSERT INTO {0}_words ({0}_words, rowid, words) SELECT 'delete', seq, words FROM {0} WHERE seq < 3"
            for table in ("rows", "reports"):
                connection.execute(text(lose.format(table)))
        assert len(faults(store)) == 2
        store.rebuild()
        assert faults(store) == []


def test_words_that_other_code_folded_are_folded_anew(new_store):
    with filled(PAIRS, new_store()) as store:
        store.refresh()
        with store._write() as connection:
            connection.execute(text("UPDATE reports SET words = 'other'"))
            connection.execute(text("UPDATE meta SET value = '0.0.1' WHERE name = 'worded'"))
        store.add(*launch("late"))
        store.refresh()
        assert faults(store) == []
