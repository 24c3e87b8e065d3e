"""Comparisons that end early leave every decision as it was."""

from itertools import permutations, product

from dateline.reconcile import placing
from dateline.reconcile.compare import compare, hope, likely
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.lore import lore_of
from dateline.reconcile.profile import profile_of
from dateline.reconcile.weights import NEVER

from . import gold
from .build import event, told

DAYS = ("2022-05-12", "2022-05-13", "2022-06-20", None)


def entries() -> list[Entry]:
    """Launches that differ in day, side, number and wording."""
    made = []
    for n, (day, agent, count, text) in enumerate(
        product(DAYS, ("PRK", "KOR"), (1, 9), ("", "The army fired at Sunan near Wonsan, Kim Chol said today."))
    ):
        report, reading = told(f"r{n}", "2022-05-13", event(date=day, agents=[agent], count=count), text=text)
        made += entries_of(report, reading, gold.KINDS, {})
    return made


def test_a_comparison_ends_early_only_where_it_cannot_matter():
    made = entries()
    lore, least, ended = lore_of(made, {}), placing.hopeless(), 0
    for one, other in permutations(made, 2):
        event_of = profile_of(0, [other])
        whole, quick = compare(one, event_of, lore), likely(one, event_of, lore, least, hope(one))
        if quick is None:
            ended += any(s.weight != NEVER for s in whole)
            assert sum(s.weight for s in whole) < least
        else:
            assert quick == whole
    assert ended
