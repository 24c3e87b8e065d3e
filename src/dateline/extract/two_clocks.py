"""A local time and the same moment on another clock that cannot both be right: "07:00 local time (23:00 GMT)" of Seoul.

The pair gives an offset; where no clock of the country is kept at it, the two are two claims, and the record shows both.
"""

from dateline.model import Time
from dateline.normalize.when import TimePhrase
from dateline.normalize.zones import offsets_near, to_zone


def other_clock(phrase: TimePhrase, value: Time, zone: str | None, published: str | None) -> tuple[Time, Time] | None:
    """The local time as said and the other clock's time on local clocks; None where they agree or nothing tells."""
    if zone is None or not phrase.alternates or value.offset is None or value.clock is None or not _said_local(phrase):
        return None
    on = (value.date or published or "")[:10]
    kept = offsets_near(zone, on) if len(on) == 10 else frozenset()
    if not kept or value.offset in kept:
        return None
    known = phrase.alternates[0]
    told = value.model_copy(update={"offset": None, "basis": "place"})
    return told, to_zone(known, zone, on)


def _said_local(phrase: TimePhrase) -> bool:
    return phrase.sem.zone == "local" or phrase.zone == "local"
