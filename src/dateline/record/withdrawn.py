"""What earlier versions of a page told, and the version that speaks tells no more.

Invariant: the record holds nothing of it, as the latest version is what counts; here it stands as withdrawn.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from dateline.model import Frozen, Report, Span
from dateline.reconcile.kinds import KindInfo
from dateline.record.spoken import Spoken


class Withdrawn(Frozen):
    """A thing told by a version (`report`, `published`), in this sentence of it, and no more by the version of `until`."""

    kind: str
    report: str
    published: str | None
    sentence: Span
    words: str
    until: str | None


def withdrawn(connection: Connection, one: Report, kinds: Mapping[str, KindInfo]) -> list[Withdrawn]:
    """Of a report whose page was read before in other versions: what those told that it does not, the oldest version first. Nothing of
    a report that was not read, nor of one that a later version took the place of."""
    # numpy and rapidfuzz are not needed where a page has one version
    from dateline.reconcile.former import dropped

    spoken = Spoken(connection)
    try:
        now = spoken.load(one.key)
    except KeyError:
        return []
    if not spoken.speaks(one) or not (earlier := spoken.earlier(one.key)):
        return []
    texts = {report.key: report for report, _ in earlier}
    return [
        Withdrawn(
            kind=e.kind,
            report=e.report,
            published=e.published,
            sentence=(at := e.mentions[0].sentence),
            words=at.of(texts[e.report].text),
            until=one.published,
        )
        for e in dropped(now, earlier, kinds)
    ]
