"""A page that was read twice and changed in between, as `dateline show`, `why`, `diff` and the brief tell it."""

import json

import pytest

URL, OTHER = "https://a.example/1", "https://b.example/1"
MORNING, NOON = "2021-05-11T08:00:00+00:00", "2021-05-11T12:00:00+00:00"
BEFORE = "Iran fired two ballistic missiles from Semnan on Tuesday, the army said. They flew 400 km."
TALKS = "Iran's foreign minister met his Omani counterpart in Muscat on Monday."
AFTER = "Iran fired three ballistic missiles from Semnan on Tuesday, the army said. They flew 330 km."


@pytest.fixture
def store(call, tmp_path):
    rows = [
        {"id": "a", "url": URL, "outlet": "A Post", "published": MORNING, "text": f"{BEFORE}\n\n{TALKS}"},
        {"id": "a", "url": URL, "outlet": "A Post", "published": NOON, "text": AFTER},
        {"id": "b", "url": OTHER, "outlet": "B Post", "published": NOON, "text": "Iran launched missiles on Tuesday."},
    ]
    for number, row in enumerate(rows):  # a page is read again later
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row))
        assert call("read", tmp_path / f"{number}.jsonl", "--store", tmp_path / "x.db").code == 0
    return tmp_path / "x.db"


def test_what_it_said_before_stands_beside_what_it_says_now(call, store):
    (event,) = json.loads(call("events", "--store", store, "--json").out)
    shown = call("show", event["id"], "--store", store).out
    assert "? 400 km  (0 origins, corrected since)" in shown
    assert f"A Post, {MORNING}; no more in its version of {NOON}" in shown
    assert "They flew >>400 km<<." in shown
    why = call("why", event["id"], "--store", store).out
    assert f"A Post said 400 km in its version of {MORNING}, and no more in that of {NOON}." in why
    assert "The earlier 400 km was corrected [" in call("brief", "--store", store).out
    claims = call("export", "csv", "--rows", "claims", "--store", store).out
    assert "They flew 400 km." in claims


def test_what_it_tells_no_more_is_withdrawn(call, store):
    told = call("diff", "--from", "2021-05-11T09:00", "--to", "2021-05-12", "--store", store).out
    assert "Iran and Oman met in Muscat" in told
    assert "WITHDRAWN" in told
    assert "CORRECTED range_km: 400 km -> 330 km" in told
    then = json.loads(call("events", "--store", store, "--json", "--as-of", "2021-05-11T09:00").out)
    assert sorted(e["kind"] for e in then) == ["launch", "meeting"]
