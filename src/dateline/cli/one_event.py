"""`dateline show`: one event with every value on its sentence."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, takewhile

from dateline.cli.show import say
from dateline.model import Belief, Decided, Held, Reading, Report
from dateline.reconcile.when import order
from dateline.record import EventView, Glossary, Store, lags, wording
from dateline.record.judged import SHORT, said
from dateline.record.moments import say as say_when
from dateline.record.sentences import marked

Texts = Mapping[str, Report]
Readings = Mapping[str, Reading]


def show_event(store: Store, view: EventView) -> None:
    keys, glossary = store.speaking_keys(), store.glossary()
    found = store.told(named(view).intersection(keys))
    reports = {key: report for key, (report, _) in found.items()}
    readings = {key: reading for key, (_, reading) in found.items() if reading}
    texts = {**reports, **store.texts(view.event.earlier)}
    for text in _lines(view, texts, readings, glossary):
        say(text)
    mentions = _mentions(view, reports, distinct(keys))
    for text in (*_left_open(view, store), *mentions, *judgements(view, store.decisions(), glossary)):
        say(text)


def named(view: EventView) -> set[str]:
    """Keys of the reports that tell it or that one of its values stands on."""
    event = view.event
    groups = (*(g for b in event.beliefs for g in (b.held, b.others)), *(f.values for f in event.former))
    return {m.report for m in event.members} | {s.report for group in groups for held in group for s in held.support}


def _lines(view: EventView, reports: Texts, readings: Readings, glossary: Glossary) -> Iterator[str]:
    yield view.title
    yield f"  {say_when(view.when) or 'time not known'}"
    background = ", told as background" if view.background else ""
    yield f"  id {view.id}, kind {view.event.kind}, {view.event.realis}{background}"
    told, origins = (
        wording.numbered(len(view.reports), "report"),
        wording.numbered(view.event.origins, "independent origin"),
    )
    yield f"  {told} from {origins}"
    told_after = lags.lags(view, reports)
    yield from (
        _lag(what, lag, reports)
        for what, lag in (("reported", told_after.first), ("told by the side that acted", told_after.actor))
        if lag
    )
    for belief in view.event.beliefs:
        yield ""
        because = f" ({belief.because})" if belief.because else ""
        yield f"{belief.attribute}: {belief.state}, credibility {belief.credibility}{because}. {belief.reason}"
        yield from _belief(belief, reports, readings, glossary)
    for former in view.event.former:
        yield ""
        yield f"{former.attribute}: no longer said"
        yield from _values("?", former.values, reports, readings, glossary)


def _left_open(view: EventView, store: Store) -> Iterator[str]:
    """Which events one that names no day could be; `dateline why` says how each comparison weighs."""
    found = store.candidates(view.id)
    if found:
        yield ""
        yield "Left open: it names no day, and could be one of these (dateline why has the sums)"
    for one in found:
        yield f"  {store.event(one.event).title}  ({one.event}, {one.sum:+.1f})"


def _mentions(view: EventView, reports: Texts, digits: int) -> Iterator[str]:
    """The report entries that were taken to be this event, under the addresses that `dateline judge` takes."""
    yield ""
    yield "Mentions (for dateline judge and why)"
    for member in sorted(view.event.members, key=lambda m: (_published(reports, m.report), m.report, m.entry)):
        if one := reports.get(member.report):
            address = f"{member.report[:digits]}#{member.entry}"
            yield f"  {address}  {one.published or 'no date'}  {one.outlet or ''}  {one.title or one.id}"


def _published(reports: Texts, key: str) -> str:
    return order(reports[key].published) if key in reports else ""


def distinct(keys: Iterable[str]) -> int:
    """How many digits tell all reports apart; eight at least."""
    kept = sorted(keys)
    shared = (
        sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(*pair, strict=False))) for pair in pairwise(kept)
    )
    return max(SHORT, 1 + max(shared, default=0))


def judgements(view: EventView, found: Iterable[Decided], glossary: Glossary) -> Iterator[str]:
    about = [d for d in found if view.id in d.events]
    if about:
        yield ""
        yield "Judgements"
    for one in about:
        made = one.judgement
        state = f"overruled by {one.by}" if one.by else one.standing
        because = f": {made.reason}" if made.reason else ""
        yield f"  {made.id} ({state})  {said(made, glossary)}, by {made.author or 'nobody named'} on {made.at[:10]}{because}"


def _lag(what: str, lag: lags.Lag, reports: Texts) -> str:
    after = lags.said(lag)
    when = f"first {what} on {after}" if after.startswith("the ") else f"first {what} {after} after"
    report = reports[lag.report]
    return f"  {when}, {report.outlet or report.id}, {lag.published}"


def _belief(belief: Belief, reports: Texts, readings: Readings, glossary: Glossary) -> Iterator[str]:
    for mark, group in (("=", belief.held), ("?", belief.others)):
        yield from _values(mark, group, reports, readings, glossary)


def _values(mark: str, group: Iterable[Held], reports: Texts, readings: Readings, glossary: Glossary) -> Iterator[str]:
    for held in group:
        corrected = ", corrected since" if held.superseded else ""
        standing = "" if held.standing == "reported" else f", {held.standing}"
        origins = wording.numbered(held.origins, "origin")
        yield f"  {mark} {wording.value(held.value, glossary)}  ({origins}{standing}{corrected})"
        yield from _supports(held, reports, readings)


def _supports(held: Held, reports: Texts, readings: Readings) -> Iterator[str]:
    for support in sorted(held.support, key=lambda s: (order(s.published), s.report, s.evidence.start)):
        report = reports.get(support.report)
        if report is None:
            continue
        said = ", ".join(s.name for s in support.said_by if s.name)
        found = f", found by the extractor {support.extractor}" if support.extractor else ""
        citing = f", citing {said}" if said else ""
        until = f"; no more in its version of {support.until or 'no date'}" if support.later else ""
        yield f"      {report.outlet or report.id}, {report.published or 'no date'}{citing}{found}{until}"
        yield f"        {marked(report.text, support.evidence, readings.get(support.report))}"
