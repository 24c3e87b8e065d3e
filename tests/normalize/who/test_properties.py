"""What must hold of any text and any table."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.normalize.who.fold import fold, loose
from dateline.sources.words import words
from tests.normalize.who.scene import scene, table

WORDS = st.sampled_from(
    sorted(
        words(
            """Kim Jong Un North Korea the US us Mr. Gen. Lee Do-hoon , and of 's President Foreign Minister two sides he she they it its said
            met fired . " ( ) - Hwasong-15 SEOUL Sanaa İstanbul ﬁre minister’s officials from in for Ansar Allah"""
        )
    )
)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_names_found_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    leaves = table().scan(text)
    assert all(0 <= leaf.start < leaf.end <= len(text) for leaf in leaves)
    assert all(a.end <= b.start for a, b in pairwise(leaves))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.text(max_size=80))
def test_phrases_lie_in_their_sentence(text: str) -> None:
    found = scene(text or ".")
    for sentence in found.document.sentences:
        for phrase in found.cast.phrases(sentence):
            assert sentence.span.start <= phrase.start < phrase.end <= sentence.span.end
            assert sentence.tokens.start <= phrase.head < sentence.tokens.end


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_reading_twice_is_the_same(text: str) -> None:
    assert scene(text).phrases == scene(text).phrases


def test_romanisations_fall_together() -> None:
    for a, b in (
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Kim Jong-un", "Kim Jong Un"),
    ):
        assert loose(a) == loose(b)
    assert loose("Kim Jong Un") != loose("Kim Jong Il")


def test_every_office_holder_is_found_by_name() -> None:
    for people in table().by_name.values():
        for person in people:
            found = table().person(person.name, None)
            assert found is not None


def test_offices_do_not_end_before_they_begin() -> None:
    for people in table().by_name.values():
        for office in (o for p in people for o in p.offices):
            assert (office.since or date.min) <= (office.until or date.max)
