"""Names in sentences: what is a place, what it is called, what governs and contains it."""

import pytest

from tests.normalize.where.scene import names, one, places


@pytest.mark.parametrize(
    ("text", "name", "governed", "within"),
    [
        (
            "They fired a projectile eastward from the Sino-ri area in North Pyongan Province.",
            "Sino-ri",
            "from",
            "North Pyongan",
        ),
        ("Two missiles went up from the Kalma area of Wonsan on Wednesday.", "Kalma", "from", "Wonsan"),
        ("It was launched from waters near Sinpo, South Hamgyong Province, and flew 450 km.", None, None, None),
        (
            "Two left from near the eastern city of Hamhung in South Hamgyong Province.",
            "Hamhung",
            "from",
            "South Hamgyong",
        ),
        (
            "A rocket exploded at the Imam Khomeini Space Center in Semnan province.",
            "Imam Khomeini Space Center",
            "at",
            "Semnan",
        ),
        ("The missile rose from Mupyong-ri in Jagang Province at 7:23 a.m.", "Mupyong-ri", "from", "Jagang"),
        ("It was fired from pad 40 at Cape Canaveral, Florida.", "Cape Canaveral", "at", "Florida"),
        ("Bombers launched the missiles over the Russian region of Kursk.", "Kursk", "over", None),
        ("The projectiles left the Hodo peninsula in the morning.", "Hodo Peninsula", "from", None),
        ("A missile was launched in the direction of the Sea of Japan.", "Sea of Japan", "toward", None),
        ("A drone struck Damascus before dawn.", "Damascus", "at", None),
    ],
)
def test_name_with_its_preposition_and_container(
    text: str, name: str | None, governed: str | None, within: str | None
) -> None:
    if name is None:
        assert any("Sinpo" in n for n in names(text))
        return
    phrase = one(text, name)
    assert phrase.governed == governed
    assert (phrase.within.value.name if phrase.within else None) == within


def test_container_tells_the_region_of_a_name_nothing_bears() -> None:
    value = one("It came from the Toksil-ri area of South Hamgyong Province.", "Toksil-ri").value
    assert (value.country, value.admin, value.precision) == ("PRK", "South Hamgyong", "near")


def test_unknown_name_keeps_its_text_and_has_no_point() -> None:
    value = one(
        "Shells were fired near Blorgsund on Friday, police in Blorgsund said.".replace(
            ", police in Blorgsund said", ""
        ),
        "Blorgsund",
    ).value
    assert value.lat is None
    assert value.precision == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Pyongyang said it would never give up its weapons.",
        "Tokyo protested and Washington's envoy warned of more sanctions.",
        "South Korea and the United States hold talks with Japan.",
        "The North Korean missile and the Iranian drone were shown to Chinese officials.",
        "Kim Jong Un met Moon Jae-in, and Lee Do-hoon called Stephen Biegun.",
        "Mr. Paris and Senator Lincoln met President Jackson.",
        "The Hwasong-12 and the Musudan missiles flew eastward.",
        "Sanctions on Iran and a message to Seoul were discussed.",
        "The Boston Globe and the Chicago Tribune reported it.",
    ],
)
def test_people_weapons_papers_and_governments_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The missile landed in the East Sea, Yonhap said from Seoul.", "Sea of Japan"),
        ("Vietnam said the oil rig was moved in the East Sea off Da Nang, and Hanoi protested.", "South China Sea"),
        ("It fell into the West Sea, the South Korean navy said.", "Yellow Sea"),
        ("The ship sailed through the Arabian Gulf.", "Persian Gulf"),
    ],
)
def test_a_sea_of_two_names_comes_under_the_listed_one(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("spelling", "usual"),
    [
        ("Gaecheon", "Kaechon"),
        ("Yeonpo", "Yonpo"),
        ("Sinpho", "Sinpo"),
        ("Suncheon", "Sunchon"),
        ("Dongchang-ri", "Tongchang-ri"),
    ],
)
def test_korean_spellings_are_one_name(spelling: str, usual: str) -> None:
    assert usual in names(f"North Korea fired two missiles from {spelling} on Thursday.")


def test_the_preposition_before_a_list_holds_for_all_of_it() -> None:
    found = places("Pairs were fired from Wonsan (250 km), Yonghung (220) and Kwail (450).")
    assert [(p.value.name, p.governed) for p in found] == [("Wonsan", "from"), ("Yonghung", "from"), ("Kwail", "from")]


def test_a_list_contains_nothing() -> None:
    assert all(p.within is None for p in places("Votes were counted in Florida, Ohio and North Carolina."))


def test_offsets_are_those_of_the_report() -> None:
    text = "A first paragraph.\n\nThe missile was fired from Kusong, and fell in the Sea of Japan."
    for phrase in places(text):
        assert phrase.value.name in text[phrase.start : phrase.end]
