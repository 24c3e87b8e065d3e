"""Tallies: the running counts that a report claims ("the 10th launch this year", "eighth test since June")."""

from collections.abc import Sequence

from dateline.extract.tallies.actors import Acting
from dateline.extract.tallies.asks import FindActors, FindTimes
from dateline.extract.tallies.candidate import Candidate, Place
from dateline.extract.tallies.numbered import numbers_of, parts_of, sums_up
from dateline.extract.tallies.ranks import ranks_of
from dateline.extract.tallies.setting import Settings
from dateline.extract.tallies.things import Nouns, Thing, nouns_of
from dateline.extract.tallies.timed import times_of
from dateline.model import Mention, Span, Tally, Time
from dateline.normalize.phrase import Phrase
from dateline.normalize.when.phrase import TimePhrase
from dateline.packs.schema import Pack
from dateline.reading.document import Document, Sentence


def find_tallies(
    document: Document, times: FindTimes, actors: FindActors, mentions: Sequence[Mention] | None, packs: Sequence[Pack]
) -> tuple[Tally, ...]:
    """The running counts a report claims, once each, in text order.

    `times` and `actors` give the phrases of a sentence with their values; `mentions` are the events found, whose agents and
    dates stand in where the sentence has none of its own. A count of events of which the report tells not one (a firm's
    launches) is left out, unless its own words name a weapon; with `mentions` None that is not checked. The size of one
    event, capacities and losses are no tallies.
    """
    nouns = nouns_of(packs)
    reciprocal = frozenset(k.name for pack in packs for k in pack.kinds if k.reciprocal)
    told = None if mentions is None else {nouns.families.get(m.kind, "") for m in mentions}
    settings = Settings(document, nouns, mentions)
    found: list[Tally] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.passage.role in ("related", "boilerplate"):
            continue
        acting = Acting(sentence, actors(sentence), mentions or (), nouns, reciprocal)
        for candidate in candidates(Place(sentence, nouns, settings.before(index))):
            if told is not None and not _is_told(candidate.thing, told, nouns):
                continue
            tally = _over_the_same(_tally(document, candidate, acting, times(sentence)), found)
            if tally.since is None and candidate.window is not None and _ends_with_since(candidate, sentence):
                tally = tally.model_copy(update={"since": _told_last(document, index, times)})
            elif tally.scope == "ever" and sums_up(sentence, candidate.start):
                tally = _over_the_last(tally, found)
            again = next((n for n, other in enumerate(found) if _same(tally, other)), None)
            if again is None:
                found.append(tally)
            elif tally.since and found[again].since is None and found[again].scope == "since":
                found[again] = tally  # a headline's "first since" is told in full further on
        found.extend(t for t in parts_of(sentence, found) if not any(_same(t, other) for other in found))
    found = [t for t in found if not _only_headline(t, found, document)]
    return tuple(t.model_copy(update={"id": f"t{n}"}) for n, t in enumerate(found, 1))


def candidates(place: Place) -> list[Candidate]:
    """The running counts that a sentence may claim, in text order."""
    return sorted((*ranks_of(place), *times_of(place), *numbers_of(place)), key=lambda c: c.start)


def _is_told(thing: Thing, told: set[str], nouns: Nouns) -> bool:
    named = set(thing.of.split()) & (nouns.weapons | {"nuclear", "missiles", "weapons"})
    return bool(named) or nouns.families.get(thing.kind or "", "weapons") in told


def _tally(document: Document, candidate: Candidate, acting: Acting, phrases: Sequence[Phrase[Time]]) -> Tally:
    sentence, window = acting.sentence, candidate.window
    base = sentence.span.start
    start, end = candidate.start, candidate.end
    if window is not None:
        start, end = min(start, window.start), max(end, window.end)
    since, until_end = _since(candidate, sentence, phrases, acting.mentions)
    published = document.report.published
    return Tally(
        id="",
        value=candidate.value,
        form=candidate.form,
        of=candidate.thing.of,
        kind=candidate.thing.kind,
        actor=acting.of(candidate),
        scope="ever" if window is None else window.scope,
        since=since,
        until=_until(candidate, sentence, phrases),
        period=None if window is None else window.period,
        as_of=published[:10] if published else None,
        includes_latest=candidate.includes_latest,
        evidence=Span(start=base + start, end=max(base + end, until_end)),
    )


def _since(
    candidate: Candidate, sentence: Sentence, phrases: Sequence[Phrase[Time]], mentions: Sequence[Mention]
) -> tuple[Time | None, int]:
    """The time a "since" or "from" names, or that of the event told in its clause; and where its words end."""
    window = candidate.window
    base = sentence.base + sentence.tokens.start_char
    if window is None or not (window.scope == "since" or (window.scope == "period" and window.period is None)):
        return None, 0
    low = base + window.start
    text = sentence.tokens.text
    stop = next((base + i for i in range(window.end, len(text)) if text[i] in ";("), sentence.span.end)
    inside = [p for p in phrases if low <= p.start < min(stop, low + 130) and p.value.date]
    for index, phrase in enumerate(inside):
        following = inside[index + 1] if index + 1 < len(inside) else None
        if (
            window.scope == "since"
            and following is not None
            and text[phrase.end - base : following.start - base].strip(" ,") in ("and", "-", "to")
        ):
            continue  # "since the crisis of 1995 and 1996": since its end
        return phrase.value, phrase.end
    for mention in mentions:
        if low <= mention.trigger.start < stop:
            dated = [
                c.value
                for m in mentions
                if m.entry == mention.entry
                for c in m.claims
                if isinstance(c.value, Time) and c.value.date
            ]
            if dated:
                return dated[0], mention.trigger.end
    return None, 0


def _until(candidate: Candidate, sentence: Sentence, phrases: Sequence[Phrase[Time]]) -> Time | None:
    """The end that "from July 25 to Aug. 16" names."""
    window = candidate.window
    if window is None or window.scope != "period" or window.period is not None:
        return None
    low = sentence.base + sentence.tokens.start_char + window.start
    inside = (p for p in phrases if isinstance(p, TimePhrase) and p.end_value and p.value.date)
    return next((p.end_value for p in inside if low <= p.start <= low + len("between ")), None)


def _over_the_same(tally: Tally, found: Sequence[Tally]) -> Tally:
    """ "The previous seven launches" after "the eighth since July" runs over the same window."""
    if tally.includes_latest or tally.scope != "ever":
        return tally
    for other in reversed(found):
        if other.scope != "ever" and other.kind == tally.kind and other.value.number == (tally.value.number or 0) + 1:
            return tally.model_copy(update={"scope": other.scope, "since": other.since, "period": other.period})
    return tally


def _ends_with_since(candidate: Candidate, sentence: Sentence) -> bool:
    """ "Two launches have come since."."""
    window, text = candidate.window, str(sentence.tokens.text)
    return window is not None and window.scope == "since" and not text[window.end :].strip(" .,;:!\"'")


def _told_last(document: Document, index: int, times: FindTimes) -> Time | None:
    """The day named last before a sentence: what a bare "since" goes back to."""
    for sentence in reversed(document.sentences[max(0, index - 2) : index]):
        days = [p.value for p in times(sentence) if p.value.date and p.value.precision == "day"]
        if days:
            return days[-1]
    return None


def _over_the_last(tally: Tally, found: Sequence[Tally]) -> Tally:
    """ "That makes at least 26 missiles", after "13 rounds since May": over the same window."""
    last = next((t for t in reversed(found) if t.scope != "ever"), None)
    if last is None:
        return tally
    taken = ("scope", "since", "until", "period")
    return tally.model_copy(update={**{k: getattr(last, k) for k in taken}, "actor": tally.actor or last.actor})


def _only_headline(tally: Tally, found: Sequence[Tally], document: Document) -> bool:
    """A headline's rank that the text gives again, over a window of its own: one claim."""
    title = document.report.title_span
    if title is None or not tally.evidence.within(title):
        return False
    return any(
        t is not tally and t.kind == tally.kind and t.form == tally.form and t.value.number == tally.value.number
        for t in found
    )


def _same(one: Tally, other: Tally) -> bool:
    """The same count claimed again, in the headline and in the text."""
    return (
        one.value.number == other.value.number
        and one.scope == other.scope
        and (one.kind == other.kind or (one.form == other.form == "ordinal" and None in (one.kind, other.kind)))
        and (one.actor == other.actor or None in (one.actor, other.actor))
        and (one.scope != "period" or one.period == other.period or None in (one.period, other.period))
        and (one.since is None or other.since is None or one.since.edtf == other.since.edtf)
    )
