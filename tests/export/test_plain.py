"""Values in the plain form of the annotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import plain
from dateline.export.table import cell, defused
from dateline.model import Actor, Count, Place, Quantity, Term, Time


def at(edtf, offset=None, basis="none"):
    start = edtf if "T" in edtf else None
    return Time(edtf=edtf, start=f"{start}:00" if start else None, end=f"{start}:00" if start else None, offset=offset, basis=basis)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([], None),
        (["2019-09-10T07:00"], "2019-09-10"),
        (["2019-09", "2019-09-10"], "2019-09-10"),
        (["2019", "2019-09"], "2019-09"),
        (["2019-09-10", "2019-09-12"], ["2019-09-10", "2019-09-12"]),
        (["XXXX-06-12"], "--06-12"),
        (["XXXX-06-12", "2018-06-12"], "2018-06-12"),
        ([""], None),
    ],
)
def test_days(stated, expected):
    assert plain.days([at(t) for t in stated]) == expected


def test_clocks_are_sorted_and_one_instant_is_told_once():
    seoul, washington = at("2019-09-10T07:00", "+09:00", "place"), at("2019-09-09T18:00", "-04:00", "stated")
    later = at("2019-09-10T07:19", "+09:00", "place")
    assert plain.clocks([later, washington, seoul]) == ["07:00", "07:19"]
    assert plain.offset([washington, seoul]) == "+09:00"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], (None, None)),
        ([Count(number=2, unit="round")], (2, "exact")),
        ([Count(number=2, unit="round"), Count(number=2, unit="round")], (2, "exact")),
        ([Count(number=2, unit="round"), Count(number=3, unit="round")], ([2, 3], "exact")),
        ([Count(number=2, high=3, unit="round")], ([2, 3], "exact")),
        ([Count(number=None, bound="several", unit="round")], (None, "several")),
        ([Count(number=1, unit="event"), Count(number=5, unit="missile", bound="at least")], (5, "at least")),
    ],
)
def test_counts(counts, expected):
    assert plain.count(counts) == expected


def test_figures_are_distinct_and_a_range_gives_both():
    km = [Quantity(value=50, high=60, unit="km"), Quantity(value=50, unit="km"), Quantity(value=97.04, unit="km")]
    assert plain.figures(km) == [50, 60, 97]


def test_the_most_specific_class_stands():
    broader = {"srbm": "ballistic", "ballistic": "missile"}
    terms = [Term(vocabulary="weapons", term=t) for t in ("missile", "srbm", "ballistic")]
    assert plain.finest(terms, broader) == "srbm"
    assert plain.finest([*terms, Term(vocabulary="weapons", term="drone")], broader) == ["srbm", "drone"]
    assert plain.ancestors("a", {"a": "b", "b": "a"}) == {"a", "b"}


def test_names():
    kim = [Actor(code="PRK", name="Kim", person=p) for p in ("Kim", "Kim Jong Un", "Kim Jong-un")]
    assert plain.people(kim)[0] == "Kim Jong Un"
    assert plain.codes([Actor(code="PRK", name="x"), Actor(code=None, name="y"), Actor(code="KOR", name="z")], ["KOR"]) == ["PRK"]
    assert plain.places([Place(name="Kaechon"), Place(name="Kaechon area"), Place(name="Wonsan")]) == ["Kaechon", "Wonsan"]


@given(st.text())
def test_no_cell_begins_a_formula_or_breaks_the_line(text):
    made = defused(text)
    assert not made.lstrip().startswith(("=", "+", "-", "@"))
    assert not any(c < " " for c in made)


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "\t=cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "+1", "＝1+1", "\r=1"])
def test_formulas_are_defused(text):
    assert defused(text).startswith("'")


def test_cells():
    assert cell(None) == "" and cell(True) == "yes" and cell(2) == "2" and cell(-5.5) == "-5.5"
    assert cell(["a", "b"]) == "a; b" and cell(["=a", "b"]) == "'=a; b"
