"""Passages: roles of paragraphs, lead-ins cut off, sentences cut short."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Report
from dateline.reading.passages import MAX_UNIT, passages_of
from dateline.sources.clean import clean, one_line
from dateline.sources.raw import lay_out_text

BODY = "The army fired two rockets at the range near the coast on Tuesday morning, the defence ministry said."
MORE = "Both fell into the sea, and the ministry said that nobody had been hurt at the range."


def report(text, title=None):
    text, title, span = lay_out_text(clean(text), one_line(title))
    return Report(id="r", text=text, title=title, title_span=span)


def roles(*paragraphs, title=None):
    """(role, words) of the passages of a report with these paragraphs."""
    made = report("\n\n".join(paragraphs), title)
    return [(p.role, p.span.of(made.text)) for p in passages_of(made)]


def role_of(line, *, before=(BODY,), after=(MORE,)):
    found = roles("Army fires two rockets at coastal range", *before, line, *after)
    return next(role for role, words in found if words == line)


def test_headline_dateline_and_body_are_parted():
    assert roles("(2nd LD) Army fires two rockets at range", f"NARVIK, Sept. 10 (Wire) -- {BODY}") == [
        ("boilerplate", "(2nd LD)"),
        ("headline", "Army fires two rockets at range"),
        ("dateline", "NARVIK, Sept. 10 (Wire) --"),
        ("body", BODY),
    ]


def test_a_headline_among_page_furniture_is_found():
    found = roles(
        "Skip to main content",
        "World",
        "10 Aug 2019",
        "Army fires two rockets at coastal range",
        "1:24 pm on 10 August 2019",
        BODY,
    )
    assert [role for role, _ in found] == [
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "headline",
        "boilerplate",
        "body",
    ]


def test_a_headline_run_together_with_dates_is_cut_out():
    found = roles("date 2020-03-10 Army fires three rockets into sea. March. 10, 2020 07:43. desk@paper.example.", BODY)
    assert found[:2] == [("boilerplate", "date 2020-03-10"), ("headline", "Army fires three rockets into sea")]


def test_the_headline_over_again_is_furniture():
    title = "Army fires two rockets at coastal range"
    found = roles(f"{title} | News | The Fjord Times", "News", title, BODY, title=title)
    assert [role for role, _ in found] == ["headline", "boilerplate", "boilerplate", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Latest News",
        "Share this with Email Facebook Messenger",
        "PrintEmailFacebookTwitterLinkedInCopy Link",
        "Advertisement",
        "Follow us on Twitter",
        "Leave a Reply",
        "Posted on: June 22, 2016 | views: 199",
        "By Dana Whitlock",
        "September 11, 2019",
        "(ATTN: CORRECTS type of weapon throughout)",
        "Photo: Getty Images",
        "This site uses cookies to improve your experience.",
        "© 2019 The Fjord Times. All rights reserved.",
        "Your email address will not be published. Required fields are marked *",
        "(Additional reporting by A. Writer; Editing by B. Reader)",
        "#rockets #range",
        "한국어",
    ],
)
def test_page_furniture_is_boilerplate(line):
    assert role_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: The 12 best beaches of the coast",
        "See also  Navy criticizes the army for its rockets",
        "Trending: Watch the moment a rocket-shaped cloud wows tourists",
        "Trump says Bolton gone as security chief",
        "Six Army Columns Deployed After Verdict",
        "What do we know about the test?",
        "Kim's letter to Trump",
    ],
)
def test_headings_of_other_stories_are_related(line):
    assert role_of(line) == "related"


@pytest.mark.parametrize(
    "line",
    [
        "More strategic arms are needed, he said, so long as hostile forces keep up their pressure.",
        "This report was denied by the ministry, which spoke of an exercise that had long been planned.",
        "From Tuesday the range was closed, and the ministry said it would open again in a week.",
        "The video, released by the ministry in late November, is the third that shows the rocket in flight.",
        "Moore thanked him for “stepping up and taking action when the ministry won’t.”",
        "CORRECTION 08:52: an earlier version of this entry said nine; it left out May 9.",
    ],
)
def test_sentences_of_the_story_stay_body(line):
    assert role_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "People watch a TV screen showing a rocket launch at the main station. (Pool photo)",
        "This photo released by the state agency shows the launch of one of two rockets at an undisclosed place.",
        "The rocket missed the range by a mile, according to the ministry. Photo by A. Writer",
    ],
)
def test_captions(line):
    assert role_of(line, before=()) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "People watch a TV screen showing file footage of a rocket launch on March 3 at the main station. (Pool photo)",
        "The rocket missed the range by a mile in May, according to the ministry. File Photo by A. Writer",
    ],
)
def test_the_caption_of_an_old_picture_is_of_another_story(line):
    assert role_of(line, before=()) == "related"


def test_a_paragraph_that_is_all_quotation():
    assert role_of("“We shall fire again, and we shall tell nobody when. That is all there is to say.”") == "quote"
    assert role_of("“We shall fire again,” he said.") == "body"


def test_bullets_after_a_label_are_related_and_content_bullets_are_body():
    listed = roles(
        "Army fires two rockets at range",
        BODY,
        "Read also:",
        "• Navy sells its last boats to army\n• Fleet to be scrapped in spring",
    )
    assert [role for role, _ in listed[2:]] == ["boilerplate", "related", "related"]
    items = roles(
        "What the army said about the rockets", "• The first rocket flew 330 km.\n• The second one flew 310 km."
    )
    assert items[1:] == [("body", "The first rocket flew 330 km."), ("body", "The second one flew 310 km.")]


def test_clock_stamps_of_a_live_page_and_speakers_labels_are_lead_ins():
    live = roles("Army rockets: live updates from the range", f"12:21 KST -- {BODY}", "SUNDAY", f"9:28 a.m. - {MORE}")
    assert [role for role, _ in live] == ["headline", "dateline", "body", "dateline", "dateline", "body"]
    talk = roles("Army rockets: our bulletin at nine", f"ANCHOR: {BODY}", f"REPORTER: {MORE}", "ANCHOR: And the army?")
    assert [(r, w) for r, w in talk if r == "boilerplate"] == [
        ("boilerplate", w) for w in ("ANCHOR:", "REPORTER:", "ANCHOR:")
    ]
    assert talk[-1] == ("body", "And the army?")


@pytest.mark.parametrize(
    ("last", "cut"),
    [
        ("The navy said that the two rockets had been requested by the", True),
        ("The navy said the rockets had flown between five and six hundr", True),
        ("The navy has fired a series of rockets in recent weeks in protest against U.S.", True),
        ("The navy called the rockets unacceptable as they [...]", True),
        ("The navy said that it did not.", False),
        ("The navy spoke of “two rockets, both lost.” (AGENCIES)", False),
    ],
)
def test_a_sentence_cut_short_is_marked(last, cut):
    made = report(f"Army fires two rockets at range\n\n{BODY}\n\n{last}")
    assert [p.cut for p in passages_of(made)] == [False, False, cut]


def test_hard_wraps_do_not_part_paragraphs_and_line_ends_between_paragraphs_do():
    wrapped = (
        "The army fired two rockets at the range near the coast on Tuesday\n"
        "morning, the defence ministry said in the capital. Both of them fell\n"
        "into the sea, and nobody was hurt at the range or in the villages\n"
        "nearby, the ministry said.\nIt was the third such shot of the year."
    )
    assert len(roles(wrapped)) == 2
    assert len(roles(f"{BODY}\n{MORE}\n{BODY}")) == 3


def test_a_sentence_broken_by_a_link_is_joined():
    assert (
        len(
            roles(
                "The army of the northern kingdom\nfired two rockets at the range on Tuesday, the ministry said.", BODY
            )
        )
        == 2
    )


@given(st.text(max_size=600), st.none() | st.text(max_size=40))
def test_passages_are_ordered_disjoint_and_cover_every_letter(text, title):
    made = report(text, title or None)
    found = passages_of(made)
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
    for passage in found:
        words = passage.span.of(made.text)
        assert words == words.strip() != ""
    covered = {i for p in found for i in range(p.span.start, p.span.end)}
    assert all(i in covered for i, c in enumerate(made.text) if c.isalpha())


def test_a_paragraph_too_long_for_the_parser_comes_in_parts():
    made = report(" ".join([BODY] * 1_000))
    found = passages_of(made)
    assert len(found) > 4
    assert all(p.span.end - p.span.start <= MAX_UNIT for p in found)
    assert all(p.span.of(made.text).endswith("said.") for p in found)
