"""Sources of every kind to reports, and bad input refused by name."""

import gzip
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Refusal, Report
from dateline.sources import gather

SENTENCE = "Two rockets were fired at the range near the coast on Tuesday, the ministry said."


def reports(path, **settings):
    return [r for r in gather([path], **settings) if isinstance(r, Report)]


def refusals(path, **settings):
    return [r for r in gather([path], **settings) if isinstance(r, Refusal)]


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def test_a_text_file_gives_its_first_line_as_title(tmp_path):
    (report,) = reports(
        write(tmp_path, "a.txt", f"Two rockets fired at the range\n\nNARVIK, Sept. 10, 2019 (Wire) -- {SENTENCE}\n")
    )
    assert report.title == "Two rockets fired at the range"
    assert report.title_span.of(report.text) == report.title
    assert (report.id, report.published, report.dated_by) == ("a.txt", "2019-09-10", "dateline")


def test_a_row_puts_its_headline_first_and_does_not_double_it(tmp_path):
    rows = [
        {"id": "1", "title": "Two rockets fired", "text": SENTENCE, "published": "2019-09-10T07:38:00+09:00"},
        {"id": "2", "title": "Two rockets fired", "text": f"News\n\nTwo rockets fired\n\n{SENTENCE}"},
    ]
    one, two = reports(write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert one.text == f"Two rockets fired\n\n{SENTENCE}"
    assert (one.id, one.published, one.dated_by) == ("1", "2019-09-10T07:38:00+09:00", "column")
    assert two.text.count("Two rockets fired") == 1
    assert two.title_span.of(two.text) == "Two rockets fired"


def test_columns_can_be_named(tmp_path):
    path = write(tmp_path, "a.csv", f'key;day;words\n7;2019-09-10;"{SENTENCE}"\n')
    (report,) = reports(path, columns={"text": "words", "published": "day", "id": "key"})
    assert (report.id, report.published, report.text) == ("7", "2019-09-10", SENTENCE)


def test_given_date_and_outlet_fill_only_what_is_lacking(tmp_path):
    rows = [{"id": "1", "text": SENTENCE, "published": "2018-01-01", "outlet": "Own"}, {"id": "2", "text": SENTENCE}]
    one, two = reports(
        write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))), published="2019-09-10T16:00+09:00", outlet="Given"
    )
    assert (one.published, one.outlet) == ("2018-01-01", "Own")
    assert (two.published, two.dated_by, two.outlet) == ("2019-09-10T16:00+09:00", "given", "Given")


def test_a_date_given_that_is_none_is_an_error_at_once():
    with pytest.raises(ValueError, match="no date"):
        gather([], published="last week")
    with pytest.raises(ValueError, match="no field"):
        gather([], columns={"colour": "x"})


PAGE = f"""<!doctype html><html lang="en"><head><title>Two rockets fired - The Fjord Times</title>
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "The Fjord Times"}},
{{"@type": "NewsArticle", "headline": "Two rockets fired", "datePublished": "2019-09-10"}}]}}</script></head><body>
<nav><a href="/">Home</a></nav><div class="cookie-banner">We use cookies.</div>
<article><h1>Two rockets fired</h1><p class="byline">By A. Writer <time datetime="2019-09-10T07:40:00+02:00">today</time></p>
<figure><figcaption>The range in a picture of last year, taken from the sea.</figcaption></figure>
<p>NARVIK (Wire) - {SENTENCE}</p><div class="related">Read more: <a href="/x">Nine rockets fired last week</a></div>
<p>It was the third shot of the year, and the ministry promised that it would be the last of them.</p></article>
<div class="comments"><p>They fired ten, I saw it myself from the window of my house.</p></div>
<footer>All rights reserved.</footer></body></html>"""


def test_a_page_gives_its_story_alone(tmp_path):
    (report,) = reports(write(tmp_path, "a.html", PAGE))
    assert (report.title, report.outlet, report.published) == (
        "Two rockets fired",
        "The Fjord Times",
        "2019-09-10T07:40:00+02:00",
    )
    body, caption = report.text.split("\n\n")[1:3], report.text.split("\n\n")[3:]
    assert body[0] == f"NARVIK (Wire) - {SENTENCE}"
    assert caption == ["The range in a picture of last year, taken from the sea."]
    assert [(span.of(report.text), role) for span, role in report.passages] == [(caption[0], "caption")]


def test_a_canonical_link_to_the_source_of_syndication_is_not_the_address(tmp_path):
    head = '<link rel="canonical" href="https://wire.example/1"><meta name="syndication-source" content="https://wire.example/1">'
    (report,) = reports(write(tmp_path, "a.html", PAGE.replace("</head>", head + "</head>")))
    assert report.url is None


def test_a_live_page_keeps_its_stamps(tmp_path):
    entries = "".join(f"<p class='stamp'><time>{h}:10 KST</time></p><p>Entry {h}: {SENTENCE}</p>" for h in (10, 11, 12))
    (report,) = reports(
        write(tmp_path, "a.html", f"<html><body><h1>Rockets fired, live updates</h1>{entries}</body></html>")
    )
    assert "10:10 KST -- Entry 10" in report.text


def test_a_feed_gives_a_report_for_each_entry(tmp_path):
    feed = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Feed</title><item><title>Rockets &amp; more</title><link>https://a.example/1?utm_source=rss</link><guid>g1</guid>
<pubDate>Thu, 31 Oct 2019 20:15:00 +0900</pubDate><description>Short...</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>More of it.</p>]]></content:encoded></item>
<item><title>Summary only</title><link>https://a.example/2</link><description>{SENTENCE}</description></item></channel></rss>"""
    one, two = reports(write(tmp_path, "a.xml", feed))
    assert (one.id, one.url, one.published, one.dated_by) == (
        "g1",
        "https://a.example/1",
        "2019-10-31T20:15:00+09:00",
        "feed",
    )
    assert one.text == f"Rockets & more\n\n{SENTENCE}\n\nMore of it."
    assert (two.id, two.title) == ("https://a.example/2", "Summary only")


def test_a_folder_is_walked_and_standard_input_is_read(tmp_path):
    (tmp_path / "sub").mkdir()
    write(tmp_path, "b.txt", SENTENCE)
    write(tmp_path / "sub", "a.jsonl.gz", gzip.compress(json.dumps({"id": "z", "text": SENTENCE}).encode()))
    write(tmp_path, "picture.png", b"\x89PNG")
    assert [r.id for r in reports(tmp_path)] == ["b.txt", "z"]
    assert refusals(tmp_path) == []
    (report,) = gather(["-"], stdin=io.BytesIO(json.dumps({"id": "s", "text": SENTENCE}).encode()))
    assert report.id == "s"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("book.txt", b"%PDF-1.7 ...", "PDF"),
        ("cut.txt", "Two rockets “fired” at the range near the coast “".encode()[:-1], "truncated"),
        ("cut.txt.gz", gzip.compress(SENTENCE.encode() * 50, mtime=0)[:-20], "truncated"),
        ("cut.json", b'[{"text": "Two rock', "truncated"),
        ("huge.txt", b"Two rockets were fired. " * 50_000, "absurdly large"),
        ("bomb.txt.gz", gzip.compress(b"a" * 60_000_000, mtime=0), "absurdly large"),
        ("deep.html", b"<html><body>" + b"<div>" * 50_000, "nested"),
        ("wide.html", b"<html><body>" + b"<i></i>" * 150_000, "absurdly large"),
        ("blank.html", b"<html><body><div id='app'></div></body></html>", "no text"),
        ("other.xml", b"<?xml version='1.0'?><a/>", "neither a feed nor a page"),
        ("none.csv", b"a,b\n1,2\n", "no column with the text"),
        ("deep.json", b"[" * 100_000, "nested too deep"),
    ],
)
def test_bad_input_is_refused_by_name_with_a_reason(tmp_path, name, data, reason):
    (refusal,) = gather([write(tmp_path, name, data)])
    assert isinstance(refusal, Refusal)
    assert refusal.source.endswith(name)
    assert reason in refusal.reason


def test_a_missing_file_and_an_address_are_refused(tmp_path):
    missing, address = gather([tmp_path / "none.txt", "https://a.example/1"])
    assert "no such file" in missing.reason
    assert "address" in address.reason


def test_a_folder_with_nothing_readable_is_refused(tmp_path):
    write(tmp_path, "a.txt", b"")
    assert [r.reason for r in refusals(tmp_path)] == ["empty", "a folder with nothing readable"]


def test_a_bad_row_is_named_by_its_line_and_the_others_are_read(tmp_path):
    good = json.dumps({"id": "a", "text": SENTENCE})
    path = write(tmp_path, "a.jsonl", f"{good}\nno json\n{good}\n[1]\n" + '{"text": "cut')
    assert len(reports(path)) == 2
    assert [r.source.rsplit(":", 1)[1] for r in refusals(path)] == ["2", "4", "5"]
    assert "truncated" in refusals(path)[-1].reason


def test_many_bad_rows_are_summed_up(tmp_path):
    path = write(tmp_path, "a.jsonl", "x\n" * 500 + json.dumps({"text": SENTENCE}))
    assert len(reports(path)) == 1
    assert refusals(path)[-1].reason == "400 more rows were refused"


def test_entities_are_not_expanded(tmp_path):
    laughs = "".join(f'<!ENTITY l{i} "{"&l" + str(i - 1) + ";" if i else "lol"}{"&l0;" * 9}">' for i in range(1, 9))
    feed = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]><rss version="2.0"><channel><item><title>&l8;</title>'
    (report,) = reports(
        write(tmp_path, "a.xml", feed + f"<description>{SENTENCE}</description></item></channel></rss>")
    )
    assert len(report.text) < 200


def test_a_date_in_the_future_is_dropped_with_a_note(tmp_path):
    (report,) = reports(write(tmp_path, "a.jsonl", json.dumps({"text": SENTENCE, "published": "2999-01-01"})))
    assert (report.published, report.dated_by) == (None, "none")
    assert "future" in report.notes[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("L'armée a tiré deux missiles à l'aube, a déclaré le ministère, près de la côte.", "cp1252"),
        ("Северная Корея запустила две ракеты во вторник, сообщили военные в Сеуле.", "cp1251"),
        ("Two “rockets” were fired at the range near the coast – in the morning.", "cp1252"),
        (SENTENCE, "utf-16"),
        (SENTENCE, "utf-16-le"),
        (SENTENCE, "utf-32"),
    ],
)
def test_encodings_are_detected(tmp_path, text, encoding):
    (report,) = reports(write(tmp_path, "a.txt", text.encode(encoding)))
    assert report.text == text


def test_terminal_escapes_and_invisible_characters_are_not_stored(tmp_path):
    (report,) = reports(write(tmp_path, "a.txt", f"\x1b[31mTwo\u200b rockets\x1b[0m\u202e were\x07 fired. {SENTENCE}"))
    assert report.text == f"Two rockets were fired. {SENTENCE}"


NAMES = ["a.txt", "a.html", "a.xml", "a.rss", "a.jsonl", "a.json", "a.csv", "a.tsv", "a", "a.txt.gz", "a.jsonl.gz"]
PIECES = st.sampled_from(
    [b"<html>", b"<p>", b"</div>", b"<rss>", b"<item>", b"&amp;", b'{"text":', b'"', b"\n", b",", b"\x00", b"\xff\xfe", b"\x1f\x8b", b"[", b"]",
     b"<!--", b"<![CDATA[", b"2019-09-10", SENTENCE.encode(), "“é”".encode(), b"<script>", b"text,title\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES), data=st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=30).map(b"".join))
)
def test_no_bytes_break_any_kind(tmp_path, name, data):
    path = write(tmp_path, name, data)
    for result in gather([path]):
        assert isinstance(result, Report | Refusal)
        if isinstance(result, Report):
            assert all(0 <= span.start < span.end <= len(result.text) for span, _ in result.passages)
            assert (
                result.title_span is None
                or result.title_span.of(result.text).lower()[:5] == (result.title or "").lower()[:5]
            )
