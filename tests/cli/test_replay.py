"""`dateline watch --replay` as somebody reads it: what would have been told, of which event, when."""

import json

from tests.conftest import EXAMPLES

RULES = EXAMPLES / "rules.yml"


def replayed(call, store, *words):
    done = call("watch", "--rules", RULES, "--replay", "--store", store, *words)
    assert done.code == 0 and done.err == ""
    return done.out


def test_the_story_of_the_examples(call, examples_store):
    lines = replayed(call, examples_store, "--since", "2019-08-01", "--until", "2019-10-03").splitlines()
    said = [line for line in lines if not line.startswith((" ", "-"))]
    assert said[-1].endswith("on 15 reports. Nothing was sent.") and said[-1].startswith(
        f"{len(said) - 1} alerts by 4 rules"
    )
    first = next(line for line in said if "2019-09-09T22:38Z" in line)
    assert first == (
        "2019-09-09T22:38Z  [new launches] -> desk, system  New: North Korea launched 2 short-range projectiles from South "
        "Pyongan toward the Sea of Japan (2019-09-10)"
    )
    assert any(line.startswith("2019-09-12, day's end  [undertakings] -> desk  Undertaking broken: ") for line in said)
    assert any("Tally at odds: the 8th round of tests" in line for line in said)
    assert "- NEW" not in lines and not any("23:59Z" in line for line in said)


def test_a_time_in_which_nothing_fires_says_so(call, examples_store):
    assert replayed(call, examples_store, "--since", "2021") == "0 alerts by 4 rules on 15 reports. Nothing was sent.\n"
    assert json.loads(replayed(call, examples_store, "--since", "2021", "--json")) == []


def test_reports_without_a_time_are_counted(call, tmp_path, examples_store):
    (tmp_path / "a.txt").write_text("North Korea fired two missiles from Kaechon, officials said.")
    store = tmp_path / "s.db"
    call("backup", store, "--store", examples_store)
    assert call("read", tmp_path / "a.txt", "--store", store).code == 0
    assert "on 16 reports; 1 without a time of publication left out." in replayed(call, store, "--since", "2021")
