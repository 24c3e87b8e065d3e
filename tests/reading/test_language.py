"""Languages: told with confidence or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("N. Korea fires short-range missiles off east coast - JCS", "en"),
        ("NORTH KOREA FIRES TWO MISSILES INTO THE SEA OF JAPAN", "en"),
        ("The North Korea in this 16th morning did the shooting of short distance flying bodies.", "en"),
        ("Nоrth Kоrеа firеd twо mіssilеs оn Fridаy frоm nеаr thе соаst", "en"),
        ("Kim, Moon: Panmunjom, Hanoi, Pyongyang", None),
        ("Missile", None),
        ("1, 2, 3", None),
        ("", None),
        (
            "Corea del Norte ha lanzado este martes dos proyectiles de corto alcance hacia el mar, según el ejército surcoreano.",
            "es",
        ),
        (
            "Nordkorea hat am Dienstag zwei Raketen in Richtung des Meeres abgefeuert, teilte das Militär in Seoul mit.",
            "de",
        ),
        ("북한이 오늘 아침 동해상으로 미사일 두 발을 발사했다고 합동참모본부가 밝혔다.", "ko"),
        ("Северная Корея запустила две ракеты во вторник, сообщили военные в Сеуле.", "ru"),
    ],
)
def test_the_language_of_a_text(text, language):
    assert language_of(text) == language


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    found = language_of(text)
    assert found is None or 2 <= len(found) <= 3
