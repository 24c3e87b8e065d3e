"""Polling: nothing fetched twice, nothing skipped, manners kept, trouble told."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Refusal, Report
from dateline.net import NetError
from dateline.watch import poll
from dateline.watch.plan import Source
from dateline.watch.poll import Seen, turn
from dateline.watch.state import State, retry_after, went_wrong
from tests.watch.world import World, feed, page

NOW = datetime(2019, 9, 10, 8, tzinfo=UTC)
A = "https://a.example"
SOURCE = Source(outlet="A Wire", feed=f"{A}/rss")


class Desk:
    """Keeps what a turn finds, as the store does."""

    def __init__(self, source: Source = SOURCE) -> None:
        self.source, self.state, self.seen = source, State(), dict[str, Seen]()
        self.reports: list[Report] = []
        self.refused: list[Refusal] = []

    def poll(self, world: World, now: datetime = NOW) -> int:
        made = turn(self.source, self.state, lambda key: self.seen.get(key, Seen()), world.hosts(), now)
        got = 0
        for one in made.found:
            self.seen[one.key] = one.seen
            if isinstance(one.result, Report):
                self.reports.append(one.result)
                got += 1
            elif one.result:
                self.refused.append(one.result)
        self.state = made.after()
        return got


def world(*links: str, **headers: str) -> World:
    made = World()
    made.put(f"{A}/rss", feed(*links), **headers)
    for link in links:
        made.put(link, page(link))
    return made


def test_the_pages_behind_entries_are_read_once():
    web, desk = world(f"{A}/1", f"{A}/2"), Desk()
    assert [desk.poll(web), desk.poll(web)] == [2, 0]
    assert web.urls() == [f"{A}/rss", f"{A}/1", f"{A}/2", f"{A}/rss"]
    assert {r.outlet for r in desk.reports} == {"A Wire"}
    assert [r.url for r in desk.reports] == [f"{A}/1", f"{A}/2"]
    assert [r.published for r in desk.reports] == ["2019-09-10T07:00:00+00:00"] * 2


def test_a_list_that_has_not_changed_is_asked_for_with_its_tag_and_not_sent_again():
    web, desk = world(f"{A}/1", etag='"x"', last_modified="Tue, 10 Sep 2019 07:00:00 GMT"), Desk()
    assert [desk.poll(web), desk.poll(web)] == [1, 0]
    assert web.asked[-1][2] == {"If-None-Match": '"x"', "If-Modified-Since": "Tue, 10 Sep 2019 07:00:00 GMT"}


def test_entries_that_change_their_ids_or_dates_are_not_read_again():
    web, desk = world(f"{A}/1", f"{A}/2"), Desk()
    desk.poll(web)
    web.put(
        f"{A}/rss", feed(f"{A}/1?utm_source=x", f"{A}/2", f"{A}/3", stamp="Wed, 11 Sep 2019 07:00:00 GMT", ids="new")
    )
    web.put(f"{A}/3", page("three"))
    # the first one's words have changed with its address in them, the second's have not
    assert desk.poll(web) == 2
    assert [r.url for r in desk.reports][2:] == [f"{A}/1", f"{A}/3"]


def test_robots_are_heard_and_the_entrys_own_words_taken():
    web, desk = world(f"{A}/1", f"{A}/private/2"), Desk()
    web.put(f"{A}/robots.txt", "User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n")
    assert desk.poll(web) == 2
    assert f"{A}/private/2" not in web.urls()
    assert "(https://a.example/private/2)" in desk.reports[1].text
    times = [at for at, url, _ in web.asked if not url.endswith("robots.txt")]
    assert [b - a for a, b in pairwise(times)] == [7.0] * (len(times) - 1)


def test_a_source_that_robots_forbid_is_left_alone_and_said_so():
    web, desk = world(f"{A}/1"), Desk()
    web.put(f"{A}/robots.txt", "User-agent: *\nDisallow: /\n")
    assert desk.poll(web) == 0
    assert web.urls() == [] and "robots" in desk.state.trouble


@pytest.mark.parametrize("robots", [(503, b"", {}), NetError("unreachable", "down")])
def test_where_robots_cannot_be_had_for_now_nothing_is_fetched_for_now(robots):
    web, desk = world(f"{A}/1"), Desk()
    web.pages[f"{A}/robots.txt"] = robots
    assert desk.poll(web) == 0 and web.urls() == []
    web.now += 700
    web.put(f"{A}/robots.txt", "", status=404)
    assert desk.poll(web) == 1


def test_one_host_is_left_in_peace_between_two_requests():
    web, desk = world(*(f"{A}/{n}" for n in range(5))), Desk()
    desk.poll(web)
    times = [at for at, _, _ in web.asked]
    assert all(b - a >= 1.0 for a, b in pairwise(times))


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_an_article_that_cannot_be_had_now_is_asked_for_again_and_then_told_in_the_feeds_words(status):
    web, desk = world(f"{A}/1"), Desk()
    web.put(f"{A}/1", "", status=status)
    assert [desk.poll(web) for _ in range(4)] == [0, 0, 1, 0]
    assert web.urls().count(f"{A}/1") == 3


def test_an_article_that_comes_back_is_read_whole():
    web, desk = world(f"{A}/1", etag='"x"'), Desk()
    web.put(f"{A}/1", "", status=503)
    assert desk.poll(web) == 0
    web.put(f"{A}/1", page("at last"))
    assert desk.poll(web) == 1 and "at last" in desk.reports[0].text


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_an_article_that_will_not_come_is_told_in_the_feeds_words_at_once(status):
    web, desk = world(f"{A}/1"), Desk()
    web.put(f"{A}/1", "", status=status)
    assert desk.poll(web) == 1 and "(https://a.example/1)" in desk.reports[0].text


def test_a_source_that_is_gone_is_not_asked_again():
    web, desk = World(), Desk()
    web.put(f"{A}/rss", "", status=410)
    desk.poll(web)
    assert desk.state.gone and not desk.state.due(NOW + timedelta(days=300)) and desk.state.dead(NOW)


def test_what_a_server_asks_to_wait_is_waited():
    web, desk = World(), Desk()
    web.put(f"{A}/rss", "", status=429, retry_after="7200")
    desk.poll(web)
    assert not desk.state.due(NOW + timedelta(minutes=119)) and desk.state.due(NOW + timedelta(minutes=121))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120), (" 5 ", 5), ("Tue, 10 Sep 2019 08:10:00 GMT", 600), ("Mon, 09 Sep 2019 08:00:00 GMT", 0),
        ("99999999999999999999", 86400), ("-5", None), ("soon", None), ("", None), (None, None), ("1.5", None),
        ("Tue, 99 Sep 2019 08:10:00 GMT", None), ("Fri, 31 Dec 9999 23:59:59 GMT", 86400),
    ],
)  # fmt: skip
def test_the_header_that_asks_to_wait_is_read(header, seconds):
    found = retry_after(header, NOW)
    assert (None if found is None else found.total_seconds()) == seconds


@given(st.integers(0, 60), st.integers(10, 86400))
def test_a_failing_source_is_asked_ever_more_seldom_but_within_a_day(failures, every):
    state = State(failures=failures)
    later = went_wrong(state, NOW, timedelta(seconds=every), "down")
    wait = datetime.fromisoformat(later.next_at) - NOW
    assert min(timedelta(seconds=every), timedelta(days=1)) <= wait <= timedelta(days=1)
    assert later.due(NOW + timedelta(days=1))


def test_a_source_that_fails_for_days_is_reported_dead_and_lives_again():
    web, desk = World(), Desk()
    for day in range(5):
        desk.poll(web, NOW + timedelta(days=day))
    assert desk.state.dead(NOW + timedelta(days=4)) and "404" in desk.state.trouble
    web.put(f"{A}/rss", feed())
    web.put(f"{A}/rss", feed(f"{A}/1"))
    desk.poll(web, NOW + timedelta(days=5))
    assert not desk.state.dead(NOW + timedelta(days=5)) and desk.state.failures == 0


@pytest.mark.parametrize(
    "body", ["", "<html>maintenance</html>", "{}", "<rss><channel></channel></rss>", "\x00\x01", "x" * 100_000]
)
def test_a_feed_that_sends_something_else_is_trouble_and_no_crash(body):
    web, desk = World(), Desk()
    web.put(f"{A}/rss", body, content_type="application/rss+xml")
    assert desk.poll(web) == 0 and desk.state.failures == 1


def test_a_feed_from_the_future_is_read_without_its_date():
    web, desk = World(), Desk(Source(outlet="A", feed=f"{A}/rss", articles=False))
    web.put(f"{A}/rss", feed(f"{A}/1", stamp="Tue, 10 Sep 2069 07:00:00 GMT"))
    assert desk.poll(web) == 1 and desk.reports[0].published is None


def test_more_than_is_read_at_once_waits_for_the_next_turn_which_comes_at_once():
    links = [f"{A}/{n}" for n in range(450)]
    web, desk = World(), Desk(Source(outlet="A", feed=f"{A}/rss", articles=False))
    web.put(f"{A}/rss", feed(*links), etag='"x"')
    assert [desk.poll(web), desk.state.due(NOW), desk.poll(web), desk.poll(web), desk.poll(web)] == [
        200,
        True,
        200,
        50,
        0,
    ]


def test_a_section_page_is_read_by_its_headlines():
    web, desk = World(), Desk(Source(outlet="A", page=f"{A}/world"))
    links = [f'<a href="/{n}#top">Rockets fired at range number {n} again</a>' for n in (1, 2)]
    others = '<a href="/about">About us</a>'
    others += '<a href="https://b.example/9">A story told by somebody else today</a>'
    others += '<a href="mailto:x">write a letter to us now</a>'
    web.put(f"{A}/world", f"<html><body>{''.join(links)}{others}</body></html>")
    for n in (1, 2):
        web.put(f"{A}/{n}", page(f"Rockets {n}"))
    assert [desk.poll(web), desk.poll(web)] == [2, 0]


def test_a_site_map_is_read_newest_first_and_by_its_newest_part():
    web, desk = World(), Desk(Source(outlet="A", sitemap=f"{A}/map.xml"))
    index = "".join(
        f"<sitemap><loc>{A}/{n}.xml</loc><lastmod>2019-09-{n}</lastmod></sitemap>" for n in ("08", "10", "09")
    )
    web.put(f"{A}/map.xml", f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>')
    urls = "".join(f"<url><loc>{A}/{n}</loc><lastmod>2019-09-{n:02}</lastmod></url>" for n in (1, 3, 2))
    web.put(f"{A}/10.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')
    for n in (1, 2, 3):
        web.put(f"{A}/{n}", page(f"Rockets {n}"))
    assert desk.poll(web) == 3
    assert [r.url for r in desk.reports] == [f"{A}/3", f"{A}/2", f"{A}/1"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
        "<urlset><url><loc>http://127.0.0.1/</loc></url></urlset>",
        "<urlset><url><loc>javascript:alert(1)</loc></url></urlset>",
        "<feed xmlns='http://www.w3.org/<feed xmlns}'http://www.w3.org/2005/Atom'>",  # found by fuzzing
        "<urlset><url xmlns='<a}b'><loc>https://b.example/1</loc></url></urlset>",
    ],
)
def test_a_hostile_site_map_leads_nowhere(text):
    web, desk = World(), Desk(Source(outlet="A", sitemap=f"{A}/map.xml"))
    web.put(f"{A}/map.xml", text)
    assert desk.poll(web) == 0
    assert web.urls() == [f"{A}/map.xml"]


def test_a_folder_gives_what_is_new_or_changed(tmp_path):
    desk = Desk(Source(outlet="A", folder=str(tmp_path)))
    (tmp_path / "a.txt").write_text("One. " + page("x"))
    (tmp_path / "b.jsonl").write_text(
        '{"id": "1", "text": "Two rockets were fired at the coast."}\n{"id": "2", "text": "Three rockets were fired."}\n'
    )
    assert [desk.poll(World()), desk.poll(World())] == [3, 0]
    (tmp_path / "a.txt").write_text("Other. Two rockets were fired at the coast again.")
    assert desk.poll(World()) == 1


@pytest.mark.parametrize("parser", ["feed_items", "read_page"])
def test_polls_in_threads_parse_one_at_a_time(monkeypatch, parser):
    """What a hostile list or page takes is held once, not by each poll."""
    web, real, within, most = world(f"{A}/1", f"{A}/2"), getattr(poll, parser), [], []

    def watched(*given):
        within.append(given)
        most.append(len(within))
        time.sleep(0.01)
        found = list(real(*given))
        within.pop()
        return found

    monkeypatch.setattr(poll, parser, watched)
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: Desk().poll(web), range(8))) == {2}
    assert set(most) == {1}
