"""`dateline read`: what is taken, what is refused, and how it is told."""

import io
import json
import sys

from dateline.record import Store

TEXT = (
    "North Korea fires two missiles\n\nSEOUL, Sept. 10 (Example Wire) -- North Korea fired two short-range missiles from "
    "Wonsan on Tuesday, the South's military said.\n"
)


def test_a_text_is_read_and_read_again_changes_nothing(call, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    store = tmp_path / "s.db"
    first = call("read", tmp_path / "a.txt", "--published", "2019-09-10T16:00+09:00", "--store", store)
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("1 report read into")
    before = store.read_bytes()
    again = call("read", tmp_path / "a.txt", "--published", "2019-09-10T16:00+09:00", "--store", store)
    assert again.code == 0 and "1 of them known already" in again.out
    assert store.read_bytes() == before


def test_what_cannot_be_taken_is_named_and_the_rest_is_read(call, tmp_path):
    good, empty, binary = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "binary.txt"
    good.write_text(TEXT)
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 20)
    done = call(
        "read", good, empty, binary, tmp_path / "missing.txt", "--store", tmp_path / "s.db", "--published", "2019-09-10"
    )
    assert done.code == 3
    refused = [line for line in done.err.splitlines() if line.startswith("refused: ")]
    assert len(refused) == 3
    for name in ("empty.txt", "binary.txt", "missing.txt"):
        assert any(name in line for line in refused)
    assert done.out.startswith("1 report read") and "3 refused" in done.out


def test_a_malformed_line_of_a_table_is_named(call, tmp_path):
    rows = [
        json.dumps({"id": "r1", "text": TEXT, "published": "2019-09-10"}),
        "{not json",
        json.dumps({"id": "r3", "text": TEXT}),
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(rows))
    done = call("read", tmp_path / "t.jsonl", "--store", tmp_path / "s.db", "--json")
    told = json.loads(done.out)
    assert done.code == 3
    assert told["read"] == 2 and len(told["refused"]) == 1 and "2" in told["refused"][0]["source"]
    assert told["undated"] == ["r3"]


def test_columns_by_other_names(call, tmp_path):
    row = {"key": "k", "headline": "North Korea fires two missiles", "body": TEXT.split("\n\n")[1], "day": "2019-09-10"}
    (tmp_path / "t.jsonl").write_text(json.dumps(row))
    names = "title=headline,text=body,published=day,id=key"
    assert call("read", tmp_path / "t.jsonl", "--columns", names, "--store", tmp_path / "s.db").code == 0
    with Store.open(tmp_path / "s.db") as store:
        (report,) = store.reports().values()
    assert (report.id, report.title, report.published) == ("k", row["headline"], "2019-09-10")


def test_standard_input(call, tmp_path, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert call("read", "-", "--published", "2019-09-10", "--store", tmp_path / "s.db").code == 0
    with Store.open(tmp_path / "s.db") as store:
        assert len(store.reports()) == 1


def test_an_undated_report_says_that_days_stay_open(call, tmp_path):
    (tmp_path / "a.txt").write_text(
        "North Korea fired two missiles on Tuesday, the military said. It gave no more details."
    )
    done = call("read", tmp_path / "a.txt", "--store", tmp_path / "s.db")
    assert done.code == 0 and "stay open" in done.out and "a.txt" in done.out
    with Store.open(tmp_path / "s.db") as store:
        assert all(v.when.first is None for v in store.events())


def test_wrong_usage_is_told_and_nothing_is_made(call, tmp_path):
    store = tmp_path / "s.db"
    for words in (["--published", "soon"], ["--columns", "title"], ["--columns", "headline=x"]):
        done = call("read", tmp_path, "--store", store, *words)
        assert done.code == 2 and "expected" in done.err.replace("\n", " ")
    assert call("read").code == 2
    assert not store.exists()


def test_a_broken_pack_is_named_with_its_line(call, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.yml").write_text("name: mine\nversion: 1\ncolour: red\n")
    done = call("read", tmp_path / "a.txt", "--pack", pack, "--store", tmp_path / "s.db")
    assert done.code == 1 and "pack.yml" in done.err and len(done.err.splitlines()) == 1


def test_one_report_that_trips_the_reader_stops_no_other():
    from dateline.engines import Intake, read_into
    from dateline.record import Glossary
    from tests.record.making import launch

    pairs = {one.id: (one, said) for one, said in (launch(n) for n in "abc")}

    class Trips:
        """A reader with a fault that one report brings out."""

        code = "code-1"

        def read_all(self, reports):
            for report in reports:
                if "in b." in report.text:
                    raise RuntimeError("tripped")
                yield report, pairs[report.id][1].model_copy(update={"report": report.key})

    rows = "\n".join(
        json.dumps({"id": i, "text": one.text, "published": "2019-09-10"}) for i, (one, _) in pairs.items()
    )
    with Store.open() as store:
        outcome = read_into(store, Trips(), Glossary(), Intake(["-"], stdin=io.BytesIO(rows.encode())))
        assert [r.source for r in outcome.refused] == ["b"]
        assert sorted(r.id for r in store.reports().values()) == ["a", "b", "c"]
        assert len(store.readings()) == 2
