"""Measured figures: value in the base unit, bound, and what they measure."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Report
from dateline.normalize.how_much import QuantityPhrase, find_quantities
from dateline.reading import default_parser, lay_out_all
from tests.normalize.how_much.laid import sentence, sentences

SHARED = Path(__file__).parents[4] / "shared" / "corpus"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It flew about 330 km.", [(330, None, "km", "about", "range")]),
        ("They went between 70 and 200 kilometers.", [(70, 200, "km", "exact", "range")]),
        (
            "They flew 250 and 330 kilometers.",
            [(250, None, "km", "exact", "range"), (330, None, "km", "exact", "range")],
        ),
        ("It climbed to 50-60 km.", [(50, 60, "km", "exact", "apogee")]),
        ("It flew 205 miles (330 km).", [(330, None, "km", "exact", "range")]),
        ("It flew 330 kilometers (205 miles).", [(330, None, "km", "exact", "range")]),
        ("They flew about 205 miles.", [(330, None, "km", "about", "range")]),
        ("It covered two hundred fifty kilometers.", [(250, None, "km", "exact", "range")]),
        ("The missile reached an altitude of 1,000 km.", [(1000, None, "km", "exact", "apogee")]),
        ("It rose higher than 1,000 km.", [(1000, None, "km", "at least", "apogee")]),
        ("None of them climbed above 70 km.", [(70, None, "km", "at most", "apogee")]),
        ("It did not fly more than 90 km.", [(90, None, "km", "at most", "range")]),
        ("It was Mach 6.1 at its fastest.", [(6.1, None, "Mach", "exact", "speed")]),
        ("It passed eight times the speed of sound.", [(8, None, "Mach", "exact", "speed")]),
        ("It flew at 900 km/h.", [(900, None, "km/h", "exact", "speed")]),
        ("The missile flew for 37 minutes.", [(2220, None, "s", "exact", "duration")]),
        ("It landed ten minutes and ten seconds after lift-off.", [(610, None, "s", "exact", "duration")]),
        ("It stayed in the air for half an hour.", [(1800, None, "s", "exact", "duration")]),
        ("The rocket carries a 3-ton satellite.", [(3, None, "t", "exact", None)]),
        ("The blast had a yield of six to seven kilotons.", [(6, 7, "kt", "exact", "yield")]),
        ("A quake of magnitude 6.3 was felt.", [(6.3, None, "magnitude", "exact", "magnitude")]),
        ("The missile can fly 500 km.", [(500, None, "km", "exact", "design_range")]),
        ("It has a range of up to 1,300 km.", [(1300, None, "km", "at most", "design_range")]),
        ("The 2,000-km-range missile was shown.", [(2000, None, "km", "exact", "design_range")]),
        ("It fell 350 km off the coast.", [(350, None, "km", "exact", "distance_to")]),
        ("It was launched about 100 km north of Pyongyang.", [(100, None, "km", "about", "distance_to")]),
        ("The base lies 80 km from the border.", [(80, None, "km", "exact", "distance_to")]),
        ("The missile came down 800 km away.", [(800, None, "km", "exact", "range")]),
        ("The quake was at a depth of 10 km.", [(10, None, "km", "exact", "depth")]),
    ],
)
def test_figures(text: str, expected: list[tuple[float, float | None, str, str, str | None]]) -> None:
    found = [
        (p.value.value, p.value.high, p.value.unit, p.value.bound, p.role) for p in find_quantities(sentence(text))
    ]
    assert found == expected


def test_a_clock_time_is_no_figure() -> None:
    assert find_quantities(sentence("The first left at six minutes past five.")) == []


def test_bare_figures_after_one_with_its_unit() -> None:
    first, second = sentences("The pair flew 250 km. The earlier ones reached fifty and travelled six hundred.")
    assert find_quantities(second) == []
    found = find_quantities(second, find_quantities(first))
    assert [(p.value.value, p.role, p.elliptic) for p in found] == [(50, "apogee", True), (600, "range", True)]


def test_spans_are_the_words() -> None:
    text = "SEOUL - The shells went some 240 km (150 miles) before they fell."
    (phrase,) = find_quantities(sentence(text))
    assert text[phrase.start : phrase.end] == "some 240 km (150 miles)"


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= max(0.5, 0.012 * max(abs(one), abs(other)))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="development data absent")
@pytest.mark.parametrize("corpus", [".", "world"])
@pytest.mark.parametrize(("attribute", "role"), [("range_km", "range"), ("apogee_km", "apogee")])
def test_roles_on_the_corpora(corpus: str, attribute: str, role: str) -> None:
    """Of the flown distances and heights that the gold lists, at least 0.8 bear their role; at most one in five is false."""
    gold = {r["id"]: r for r in _rows(SHARED / corpus / "gold.jsonl")}
    reports = [Report(id=r["id"], text=r["text"]) for r in _rows(SHARED / corpus / "reports.jsonl")]
    hits = wanted = false = 0
    for document in lay_out_all(reports, default_parser()):
        want = {v for e in gold[document.report.id]["events"] for v in e.get(attribute) or []}
        found: list[QuantityPhrase] = []
        before: list[QuantityPhrase] = []
        for said in document.sentences:
            before = find_quantities(said, before)
            found += [p for p in before if p.role == role and p.value.unit == "km"]
        values = [(p.value.value, p.value.high or p.value.value) for p in found]
        wanted += len(want)
        hits += sum(any(_near(w, v) for pair in values for v in pair) for w in want)
        false += sum(not any(_near(w, v) for w in want for v in pair) for pair in values)
    assert hits >= 0.8 * wanted
    assert false <= 0.2 * max(hits, 20)
