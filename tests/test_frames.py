"""Events as data frames and in a notebook, and the notebook of the documents."""

import shutil
from pathlib import Path

import pytest

import dateline
from dateline.record import Filter

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def store(examples_store):
    with dateline.open(examples_store) as opened:
        yield opened


def test_frames_hold_the_events_in_their_order(store):
    events = store.events()
    ids = [view.id for view in events]
    assert (
        events.to_arrow()["id"].to_pylist()
        == ids
        == list(events.to_pandas()["id"])
        == events.to_polars()["id"].to_list()
    )
    assert str(events.to_pandas()["first_day"].dtype).startswith("datetime64")


def test_claims_lead_to_their_words(store):
    frame = store.events().to_pandas("claims")
    texts = {report.id: report.text for report in store.reports().values()}
    assert len(frame) > len(store.events())
    for row in frame.itertuples():
        assert texts[row.report][row.start : row.end] == row.words and row.words in row.sentence


def test_keywords_are_the_filter(store):
    assert store.events(kind="launch") == store.events(Filter(kind="launch")) != store.events()
    assert store.events(as_of="2019-09-10").to_arrow().num_rows == len(store.events(Filter(as_of="2019-09-10")))
    with pytest.raises(TypeError, match="got both"):
        store.events(Filter(kind="launch"), kind="meeting")
    with pytest.raises(TypeError, match="colour"):
        store.events(colour="red")
    with pytest.raises(ValueError, match="expected"):
        store.events().to_arrow("reports")


def test_a_notebook_shows_a_table_and_a_picture(store):
    shown = store.events()._repr_html_()
    assert (
        shown.count("<tr>") == 1 + min(20, len(store.events())) and store.events()[0].title.split(",")[0][:20] in shown
    )
    assert "No event" in store.events(kind="nothing")._repr_html_()
    assert store.events().chart("counts")._repr_svg_().startswith("<svg")
    with pytest.raises(ValueError, match="there are timeline"):
        store.events().chart("pie")


def test_the_notebook_of_the_documents_runs(tmp_path, monkeypatch):
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))  # this checkout, whatever is installed
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    book = nbformat.read(ROOT / "docs" / "notebook" / "record.ipynb", as_version=4)
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [o for cell in book.cells if cell.cell_type == "code" for o in cell.outputs]
    kinds = {kind for o in outputs for kind in o.get("data", {})}
    assert {"text/html", "image/svg+xml", "text/plain"} <= kinds
    assert not any(o.output_type == "stream" and o.name == "stderr" and "Error" in o.text for o in outputs)
