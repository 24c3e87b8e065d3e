"""`export`, `chart` and `brief --html` as they are called."""

import hashlib
import json

import pytest

from dateline.export import FORMATS
from dateline.export.pictures import PICTURES


def test_every_format_is_explained(call):
    told = call("export", "--help").out
    assert all(name in told for name in FORMATS)
    assert all(name in call("chart", "--help").out for name in PICTURES)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_has_its_manifest_and_the_same_bytes_again(name, call, examples_store, tmp_path):
    files = [tmp_path / "one", tmp_path / "two"]
    for file in files:
        done = call("export", name, "--store", examples_store, "--since", "2019", "-o", file)
        assert done.code == 0 and done.out == "" and str(file) in done.err
    told = json.loads((tmp_path / "one.manifest.json").read_text(encoding="utf-8"))
    assert files[0].read_bytes() == files[1].read_bytes()
    assert told["sha256"] == hashlib.sha256(files[0].read_bytes()).hexdigest() and told["bytes"] == len(
        files[0].read_bytes()
    )
    assert (told["format"], told["file"], told["filter"]) == (name, "one", {"since": "2019"})
    assert all(n > 0 for n in told["left_out"].values()) and f"{told['counts']['events']} events" in done.err


def test_a_manifest_names_the_day_that_was_asked_for(call, examples_store, tmp_path):
    call("export", "csv", "--store", examples_store, "--as-of", "2019-09-10", "-o", tmp_path / "a.csv")
    told = json.loads((tmp_path / "a.csv.manifest.json").read_text(encoding="utf-8"))
    assert told["as_of"] == "2019-09-10" and told["latest_report"][:10] <= "2019-09-10"
    assert {s["published"][:10] <= "2019-09-10" for s in told["sources"] if s["published"]} == {True}


def test_claims_are_rows_of_tables_alone(call, examples_store):
    done = call("export", "csv", "--rows", "claims", "--store", examples_store)
    assert done.code == 0 and done.out.startswith("event,kind,date,title,attribute,value")
    assert call("export", "ics", "--rows", "claims", "--store", examples_store).code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "xls"], "no format 'xls'"),
        (["export", "csv", "-o", "nowhere/x.csv"], "no folder"),
        (["chart", "pie", "-o", "x.png"], "no picture 'pie'"),
        (["chart", "map", "-o", "x.gif"], "expected a name ending in .png, .svg, .html"),
    ],
)
def test_wrong_words_are_refused_with_what_was_expected(words, said, call, examples_store):
    done = call(*words, "--store", examples_store)
    assert done.code == 2 and said in done.err


def test_what_is_left_out_is_said(call, examples_store):
    assert "left out: " in call("export", "geojson", "--store", examples_store).err


def test_a_chart_is_a_file(call, examples_store, tmp_path):
    done = call("chart", "sources", "--store", examples_store, "-o", tmp_path / "s.svg")
    assert done.code == 0 and (tmp_path / "s.svg").read_bytes().startswith(b"<svg")


def test_a_brief_is_a_page_that_stands_alone(call, examples_store, tmp_path):
    done = call("brief", "--html", "--store", examples_store, "-o", tmp_path / "b.html")
    made = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert done.code == 0 and made.count("data:image/svg+xml;base64,") == 3 and "<script" not in made
    assert 'src="http' not in made and made.count('id="source-') > 5 and "@media print" in made
    empty = call("brief", "--html", "--kind", "nothing", "--store", examples_store).out
    assert "No event matches" in empty and "<img" not in empty
