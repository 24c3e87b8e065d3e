"""Source, cue and content as spans: what is found in one sentence or paragraph."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.statements import utterances
from dateline.reading.document import Document

Lay = Callable[..., Document]

CASES = [
    ("Two rockets fell into the sea, the defence ministry said.", "the defence ministry", "said", "Two rockets fell"),
    (
        "The defence ministry said that two rockets fell into the sea.",
        "The defence ministry",
        "said",
        "two rockets fell",
    ),
    ("According to the police, four people were hurt.", "the police", "According to", "four people were hurt"),
    ("Four people were hurt, according to the police.", "the police", "according to", "Four people were hurt"),
    ("The president called the deal a mistake.", "The president", "called", "the deal a mistake"),
    ("The deal was described by the minister as a mistake.", "the minister", "described by", "The deal"),
    ("The general was quoted as saying that the war was over.", "The general", "saying", "the war was over"),
    ("The envoy voiced regret over the delay.", "The envoy", "voiced", "regret over the delay"),
    ("The envoy spoke on Monday of a breakthrough.", "The envoy", "spoke of", "a breakthrough"),
    (
        "By the ministry's account, nine drones were shot down.",
        "the ministry's",
        "By account",
        "nine drones were shot down",
    ),
    ("The talks, in the words of the mediator, are dead.", "the mediator", "in words of", "are dead"),
    ("The talks are dead, as one diplomat put it.", "one diplomat", "put it", "The talks are dead"),
    (
        "The chancellor pointed out that the bridge was closed.",
        "The chancellor",
        "pointed out",
        "the bridge was closed",
    ),
    (
        "The talks have failed, the chief envoy, Maria Lund, announced on Friday.",
        "the chief envoy Maria Lund",
        "announced",
        "The talks have failed",
    ),
    ("The company had praise for the rescue teams.", "The company", "had praise", "the rescue teams"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_source_cue_and_content(lay: Lay, text: str, source: str, cue: str, content: str) -> None:
    found = [
        (" ".join(t.text for t in u.source).replace(" '", "'").replace(" ,", ""), " ".join(t.text for t in u.cue), u)
        for u in utterances(lay(text))
    ]
    fitting = [u for s, c, u in found if s == source and cue in (c, c.removeprefix("was "))]
    assert fitting, found
    assert any(content in text[p.start : p.end] for u in fitting for p in u.content)


def test_quotation_with_its_speaker_before_inside_and_after(lay: Lay) -> None:
    for text in (
        'The minister said: "We will not leave. Nobody will."',
        '"We will not leave," the minister said. "Nobody will."',
        '"We will not leave. Nobody will," the minister said.',
    ):
        (u,) = utterances(lay(text))
        assert u.head is not None
        assert u.head.text == "minister"
        assert u.quoted
        assert {text[p.start] for p in u.content} == {'"'}
        assert text[u.hull.start : u.hull.end].startswith('"We') and text[u.hull.start : u.hull.end].endswith('"')


def test_quotation_over_paragraphs_keeps_its_speaker(lay: Lay) -> None:
    text = 'The minister said: "We will not leave.\n\n"We will stay until the end of the year.\n\n"Nobody will make us go."'
    found = utterances(lay(text))
    assert {u.head.text for u in found if u.head} == {"minister"}
    assert all(any(u.covers(text.index(w)) for u in found) for w in ("We will not", "We will stay", "Nobody"))


def test_a_quotation_nobody_speaks_has_no_speaker(lay: Lay) -> None:
    (u,) = utterances(lay('The square was empty at noon.\n\n"They have all gone home and they will not come back."'))
    assert u.source == ()
    assert u.form == "quote"


def test_scare_quotes_are_nobodys_words(lay: Lay) -> None:
    assert utterances(lay('The so-called "people\'s republic" held its fair. The "super weapon" was on show.')) == ()


def test_a_parenthesis_leaves_both_pieces(lay: Lay) -> None:
    text = "The ship, the coast guard says, sank within an hour."
    (u,) = utterances(lay(text))
    assert [text[p.start : p.end] for p in u.content] == ["The ship", "sank within an hour"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Two ships collide off the northern coast - navy", "navy", "Two ships collide off the northern coast"),
        ("Navy: Two ships collide off the northern coast", "Navy", "Two ships collide off the northern coast"),
        ("Two ships collide off the northern coast, navy says", "navy", "Two ships collide off the northern coast"),
    ],
)
def test_headline_forms(lay: Lay, text: str, speaker: str, content: str) -> None:
    (u,) = utterances(lay(f"{text}\n\nMore follows.", headline=True))
    assert u.head is not None
    assert u.head.text == speaker
    assert [text[p.start : p.end] for p in u.content] == [content]


def test_turns_of_a_transcript(lay: Lay) -> None:
    text = "ANCHOR: What do we know so far?\n\nREPORTER: Two ships have collided. The navy says nobody was hurt."
    found = utterances(lay(text))
    assert [u.head.text for u in found if u.form == "turn" and u.head] == ["ANCHOR", "REPORTER"]
    assert any(u.head is not None and u.head.text == "navy" for u in found)


def test_a_statement_given_whole(lay: Lay) -> None:
    text = "A spokesperson of the foreign ministry issued the following statement on Monday:\n\nThe talks are over.\n\nWe will not return."
    block = next(u for u in utterances(lay(text)) if u.form == "block")
    assert block.head is not None
    assert block.head.text == "spokesperson"
    assert block.covers(text.index("The talks")) and block.covers(text.index("return"))


def test_a_dateline_is_not_said(lay: Lay) -> None:
    text = "OSLO, May 9 (Agency) -- Two ships collided on Monday, the navy said."
    (u,) = utterances(lay(text))
    assert text[u.hull.start : u.hull.end] == "Two ships collided on Monday"


@pytest.mark.parametrize("text", ["The ministry did not say who had fired.", "Police would not confirm the figure."])
def test_what_is_not_said_is_not_asserted(lay: Lay, text: str) -> None:
    assert not any(u.asserted for u in utterances(lay(text)))


PIECES = [
    '"',
    "“",
    "”",
    "'",
    ", ",
    ". ",
    ": ",
    "\n\n",
    " said ",
    "the minister",
    "she",
    " that ",
    "the war is over",
    "according to ",
    "KCNA",
    " - ",
    "—",
    "(",
    ")",
]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.booleans())
def test_spans_lie_in_the_text_in_order(lay: Lay, pieces: list[str], headline: bool) -> None:
    text = "".join(pieces)
    for u in utterances(lay(text, headline=headline)):
        assert u.content
        for a, b in zip(u.content, u.content[1:], strict=False):
            assert a.end <= b.start
        for p in u.content:
            assert 0 <= p.start < p.end <= len(text)
