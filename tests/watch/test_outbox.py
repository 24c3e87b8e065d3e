"""When alerts go out, and that what goes out is signed, grounded and held back by the guard."""

import hashlib
import hmac
import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.net import Door
from dateline.watch.alert import Alert, Line, text
from dateline.watch.deliver import Delivery, Undelivered
from dateline.watch.outbox import Waiting, due, message
from dateline.watch.rules import Channel, Rule

NOON = datetime(2019, 9, 10, 12, tzinfo=UTC)


def alert(number: int, rule: str = "r") -> Alert:
    return Alert(
        id=f"id{number}", rule=rule, condition="new", at=NOON.isoformat(), title=f"New: launch {number}", event=f"e{number}",
        lines=(Line(text="NEW", sentences=(("A Wire", "2019-09-10", "Two rockets were fired."),)),),
    )  # fmt: skip


def waiting(number: int, rule: str = "r", minutes: float = 0, tries: int = 0) -> Waiting:
    since = (NOON - timedelta(minutes=minutes)).isoformat()
    return Waiting(alert(number, rule), "ops", since, tries, NOON.isoformat() if tries else None)


def rule(**how: object) -> Rule:
    return Rule.model_validate({"name": "r", "when": "new", **how})


def ids(found):
    return [[a.id for a in m.alerts] for _, m in found]


def test_at_once_each_alert_is_a_message():
    assert ids(due([waiting(2), waiting(1)], [rule()], [], NOON)) == [["id1"], ["id2"]]


def test_a_digest_gathers_until_its_time_is_over():
    held = [waiting(1, minutes=59), waiting(2, minutes=1)]
    assert ids(due(held, [rule(digest="1 h")], [], NOON)) == []
    assert ids(due(held, [rule(digest="1 h")], [], NOON + timedelta(minutes=1))) == [["id1", "id2"]]


def test_quiet_hours_hold_all_back_and_then_send_it_as_one():
    quiet = rule(quiet="11:00-13:00 UTC")
    held = [waiting(1), waiting(2)]
    assert ids(due(held, [quiet], [], NOON)) == []
    assert ids(due(held, [quiet], [], NOON + timedelta(hours=1))) == [["id1", "id2"]]


def test_no_more_messages_than_the_rule_allows_an_hour_and_the_rest_comes_as_one():
    few = rule(at_most=2)
    held = [waiting(n) for n in range(5)]
    assert ids(due(held, [few], [], NOON)) == [["id0", "id1", "id2", "id3", "id4"]]
    just = (NOON - timedelta(minutes=1)).isoformat()
    assert ids(due(held, [few], [("r", "ops", just), ("r", "ops", just)], NOON)) == []
    assert ids(due(held[:1], [few], [("r", "ops", just), ("other", "ops", just), ("r", "mail", just)], NOON)) == [
        ["id0"]
    ]


def test_what_failed_is_tried_again_later_and_later_under_the_same_id():
    assert ids(due([waiting(1, tries=1)], [rule()], [], NOON + timedelta(seconds=29))) == []
    assert ids(due([waiting(1, tries=1)], [rule()], [], NOON + timedelta(seconds=30))) == [["id1"]]
    assert ids(due([waiting(1, tries=90)], [rule()], [], NOON + timedelta(hours=6))) == [["id1"]]


def test_alerts_of_a_rule_that_is_no_more_still_go_out():
    assert ids(due([waiting(1, rule="gone")], [], [], NOON)) == [["id1"]]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abc"), st.integers(0, 90), st.integers(0, 3)), max_size=12)
)
def test_each_alert_is_in_one_message_of_its_channel_at_most_and_in_the_end_in_one(held):
    waits = list({(n, r): waiting(n, r, minutes, tries) for n, r, minutes, tries in held}.values())
    rules = [rule(name="a", digest="20 min"), rule(name="b", at_most=1), rule(name="c", quiet="10:00-12:30 UTC")]
    sent, now = [], NOON
    left = waits
    for _ in range(60):
        out = due(left, rules, [(m.alerts[0].rule, "ops", at.isoformat()) for m, at in sent], now)
        told = [(a.id, a.rule) for _, m in out for a in m.alerts]
        assert len(told) == len(set(told))
        sent += [(m, now) for _, m in out]
        left = [w for w in left if (w.alert.id, w.alert.rule) not in told]
        now += timedelta(minutes=15)
    assert not left


def test_a_message_says_what_changed_on_which_sentence_and_where_to_look():
    assert text(alert(1), "https://desk.example/") == (
        "New: launch 1\n    A Wire, 2019-09-10: Two rockets were fired.\nhttps://desk.example/events/e1"
    )


def test_what_the_title_says_is_not_said_again():
    line = Line(text="CONFIRMED by the actor", sentences=(("A Wire", "2019-09-10", "It was us."),))
    one = alert(1).model_copy(update={"title": "Confirmed by the actor: A launch (2019-09-10)", "lines": (line,)})
    assert text(one) == "Confirmed by the actor: A launch (2019-09-10)\n    A Wire, 2019-09-10: It was us."


@pytest.fixture
def hook(monkeypatch):
    """A server that checks the signature as a receiver would."""
    got: list[tuple[str, dict]] = []
    status = [200]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            signed = self.headers["Dateline-Timestamp"].encode() + b"." + body
            made = hmac.new(b"key", signed, hashlib.sha256).hexdigest()
            assert self.headers["Dateline-Signature"] == f"sha256={made}"
            got.append((self.headers["Dateline-Id"], json.loads(body)))
            self.send_response(status[0])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setenv("HOOK_KEY", "key")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", got, status
    server.shutdown()
    server.server_close()


def delivery(url: str, *allow: str) -> Delivery:
    channels = {"ops": Channel(webhook=url, secret="HOOK_KEY"), "json": Channel(apprise=url.replace("http", "json", 1))}
    return Delivery(channels, Door(allow), tuple(allow), "https://desk.example")


def test_a_webhook_is_signed_and_carries_the_id(hook):
    url, got, _ = hook
    delivery(url, "127.0.0.1").send("ops", message([alert(1)]), 1568116800)
    ((id_, body),) = got
    assert id_ == body["id"] == "id1" and body["alerts"][0]["lines"][0]["text"] == "NEW"


@pytest.mark.parametrize("said", [301, 400, 404, 500])
def test_what_is_not_taken_is_not_delivered(hook, said):
    url, _, status = hook
    status[0] = said
    with pytest.raises(Undelivered, match=str(said)):
        delivery(url, "127.0.0.1").send("ops", message([alert(1)]), 1)


@pytest.mark.parametrize("channel", ["ops", "json"])
def test_no_channel_leads_inside_unless_allowed(hook, channel):
    url, got, _ = hook
    with pytest.raises(Undelivered):
        delivery(url).send(channel, message([alert(1)]), 1)
    assert not got


def test_services_that_apprise_knows_are_reached_where_allowed():
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        delivery(f"http://127.0.0.1:{server.server_port}", "127.0.0.1").send("json", message([alert(1), alert(2)]), 1)
    finally:
        server.shutdown()
        server.server_close()
    assert got[0]["title"] == "2 alerts: r" and "New: launch 2" in got[0]["message"]


def test_a_key_that_is_not_set_and_a_channel_that_is_gone_are_told(hook, monkeypatch):
    monkeypatch.delenv("HOOK_KEY")
    with pytest.raises(Undelivered, match="HOOK_KEY"):
        delivery(hook[0], "127.0.0.1").send("ops", message([alert(1)]), 1)
    with pytest.raises(Undelivered, match="no channel"):
        delivery(hook[0]).send("none", message([alert(1)]), 1)
