"""Bad input from the command line: named, explained, the rest done, exit code 3; nothing is touched that is no store of ours."""

import json
import sqlite3

import pytest

from dateline.record import Store
from dateline.record.standing import SCHEMA

STORY = "Iran fired a missile from Semnan on Tuesday, the ministry said. It flew 300 km and nobody was hurt."
PAGE = f"<html><head>%s<title>Iran fires missile</title></head><body><h1>Iran fires missile</h1><p>{STORY}</p></body></html>"
BOMB = "<html><body>" + "<div>" * 150_000 + "x" + "</div>" * 150_000 + "</body></html>"
FUTURE = '<meta property="article:published_time" content="2999-01-01T00:00:00Z">'


@pytest.fixture
def pile(tmp_path):
    """One good report among all that can be wrong with the others."""
    row = {"id": "ok", "text": STORY, "published": "2019-09-10"}
    (tmp_path / "rows.jsonl").write_text(f"{json.dumps(row)}\n{{oops\n[1, 2]\n{json.dumps({'id': 'bare'})}\n")
    (tmp_path / "bomb.html").write_text(BOMB)
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "cut.txt.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"\x00" * 9)
    (tmp_path / "hollow").mkdir()
    (tmp_path / "lies.html").write_bytes(
        (PAGE % '<meta charset="utf-8">').replace("said", "said in Málaga").encode("cp1252")
    )
    (tmp_path / "future.html").write_text(PAGE % FUTURE)
    return tmp_path


def test_each_bad_input_is_named_with_its_reason_and_the_rest_is_read(call, pile):
    names = ("rows.jsonl", "bomb.html", "bytes.txt", "cut.txt.gz", "hollow", "lies.html", "future.html", "missing.txt")
    done = call("read", *(pile / n for n in names), "--store", pile / "s.db", "--json")
    told = json.loads(done.out)
    reasons = {r["source"].removeprefix(f"{pile}/"): r["reason"] for r in told["refused"]}
    expected = {
        "rows.jsonl:2": "malformed JSON", "rows.jsonl:3": "no JSON object", "rows.jsonl:4": "no text", "bomb.html": "large",
        "bytes.txt": "binary", "cut.txt.gz": "damaged", "hollow": "without reports", "missing.txt": "no such file",
    }  # fmt: skip
    assert done.code == 3 and reasons.keys() == expected.keys(), reasons
    assert all(said in reasons[name] for name, said in expected.items()), reasons
    assert told["read"] == 3
    notes = " ".join(n["note"] for n in told["notes"])
    assert "encoding guessed" in notes and "2999-01-01" in notes and "future" in notes
    assert len(told["undated"]) == 2  # the page of the future is kept without its date


def other_version(path):
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 7}")


def no_store(path):
    path.write_bytes(b"these bytes are no store")


FILES = {"other version": (other_version, f"version {SCHEMA + 7}"), "no store": (no_store, "no Dateline store")}


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("words", [("read", "a.txt"), ("brief",), ("events",), ("export", "json"), ("verify",)])
def test_a_file_that_is_no_store_of_ours_is_refused_untouched(call, tmp_path, monkeypatch, what, words):
    make, said = FILES[what]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    make(tmp_path / "x.db")
    before = (tmp_path / "x.db").read_bytes()
    done = call(*words, "--store", "x.db")
    assert done.code == 1 and said in done.err and len(done.err.splitlines()) == 1, done
    assert (tmp_path / "x.db").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "x.db"]


def test_a_broken_pack_is_told_by_file_line_and_what_was_expected(call, tmp_path):
    (tmp_path / "pack.yml").write_text("name: mine\nversion: 1\n")
    (tmp_path / "kinds.yml").write_text("flood:\n  triggers:\n    - nouns: [flood]\n      need: [place]\n")
    (tmp_path / "a.txt").write_text(STORY)
    done = call("read", tmp_path / "a.txt", "--pack", tmp_path, "--store", tmp_path / "s.db")
    assert done.code == 1 and "kinds.yml" in done.err and "need" in done.err, done
    assert not (tmp_path / "s.db").exists()
