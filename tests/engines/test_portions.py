"""What was read goes into the store in portions: together where it comes fast, at once where it comes slowly, and all of it."""

import pytest

from dateline.engines import Intake, Local, glossary_of, portions, read_through
from dateline.engines.portions import LONGEST
from dateline.model import Reading, Report
from dateline.record import Store, StoreError
from tests.engines.conftest import EXAMPLES, PACKS


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass only where a test lets them."""
    now = [0.0]
    monkeypatch.setattr(portions, "monotonic", lambda: now[0])
    return now


def taking(clock, seconds):
    for number, took in enumerate(seconds):
        clock[0] += took
        yield number


def test_what_comes_fast_is_one_portion(clock):
    assert list(portions.portions(taking(clock, [0.0] * 70))) == [list(range(70))]


def test_what_comes_slowly_waits_for_nothing(clock):
    slow = taking(clock, [LONGEST, LONGEST / 2, LONGEST / 2, 0.0])
    assert list(portions.portions(slow)) == [[0], [1, 2], [3]]


def test_nothing_is_no_portion(clock):
    assert list(portions.portions([])) == []


class Breaks:
    """A reader that is stopped by a hand in the middle of a batch."""

    code = "c"

    def __init__(self, clock):
        self.clock = clock

    def read_all(self, reports):
        for number, report in enumerate(reports):
            if number == 3:
                raise KeyboardInterrupt
            self.clock[0] += LONGEST / 2
            yield report, Reading(report=report.key, code=self.code)


def test_a_read_that_is_stopped_keeps_the_portions_before(clock):
    with Store.open() as store:
        with pytest.raises(KeyboardInterrupt):
            read_through(store, Local(Breaks(clock)), glossary_of(PACKS), Intake([EXAMPLES]))
        assert store.count() == len(store.all_readings()) == 2


def test_a_portion_is_stored_whole_or_not_at_all(tmp_path):
    reports = [Report(id=f"r{n}", text=f"Word {n}.") for n in range(3)]
    read = [(r, Reading(report=r.key, code="c")) for r in reports]
    with Store.open(tmp_path / "s.db", create=True) as store:
        assert store.add(reports[0], None)
        with store._write() as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER full BEFORE INSERT ON readings WHEN new.report = "
                f"'{reports[2].key}' BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
        with pytest.raises(StoreError, match="disk full"):
            store.add_all(read)
        assert (store.count(), store.all_readings()) == (1, [])
        with store._write() as connection:
            connection.exec_driver_sql("DROP TRIGGER full")
        assert store.add_all(read) == 2
        assert store.add_all(read) == 0
        assert len(store.all_readings()) == 3
