"""What is remembered of a token is what the pipeline says of it each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.forms import Forms, Rules, _rules_of
from dateline.reading.parser import default_parser
from dateline.reading.tokens import OWN, Doc

# what the rules of the pipeline look at a neighbour for, or look at the word for, and what they do not
PIECES = (
    "Let's go.", "He ain't there.", "They're gonna win,", "you gotta see", "C'mon, y'all!", "There's no doubt", "there is a man", "nothin'",
    "It said so and I did not.", "that", "but", "n't", "'s", "is", "have done", "does", "Doin'", "\n", "  ", "A U.S.-China deal", "fired",
    "The missiles flew 330 km;", "Wonsan", "women", "better", "1,000", "(", '"', "’s", "İstanbul", "\ue000",
)  # fmt: skip


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [(*(getattr(t, name) for name in OWN if name != "forms"), t.head.i) for t in doc]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_parse_is_that_of_the_whole_pipeline(texts):
    parser = default_parser()
    assert parser.forms is not None
    plain = [Doc(parsed) for parsed in parser.nlp.pipe(texts)]
    assert [told(d) for d in parser._parse(texts)] == [told(d) for d in plain]


def test_room_is_made_and_nothing_changes(monkeypatch):
    parser, text = default_parser(), "North Korea fired two missiles. There's no doubt that they flew."
    plain = told(Doc(parser.nlp(text)))
    monkeypatch.setattr("dateline.reading.forms.ROOM", 5)
    for _ in range(3):
        assert told(parser._parse([text])[0]) == plain
    parser.forget()
    assert told(parser._parse([text])[0]) == plain


def rule(*slots, index=0):
    return {"patterns": [list(slots)], "attrs": {"POS": "X"}, "index": index}


@pytest.mark.parametrize(
    "slots",
    [
        ({"TAG": "NN", "POS": "NOUN"},),
        ({"TAG": "NN", "OP": "+"},),
        ({"LOWER": {"FUZZY": "missile"}},),
        ({"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}),
        ({"TAG": "NN"}, {"LOWER": "b"}),
        ({"LOWER": "a"}, {"LOWER": {"NOT_IN": ["b"]}}),
    ],
)
def test_rules_that_look_at_more_are_left_to_the_pipeline(slots):
    assert _rules_of([rule(*slots)]) is None


def test_rules_that_can_be_remembered():
    rules = _rules_of(
        [rule({"LOWER": "gon"}, {"LOWER": {"REGEX": "^n"}}), rule({"LOWER": {"NOT_IN": ["not"]}, "DEP": "det"})]
    )
    assert isinstance(rules, Rules)
    assert [rules.beside(w) for w in ("gon", "na", "not")] == [True, False, False]
    assert [rules.words(w) for w in ("gon", "na", "not", "other")] == [True, True, True, False]


def test_a_pipeline_of_other_components_is_run_as_it_is():
    import spacy

    assert Forms.of(spacy.blank("en")) is None
