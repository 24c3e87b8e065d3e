"""The scan before reading: it finds a phrase where a person would, and never where there is none; what it lets through is read as ever."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines import Intake, Local, glossary_of, read_through, scan_for
from dateline.packs.loader import load_packs
from dateline.reading.scan import Scan
from dateline.record import Store
from tests.record.making import launch

PACKS = load_packs()
WORDS = [
    "missile",
    "missiles",
    "test",
    "latest",
    "north",
    "korea",
    "air",
    "strike",
    "glass",
    "glasses",
    "talk",
    "negotiator",
    "s",
]
MARKS = [" ", "-", "\n", ", ", "'", " \u201c", "_", "\u2014"]
PHRASES = ["missile", "north korea", "air strike", "glass", "test", "negotiat*"]


def looked_for(phrases, words):
    """The same without an automaton: word by word."""
    for phrase in phrases:
        want = phrase.rstrip("*").split()
        for at in range(len(words) - len(want) + 1):
            *front, last = words[at : at + len(want)]
            ends = {want[-1], want[-1] + "s", want[-1] + "es"}
            if front == want[:-1] and (last in ends or (phrase.endswith("*") and last.startswith(want[-1]))):
                return True
    return False


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS), st.booleans())),
    st.sets(st.sampled_from(PHRASES), min_size=1),
)
def test_it_finds_what_a_look_at_each_word_finds(parts, phrases):
    text = "".join((word.upper() if loud else word) + mark for word, mark, loud in parts)
    assert Scan(phrases).finds(text) == looked_for(phrases, [word for word, _, _ in parts])


@given(st.text())
def test_any_text_can_be_scanned(text):
    words = re.findall(r"[^\W_]+", text.lower())
    assert Scan(["qwertzu"]).finds(text) == any(w.startswith("qwertzu") for w in words)


@pytest.mark.parametrize("phrases", [[], [""], ["-"], ["missile", "*"]])
def test_nothing_to_look_for_is_told(phrases):
    with pytest.raises(ValueError, match="expected"):
        Scan(phrases)


def test_a_vocabulary_stands_for_its_phrases():
    scan = scan_for(["@weapons"], PACKS)
    assert scan is not None and scan.finds("Two ballistic missiles flew.") and not scan.finds("Two ministers flew.")
    assert scan_for([], PACKS) is None
    with pytest.raises(ValueError, match="@weapons"):
        scan_for(["@weapon"], PACKS)


class Given:
    """A reader that knows its readings beforehand."""

    code = "code-1"

    def read_all(self, reports):
        for report in reports:
            yield report, PAIRS[report.id][1].model_copy(update={"report": report.key})


PAIRS = {one.id: (one, said) for one, said in (launch(n) for n in "abc")}


def test_what_is_passed_over_is_counted_and_the_rest_is_read(tmp_path):
    for name, (one, _) in PAIRS.items():
        text = one.text + ("\n\nThe quagga was seen again near the border." if name == "b" else "")
        (tmp_path / name).write_text(text)
    with Store.open() as store:
        intake = Intake([tmp_path], published="2019-09-10", about=Scan(["quaggas", "quagga"]))
        outcome = read_through(store, Local(Given()), glossary_of(PACKS), intake)
        assert (outcome.read, outcome.new, outcome.passed) == (1, 1, 2)
        assert [r.id for r in store.reports().values()] == ["b"]
