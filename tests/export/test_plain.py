"""Values in the plain form of the annotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import plain
from dateline.export.cells import cell, defused
from dateline.model import Actor, Count, Place, Quantity, Term, Time


def at(edtf, offset=None, basis="none"):
    start = edtf if "T" in edtf else None
    return Time(
        edtf=edtf,
        start=f"{start}:00" if start else None,
        end=f"{start}:00" if start else None,
        offset=offset,
        basis=basis,
    )


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
        (["XXXX-07-04", "2017"], "2017-07-04"),
        (["2019-08", "2019-09-10"], "2019-09-10"),
        (["2019-09-10", "2019-09-10", "2019-09-12", "2019-09-14"], "2019-09-10"),
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
    assert plain.codes(
        [Actor(code="PRK", name="x"), Actor(code=None, name="y"), Actor(code="KOR", name="z")], ["KOR"]
    ) == ["PRK"]
    assert plain.places([Place(name="Kaechon"), Place(name="Kaechon area"), Place(name="Wonsan")]) == [
        "Kaechon",
        "Wonsan",
    ]


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


def place(name, precision="exact", country=None, admin=None):
    return Place(name=name, precision=precision, country=country, admin=admin)


def test_a_sea_with_a_name_stands_before_looser_words_for_it():
    told = [
        place("sea", "unknown"),
        place("Bay of Bengal", "sea"),
        place("India's exclusive economic zone", "sea", "IND"),
    ]
    assert plain.directions(told) == "Bay of Bengal"
    assert plain.directions([told[0]]) == "sea"


def test_orbit_stands_before_what_lies_on_the_way():
    assert plain.directions([place("Persian Gulf", "sea", "IRN"), place("orbit", "unknown")]) == "orbit"


def test_origins_are_sites_before_areas_and_no_provinces():
    province, coast = place("Kerman", "region", "IRN", "Kerman"), place("eastern coast", "sea", "IRN")
    assert plain.origins([province, coast, place("Shahroud")]) == "Shahroud"
    assert plain.origins([province, coast]) is None
    assert plain.origins([place("waters off Bushehr", "sea", "IRN")]) == "waters off Bushehr"


def test_places_of_the_attackers_are_no_targets_where_others_are():
    home, away = place("Rome", country="ITA"), place("Tripoli", country="LBY")
    assert plain.abroad([home, away], ["ITA"]) == [away]
    assert plain.abroad([home], ["ITA"]) == [home]


def test_a_loose_class_is_another_name_of_the_finer_one():
    def classes(*terms):
        return [Term(vocabulary="weapons", term=t) for t in terms]

    broader = {"ballistic": "missile", "missile": "weapon", "projectile": "weapon"}
    assert plain.finest(classes("projectile", "ballistic", "missile"), broader) == "ballistic"
    assert plain.finest(classes("projectile", "projectile", "missile"), broader) == "projectile"
    assert plain.finest(classes("drone", "ballistic"), broader) == ["drone", "ballistic"]


def test_parts_of_a_total_and_floors_below_it_are_left_out():
    def counts(*numbers):
        return [Count(number=n, bound=b, unit="missile") for n, b in numbers]

    assert plain.count(counts((20, "at least"), (23, "exact"), (17, "exact"), (6, "exact")))[0] == 23
    assert plain.count(counts((9, "exact"), (11, "exact")))[0] == [9, 11]
