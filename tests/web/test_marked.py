"""Texts cut by marks."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.web.marked import Mark, paragraphs
from dateline.web.templating import marked, shown

SPANS = st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda pair: Span(start=min(pair), end=max(pair)))
TEXTS = st.lists(st.text("ab \n<&\u202e", max_size=12), max_size=4).map("\n\n".join)


@given(
    TEXTS,
    st.lists(
        st.builds(Mark, span=SPANS, kind=st.sampled_from(("value", "said")), said=st.text(max_size=3)), max_size=6
    ),
)
def test_the_pieces_are_the_text(text, marks):
    found = paragraphs(text, marks)
    assert "\n\n".join("".join(p.text for p in pieces) for pieces in found) == text


@given(TEXTS, SPANS)
def test_a_mark_covers_its_words_and_no_others(text, span):
    at, inside = 0, 0 <= span.start < span.end <= len(text)
    for pieces in paragraphs(text, [Mark(span, "value", "x")]):
        for piece in pieces:
            for place in range(at, at + len(piece.text)):
                assert bool(piece.marks) == (inside and span.start <= place < span.end)
            at += len(piece.text)
        at += 2


def test_each_address_stands_once():
    text = "one two\n\nthree"
    found = paragraphs(text, [Mark(Span(start=4, end=14), "value", "x"), Mark(Span(start=4, end=14), "said", "y")])
    assert [i for pieces in found for p in pieces for i in p.opens] == ["s4-14"]


@given(st.text())
def test_nothing_hidden_is_left_on_a_page(text):
    for out in (shown(text), str(marked(text))):
        assert not set(out) & set("\u202e\u2066\u200b\ufeff\x00\x1b\x07")
