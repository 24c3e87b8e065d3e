"""`dateline diff`: what changed in the record from one time to another."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import Asked, Axis, listing
from dateline.cli.show import as_json, say

if TYPE_CHECKING:
    from dateline.model import Change, EventChange, Support, ValueChange
    from dateline.record.changes import Difference

SHOWN = 3  # sentences shown for one change; --json has all


def register(app: typer.Typer) -> None:
    app.command("diff")(listing(diff, without=("as_of", "axis")))


def diff(
    asked: Asked,
    begin: Annotated[str, typer.Option("--from", help="The earlier time.", metavar="TIME")],
    end: Annotated[str | None, typer.Option("--to", help="The later time; now unless given.", metavar="TIME")] = None,
    axis: Annotated[
        Axis, typer.Option("--axis", help="By when reports were published, or by when we learnt of them.")
    ] = Axis.published,
) -> None:
    """What is new, changed, disputed, settled, corrected, confirmed or withdrawn between two times: from what to what,
    with the sentence and who says it; then tallies and commitments whose verdict changed.

    \b
    dateline diff --from 2019-05-04 --to 2019-05-10
    dateline diff --from 2019-09-10T09:00+09:00 --to 2019-09-11 --kind launch
    dateline diff --from 2019-09-10 --axis learnt --json
    """
    from dateline.record.changes import changes

    found = changes(asked.store, begin, end, "learnt" if axis is Axis.learnt else "published", asked.which)
    if asked.json:
        return as_json(
            {"from": begin, "to": end, "axis": axis.value, "changes": [_data(c, found) for c in found.changes]}
        )
    for line in _lines(found, f"from {begin} to {end or 'now'}"):
        say(line)
    return None


def _data(change: "Change", found: "Difference") -> dict[str, Any]:
    from dateline.model import EventChange, ValueChange

    data = change.model_dump(mode="json")
    if isinstance(change, EventChange | ValueChange):
        data["title"] = found.views[change.event].title
        for one, support in zip(data["said"], change.said, strict=True):
            one.update(outlet=found.reports[support.report].outlet, sentence=_sentence(support, found, mark=False))
    else:
        report = found.reports[change.report]
        data.update(outlet=report.outlet, words=" ".join(change.evidence.of(report.text).split()))
    return data


def _lines(found: "Difference", span: str) -> Iterator[str]:
    from dateline.export.differences import summary
    from dateline.model import EventChange, ValueChange

    if not found.changes:
        yield f"Nothing changed {span}."
        return
    yield f"{summary(found.changes)}, {span}."
    about = [c for c in found.changes if isinstance(c, EventChange | ValueChange)]
    for event, group in groupby(about, key=lambda c: c.event):
        yield ""
        yield from _event(event, list(group), found)
    for of, title in (("tally", "Tallies"), ("commitment", "Commitments")):
        rest = [c for c in found.changes if c.of == of]
        if rest:
            yield ""
            yield title
        for one in rest:
            yield from _claimed(one, found)


def _event(event: str, group: "list[EventChange | ValueChange]", found: "Difference") -> Iterator[str]:
    from dateline.export.differences import line
    from dateline.record.moments import short

    view = found.views[event]
    yield view.title
    yield f"  {short(view.when)}  {event}"
    for change in group:
        yield f"  {line(change, found)}"
        for support in change.said[:SHOWN]:
            yield f"      {_who(support, found)}: {_sentence(support, found)}"


def _claimed(change: Any, found: "Difference") -> Iterator[str]:
    from dateline.export.differences import line

    report = found.reports[change.report]
    yield f"  {line(change, found)}"
    yield f"      {report.outlet or report.id}, {report.published or 'no date'}: {' '.join(change.evidence.of(report.text).split())}"


def _who(support: "Support", found: "Difference") -> str:
    report = found.reports[support.report]
    cited = ", ".join(s.name for s in support.said_by if s.name)
    return f"{report.outlet or report.id}, {report.published or 'no date'}{f', citing {cited}' if cited else ''}"


def _sentence(support: "Support", found: "Difference", *, mark: bool = True) -> str:
    from dateline.record.sentences import marked

    return marked(found.reports[support.report].text, support.evidence, found.readings.get(support.report), mark=mark)
