import itertools

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.reading.quotations import MARKS, Quotation, quotations


def of(*paragraphs: str) -> tuple[str, list[Quotation]]:
    spans, at = [], 0
    for p in paragraphs:
        spans.append(Span(start=at, end=at + len(p)))
        at += len(p) + 2
    text = "\n\n".join(paragraphs)
    return text, list(quotations(text, spans))


def words(*paragraphs: str) -> list[str]:
    text, found = of(*paragraphs)
    return [q.inner.of(text) for q in found]


def test_direct_quotation_with_its_marks() -> None:
    text, (q,) = of('"We will not wait," the minister said.')
    assert q.span.of(text) == '"We will not wait,"'
    assert not q.scare
    assert q.closed


def test_typographic_marks_tell_their_side() -> None:
    assert words("“One,” she said, “and two.”") == ["One,", "and two."]
    assert words("Er sagte: „Nein.“ Or «non».")[0].startswith("Nein")


def test_a_term_of_up_to_three_words_is_a_scare_quote() -> None:
    _, found = of('The "special operation" and the "most serious of all threats" were "over."')
    assert [q.scare for q in found] == [True, False, False]


def test_quotation_over_three_paragraphs() -> None:
    text, found = of('"The first part.', '"The second part.', '"The third part," he said.')
    assert [q.continues for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]
    assert found[0].span.of(text) == '"The first part.'


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text, found = of('He said "so and so.', "Another paragraph.")
    assert [q.span.of(text) for q in found] == ['"so and so.']
    assert not found[0].closed


def test_nested_single_marks() -> None:
    text, found = of("\"They call it 'a gift' here,\" he said.")
    assert [(q.depth, q.inner.of(text)) for q in found] == [(0, "They call it 'a gift' here,"), (1, "a gift")]


def test_single_marks_alone_are_a_quotation_and_apostrophes_are_not() -> None:
    assert words("'From Monday the ministers' tests will stop,' the agency said.") == [
        "From Monday the ministers' tests will stop,"
    ]
    assert words("The ministers' plan isn't the generals' plan.") == []
    assert words("Rock 'n' roll of the '90s") in ([], ["n"])


def test_inches_open_nothing() -> None:
    assert words('A 5" gun and a 7" gun') == []


@given(st.lists(st.text(alphabet="ab ,.'\"“”‘’«»(\n-s", max_size=60), max_size=5))
def test_whatever_the_marks_spans_hold(paragraphs: list[str]) -> None:
    text, found = of(*paragraphs)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert text[q.start] in MARKS
        assert q.start < q.inner.start <= q.inner.end <= q.end
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))


def test_ten_thousand_quotations() -> None:
    text = "\"a b c d.\" 'e f g h.' " * 5000
    assert len(quotations(text, [Span(start=0, end=len(text))])) == 10000
