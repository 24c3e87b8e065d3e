"""A paragraph is parsed once; nobody can tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.kept import Kept
from dateline.reading.parser import Parser, default_parser
from dateline.reading.tokens import OWN, Doc

TEXTS = (
    "North Korea fired two missiles on Tuesday.",
    "They flew 330 km, the ministry said. It gave no more.",
    "The talks in Geneva failed.",
    "",
    " ",
    "Nobody was hurt",
)


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(getattr(t, name) for name in OWN if name != "forms"),
            t.head.i,
            t.ent_type_,
            t.ent_iob_,
            [c.i for c in t.children],
            (t.sent.start, t.sent.end),
        )
        for t in doc
    ]


@pytest.fixture(scope="module")
def alone() -> dict[str, list[tuple[object, ...]]]:
    return {text: told(next(Parser().parse([text]))) for text in TEXTS}


@given(st.lists(st.sampled_from(TEXTS), max_size=12))
@settings(max_examples=40)
def test_repeats_get_the_parse_that_the_text_gets_alone(alone, texts):
    docs = list(default_parser().parse(texts))
    assert [told(d) for d in docs] == [alone[t] for t in texts]
    assert len({id(d) for d in docs}) == len(docs)


def test_names_given_to_one_are_not_given_to_the_next():
    parser = default_parser()
    first, second = parser.parse([TEXTS[0], TEXTS[0]])
    first.name([(0, 2, "GPE")])
    third = next(parser.parse([TEXTS[0]]))
    assert [second.ents, third.ents] == [(), ()]
    assert {t.ent_type_ for d in (second, third) for t in d} == {""}
    assert all(t.doc is third and t.head.doc is third for t in third)


def test_words_let_go_are_read_alike(alone):
    parser = Parser()
    parser.strings = 0
    assert [told(d) for d in parser.parse(TEXTS)] == [alone[t] for t in TEXTS]
    assert "Qwghlmian" not in parser.nlp.vocab.strings
    list(parser.parse(["A Qwghlmian envoy came."]))
    assert "Qwghlmian" not in parser.nlp.vocab.strings


@given(st.lists(st.sampled_from(TEXTS), max_size=30), st.integers(0, 20))
@settings(max_examples=40)
def test_no_more_is_kept_than_may_be(texts, room):
    kept, docs = Kept(room), {t: next(default_parser().parse([t])) for t in TEXTS}
    for text in texts:
        if kept.get(text) is None:
            kept.add(text, docs[text])
        held = [t for t in TEXTS if kept.get(t) is not None]
        assert sum(len(docs[t]) for t in held) <= room
