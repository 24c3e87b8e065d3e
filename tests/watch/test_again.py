"""Extractors that gave no answer are asked again: nothing is lost or doubled, whatever is killed, and there is an end to it."""

import json
import signal
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from dateline.extract.plugged import BadAnswer, ExtractorError
from dateline.extract.plugged.endpoint import Endpoint
from dateline.extract.read import Reader
from dateline.net import Limits
from dateline.record import Store, points, unheard
from dateline.watch.again import TRIES, Again
from dateline.watch.checkup import told
from dateline.watch.desk import Desk, Got
from dateline.watch.figures import Figures
from dateline.watch.plan import Source
from dateline.watch.poll import Found, Seen
from dateline.watch.resting import LEAVE, Resting
from dateline.watch.serving import health, metrics
from tests.extract.plugged.server import chat, endpoint
from tests.record.killing import FAR
from tests.record.making import GLOSSARY, PAIRS

NOW = datetime(2019, 9, 20, 12, tzinfo=UTC)
SOURCE = Source(outlet="A", feed="https://a.example/rss")
WHOLE = "with the extractor"


class Stub:
    """Readings that are there already: under `WHOLE` where the extractor answers, else under their own code. `says` is called for
    each report, and raises where there is no answer."""

    code = WHOLE

    def __init__(self, says=lambda: None):
        self.says = says

    def read_all(self, reports):
        made = {report.key: reading for report, reading in PAIRS}
        for report in reports:
            try:
                self.says()
            except ExtractorError as wrong:
                note = f"extractor x was not heard: {wrong}"
                yield report, made[report.key].model_copy(update={"notes": (note,)})
            else:
                yield report, made[report.key].model_copy(update={"code": WHOLE})


def silent():
    raise ExtractorError("nobody there")


class Made:
    def __init__(self, store, reader, *beside):
        self.figures, self.lines = Figures(), []
        self.again = Again(store, reader, beside, self.figures, self.tell)
        self.desk = Desk(store, reader, self.figures, self.tell, self.again)

    def tell(self, event, **fields):
        self.lines.append({"event": event, **fields})

    def take(self, *reports):
        self.desk.take([Got(SOURCE, Found(r.id, Seen("m"), r)) for r in reports])


def opened(name):
    store = Store.open(name, create=True)
    store.describe(GLOSSARY)
    return store


def later(minutes: float) -> datetime:
    return datetime.now(UTC) + timedelta(minutes=minutes)


REPORTS = [report for report, _ in PAIRS]
KEYS = {report.key for report in REPORTS}


def test_what_was_silent_and_speaks_later_is_heard_once(new_store):
    with opened(new_store()) as store:
        made = Made(store, stub := Stub(silent))
        made.take(*REPORTS)
        assert (store.count(), unheard.count(store)) == (len(PAIRS), len(PAIRS))
        assert made.desk.again(datetime.now(UTC)) is None  # not due yet
        stub.says = lambda: None
        while made.desk.again(later(2)) is not None:
            pass
        assert unheard.count(store) == 0 and made.figures.asked_again == {"heard": len(PAIRS)}
        assert store.has(WHOLE) == KEYS and store.count() == len(PAIRS)
        assert {r.code for r in store.readings().values()} == {WHOLE}
        assert len(store.all_readings()) == len(PAIRS) and made.desk.again(later(9)) is None


def test_it_is_asked_ever_more_seldom_and_given_up_in_the_end(new_store):
    with opened(new_store()) as store:
        made = Made(store, Stub(silent))
        made.take(REPORTS[0])
        asked, now = [], datetime.now(UTC)
        while unheard.count(store):
            now += timedelta(minutes=1)
            if made.desk.again(now) is not None:
                asked.append(now)
        gaps = [b - a for a, b in pairwise(asked)]
        assert len(asked) == TRIES and gaps == sorted(gaps)
        assert gaps[-1] == timedelta(hours=6) and asked[-1] - asked[0] > timedelta(days=1)
        assert made.figures.asked_again == {"not heard": TRIES - 1, "given up": 1}
        assert [line["event"] for line in made.lines][-1] == "extractor given up"
        assert store.count() == 1 and REPORTS[0].text not in json.dumps(made.lines)


def test_a_whole_reading_is_not_replaced_by_one_without_the_extractor(new_store):
    """The same article comes by another feed while the extractor is silent."""
    with opened(new_store()) as store:
        made = Made(store, stub := Stub())
        made.take(REPORTS[0])
        stub.says = silent
        made.take(REPORTS[0], REPORTS[1])
        assert store.readings()[REPORTS[0].key].code == WHOLE
        assert unheard.count(store) == 1


def test_what_another_command_read_meanwhile_waits_no_more(new_store):
    with opened(new_store()) as store:
        made = Made(store, Stub(silent))
        made.take(REPORTS[0])
        store.add(REPORTS[0], PAIRS[0][1].model_copy(update={"code": WHOLE}))
        assert made.desk.again(later(2)) is False and unheard.count(store) == 0
        assert not made.figures.asked_again


def work(name, point=None, passes=0):
    """A watch that hears nobody, then, started again, everybody."""
    points.arm(point, passes)
    with opened(name) as store:
        made = Made(store, stub := Stub(silent))
        for report in REPORTS:
            made.take(report)
        stub.says = lambda: None
        while made.desk.again(later(2)) is not None:
            pass


@pytest.mark.parametrize(
    "at",
    [
        "after insert watch_unheard", "before insert watch_items#1", "item acknowledged#2", "before insert readings#7",
        "before delete watch_unheard", "after delete watch_unheard#2", "heard", "heard#3",
    ],
)  # fmt: skip
def test_a_kill_loses_and_doubles_nothing(new_store, at):
    name = new_store()
    point, _, passes = at.partition("#")
    process = FAR.Process(target=work, args=(name, point, int(passes or 0)))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"{at!r} was not reached"
    with Store.open(name) as store:  # what is kept and not heard waits
        assert unheard.count(store) == store.count() - len(store.has(WHOLE))
    work(name)
    with Store.open(name) as store:
        assert store.has(WHOLE) == KEYS and store.count() == len(PAIRS) and unheard.count(store) == 0
        assert {r.code for r in store.readings().values()} == {WHOLE}


class Says:
    name, version = "says", "1"

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    def propose(self, *_):
        self.asked += 1
        answer = self.answers.pop(0) if self.answers else []
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_one_that_gives_no_answer_is_left_alone_for_ever_longer():
    clock = [0.0]
    says = Says(*[ExtractorError("down")] * 6)
    rests = Resting(says, lambda: clock[0])
    begun = []
    for second in range(400):
        clock[0] = float(second)
        before = says.asked
        try:
            rests.propose("", None)
        except ExtractorError:
            if says.asked > before:
                begun.append(second)
        else:
            break
    assert begun == [0, 1, 11, 31, 71, 151] and second == 311 and not rests.rests


def test_a_bad_answer_is_no_silence():
    says = Says(*[BadAnswer("prose")] * (LEAVE + 3))
    rests = Resting(says)
    for _ in range(LEAVE + 3):
        with pytest.raises(BadAnswer):
            rests.propose("", None)
    assert not rests.rests and says.asked == LEAVE + 3


def test_while_it_rests_nothing_that_waits_uses_up_its_tries(new_store):
    clock = [0.0]
    rests = Resting(Says(*[ExtractorError("down")] * 9), lambda: clock[0])
    with opened(new_store()) as store:
        made = Made(store, Stub(lambda: rests.propose("", None)), rests)
        made.take(*REPORTS)
        assert rests.rests and [made.desk.again(later(2 * n)) for n in range(1, 9)] == [None] * 8
        clock[0] += 10
        assert made.desk.again(later(20)) is False and made.desk.again(later(20)) is None
        assert made.figures.asked_again == {"not heard": 1}


LAUNCH = {
    "kind": "launch",
    "trigger": "left the ground",
    "claims": [{"attribute": "range_km", "quote": "330 km"}],
}
TEXT = "SEOUL, Sept. 10 - Something left the ground near Kaechon at dawn on Tuesday. It went 330 km, number {}."


def test_a_server_that_is_silent_first_and_well_later(reader, new_store):
    """The endpoint itself, over the wire: silent, failing, of no use for one, then well."""
    answers = [5.0, (503, b"{}"), chat("Sure! Here is your list:"), *[chat({"events": [LAUNCH]})] * 9]
    clock = [0.0]
    reports = [
        REPORTS[0].model_copy(update={"id": f"r{n}", "url": f"https://a.example/{n}", "text": TEXT.format(n)})
        for n in range(4)
    ]
    with endpoint(lambda _: answers.pop(0)) as url, opened(new_store()) as store:
        rests = Resting(Endpoint(url, "tiny", limits=Limits(seconds=20, step=2, redirects=0)), lambda: clock[0])
        asks = Reader(packs=reader[0].packs, extractors=(rests,))
        asks.parser = reader[0].parser
        made = Made(store, asks, rests)
        made.take(*reports)  # two in vain, then it rests
        assert unheard.count(store) == 4 and len(answers) == 10
        clock[0] += 20
        while made.desk.again(later(2)) is not None:
            pass
        assert unheard.count(store) == 0 and made.figures.asked_again == {"heard": 4} and len(answers) == 6
        found = store.readings().values()
        assert sorted(sum(bool(m.extractor) for m in r.mentions) for r in found) == [0, 1, 1, 1]
        assert sum("said nothing of use" in note for r in found for note in r.notes) == 1
        assert store.count() == 4


def test_health_figures_and_doctor_tell_how_many_wait(tmp_path):
    with opened(tmp_path / "s.db") as store:
        made = Made(store, Stub(silent))
        made.take(*REPORTS[:2])
        made.desk.again(later(2))
        assert health(store, made.figures, NOW)["unheard"] == 2
        lines = metrics(store, made.figures, NOW).splitlines()
        assert "dateline_unheard 2" in lines and 'dateline_asked_again_total{state="not heard"} 1' in lines
    assert dict(told(str(tmp_path / "s.db")))["extractors asked again"].startswith("2 reports waiting")
