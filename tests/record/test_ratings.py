"""The user's own grades of outlets."""

import pytest

from dateline.record.ratings import RatingsError, load_ratings


def _file(tmp_path, text):
    path = tmp_path / "sources.yml"
    path.write_text(text, "utf-8")
    return path


def test_grades_are_found_without_regard_to_case(tmp_path):
    found = load_ratings(_file(tmp_path, "- {outlet: Eastwire, reliability: B, home: KOR}\n- {outlet: Kaigan Press}\n"))
    assert (found.of("EASTWIRE"), found.of("Kaigan Press"), found.of("nobody")) == ("B", None, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {outlet: A, reliability: G}\n", "entry 1: reliability of 'A': got 'G', expected a letter from A to F"),
        ("- {outlet: A, reliability: 2}\n", "got 2, expected a letter"),
        ("- {reliability: B}\n", "expected an outlet's name under `outlet`"),
        ("- {outlet: A, reliability: B}\n- {outlet: A, reliability: C}\n", "entry 2: outlet 'A' is listed twice"),
        ("outlet: A\n", "got dict, expected a list of entries"),
        ("- {outlet: [\n", "sources.yml"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path, text, says):
    with pytest.raises(RatingsError, match=r"sources\.yml") as wrong:
        load_ratings(_file(tmp_path, text))
    assert says in str(wrong.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(RatingsError, match=r"none\.yml"):
        load_ratings(tmp_path / "none.yml")
