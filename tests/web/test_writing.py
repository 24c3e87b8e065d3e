"""Who may write, and what is written."""

import contextlib
import re

import httpx
import pytest

from tests.web.serving import TOKEN, served

REPORT = {
    "text": "North Korea fired two short-range missiles from Sondok on Saturday, South Korea's military said. They flew about 380 km.",
    "title": "Two missiles from Sondok", "outlet": "test.example", "published": "2019-08-24T09:00:00+09:00",
}  # fmt: skip
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def client(own_site):
    with httpx.Client(base_url=own_site, timeout=120, trust_env=False) as opened:
        yield opened


def unlock(client) -> None:
    assert client.post("/unlock", data={"token": TOKEN}).status_code == 303


def csrf(client, path) -> str:
    return re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(path).text)[1]


def events(client, **which) -> list[str]:
    return [row["id"] for row in client.get("/api/events", params=which).json()["items"]]


def test_a_posted_report_is_read_and_posted_again_adds_nothing(client):
    cursor = client.get("/api/changes").json()["next"]
    first = client.post("/api/reports", json=[REPORT], headers=BEARER)
    assert first.status_code == 201 and first.json()["new"] == 1
    changes = client.get("/api/changes", params={"since": cursor}).json()["changes"]
    assert changes and {c["what"] for c in changes} <= {"added", "changed", "removed", "merged"}
    again = client.post("/api/reports", json=[REPORT], headers=BEARER)
    assert again.status_code == 201 and again.json()["new"] == 0
    assert client.get("/api/reports", params={"limit": 100}).json()["total"] == 16


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 401), ({"Authorization": "Bearer wrong-token-0000"}, 401), ({"Authorization": TOKEN}, 401)],
)
def test_without_the_token_nothing_is_taken(client, headers, status):
    answer = client.post("/api/reports", json=[REPORT], headers=headers)
    assert answer.status_code == status and answer.json()["error"]["status"] == status


@pytest.mark.parametrize(
    "body", ["{}", "[]", "[1]", '[{"title": "no text"}]', '[{"text": 5}]', "not json", '[{"text": "  "}]']
)
def test_bad_bodies_are_refused(client, body):
    answer = client.post("/api/reports", content=body, headers={**BEARER, "Content-Type": "application/json"})
    assert answer.status_code == 400 and answer.json()["error"]["message"]


def test_too_much_is_refused_whether_or_not_its_length_is_told(client):
    large = b'[{"text": "' + b"x" * 5_000_000 + b'"}]'
    assert client.post("/api/reports", content=large, headers=BEARER).status_code == 413
    parts = (large[at : at + 65536] for at in range(0, len(large), 65536))
    with contextlib.suppress(httpx.HTTPError):  # the connection may be closed on it
        assert client.post("/api/reports", content=parts, headers=BEARER).status_code >= 400


def test_a_server_without_a_token_is_read_only(examples_store):
    with served(examples_store, token=None) as base, httpx.Client(base_url=base, trust_env=False, timeout=60) as client:
        assert client.post("/api/reports", json=[REPORT], headers=BEARER).status_code == 403
        assert client.post("/unlock", data={"token": ""}).status_code == 403
        assert "read-only" in client.get("/unlock").text


def test_merging_and_taking_it_back(client):
    unlock(client)
    one, other = events(client, kind="launch", since="2019-08-24", until="2019-09-10")[:2]
    mark = csrf(client, f"/events/{one}")
    done = client.post(
        f"/events/{one}/judge", data={"csrf": mark, "action": "same", "other": other, "author": "T", "reason": "a test"}
    )
    assert done.status_code == 303
    here = done.headers["location"].split("#")[0]
    page = client.get(here).text
    assert "a test" in page
    gone = ({one, other} - {here.rsplit("/", 1)[1]}).pop()
    assert client.get(f"/events/{gone}").status_code == 301
    number = re.search(r'name="number" value="(\d+)"', page)[1]
    back = client.post(f"{here}/judge", data={"csrf": mark, "action": "undo", "number": number})
    assert back.status_code == 303
    assert {one, other} <= set(events(client, kind="launch"))


def test_a_value_set_stands_first_and_hides_nothing(client):
    unlock(client)
    id_ = events(client, kind="launch", since="2019-08-24", until="2019-08-24")[0]
    form = {"csrf": csrf(client, f"/events/{id_}"), "action": "value", "attribute": "count", "value": "3"}
    assert client.post(f"/events/{id_}/judge", data=form).status_code == 303
    belief = next(b for b in client.get(f"/api/events/{id_}").json()["event"]["beliefs"] if b["attribute"] == "count")
    assert belief["held"][0]["value"]["number"] == 3 and belief["others"]
    wrong = client.post(f"/events/{id_}/judge", data={**form, "value": "ever so many"})
    assert wrong.status_code == 409


def test_rejecting_and_splitting(client):
    unlock(client)
    id_ = events(client, kind="launch", since="2019-09-10", until="2019-09-10")[0]
    mark = csrf(client, f"/events/{id_}")
    member = client.get(f"/api/events/{id_}").json()["event"]["members"][0]
    form = {"csrf": mark, "action": "split", "mention": f"{member['report']}#{member['entry']}"}
    assert client.post(f"/events/{id_}/judge", data=form).status_code == 303
    assert len(events(client, kind="launch", since="2019-09-10", until="2019-09-10")) == 2
    here = events(client, kind="launch", since="2019-09-10", until="2019-09-10")[0]
    gone = client.post(f"/events/{here}/judge", data={"csrf": mark, "action": "reject"})
    assert gone.status_code == 303 and gone.headers["location"].startswith("/changes")


def test_programs_decide_too(client):
    one, other = events(client, kind="launch", since="2019-08-24", until="2019-09-10")[:2]
    address = f"/api/events/{one}/judgements"
    assert client.post(address, json={"action": "same", "other": [other]}).status_code == 401
    done = client.post(address, json={"action": "same", "other": [other], "author": "T"}, headers=BEARER)
    assert done.status_code == 201 and set(done.json()["subjects"]) == {one, other}
    assert len({one, other} & set(events(client, kind="launch"))) == 1
    back = client.post(address, json={"action": "undo", "number": done.json()["number"]}, headers=BEARER)
    assert back.status_code == 201 and {one, other} <= set(events(client, kind="launch"))
    for wrong in ({"action": "same"}, {"action": "same", "other": ["nobody"]}, {"action": "undo", "number": "999"}):
        assert client.post(address, json=wrong, headers=BEARER).status_code == 409
    assert client.post(address, json={"action": "forget"}, headers=BEARER).status_code == 400


def test_forms_of_other_sites_and_other_sessions_are_refused(client):
    id_ = events(client)[0]
    assert client.post(f"/events/{id_}/judge", data={"action": "reject"}).status_code == 403  # nobody known
    assert client.post("/unlock", data={"token": "wrong"}).status_code == 403
    unlock(client)
    good = {"csrf": csrf(client, f"/events/{id_}"), "action": "reject"}
    for data, headers in (
        ({"action": "reject"}, {}), ({**good, "csrf": "0" * 64}, {}), (good, {"Origin": "https://evil.example"}),
        (good, {"Sec-Fetch-Site": "cross-site"}),
    ):  # fmt: skip
        assert client.post(f"/events/{id_}/judge", data=data, headers=headers).status_code == 403
    assert client.post(f"/events/{id_}/judge", json=good).status_code == 415
    assert id_ in events(client, limit=100)
    cookie = client.post("/unlock", data={"token": TOKEN}).headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie


def test_an_outlets_grade_is_set_and_taken_back_without_a_script(client):
    name = client.get("/api/sources").json()[0]["name"]
    assert "Set the grade" not in client.get("/sources").text
    unlock(client)
    form = {
        "csrf": csrf(client, "/sources"),
        "action": "reliability",
        "outlet": name,
        "grade": "B",
        "author": "Ana",
        "reason": "<b>right",
    }
    assert client.post("/sources/grades", data={**form, "csrf": "0"}).status_code == 403
    assert client.post("/sources/grades", data=form).headers["location"] == "/sources#grades"
    page = client.get("/sources").text
    assert "set here" in page and "Ana" in page and "&lt;b&gt;right" in page and "judgement 1" in page
    assert (
        client.get("/api/sources").json()[0]["reliability"] == "B"
        and client.get("/api/sources").json()[0]["judgement"] == "1"
    )
    assert client.post("/sources/grades", data={**form, "outlet": "nobody"}).status_code == 409
    assert client.post("/sources/grades", data={**form, "action": "undo", "number": "1"}).status_code == 303
    assert client.get("/api/sources").json()[0]["reliability"] is None


def test_a_program_grades_with_the_token_alone(client):
    name = client.get("/api/sources").json()[0]["name"]
    body = {"action": "reliability", "outlet": name, "grade": "c"}
    assert client.post("/api/sources/judgements", json=body).status_code == 401
    made = client.post("/api/sources/judgements", json=body, headers=BEARER)
    assert made.status_code == 201 and made.json() == {"number": "1", "action": "reliability", "subjects": [name]}
    assert client.post("/api/sources/judgements", json=body, headers=BEARER).status_code == 409
    undone = client.post("/api/sources/judgements", json={"action": "undo", "number": "1"}, headers=BEARER)
    assert undone.status_code == 201 and client.get("/api/sources").json()[0]["reliability"] is None
