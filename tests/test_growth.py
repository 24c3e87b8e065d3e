"""The pictures of growth: the exponent told is that of the rows, and the rows kept are what is drawn."""

from xml.etree import ElementTree

import pytest
from bench import growth
from bench.growth import Row, exponents, keep, kept, picture

ROWS = [Row("in step", size, size / 100, "abc") for size in (100, 400, 200)] + [
    Row("its square", size, size**2 / 100, "abc") for size in (100, 200)
]


def test_the_exponent_is_told_from_the_smallest_to_the_largest():
    assert exponents(ROWS) == pytest.approx({"in step": 1.0, "its square": 2.0})


def test_rows_come_back_as_they_were_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(growth, "FOLDER", tmp_path / "growth")
    keep("events", ROWS)
    assert kept("events") == ROWS


def test_a_picture_names_what_was_measured_with_its_exponent():
    root = ElementTree.fromstring(picture("events", ROWS))
    said = "".join(root.itertext())
    assert root.tag.endswith("svg") and "in step (exponent 1.00)" in said and "its square (exponent 2.00)" in said


def test_the_pictures_beside_the_rows_are_those_of_the_rows():
    for rows in growth.FOLDER.glob("*.csv"):
        drawn = rows.with_suffix(".svg").read_text("utf-8")
        assert all(f"{what} (exponent {found:.2f})" in drawn for what, found in exponents(kept(rows.stem)).items())
