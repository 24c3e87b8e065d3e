"""Changes of the record in words, a line each."""

from collections import Counter
from collections.abc import Iterable

from dateline.model import Change, CommitmentChange, EventChange, TallyChange, Value, ValueChange
from dateline.record import wording
from dateline.record.changes import Difference

SUMMED = (
    ("new event", "event", "new"), ("event withdrawn", "event", "withdrawn"), ("event merged", "event", "merged"),
    ("event split off", "event", "split"), ("event newly confirmed", "event", "confirmed"),
    ("value disputed", "value", "disputed"), ("value settled", "value", "settled"), ("value corrected", "value", "corrected"),
    ("value changed", "value", "changed"), ("value added", "value", "added"), ("value dropped", "value", "dropped"),
    ("tally", "tally", None), ("commitment", "commitment", None),
)  # fmt: skip


def summary(changes: Iterable[Change]) -> str:
    """ "3 events new, 2 values disputed"."""
    counts = Counter((c.of, c.change) for c in changes)
    said = []
    for label, of, change in SUMMED:
        amount = sum(n for (o, c), n in counts.items() if o == of and change in (c, None))
        noun, _, rest = label.partition(" ")
        if change == "new":
            said.append((amount, f"{amount} new {'event' if amount == 1 else 'events'}"))
        else:
            many = noun if amount == 1 else wording.plural(noun)
            said.append((amount, f"{amount} {many} {rest}".strip()))
    return ", ".join(text for amount, text in said if amount)


def line(change: Change, found: Difference) -> str:
    if isinstance(change, EventChange):
        return _event(change, found)
    if isinstance(change, ValueChange):
        return _value(change, found)
    return _tally(change, found) if isinstance(change, TallyChange) else _commitment(change, found)


def _event(change: EventChange, found: Difference) -> str:
    others = wording.listing([f"{found.views[o].title} ({o})" for o in change.others if o in found.views])
    was = f" (was {change.was})" if change.was else ""
    return {
        "new": f"NEW{'' if change.after == 'actual' else f', {change.after}'}",
        "withdrawn": "WITHDRAWN: no report that counts tells it any more",
        "merged": f"MERGED into {others}",
        "split": f"SPLIT OFF from {others}",
        "confirmed": f"CONFIRMED by {change.by}{was}",
        "turned": f"TOLD OTHERWISE: from {change.before} to {change.after}{was}",
    }[change.change]


def _value(change: ValueChange, found: Difference) -> str:
    before, after, beside = (_values(v, found) for v in (change.before, change.after, change.beside))
    said = f"{change.change.upper()} {change.attribute}: "
    if change.change == "added":
        return said + after
    if change.change == "dropped":
        return f"{said}{before} is no longer told"
    if change.change == "disputed":
        held = after if not before or before == after else f"{before} -> {after}"
        return f"{said}{held}, but also {beside}"
    if before == after:
        return f"{said}{after} stands"
    return f"{said}{before} -> {after}" + (f". {change.reason}" if change.judgement else "")


def _values(values: Iterable[Value], found: Difference) -> str:
    return wording.listing([wording.value(v, found.glossary) for v in values])


def _tally(change: TallyChange, found: Difference) -> str:
    from dateline.export.brief.checked import claim

    tally = next(
        (t.tally for t in found.later.tallies if (t.report, t.tally.id) == (change.report, change.tally)), None
    )
    what = claim(tally, found.glossary) if tally else change.tally
    return f"{_verdict(change)} {what}" + (f". {change.reason}" if change.after else "")


def _commitment(change: CommitmentChange, found: Difference) -> str:
    from dateline.export.brief.checked import PROMISED, STANDING

    checks = found.later.commitments
    promise = next(
        (c.commitment for c in checks if (c.report, c.commitment.id) == (change.report, change.commitment)), None
    )
    what = change.commitment
    if promise:
        what = f"{wording.listing([a.name for a in promise.by]) or 'nobody named'}: {promise.what.rstrip(' ,;.')}"
    if change.event is None:
        return f"{_verdict(change)} {what}"
    stands = PROMISED if promise and promise.polarity == "promises" else STANDING
    before, after = (stands.get(v or "", v) for v in (change.before, change.after))
    how = f"FROM {before} TO {after}" if before else f"NOW {after}"
    return f"{how}: {what}. {change.reason.rstrip('.')}."


def _verdict(change: TallyChange | CommitmentChange) -> str:
    if change.change == "new":
        return f"NEW, {change.after}:"
    return "WITHDRAWN:" if change.change == "withdrawn" else f"FROM {change.before} TO {change.after}:"
