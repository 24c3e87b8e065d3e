"""A record that is kept up to date is the record made anew, whatever came in what order and portions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Count, Judgement
from dateline.reconcile import Keeper, World, reconcile
from dateline.reconcile.origins import Origins
from dateline.reconcile.shelf import Shelves

from . import gold
from .test_incremental import narrow
from .test_purity import PILES

__all__ = ["narrow"]


class Kept:
    """What a store does: it holds what each update gave, and every part of the state as bytes."""

    def __init__(self, kinds=gold.KINDS, broader=None):
        self.kinds, self.broader = kinds, broader or {}
        self.told, self.bytes, self.blocks = {}, {}, {}
        self.events, self.lists, self.members, self.redirects, self.judgements = {}, {}, {}, {}, ()
        self.open()

    def open(self):
        self.shelves = Shelves(self.bytes.get)
        self.origins = Origins.opened(self.blocks.get) if self.blocks else Origins({}, ())
        self.keeper = Keeper(self.shelves, self.origins, World(self.kinds, self.broader, lambda key: self.told[key]))

    def save(self):
        self.bytes.update(self.shelves.changed())
        self.blocks.update(self.origins.changes())
        self.open()

    def update(self, gone, new, judgements):
        for key in gone:
            self.told.pop(key)
        self.told.update((r.key, (r, d)) for r, d in new)
        made = {}
        delta = self.keeper.update(
            gone, [r.key for r, _ in new], judgements, lambda event: made.update({event.id: event})
        )
        for old in delta.events:
            self.events.pop(old, None)
        self.events.update(made)
        for name in ("statements", "tallies", "commitments"):
            put(self.lists.setdefault(name, {}), getattr(delta, name))
        put(self.members, delta.members)
        put(self.redirects, delta.redirects)
        self.judgements = delta.judgements


def put(held, changes):
    for key, value in changes.items():
        held.pop(key, None)
        if value is not None:
            held[key] = value


def judgement(luck, events, number):
    one, two = luck.choice(events), luck.choice(events)
    member = luck.choice(one.members)
    address = f"{member.report}#{member.entry}"
    action, subjects = luck.choice(
        [
            ("same", (one.id, two.id)),
            ("same", (address, two.id)),
            ("split", (address,)),
            ("reject", (one.id,)),
            ("reject", (address,)),
            ("value", (one.id,)),
            ("undo", (f"j{luck.randrange(number + 1)}",)),
        ]
    )
    value = Count(number=7) if action == "value" else None
    made = {"attribute": "count", "value": value} if value else {}
    return Judgement(
        id=f"j{number}", action=action, subjects=subjects, at=f"2020-01-{number + 1:02d}T00:00:00Z", **made
    )


def played(pile, luck):
    kept, judgements = Kept(), []
    for report, reading in luck.sample(pile, len(pile)) + luck.sample(pile, luck.randrange(len(pile) + 1)):
        gone = luck.sample(sorted(kept.told), min(len(kept.told), luck.choice((0, 0, 0, 1))))
        if kept.events and luck.random() < 0.4:
            judgements.append(judgement(luck, sorted(kept.events.values(), key=lambda e: e.id), len(judgements)))
        if report.key in kept.told and report.key not in gone:
            reading = reading.model_copy(update={"code": "newer", "mentions": reading.mentions[:1]})
        gone = [key for key in gone if key != report.key]
        kept.update(gone, [(report, reading)], judgements)
        if luck.random() < 0.5:
            kept.save()
        same(kept, judgements)


def same(kept, judgements):
    told = kept.told.values()
    whole = reconcile([r for r, _ in told], [d for _, d in told], judgements, kept.kinds, kept.broader)
    assert sorted(kept.events.values(), key=lambda e: e.id) == sorted(whole.events, key=lambda e: e.id)
    for name, key in (("statements", "statement"), ("tallies", "tally"), ("commitments", "commitment")):
        found = {f"{one.report}#{getattr(one, key).id}": one for one in getattr(whole, name)}
        assert kept.lists[name] == found
    assert kept.members == {(m.report, m.entry): e.id for e in whole.events for m in e.members}
    assert sorted(kept.redirects.items()) == list(whole.redirects)
    assert kept.judgements == whole.judgements


@settings(max_examples=100, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_any_sequence_of_reports_and_judgements_is_one_rebuild(pile, luck):
    played(pile, luck)


@settings(max_examples=100, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_so_it_is_where_all_is_crowded(narrow, pile, luck):
    played(pile, luck)
