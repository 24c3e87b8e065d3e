"""Pages and files over the examples, without a browser."""

import csv
import io
import json

import feedparser
import httpx
import pytest

PAGES = (
    "/", "/events", "/statements", "/tallies", "/commitments", "/actors", "/places", "/actors/PRK", "/places/sondok", "/sources", "/reports",
    "/search", "/search?text=projectiles", "/brief", "/brief?kind=launch", "/changes", "/changes?begin=2019-08-20&end=2019-09-11", "/about",
    "/api", "/unlock", "/?box=none", "/?by=report", "/?by=learnt", "/?order=oldest", "/?as_of=2019-09-01", "/?disputed=1&kind=launch",
)  # fmt: skip


def first(web, **which) -> str:
    return web.get("/api/events", params={"order": "oldest", **which}).json()["items"][0]["id"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(web, path):
    answer = web.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert answer.text.count("<main") == 1 and answer.text.rstrip().endswith("</html>")
    assert " style=" not in answer.text and "<script>" not in answer.text


def test_a_value_stands_with_its_sentence_and_leads_to_it_in_the_text(web):
    id_ = first(web, kind="launch", since="2019-09-10", until="2019-09-10")
    page = web.get(f"/events/{id_}").text
    whole = web.get(f"/api/events/{id_}").json()
    support = whole["event"]["beliefs"][0]["held"][0]["support"][0]
    text = web.get(f"/api/reports/{support['report']}").json()["text"]
    span = support["evidence"]
    words = text[span["start"] : span["end"]]
    anchor = f"s{span['start']}-{span['end']}"
    assert words and f"#{anchor}" in page
    shown = web.get(f"/events/{id_}", params={"report": support["report"]}).text
    assert f'id="{anchor}"' in shown


def test_the_beginning_of_an_id_leads_to_the_event(web):
    id_ = first(web, kind="launch", since="2019-09-10", until="2019-09-10")
    answer = web.get("/events/prk-2019-09-10-launch")
    assert answer.status_code == 301 and answer.headers["location"] == f"/events/{id_}"


def test_what_did_not_change_is_not_sent_again(web):
    for path in ("/", "/events.json", "/events.csv", f"/events/{first(web)}", "/api/map"):
        tag = web.get(path).headers["etag"]
        again = web.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
    assert web.get("/").headers["etag"] != web.get("/?kind=launch").headers["etag"]


@pytest.mark.parametrize("order", ["newest", "oldest", "changed"])
def test_files_hold_the_events_of_the_page_in_its_order(web, order):
    asked = {"kind": "launch", "order": order}
    wanted = [row["id"] for row in web.get("/api/events", params=asked).json()["items"]]
    rows = list(csv.DictReader(io.StringIO(web.get("/events.csv", params=asked).text)))
    assert [row["id"] for row in rows] == wanted
    assert [row["id"] for row in web.get("/events.json", params=asked).json()["items"]] == wanted
    feed = feedparser.parse(web.get("/events.atom", params=asked).text)
    assert [entry.link.rsplit("/", 1)[1] for entry in feed.entries] == wanted
    points = json.loads(web.get("/events.geojson", params=asked).text)["features"]
    on_map = [row["id"] for row in web.get("/api/events", params=asked).json()["items"] if row["lat"] is not None]
    assert [point.get("id") or point["properties"]["id"] for point in points] == on_map
    assert web.get("/events.ics", params=asked).text.startswith("BEGIN:VCALENDAR")


def test_pages_lead_on_through_all_events(web):
    found, path = [], "/api/events?limit=7"
    while path:
        body = web.get(path).json()
        found += [row["id"] for row in body["items"]]
        path = f"/api/events?limit=7&after={body['next']}" if body["next"] else None
    assert len(found) == len(set(found)) == body["total"]


BAD = (
    ("/?since=yesterday", 400), ("/?as_of=2019-13-01", 400), ("/?box=1,2", 400), ("/?box=999,0,0,0", 400), ("/?min_origins=-1", 400),
    ("/?order=best", 400), ("/?by=magic", 400), ("/?after=zzz", 400), ("/?text=" + "+".join(f"w{n}" for n in range(60)), 400),
    ("/?kind=" + "k" * 400, 400),
    ("/?axis=other&as_of=2019", 400), ("/events/none-such", 404), ("/events/%00", 404), ("/reports/none-such", 404),
    ("/actors/nobody-at-all", 404), ("/nothing", 404),
    ("/static/../settings.py", 404),
    ("/static/%2e%2e/settings.py", 404), ("/events.exe", 404),
    ("/nothing.json", 404), ("/api/nothing", 404), ("/api/events?limit=0", 400), ("/api/events?limit=x", 400), ("/api/map?view=a", 400),
    ("/api/changes?since=never", 400), ("/api/names/shoe-size", 400), ("/api/timeline?start=x", 400), ("/changes?begin=never", 400),
    ("/changes?begin=2019-05-02&end=2019-05-01", 400), ("/" + "x" * 9000, 414),
)  # fmt: skip


@pytest.mark.parametrize(("path", "status"), BAD, ids=[p[:40] for p, _ in BAD])
def test_bad_requests_have_one_shape(web, path, status):
    answer = httpx.get(f"{web.base_url}{path}".replace("//", "/").replace(":/", "://"), trust_env=False, timeout=60,
                       headers={"Accept": "application/json"})  # fmt: skip
    assert answer.status_code == status
    told = answer.json()["error"]
    assert set(told) == {"status", "message", "hint"} and told["status"] == status and told["message"]
    assert "Traceback" not in answer.text and "/src/" not in answer.text


def test_a_person_gets_a_page_of_an_error(web):
    answer = web.get("/?since=yesterday", headers={"Accept": "text/html"})
    assert answer.status_code == 400 and "expected a year, a month or a day" in answer.text


def test_a_name_that_is_not_ours_is_not_answered(web):
    assert web.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_every_answer_carries_the_policy(web):
    for path in ("/", "/api/events", "/static/app.css", "/nothing", "/?since=bad"):
        headers = web.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and "unsafe" not in headers["content-security-policy"]


def test_an_empty_store_says_what_to_do(tmp_path):
    from dateline.record import Store
    from tests.web.serving import served

    Store.open(tmp_path / "empty.db", create=True).close()
    with served(tmp_path / "empty.db") as base, httpx.Client(base_url=base, trust_env=False, timeout=60) as client:
        assert "dateline read" in client.get("/").text
        for path in (
            "/statements",
            "/tallies",
            "/sources",
            "/reports",
            "/brief",
            "/actors",
            "/changes",
            "/search?text=a",
            "/?as_of=2019",
        ):
            assert client.get(path).status_code == 200, path
        assert client.get("/api/events").json() == {"total": 0, "next": None, "filter": {}, "items": []}
