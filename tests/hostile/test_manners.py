"""What servers ask of those who fetch: robots.txt, Retry-After, 410 and tags, case by case."""

from datetime import UTC, datetime, timedelta

from dateline.net import NetError
from dateline.watch.plan import Source
from dateline.watch.poll import Seen, turn
from dateline.watch.state import State
from tests.hostile.figures import figure
from tests.watch.world import World, feed

NOW = datetime(2019, 9, 10, 8, tzinfo=UTC)
A = "https://a.example"
SOURCE = Source(outlet="A", feed=f"{A}/n/rss", articles=False)
ALL, NONE = True, False
FRESH = State()
ROBOTS = [
    ("", ALL), ("User-agent: *\nDisallow:", ALL), ("User-agent: *\nDisallow: /", NONE), ("User-agent: *\nDisallow: /n/", NONE),
    ("User-agent: *\nDisallow: /n/rss$", NONE), ("User-agent: *\nDisallow: /n", NONE), ("User-agent: *\nDisallow: /x/", ALL),
    ("User-agent: *\nDisallow: /\nAllow: /n/rss", ALL), ("User-agent: *\nAllow: /n/\nDisallow: /", ALL), ("User-agent: *\nDisallow: /*rss", NONE),
    ("User-agent: Dateline\nDisallow: /", NONE), ("User-agent: dateline\nDisallow: /\n\nUser-agent: *\nAllow: /", NONE),
    ("User-agent: Dateline\nAllow: /\n\nUser-agent: *\nDisallow: /", ALL), ("User-agent: Googlebot\nDisallow: /", ALL),
    ("# no rules", ALL), ("<html>not found</html>", ALL), ("\ufeffUser-agent: *\nDisallow: /", NONE), ("user-AGENT: *\ndisALLOW: /", NONE),
    ("Disallow: /", ALL), ("User-agent: *\nDisallow: /N/", ALL), ("\x00\x01\x02", ALL), ("User-agent: *\n" + "Disallow: /a\n" * 9000, ALL),
]  # fmt: skip
ANSWERS = [  # (status, headers, seconds after which it is asked again at the earliest, gone for ever)
    (429, {"retry_after": "3600"}, 3600, False), (503, {"retry_after": "7200"}, 7200, False), (429, {}, 900, False),
    (503, {"retry_after": "Tue, 10 Sep 2019 10:00:00 GMT"}, 7200, False), (503, {"retry_after": "soon"}, 900, False),
    (429, {"retry_after": "999999999"}, 86400, False), (429, {"retry_after": "-1"}, 900, False), (500, {"retry_after": "7200"}, 900, False),
    (404, {}, 900, False), (403, {}, 900, False), (401, {}, 900, False), (502, {}, 900, False), (410, {}, 0, True), (451, {}, 900, False),
]  # fmt: skip
TAGS = [
    {"etag": '"a"'}, {"etag": 'W/"a"'}, {"last_modified": "Tue, 10 Sep 2019 07:00:00 GMT"}, {"etag": '"a"', "last_modified": "Tue, 10 Sep 2019 07:00:00 GMT"},
    {"etag": '"' + "x" * 500 + '"'}, {"etag": "no quotes"},
]  # fmt: skip
BROKEN = [NetError("unreachable", "down"), NetError("too slow", "slow"), (500, b"", {}), (503, b"", {}), (429, b"", {})]


def polled(world: World, state: State = FRESH) -> tuple[State, int]:
    made = turn(SOURCE, state, lambda _: Seen(), world.hosts(), NOW)
    return made.after(), sum(1 for _ in made.found)


def world(**headers: str) -> World:
    made = World()
    made.put(f"{A}/n/rss", feed(f"{A}/1"), **headers)
    return made


def test_what_servers_ask_for_is_done():
    for text, allowed in ROBOTS:
        web = world()
        web.put(f"{A}/robots.txt", text)
        state, found = polled(web)
        assert (found == 1) == allowed and (web.urls() == [f"{A}/n/rss"]) == allowed, text[:60]
        assert allowed or "robots" in (state.trouble or "")
    for said in BROKEN:
        web = world()
        web.pages[f"{A}/robots.txt"] = said
        assert polled(web)[1] == 0 and web.urls() == [], said
    for status, headers, least, gone in ANSWERS:
        web = World()
        web.put(f"{A}/n/rss", "", status=status, **headers)
        state, found = polled(web)
        assert (found, state.gone) == (0, gone)
        assert not state.due(NOW + timedelta(seconds=least - 1)) and (gone or state.due(NOW + timedelta(days=1))), (
            status
        )
    for tags in TAGS:
        web = world(**tags)
        state, found = polled(web)
        assert found == 1
        assert polled(web, state)[1] == 0
        given = {"If-None-Match": tags.get("etag"), "If-Modified-Since": tags.get("last_modified")}
        assert web.asked[-1][2] == {name: value for name, value in given.items() if value}
    count = len(ROBOTS) + len(BROKEN) + len(ANSWERS) + len(TAGS)
    assert count >= 40
    figure("manners", f"{count} cases of robots.txt, Retry-After, 429, 410 and tags: all as asked")
