"""Whom an argument stands for."""

import pytest

from dateline.model import Actor, Span
from dateline.normalize.who import actor_of, find_actors, qualifiers_of
from tests.normalize.who.scene import scene


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Officials from Seoul and Washington met.", {"KOR", "USA"}),
        ("Kim and Trump met.", {"PRK", "USA"}),
        ("The leaders of the two Koreas met.", {"PRK", "KOR"}),
        ("Delegations from Armenia and Azerbaijan met.", {"ARM", "AZE"}),
        ("Moscow's ambassador left.", {"RUS"}),
        ("Russian forces attacked.", {"RUS"}),
        ("The missile flew.", set()),
    ],
)
def test_subject(text: str, codes: set[str]) -> None:
    found = scene(text)
    (sentence,) = found.document.sentences
    subject = next(t for t in sentence if t.dep_ in ("nsubj", "nsubjpass"))
    assert {p.value.code for p in actor_of(subject, find_actors(sentence, found.cast), sentence.base)} == codes


def test_qualifiers() -> None:
    found = scene("Japan condemned Pyongyang's test.")
    (sentence,) = found.document.sentences
    test = next(t for t in sentence if t.text == "test")
    assert [p.value.code for p in qualifiers_of(test, find_actors(sentence, found.cast), sentence.base)] == ["PRK"]


def test_we_is_the_speaker() -> None:
    found = scene('"We will defend our people," Macron said.', "2022-01-01")
    sentence = found.document.sentences[0]
    speaker = Actor(code="FRA", name="France")
    own = [p for p in find_actors(sentence, found.cast, speaker) if p.value == speaker]
    assert [found.text[p.start : p.end] for p in own] == ["We", "our"]


def test_resolve() -> None:
    found = scene("Kim Jong Un met Moon Jae-in. The two agreed.")
    first, second = found.document.sentences
    one = found.cast.resolve(first, Span(start=0, end=11))
    assert isinstance(one, Actor)
    assert one.person == "Kim Jong Un"
    assert isinstance(found.cast.resolve(second, second.span), tuple)
    assert found.cast.resolve(first, Span(start=first.span.end - 1, end=first.span.end)) is None
