"""Ambiguous names: what is near, what is named around, what is at home."""

import json
from pathlib import Path

import pytest
from bench.geoparse import errors, homes, outlet, predict

from dateline.normalize.where import Home
from dateline.normalize.where.resolve import region_of_people, settle
from dateline.normalize.where.surroundings import countries_in, home_of
from tests.normalize.where.scene import gazetteer

SHARED = Path(__file__).parents[3].parent / "shared"


def _country_and_admin(
    names: dict[str, list[str]], about: dict[str, float], of: str, home: Home | None = None
) -> tuple[str | None, str | None]:
    entry = settle(names, gazetteer(), about, home)[of]
    return entry.country, entry.admin


def test_the_larger_place_without_any_hint() -> None:
    assert _country_and_admin({"Paris": []}, {}, "Paris")[0] == "FRA"


def test_a_container_settles_it() -> None:
    assert _country_and_admin({"Paris": ["Texas"]}, {}, "Paris") == ("USA", "Texas")
    assert _country_and_admin({"Columbia": ["S.C."]}, {}, "Columbia") == ("USA", "South Carolina")


def test_neighbours_settle_it() -> None:
    names: dict[str, list[str]] = {n: [] for n in ("Athens", "Palestine", "Tyler", "Jacksonville", "Corsicana")}
    assert _country_and_admin(names, {"USA": 2.0}, "Athens") == ("USA", "Texas")


def test_home_settles_it() -> None:
    ohio = Home("USA", (39.96, -83.0))
    assert _country_and_admin({"Dublin": []}, {"USA": 1.0}, "Dublin", ohio) == ("USA", "Ohio")


def test_the_state_among_its_towns_and_the_country_among_its_own() -> None:
    assert (
        _country_and_admin({"Georgia": [], "Atlanta": [], "Macon": [], "Savannah": []}, {"USA": 2.0}, "Georgia")[0]
        == "USA"
    )
    assert _country_and_admin({"Georgia": [], "Tbilisi": [], "Batumi": []}, {"RUS": 2.0}, "Georgia")[0] == "GEO"


def test_letters_that_nothing_bears_are_the_initials_of_a_place_named() -> None:
    names: dict[str, list[str]] = {"Bosnia and Herzegovina": [], "B&H": [], "Q&Z": []}
    found = settle(names, gazetteer(), {}, None)
    assert found["B&H"].country == "BIH"
    assert "Q&Z" not in found


@pytest.mark.parametrize(
    ("people", "region"),
    [("European", "Europe"), ("Sicilian", "Sicily"), ("Dagestani", "Dagestan"), ("Kurdish", "Iraqi Kurdistan")],
)
def test_regions_of_peoples(people: str, region: str) -> None:
    assert region_of_people(people, gazetteer()) == region


def test_a_word_that_merely_resembles_a_people_has_no_region() -> None:
    assert region_of_people("Atlantic", gazetteer()) is None
    assert region_of_people("Martian", gazetteer()) is None


def test_a_name_without_its_arabic_article() -> None:
    assert {e.country for e in gazetteer().find("Qamishli")} == {"SYR"}


def test_countries_named() -> None:
    found = countries_in(
        "North Korean missiles worry Tokyo, U.S. officials and Sen. Jim Jordan, Iranians and the UAE said."
    )
    assert set(found) == {"PRK", "JPN", "USA", "IRN", "ARE"}
    assert found["JPN"] < found["PRK"]


def test_home_is_where_the_names_meet() -> None:
    home = home_of(
        [["Columbus", "Dublin", "Hilliard"], ["Westerville", "Dublin", "Worthington"], ["Gahanna", "Columbus"]],
        gazetteer(),
    )
    assert home.point is not None
    assert home.point[0] == pytest.approx(40.0, abs=1.0)
    assert home.point[1] == pytest.approx(-83.0, abs=1.0)


@pytest.mark.shared
def test_share_within_161_km() -> None:
    """Floors on the public development set, a little under what was measured."""
    data = SHARED / "data" / "geoparse" / "dev.jsonl"
    if not data.exists():
        pytest.skip("needs ../shared")
    reports = [json.loads(line) for line in data.read_text("utf-8").split("\n") if line]
    home = homes(reports, gazetteer())
    found: dict[str, list[float]] = {}
    for report in reports:
        found.setdefault(report["corpus"], []).extend(
            errors(report, predict(report, gazetteer(), home.get(outlet(report), Home())))
        )
    share = {corpus: sum(d <= 161 for d in errs) / len(errs) for corpus, errs in found.items()}
    assert share["lgl"] >= 0.86
    assert share["trnews"] >= 0.865
    assert share["geovirus"] >= 0.81
    assert share["gwn"] >= 0.845
