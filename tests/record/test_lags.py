"""How long it took until an event was told: instants where both are known, else days."""

from dateline.model import Report
from dateline.reconcile import reconcile
from dateline.record import Glossary
from dateline.record.lags import lags, said
from dateline.record.view import view
from tests.reconcile.build import Pair, event, told
from tests.reconcile.test_belief import credited


def lagged(*pairs: Pair):
    reports: dict[str, Report] = {r.key: r for r, _ in pairs}
    (made,) = reconcile(reports.values(), [r for _, r in pairs]).events
    return lags(view(made, Glossary()), reports), {r.key: r.id for r in reports.values()}


CLOCK = {"times_local": ["07:00"], "utc_offset": "+09:00"}


def test_minutes_where_both_instants_are_known():
    flash = told("flash", "2019-09-10T07:38+09:00", event(**CLOCK))
    late = told("late", "2019-09-09T19:00-04:00", event(**CLOCK))
    found, names = lagged(flash, late)
    assert found.first and (found.first.minutes, names[found.first.report]) == (38, "flash")
    assert found.actor is None


def test_the_side_that_acted_tells_it_a_day_later():
    flash = told("flash", "2019-09-10T07:38+09:00", event(**CLOCK))
    own = credited(told("own", "2019-09-11", event()), "KCNA", "PRK")
    found, names = lagged(flash, own)
    assert found.actor and (found.actor.days, found.actor.minutes, names[found.actor.report]) == (1, None, "own")


def test_a_report_from_before_is_not_the_first_to_tell_it():
    plan = told("plan", "2019-09-01", event(realis="planned"))
    found, names = lagged(plan, told("after", "2019-09-12", event()))
    assert found.first and (found.first.days, names[found.first.report]) == (2, "after")


def test_nothing_is_said_of_what_has_no_day():
    found, _ = lagged(told("a", "2019-09-12", event(date="2019-08")))
    assert found.first is None and found.actor is None


def test_in_words():
    from dateline.record.lags import Lag

    def words(**rest: int) -> str:
        return said(Lag(report="r", published="2019-09-10", **rest))

    assert [words(minutes=m) for m in (1, 38, 119, 120, 2879, 2880)] == [
        "1 minute", "38 minutes", "119 minutes", "2 hours", "48 hours", "2 days",
    ]  # fmt: skip
    assert [words(days=d) for d in (0, 1, 3)] == ["the same day", "1 day", "3 days"]
