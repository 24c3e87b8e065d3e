"""The invented reports that growth is measured with."""

from bench.synth import pile

from dateline.record.verify import spans


def test_one_seed_gives_one_pile_and_another_another():
    assert pile(60) == pile(60) != pile(60, seed=2)


def test_readings_are_of_their_reports_and_stand_on_words():
    made = pile(300)
    assert sum(len(reading.mentions) for _, reading in made) >= 300
    for report, reading in made:
        assert reading.report == report.key
        assert all(0 <= s.start < s.end <= len(report.text) and s.of(report.text).strip() for s in spans(reading))
