"""`dateline pack lint` and `dateline pack test`."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def evacuations(tmp_path) -> Path:
    """A pack of a user's own: one kind, one example that holds."""
    pack = tmp_path / "evacuations"
    pack.mkdir()
    (pack / "pack.yml").write_text("name: evacuations\nversion: 1\nrequires: [core]\n")
    (pack / "kinds.yml").write_text(
        "evacuation:\n  family: nature\n  label: evacuation\n"
        "  slots:\n    place: {type: place, prepositions: [in, near, off, at]}\n  triggers:\n"
        "    - verbs: [evacuate]\n      needs: [time|place]\n"
    )
    (pack / "examples.yml").write_text(
        "- text: Chile evacuated the town of Villarrica on Tuesday.\n  published: '2019-09-10'\n"
        "  expect:\n    - {kind: evacuation}\n"
        "- text: The company had a good year.\n  none: true\n"
    )
    return pack


def test_a_sound_pack(call, evacuations):
    done = call("pack", "lint", evacuations)
    assert (done.code, done.out) == (0, "1 pack checked, nothing to mend\n"), done


def test_its_examples_hold(call, evacuations):
    done = call("pack", "test", evacuations)
    assert (done.code, done.out) == (0, "2 of 2 examples hold\n"), done


def test_an_example_that_does_not_hold_is_shown(call, evacuations):
    (evacuations / "examples.yml").write_text(
        "- text: The company had a good year.\n  expect:\n    - {kind: evacuation}\n"
    )
    done = call("pack", "test", evacuations)
    assert done.code == 1 and "good year" in done.out and "0 of 1 examples hold" in done.out


def test_a_broken_pack_names_file_and_line(call, evacuations):
    (evacuations / "kinds.yml").write_text("evacuation:\n  family: nature\n  colour: red\n")
    done = call("pack", "lint", evacuations)
    assert done.code == 1 and "kinds.yml" in done.out and "colour" in done.out


def test_a_store_keeps_what_a_pack_taught_it(call, evacuations, tmp_path):
    text = "Chile evacuated the town of Villarrica on Tuesday, officials said. Nobody was hurt."
    (tmp_path / "a.txt").write_text(text)
    words = (
        "read",
        tmp_path / "a.txt",
        "--published",
        "2019-09-10",
        "--pack",
        evacuations,
        "--store",
        tmp_path / "s.db",
    )
    assert call(*words).code == 0
    assert len(json.loads(call("events", "--store", tmp_path / "s.db", "--kind", "evacuation", "--json").out)) == 1
    assert "Evacuation" in call("brief", "--store", tmp_path / "s.db").out


def test_codes_of_other_books_are_checked(call, tmp_path):
    folder = tmp_path / "codes"
    folder.mkdir()
    (folder / "pack.yml").write_text("name: codes\n")
    wrong = 'one: {family: a, plover: SHOUT, cameo: "219", acled: Strategic developments > Nothing}\n'
    right = 'two: {family: a, plover: RETREAT, cameo: "1951", acled: {weapon: Explosions/Remote violence > Grenade}, ucdp: true}\n'
    (folder / "kinds.yml").write_text(wrong + right)
    told = call("pack", "lint", folder).out
    assert (
        "'SHOUT' is no event type" in told
        and "'219' is no code" in told
        and "'Strategic developments > Nothing'" in told
    )
    assert "'two'" not in told
