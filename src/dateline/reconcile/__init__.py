"""All readings together: events, beliefs, disagreements, tallies, commitments.

Invariant: the record is a function of the set of readings and judgements. Permuting, repeating or batching them changes
nothing, byte for byte. Nothing here reads a clock, a file (but its own table of weights) or a random number.
"""

from collections.abc import Iterable, Mapping

from dateline.model import Judgement, Reading, Record, Report, canonical
from dateline.reconcile.assemble import Material, assemble
from dateline.reconcile.cluster import gather
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.judgements import judged
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.origins import Origins
from dateline.reconcile.why import Waterfall, why

__all__ = ["KindInfo", "Waterfall", "reconcile", "why"]


def reconcile(
    reports: Iterable[Report],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement] = (),
    kinds: Mapping[str, KindInfo] | None = None,
    broader: Mapping[str, str | None] | None = None,
) -> Record:
    """The record.

    `reports` must hold those that the readings are of (others do no harm); a reading without its report is left out.
    `kinds` gives the family and nature of each kind, `broader` the term above each term of the packs' vocabularies.
    Of two readings of one report (two versions of the code) the one whose canonical form sorts last is taken: hand over
    only the one that speaks. Source of the method: DESIGN section 5.
    """
    known = {r.key: r for r in reports}
    kept = _one_each(readings, known)
    origins = Origins(known, kept)
    found = gather(entries(known, kept, kinds or {}, origins))
    settled = judged([event.members for event in found], judgements)
    return assemble(settled.events, settled.values, Material(known, kept, origins, broader or {}))


def entries(
    reports: Mapping[str, Report], readings: Iterable[Reading], kinds: Mapping[str, KindInfo], origins: Origins
) -> list[Entry]:
    return [
        entry for reading in readings
        for entry in entries_of(reports[reading.report], reading, kinds,
                                {m.id: origins.of(reading.report, m.sentence) for m in reading.mentions})
    ]


def _one_each(readings: Iterable[Reading], reports: Mapping[str, Report]) -> list[Reading]:
    last: dict[str, Reading] = {}
    for reading in readings:
        other = last.get(reading.report)
        if reading.report in reports and (other is None or _form(reading) > _form(other)):
            last[reading.report] = reading
    return [last[key] for key in sorted(last)]


def _form(reading: Reading) -> tuple[str, str]:
    return reading.code, canonical(reading.model_dump())
