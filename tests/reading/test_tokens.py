"""The plain copy of a parse tells what spaCy's tells."""

import pytest

from dateline.reading import default_parser
from dateline.reading.tokens import Doc, Tokens

TEXTS = (
    "North Korea fired two missiles on Thursday, Seoul said. The first flew 420 km; the second, which fell into the sea, was larger.",
    "Lee Do-hoon, the South's envoy, will meet his counterpart in Berlin next week.",
    'He asked: "Why?" and left',
    "No.",
)


@pytest.fixture(scope="module")
def pairs():
    nlp = default_parser().nlp
    parsed = list(nlp.pipe(TEXTS))
    return [(one, Doc(one)) for one in parsed]


def test_tokens_sentences_and_trees_are_those_of_the_parser(pairs):
    for parsed, doc in pairs:
        assert [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.idx) for t in doc] == [
            (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.idx) for t in parsed
        ]
        assert [t.head.i for t in doc] == [t.head.i for t in parsed]
        assert [(s.start, s.end, s.text, s.root.i) for s in doc.sents] == [
            (s.start, s.end, s.text, s.root.i) for s in parsed.sents
        ]
        for mine, theirs in zip(doc, parsed, strict=True):
            assert [t.i for t in mine.children] == [t.i for t in theirs.children]
            assert [t.i for t in mine.subtree] == [t.i for t in theirs.subtree]
            assert [t.i for t in mine.ancestors] == [t.i for t in theirs.ancestors]
            assert [t.i for t in mine.lefts] == [t.i for t in theirs.lefts]
            assert (mine.sent.start, mine.sent.end) == (theirs.sent.start, theirs.sent.end)


def test_every_run_has_the_text_and_root_of_the_parsers(pairs):
    for parsed, doc in pairs:
        for start in range(len(doc)):
            for end in range(start + 1, len(doc) + 1):
                assert doc[start:end].text == parsed[start:end].text
                assert doc[start:end].root.i == parsed[start:end].root.i


def test_offsets_find_tokens_within_and_touching(pairs):
    for _, doc in pairs:
        for token in doc:
            end = token.idx + len(token.text)
            assert [t.i for t in doc.touching(token.idx, end)] == [token.i]
            assert doc.within(token.idx, end) == Tokens(doc, token.i, token.i + 1)
            assert doc.within(token.idx + 1, end) is None or len(token.text) == 1


def test_a_neighbour_beyond_the_end_is_refused(pairs):
    doc = pairs[0][1]
    with pytest.raises(IndexError, match="no token at -1"):
        doc[0].nbor(-1)
    with pytest.raises(IndexError, match=f"the paragraph has {len(doc)}"):
        doc[-1].nbor()


def test_nothing_parsed_has_no_tokens():
    doc = default_parser().empty()
    assert (len(doc), doc.sents, doc.text, doc.ents) == (0, (), "", ())


def test_a_deep_tree_is_walked():
    doc = next(default_parser().parse(["of the " * 3000]))
    assert sum(len(s.root.subtree) for s in doc.sents) >= len(list(doc.sents))
