"""`sources.yml` and `rules.yml`: what is sound holds, each mistake is named with file and line."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.packs.yaml_lines import PackError
from dateline.watch.plan import load_plan
from dateline.watch.rules import load_rules

SOURCES = """\
- outlet: Example Wire
  feed: https://wire.example/rss
  every: 10 min
  country: KOR
  language: en
  reliability: B
- outlet: Example Paper
  page: https://paper.example/world
  every: 2 h
- outlet: Only Graded
  reliability: F
- outlet: Wrong Length
  feed: https://a.example/rss
  every: soon
- outlet: Two Kinds
  feed: https://b.example/rss
  page: https://b.example/
- outlet: Unknown Key
  fed: https://c.example/rss
- just a word
- outlet: Again
  feed: https://wire.example/rss
- outlet: Graded Wrongly
  reliability: G
"""


def test_sound_entries_are_watched_and_each_mistake_has_its_line(tmp_path):
    path = tmp_path / "sources.yml"
    path.write_text(SOURCES)
    plan = load_plan(path)
    assert [s.outlet for s in plan.sources] == ["Example Wire", "Example Paper", "Only Graded"]
    assert [(s.kind, s.every) for s in plan.watched] == [("feed", timedelta(minutes=10)), ("page", timedelta(hours=2))]
    said = [p.removeprefix(str(path)) for p in plan.problems]
    assert [s.split(":")[1] for s in said] == ["14", "15", "19", "20", "21", "24"]
    for problem, words in zip(
        said, ["10 min", "one of feed", "no such key", "valid dictionary", "line 1", "'A'"], strict=True
    ):
        assert words in problem, problem


@pytest.mark.parametrize("text", ["", "outlet: x", "- [", "a: b: c"])
def test_a_file_that_is_no_list_of_sources_is_refused_whole(tmp_path, text):
    path = tmp_path / "sources.yml"
    path.write_text(text)
    with pytest.raises(PackError):
        load_plan(path)


RULES = """\
channels:
  ops: {apprise: "mailto://a@b.example"}
  hook: {webhook: "https://hook.example/x", secret: HOOK_KEY}
  bad: {webhook: "https://hook.example/x"}
rules:
  - name: launches
    when: [new, disputed]
    filter: {kind: launch, min-origins: 2, since: 2019}
    to: [ops, hook]
    digest: 1 h
    quiet: 23:00-07:00 Asia/Seoul
    at_most: 4
  - name: launches
    when: new
  - name: nobody
    when: new
    to: none
  - name: odd filter
    when: new
    filter: {knd: launch}
  - name: odd time
    when: new
    quiet: at night
  - name: odd condition
    when: [newly]
  - name: odd date
    when: silence
    filter: {since: yesterday}
    silence: 9 d
part: x
"""


def test_sound_rules_hold_and_each_mistake_has_its_line(tmp_path):
    path = tmp_path / "rules.yml"
    path.write_text(RULES)
    rules = load_rules(path)
    (rule,) = rules.rules
    assert (rule.name, rule.when, rule.to) == ("launches", ("new", "disputed"), ("ops", "hook"))
    assert (rule.filter.kind, rule.filter.min_origins, rule.filter.since) == ("launch", 2, "2019")
    assert set(rules.channels) == {"ops", "hook"}
    lines = sorted(int(p.removeprefix(str(path)).split(":")[1]) for p in rules.problems)
    assert lines == [4, 13, 15, 20, 23, 25, 28, 30]


@pytest.mark.parametrize(
    ("now", "over"),
    [
        ("2019-09-10T13:59:00+00:00", None),
        ("2019-09-10T14:00:00+00:00", "2019-09-10T22:00:00+00:00"),
        ("2019-09-10T21:59:00+00:00", "2019-09-10T22:00:00+00:00"),
        ("2019-09-10T22:00:00+00:00", None),
    ],
)
def test_quiet_hours_end_when_they_should(tmp_path, now, over):
    path = tmp_path / "rules.yml"
    path.write_text(RULES)
    quiet = load_rules(path).rules[0].quiet
    found = quiet.ends(datetime.fromisoformat(now))
    assert (found and found.astimezone(UTC).isoformat()) == over
