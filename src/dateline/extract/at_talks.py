"""What failed at talks failed when they were held, and whoever mediated and tells of it stands beside the parties.

"Talks in Amman last week ended without a deal": the failure is of last week as well."""

from collections.abc import Sequence

from dateline.extract.entries import Entry, Placed
from dateline.extract.needs import TALKS
from dateline.extract.needs_talks import is_union
from dateline.extract.presence import speakers
from dateline.model import Span, Time
from dateline.normalize.who import ActorPhrase


def lend_outcomes(entries: Sequence[Entry]) -> None:
    """Add to undated refusals the day of the meeting that the same words tell of."""
    met = [e for e in entries if e.kind == "meeting" and e.dates]
    for entry in entries:
        if entry.kind == "rejection" and entry.realis == "actual" and not entry.dates:
            donor = next((m for m in met if _same_words(entry, m)), None)
            entry.placed[0].day = _day_of(donor) if donor is not None else None


def lend_partners(entries: Sequence[Entry], actors: Sequence[ActorPhrase]) -> None:
    """Whom a traveller visits: the state of the place, where the report speaks of it as one that acts; one of those who meet if
    that is what the journey is for."""
    acting = {a.value.code: a for a in reversed(actors) if a.value.code and not a.place and a.form != "pronoun"}
    for entry in entries:
        if entry.kind != "meeting" or len(entry.codes) != 1:
            continue
        for placed in entry.placed:
            if "abroad" in placed.frame.trigger.needs:
                hosts = {p.value.country for _, p in placed.frame.places} - {None} - entry.codes
                received = [acting[c] for c in sorted(h for h in hosts if h) if c in acting]
                (placed.lent if _to_meet(placed) else placed.frame.others).extend(received)


def lend_mediators(entries: Sequence[Entry]) -> None:
    """The body of states whose envoy announces what two others agreed is no party, but has a part in it."""
    for entry in entries:
        if entry.kind not in ("meeting", "agreement") or len(entry.codes) < 2:
            continue
        for placed in entry.placed:
            told = [a for a in speakers(placed) if is_union(a)]
            taken = entry.codes | entry.other_codes
            placed.frame.others.extend(a for a in told if a.value.code not in taken)


def _to_meet(placed: Placed) -> bool:
    """ "Left for Lima to meet the minister", "flew to Quito for talks" """
    return any(t.lemma_.lower() in TALKS or t.lemma_ == "meet" for t in placed.frame.head.subtree)


def _same_words(entry: Entry, meeting: Entry) -> bool:
    heads = {(id(p.frame.phrases), p.frame.head.i) for p in meeting.placed}
    return any((id(p.frame.phrases), p.frame.head.i) in heads for p in entry.placed)


def _day_of(meeting: Entry) -> tuple[Span, Time] | None:
    """The only time at which the report puts the meeting."""
    known = {t.date: (phrase.span, t) for p in meeting.placed for phrase, t in p.moment.days if t.date}
    return next(iter(known.values())) if len(known) == 1 else None
