"""Addresses: what stands there is read as a file of that kind would be; what cannot be had is refused by its address."""

import pytest

from dateline.model import Refusal
from dateline.net import Door
from dateline.sources import gather
from tests.net.standin import Network, answer, resolving

HOST, AT = "news.example", "93.184.216.34"
STORY = "Two rockets were fired at the range near the coast on Tuesday, the ministry of defence said in Malmö."
PAGE = f"<html><head><title>Rockets fired</title></head><body><article><p>{STORY}</p></article></body></html>"
FEED = f"""<rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>http://news.example/1</link><description>{STORY}</description></item>
<item><title>Two</title><link>http://news.example/2</link><description>{STORY}</description></item></channel></rss>"""


def read(body, media, path="/story", status=200):
    network = Network({AT: answer(status, body, content_type=media)})
    return list(gather([f"http://{HOST}{path}"], door=Door(resolve=resolving({HOST: [AT]}), network=network)))


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (PAGE.encode(), "text/html; charset=utf-8"),
        (PAGE.encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (PAGE.encode("cp1251", "replace").replace(b"?", b"\xec"), "text/html"),
        (PAGE.encode(), "TEXT/HTML; charset=nonsense"),
        (STORY.encode("utf-16"), "text/plain"),
    ],
)
def test_a_page_is_one_report_under_its_address(body, media):
    (report,) = read(body, media)
    assert report.url == f"http://{HOST}/story"
    assert "Two rockets were fired" in report.text


def test_the_encoding_that_the_server_names_is_taken():
    (report,) = read(PAGE.encode("latin-1"), "text/html; charset=ISO-8859-1")
    assert "Malmö" in report.text


def test_the_entries_of_a_feed_keep_their_own_addresses():
    assert [r.url for r in read(FEED.encode(), "application/rss+xml")] == [
        "http://news.example/1",
        "http://news.example/2",
    ]


def test_rows_without_an_address_do_not_get_that_of_their_table():
    rows = f'{{"id": "a", "text": "{STORY}"}}\n{{"id": "b", "text": "{STORY}"}}\n'
    assert [(r.id, r.url) for r in read(rows.encode(), "application/x-ndjson")] == [("a", None), ("b", None)]


@pytest.mark.parametrize("status", [204, 403, 404, 429, 500, 503])
def test_what_the_server_does_not_give_is_refused(status):
    (refusal,) = read(b"", "text/html", status=status)
    assert isinstance(refusal, Refusal) and str(status) in refusal.reason


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://10.0.0.1/x", "http://[::1]/", "http://nobody.example/"]
)
def test_an_address_inside_is_refused_and_the_rest_is_read(address, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(STORY)
    network = Network()
    refusal, report = gather([address, file], door=Door(resolve=resolving({}), network=network))
    assert refusal.source == address and report.text == STORY
    assert not network.connected
