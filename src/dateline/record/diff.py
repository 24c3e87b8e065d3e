"""What is new, changed, disputed, withdrawn, corrected or confirmed from one record to another.

Invariant: a function of the two records; of a record and itself nothing is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from dateline.model import (
    Belief,
    Change,
    CommitmentChange,
    CommitmentCheck,
    Event,
    EventChange,
    Held,
    Record,
    Support,
    TallyAudit,
    TallyChange,
    ValueChange,
)
from dateline.reconcile.grouping import same
from dateline.reconcile.reasons import text
from dateline.reconcile.when import order
from dateline.record.matching import Matched, match

ACTOR = "confirmed by the actor"
How = Literal["added", "changed", "disputed", "settled", "corrected", "dropped"]
Verdict = Literal["new", "changed", "withdrawn"]


def diff(before: Record, after: Record, replaced: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """The changes in the order of the later record, then what is gone, then tallies and commitments.

    `replaced` leads from reports that spoke in the earlier record to the versions that speak in the later."""
    if before == after:
        return ()
    matched = match(before, after, replaced or {})
    return (*_events(before, after, matched), *_tallies(before, after), *_commitments(before, after, matched))


def _events(before: Record, after: Record, matched: Matched) -> Iterator[Change]:
    old = {e.id: e for e in before.events}
    came = {new: old[earlier] for earlier, new in matched.heirs.items()}
    for event in after.events:
        if event.id in came:
            yield from _continued(came[event.id], event)
        else:
            others = matched.out_of.get(event.id, ())
            yield EventChange(
                change="split" if others else "new",
                event=event.id,
                kind=event.kind,
                others=tuple(matched.heirs.get(o, o) for o in others),
                after=event.realis,
                said=_one_an_origin(_supports(event)),
            )
    for event in before.events:
        if event.id not in matched.heirs:
            others = matched.into.get(event.id, ())
            yield EventChange(
                change="merged" if others else "withdrawn",
                event=event.id,
                kind=event.kind,
                others=others,
                before=event.realis,
                said=() if others else _one_an_origin(_supports(event)),
            )


def _continued(old: Event, new: Event) -> Iterator[Change]:
    was = old.id if old.id != new.id else None
    fresh = _one_an_origin(_fresh(_supports(new), _supports(old)))
    if old.realis != new.realis:
        yield EventChange(
            change="turned", event=new.id, kind=new.kind, was=was, before=old.realis, after=new.realis, said=fresh
        )
    if old.origins < 2 <= new.origins:
        said = tuple(s for s in fresh if s.origin not in {o.origin for o in _supports(old)})
        yield EventChange(change="confirmed", event=new.id, kind=new.kind, was=was, by="another origin", said=said)
    if _by_actor(new) and not _by_actor(old):
        own = [s for b in new.beliefs if b.state == ACTOR for h in b.held for s in h.support]
        said = _one_an_origin(_fresh(own, _supports(old)))
        yield EventChange(change="confirmed", event=new.id, kind=new.kind, was=was, by="the actor", said=said)
    for name in sorted({b.attribute for b in (*old.beliefs, *new.beliefs)}):
        if change := _value(new, old.belief(name), new.belief(name)):
            yield change


def _by_actor(event: Event) -> bool:
    return any(b.state == ACTOR for b in event.beliefs)


def _value(event: Event, old: Belief | None, new: Belief | None) -> ValueChange | None:
    change = _how(old, new)
    held = old or new
    if change is None or held is None:
        return None
    fresh = _unlike(_all(new), _all(old)) or list(_all(new))
    said = _fresh((s for h in fresh for s in h.support), (s for h in _all(old) for s in h.support))
    return ValueChange(
        change=change,
        event=event.id,
        kind=event.kind,
        attribute=held.attribute,
        before=tuple(h.value for h in old.held) if old else (),
        after=tuple(h.value for h in new.held) if new else (),
        beside=tuple(h.value for h in new.others if not h.superseded) if new and new.state == "disputed" else (),
        judgement=next((h.judgement for h in new.held if h.judgement), None) if new else None,
        reason=new.reason if new else "",
        said=_one_an_origin(said),
    )


def _how(old: Belief | None, new: Belief | None) -> How | None:
    if new is None:
        return "dropped" if old else None
    if new.state == "disputed" and (old is None or old.state != "disputed" or _unlike(_all(new), _all(old))):
        return "disputed"
    if old is None:
        return "added"
    if new.state == "corrected" and (old.state != "corrected" or _differ(old.held, new.held)):
        return "corrected"
    if old.state == "disputed" and new.state != "disputed":
        return "settled"
    return "changed" if _differ(old.held, new.held) else None


def _all(belief: Belief | None) -> tuple[Held, ...]:
    return (*belief.held, *belief.others) if belief else ()


def _differ(some: Iterable[Held], others: Iterable[Held]) -> bool:
    return bool(_unlike(some, others) or _unlike(others, some))


def _unlike(some: Iterable[Held], others: Iterable[Held]) -> list[Held]:
    """Those of which none of the others is the same, as reports that agree may differ: "600 km" and "about 600 km"."""
    kept = list(others)
    return [h for h in some if not any(same(h.value, o.value) or text(h.value) == text(o.value) for o in kept)]


def _supports(event: Event) -> list[Support]:
    return [s for b in event.beliefs for h in (*b.held, *b.others) for s in h.support if not s.later]


def _fresh(now: Iterable[Support], then: Iterable[Support]) -> list[Support]:
    known = {(s.report, s.evidence) for s in then}
    # what an earlier version of a page said is taken back, and bears nothing out
    return [s for s in now if not s.later and (s.report, s.evidence) not in known]


def _one_an_origin(supports: Iterable[Support]) -> tuple[Support, ...]:
    """Of the carriers of one text the first to be published; in that order."""
    found: dict[str, Support] = {}
    for support in sorted(supports, key=_told):
        found.setdefault(support.origin, support)
    return tuple(found.values())


def _told(support: Support) -> tuple[str, str, int, int]:
    return order(support.published), support.report, support.evidence.start, support.evidence.end


def _tallies(before: Record, after: Record) -> Iterator[TallyChange]:
    old, new = ({(t.report, t.tally.id): t for t in record.tallies} for record in (before, after))
    for key, audit in new.items():
        earlier = old.get(key)
        if earlier is None or earlier.verdict != audit.verdict:
            yield _tally("changed" if earlier else "new", audit, earlier.verdict if earlier else None, audit.verdict)
    for key in sorted(old.keys() - new.keys()):
        yield _tally("withdrawn", old[key], old[key].verdict, None)


def _tally(change: Verdict, audit: TallyAudit, before: str | None, after: str | None) -> TallyChange:
    return TallyChange(
        change=change,
        report=audit.report,
        tally=audit.tally.id,
        before=before,
        after=after,
        reason=audit.reason,
        evidence=audit.tally.evidence,
    )


def _commitments(before: Record, after: Record, matched: Matched) -> Iterator[CommitmentChange]:
    old, new = ({(c.report, c.commitment.id): c for c in record.commitments} for record in (before, after))
    for key, check in new.items():
        earlier = old.get(key)
        if earlier is None:
            yield _commitment("new", check, after=check.commitment.status)
        elif earlier.state != check.state:
            yield _commitment("changed", check, before=earlier.state, after=check.state)
        verdicts = {matched.heirs.get(e, e): v for e, v, _ in earlier.against} if earlier else {}
        for event, verdict, reason in check.against:
            known = verdicts.get(event)
            if known != verdict and (known or verdict == "inside"):
                yield _commitment("changed", check, event=event, before=known, after=verdict, reason=reason)
    for key in sorted(old.keys() - new.keys()):
        yield _commitment("withdrawn", old[key], before=old[key].commitment.status)


def _commitment(change: Verdict, check: CommitmentCheck, **rest: str | None) -> CommitmentChange:
    promise = check.commitment
    return CommitmentChange.model_validate(
        {
            "change": change,
            "report": check.report,
            "commitment": promise.id,
            "evidence": promise.evidence,
            **{name: value for name, value in rest.items() if value is not None},
        }
    )
