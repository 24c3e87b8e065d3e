"""`sources.yml` and `rules.yml`: what is sound holds, each mistake is named with file and line."""

from datetime import UTC, datetime, timedelta

import pytest
import yaml

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


def test_a_file_of_nothing_but_mistakes_is_taken_apart_twice(tmp_path, monkeypatch):
    """Once for its data, once for its lines, however many mistakes there are (fuzzing: 20 kB of them took minutes)."""
    path, composed = tmp_path / "sources.yml", []
    path.write_text("- a\n" * 5000)
    whole = yaml.compose
    monkeypatch.setattr(yaml, "compose", lambda *a, **k: composed.append(1) or whole(*a, **k))
    problems = load_plan(path).problems
    assert len(problems) == 5000 and problems[-1].startswith(f"{path}:5000: ") and len(composed) == 1


NINE = [f"&b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 9)]
HOSTILE = {
    "a bomb": "\n".join(f"- {one}" for one in ("&b0 [x, x, x, x, x, x, x, x, x]", *NINE)),
    "a list within itself": "- &a [*a]",
    "an entry within itself": "- &a\n  outlet: *a\n  feed: x",
    "no date": "- outlet: 2019-99-99",
    "no offset": "- outlet: 2001-12-14t21:59:43.10-99:99",
    "too long a number": f"- outlet: {'9' * 6000}",
    "too deep": f"- {'[' * 3000}",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_yaml_that_python_cannot_hold_is_refused_by_name(tmp_path, kind):
    """Fuzzing and by hand: each tripped the reader, or kept it busy for minutes."""
    path = tmp_path / "sources.yml"
    for load, text in ((load_plan, HOSTILE[kind]), (load_rules, f"rules:\n{HOSTILE[kind]}")):
        path.write_text(text)
        with pytest.raises(PackError, match=r"sources\.yml"):
            load(path)


def test_a_number_that_cannot_be_written_is_named_all_the_same(tmp_path):
    path = tmp_path / "sources.yml"
    path.write_text(f"- outlet: 1{':59' * 3000}\n- outlet: [{'x, ' * 500}]\n")
    long, listed = load_plan(path).problems
    assert "thousands of digits" in long and "expected" not in long and len(listed) < 300


def test_channels_that_are_no_names_leave_the_rules_their_mistakes(tmp_path):
    path = tmp_path / "rules.yml"
    path.write_text("channels: $DESK\nrules:\n  - {name: a, when: new}\n  - {name: b, when: new, to: desk}\n")
    found = load_rules(path)
    assert [rule.name for rule in found.rules] == ["a"]
    assert [problem.removeprefix(f"{path}:")[:1] for problem in found.problems] == ["1", "4"]


SEVERAL = """\
- outlet: Example Wire
  feed: https://wire.example/rss
  language: en
- outlet: EXAMPLE WIRE
  feed: https://wire.example/sport
  reliability: B
- outlet: Example Wire
  page: https://wire.example/world
  reliability: B
- outlet: example wire
  feed: https://wire.example/late
  country: KOR
  reliability: C
- outlet: Example Wire
  sitemap: https://wire.example/map.xml
  language: ko
- outlet: Example Wire
  page: https://wire.example/asia
  country: USA
"""


def test_the_entries_of_one_outlet_agree_or_both_lines_are_named(tmp_path):
    """The fourth is refused whole, so its country binds nobody."""
    path = tmp_path / "sources.yml"
    path.write_text(SEVERAL)
    plan = load_plan(path)
    addresses = [s.address.removeprefix("https://wire.example/") for s in plan.sources]
    assert addresses == ["rss", "sport", "world", "asia"]
    graded, language = (p.removeprefix(str(path)) for p in plan.problems)
    assert graded.startswith(":13: ") and "reliability 'C'" in graded and "line 6 says 'B'" in graded
    assert language.startswith(":16: ") and "language 'ko'" in language and "line 3 says 'en'" in language


def test_the_same_file_holds_the_grades(tmp_path):
    path = tmp_path / "sources.yml"
    path.write_text(SEVERAL + SOURCES)
    ratings = load_plan(path).ratings
    assert [ratings.of(name) for name in ("Example Wire", "Only Graded", "Example Paper", "Graded Wrongly")] == [
        "B", "F", None, None,
    ]  # fmt: skip


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
