"""What must hold of any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Time
from dateline.normalize.when import Anchor, find_times, find_timexes, resolve
from dateline.normalize.when.grammar import grammar
from dateline.normalize.when.tokens import tokenize
from dateline.normalize.zones import to_zone

SOUP_WORDS = """
Monday Tuesday Sept. May June 30 31 2019 '98 1990s 07:00 7 6:53 a.m. p.m. 0700 2130 GMT EDT local time Seoul noon midnight
the a an of on in at since until last next this that two three several week weeks month year years day days ago earlier
later before after morning night quarter half third second first early late mid ( ) , . - and to from between every daily
' 5.30 3rd 21st New Year's Eve fiscal Q3 weekend same previous following about more than 10000000000
"""
WORDS = [*SOUP_WORDS.split(), "\n\n"]
PUBLISHED = st.sampled_from(
    [
        None,
        "",
        "x",
        "2019",
        "2019-09",
        "2019-09-10",
        "2019-09-10T16:00:00+09:00",
        "2019-09-10T22:00:00Z",
        "0001-01-01",
        "9999-12-31",
        "2020-02-29T23:59:59-12:00",
    ]
)
SOUP = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), SOUP)


@settings(max_examples=400, deadline=None)
@given(TEXTS, PUBLISHED, st.integers(0, 1000), st.sampled_from([None, "past", "present", "future"]))
def test_spans_lie_in_the_text_in_order_and_bounds_do_not_cross(text, published, base, tense):
    anchor = Anchor(published, zone="Asia/Seoul")
    phrases = find_times(text, anchor, base=base, tense=(lambda _: tense) if tense else None)
    reached = base
    for phrase in phrases:
        assert reached <= phrase.start < phrase.end <= base + len(text)
        assert text[phrase.start - base : phrase.end - base].strip() == text[phrase.start - base : phrase.end - base]
        reached = phrase.end
        for time in (phrase.value, phrase.end_value, phrase.guess, *phrase.alternates):
            if time is not None:
                assert (time.start is None) == (time.end is None)
                assert time.start is None or time.start < time.end
        assert phrase.timex
    assert phrases == find_times(text, anchor, base=base, tense=(lambda _: tense) if tense else None)


@settings(max_examples=200, deadline=None)
@given(SOUP, PUBLISHED, PUBLISHED)
def test_resolving_against_any_time_never_raises(text, published, other):
    references = [Time(edtf=""), Time(edtf="T07:00", precision="minute")]
    references += [phrase.value for phrase in find_times(text, Anchor(other))]
    for phrase in find_times(text, Anchor(published)):
        for reference in references[:5]:
            time = resolve(phrase, reference)
            assert isinstance(time, Time)
            assert isinstance(to_zone(time, "Asia/Pyongyang", "2019-01-01"), Time)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_without_a_publication_nothing_relative_gets_a_date(text):
    for phrase in find_times(text, Anchor(None)):
        if phrase.kind == "publication" and phrase.timex_type in {"DATE", "TIME"}:
            assert phrase.value.start is None


@settings(max_examples=40, deadline=None)
@given(SOUP)
def test_work_grows_with_the_text_and_no_faster(text):
    """Rules tried, counted: eight copies cost at most eight times one, plus what meets at the seams."""
    once, many = _tried(text + "\n\n"), _tried((text + "\n\n") * 8)
    assert many <= 8 * once + 8


def _tried(text: str) -> int:
    return grammar().scan(tokenize(text, grammar().alphabet))[1]


def test_a_text_of_the_greatest_size_is_read():
    for unit in (
        "Monday ",
        "1 ",
        "(",
        "a year and ",
        "07:00 (",
        "-",
        "\u0130\U0001f600 ",
        "two hundred and ",
        "''''",
        "May 4, 5, ",
    ):
        text = unit * (100_000 // len(unit))
        assert all(p.end <= len(text) for p in find_timexes(text, Anchor("2019-09-10")))
