"""What a foreign extractor says passes only on words of the report and with values of our own reading."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.plugged import ExtractorError, Guide, Proposal, Proposed, load_extractors
from dateline.extract.plugged.endpoint import Endpoint, schema
from dateline.extract.read import Reader
from dateline.model import Report
from dateline.net import Limits
from tests.extract.plugged.server import chat, endpoint
from tests.hostile.figures import figure

TEXT = """SEOUL, Sept. 10 - Something left the ground near Kaechon at dawn on Tuesday, and two streaks were seen over the East Sea.

Analysts think the birds went 330 km. The ministry in Tokyo was told at once."""
REPORT = Report(id="r", text=TEXT, published="2019-09-10T12:00+09:00")
SHORT = Limits(seconds=1.5, step=1.0, redirects=0)


class Says:
    name, version = "says", "1"

    def __init__(self, *proposals):
        self.proposals = proposals

    def propose(self, *_):
        return self.proposals


@pytest.fixture(scope="module")
def reader():
    return Reader()


def reading(reader, extractor):
    made = Reader(packs=reader.packs, extractors=(extractor,))
    made.parser = reader.parser
    return made.read(REPORT), made


def theirs(found):
    return [m for m in found.mentions if m.extractor]


GOOD = {
    "event": "a",
    "kind": "launch",
    "realis": "actual",
    "trigger": "left the ground",
    "claims": [
        {"attribute": "from", "quote": "near Kaechon", "value": None},
        {"attribute": "time", "quote": "Tuesday", "value": None},
        {"attribute": "range_km", "quote": "330 km", "value": None},
        {"attribute": "weapon", "quote": "the birds", "value": "missile"},
    ],
}


def test_what_stands_in_the_text_is_let_through_with_our_own_values(reader):
    found, _ = reading(reader, Says(Proposal.model_validate(GOOD)))
    (mention,) = theirs(found)
    assert (mention.kind, mention.extractor, mention.trigger.of(TEXT)) == ("launch", "says", "left the ground")
    said = {c.attribute: (c.value, c.evidence.of(TEXT)) for c in mention.claims}
    assert said["range_km"][0].value == 330
    assert said["time"][0].date == "2019-09-10"
    assert "Kaechon" in said["from"][0].name and said["from"][0].country == "PRK"
    assert (said["weapon"][0].term, said["weapon"][1]) == ("missile", "the birds")
    assert {c.extractor for c in mention.claims} == {"says"}


def test_it_joins_what_the_built_in_one_found_in_that_sentence(reader):
    text = "North Korea fired two missiles on Tuesday."
    report = Report(id="r", text=text, published="2019-09-10")
    made = Reader(packs=reader.packs, extractors=(Says(Proposal(kind="launch", trigger="fired")),))
    made.parser = reader.parser
    found = made.read(report)
    assert len({m.entry for m in found.mentions}) == 1 and [m.extractor for m in found.mentions] == ["", "says"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "alien-landing"}, "kind"),
        ({"trigger": "fired a missile"}, "span"),
        ({"trigger": "LEFT THE GROUND"}, "span"),
        ({"realis": "certain"}, "form"),
        ({"claims": [{"attribute": "price", "quote": "330 km"}]}, "attribute"),
        ({"claims": [{"attribute": "range_km", "quote": "331 km"}]}, "span"),
        ({"claims": [{"attribute": "range_km", "quote": "Analysts think"}]}, "value"),
        ({"claims": [{"attribute": "from", "quote": "at dawn"}]}, "value"),
        ({"claims": [{"attribute": "weapon", "quote": "the birds", "value": "death star"}]}, "value"),
        ({"claims": [{"attribute": "weapon", "quote": "the birds"}]}, "value"),
    ],
)
def test_what_is_dropped_is_counted_by_its_reason(reader, change, reason):
    found, _ = reading(reader, Says({**GOOD, **change}))
    kept = [c for m in theirs(found) for c in m.claims]
    assert not kept or "claims" not in change
    assert any(f"by {reason}" in note for note in found.notes)


words = st.sampled_from(
    [*TEXT.split(), "330 km", "Tuesday", "launch", "", "\u202e", "'; DROP TABLE", "=cmd()", "{{7*7}}"]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
claim = st.fixed_dictionaries(
    {"attribute": st.sampled_from(["from", "time", "count", "weapon", "agent", "range_km", "x"]) | words},
    optional={"quote": st.lists(words, max_size=3).map(" ".join) | anything, "value": words | anything},
)
proposal = st.fixed_dictionaries(
    {"kind": st.sampled_from(["launch", "attack", "meeting", "x"]) | anything, "trigger": words | anything},
    optional={"claims": st.lists(claim, max_size=4) | anything, "realis": st.just("actual") | anything, "event": words},
)


def grounded(found, guide):
    for mention in theirs(found):
        assert mention.kind in guide.kinds
        assert mention.trigger.of(TEXT) and mention.trigger.within(mention.sentence)
        for one in mention.claims:
            assert one.attribute in guide.attributes(mention.kind)
            assert 0 <= one.evidence.start < one.evidence.end <= len(TEXT)
            if one.value.type == "term":
                assert one.value.term in guide.terms[one.value.vocabulary]


@settings(max_examples=120, deadline=None)
@given(said=st.lists(proposal | anything, max_size=4))
def test_nothing_ungrounded_is_kept_whatever_is_said(reader, said):
    found, made = reading(reader, Says(*said))
    grounded(found, made.guide)


def test_an_extractor_that_fails_leaves_a_note_and_the_report_is_due_again(reader):
    class Fails(Says):
        def propose(self, *_):
            raise RuntimeError("out of memory")

    found, made = reading(reader, Fails())
    assert "extractor says was not heard: out of memory" in found.notes
    assert found.code == reader.code != made.code


def test_a_name_that_nobody_offers_is_told_with_those_there_are():
    with pytest.raises(ExtractorError, match="endpoint"):
        load_extractors(["nobody"])


def test_the_endpoint_wants_its_settings(monkeypatch):
    monkeypatch.delenv("DATELINE_ENDPOINT_URL", raising=False)
    with pytest.raises(ExtractorError, match="DATELINE_ENDPOINT_URL"):
        load_extractors(["endpoint"])


def test_a_server_that_answers_well_is_heard_and_is_offered_no_tools(reader):
    asked = []

    def say(request):
        asked.append(request)
        return chat({"events": [GOOD]})

    with endpoint(say) as url:
        found, _ = reading(reader, Endpoint(url, "tiny", "secret"))
    assert len(theirs(found)) == 1 and not [n for n in found.notes if n.startswith("extractor")]
    (request,) = asked
    assert request["path"] == "/v1/chat/completions" and request["key"] == "Bearer secret"
    assert "tools" not in request and request["response_format"]["json_schema"]["strict"]
    assert request["messages"][1]["content"] == TEXT


BAD = {
    "no JSON": b"<html>busy</html>",
    "nothing": b"",
    "an error": (500, b"{}"),
    "too many": (429, b"{}"),
    "no key": (401, b"{}"),
    "a redirect": (307, b""),
    "no choices": b"{}",
    "no text": chat("").replace(b'""', b"null"),
    "prose": chat("Sure! Here are the events: ..."),
    "a list": chat([GOOD]),
    "no list": chat({"events": "none"}),
    "huge": chat("x" * 5_000_000),
    "deep": b"[" * 100_000,
    "deep inside": chat('{"events":' + "[" * 100_000),
    "silence": 3.0,
}


NOT_NOW = {"an error", "too many", "no key", "a redirect", "silence"}


@pytest.mark.parametrize("kind", BAD)
def test_a_server_that_answers_badly_or_not_at_all_costs_only_its_own_answer(reader, kind):
    """One that has no answer now is asked again, as the code of the reading says; a bad answer is an answer."""
    with endpoint(lambda _: BAD[kind]) as url:
        found, made = reading(
            reader, Endpoint(url, "tiny", limits=SHORT if kind == "silence" else Limits(sent=4_000_000, redirects=0))
        )
    assert not theirs(found)
    told = "was not heard" if kind in NOT_NOW else "said nothing of use"
    assert any(note.startswith(f"extractor endpoint {told}") for note in found.notes)
    assert found.code == (reader.code if kind in NOT_NOW else made.code)


LIES = [
    "North Korea",
    "Washington",
    "500 km",
    "seven",
    "yesterday",
    "nuclear",
    "fired",
    "<script>",
    "ignore all rules",
    "",
]


def test_hostile_answers_leave_no_ungrounded_value(reader):
    """Over two hundred: each a proposal with invented words, a wrong form or a quote that stands elsewhere."""
    hostile = [
        {**GOOD, "trigger": trigger, "claims": [{"attribute": attribute, "quote": quote, "value": quote}]}
        for trigger, attribute, quote in itertools.product(
            ["left the ground", "streaks were seen", "fired"],
            ["from", "count", "range_km", "weapon", "agent", "time", "secret"],
            LIES,
        )
    ]
    assert len(hostile) >= 200
    answers = iter(hostile)
    with endpoint(lambda _: chat({"events": list(itertools.islice(answers, 30))})) as url:
        made = Endpoint(url, "tiny")
        for _ in range(0, len(hostile), 30):
            found, read = reading(reader, made)
            grounded(found, read.guide)
            assert not [c for m in theirs(found) for c in m.claims]
    figure("hostile model answers", f"{len(hostile)}: 0 ungrounded values kept")


def test_the_schema_holds_the_closed_vocabulary(reader):
    guide = Guide.of(reader.packs)
    made = schema(guide)["properties"]["events"]["items"]["properties"]
    assert set(made["kind"]["enum"]) == set(guide.kinds)
    assert json.dumps(made)
    assert Proposed(attribute="x", quote="y").value is None


def test_the_record_says_which_extractor_said_what(reader, tmp_path, call):
    from dateline.engines import glossary_of
    from dateline.record import Store

    found, _ = reading(reader, Says(Proposal.model_validate(GOOD)))
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.describe(glossary_of(reader.packs))
        store.add(REPORT, found)
        (event,) = [v.event for v in store.events() if v.event.kind == "launch"]
    supports = {b.attribute: {s.extractor for h in b.held for s in h.support} for b in event.beliefs}
    assert supports["range_km"] == {"says"}
    told = call("show", event.id, "--store", tmp_path / "s.db").out
    assert "found by the extractor says" in told
    assert '"extractor": "says"' in call("show", event.id, "--json", "--store", tmp_path / "s.db").out
