"""What pages are counted from, brought from one state of the record to the next, answers as what is loaded anew."""

from contextlib import ExitStack

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dateline.record import Filter, Store, browse, cards, faceted, heard, index, journal, shelf
from dateline.record.desk import Desk
from dateline.record.ratings import Ratings

from .making import GLOSSARY, launch
from .test_kept_up import PILES, judge

FILTERS = (
    Filter(), Filter(kind="launch"), Filter(actor="PRK"), Filter(place="kae"), Filter(text="projectiles"),
    Filter(text='"fired 2"'), Filter(text="grave", since="2019"), Filter(box="120,30,135,45"), Filter(until="2019-09-10"),
)  # fmt: skip
STEPS = st.sampled_from(("add", "add", "add twice", "judge", "judge and undo", "words", "rebuild", "unread"))


@settings(max_examples=30, deadline=None, phases=tuple(p for p in Phase if p != Phase.shrink))  # each takes long
@given(PILES, st.lists(STEPS, min_size=6, max_size=6), st.randoms(use_true_random=False))
def test_any_steps_are_seen_as_by_who_looks_for_the_first_time(pile, steps, luck):
    with Store.open() as store, ExitStack() as later:
        store.describe(GLOSSARY)
        looking = Desk(store)
        later.callback(looking.close)
        for number, ((report, reading), step) in enumerate(zip(pile, steps, strict=False)):
            seen(looking)  # so that there is something to bring forward
            take(store, step, (report, reading), (luck, number))
            after = seen(looking)
            first = Desk(store)
            later.callback(first.close)
            assert after == seen(first)


def take(store, step, told, turn):
    (report, reading), (_, number) = told, turn
    if step == "judge":
        judge(store, *turn)
    elif step == "judge and undo":  # what stood goes and comes back, under other numbers
        judge(store, *turn)
        store.refresh()
        for one in store.judgements()[-1:]:
            store.judge(one.model_copy(update={"id": f"u{number}", "action": "undo", "subjects": (one.id,)}))
    elif step == "words":
        store.describe(GLOSSARY.model_copy(update={"actors": {**GLOSSARY.actors, "PRK": f"The North {number}"}}))
    elif step == "rebuild":
        store.rebuild()
    else:
        store.add(report, None if step == "unread" else reading)
        store.refresh()
        if step == "add twice":
            store.add(report, reading.model_copy(update={"code": "code-2", "mentions": ()}))


def seen(desk):
    """All that the columns, the groups and the log's numbers are asked for."""
    told = []
    with desk.look(Filter()) as look:
        columns = look.columns
        told += [columns.ids, columns.sorts, [columns.kinds[k] for k in columns.kind]]
        told += [
            getattr(columns, name).tolist() for name in ("seq", "first", "t0", "t1", "p0", "x", "origins", "newest")
        ]
        told += [np.nan_to_num(columns.lat, nan=-999).tolist(), look.heard.keys, look.heard.stamps, look.heard.seqs]
        told += [sorted(look.heard.unread.items()), sorted(look.heard.outlets.items()), sorted(look.replaced)]
        told += [faceted.outlets(look, Ratings()), journal.latest(look.connection)]
        told += [[r.key for r in shelf.listed(look)[0]], columns.latest.tolist()]
    for which in FILTERS:
        with desk.look(which) as look:
            told += [[r.id for r in browse.events(look).rows], faceted.kinds(look), shelf.count(look)]
            told += [faceted.values(look, axis) for axis in ("actor", "place", "outlet")]
            told += [
                browse.totals(look, ("event", "statement", "tally", "commitment")),
                [r.key for r in shelf.listed(look)[0]],
            ]
            if look.worded is not None:
                told.append(shelf.worded(look))
    return told


def test_one_report_more_is_taken_in_and_not_all_read_anew(monkeypatch):
    with Store.open() as store:
        for n in range(3):
            store.add(*launch(f"r{n}", day_=f"2019-09-1{n}"))
        desk = Desk(store)
        seen(desk)
        store.add(*launch("r9", day_="2019-09-20", published="2019-09-20T08:00:00+09:00"))
        for place, name in ((index.columns, "load"), (heard, "load"), (cards, "_stale"), (cards, "_gone")):
            monkeypatch.setattr(place, name, lambda *_: (_ for _ in ()).throw(AssertionError("all was read")))
        seen(desk)
        desk.close()
