"""The brief: from the record alone, every sentence with its references.

Each event is read once and told in all sections that it belongs to, which are put by on disk until they are written: however many
events there are, no more than one is held.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from dateline.export.brief import checked, happened, spoken, weighed
from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Brief, Flow, Paragraph
from dateline.export.brief.spool import Spool
from dateline.export.brief.survey import Survey
from dateline.record import EventView, Filter, Glossary, Store, wording

Tells = Callable[[EventView, Cited, Glossary], Iterator[Paragraph]]
# the sections that tell of events one by one, above and below what is checked and what was stated
ABOVE: dict[str, Tells] = {
    "Events": happened.dated, "Events whose day is not told": happened.undated, "Agreed": weighed.agreed,
    "Disputed and corrected": weighed.disputed, "Not known": weighed.not_known,
}  # fmt: skip
BELOW: dict[str, Tells] = {"Background": happened.background}


def compose(store: Store, which: Filter | None = None) -> Brief:
    """The situation report on what the filter leaves of the record, all of it in memory."""
    with flowing(store, which) as flow:
        return flow.whole()


@contextmanager
def flowing(store: Store, which: Filter | None = None) -> Iterator[Flow]:
    """The same, to be written paragraph by paragraph while the `with` lasts."""
    which = which or Filter()
    with store.at(which) as then, ExitStack() as stack:
        yield _flow(then, replace(which, as_of=None), _scope(which), stack)


def _flow(store: Store, which: Filter, scope: str, stack: ExitStack) -> Flow:
    cited = Cited(store.headings(store.telling(which) if which.said() else None))
    glossary, survey = store.glossary(), Survey()

    def section(title: str, paragraphs: Iterable[Paragraph] = ()) -> Spool:
        made = Spool(title, cited)
        stack.callback(made.close)
        for paragraph in paragraphs:
            made.put(paragraph)
        return made

    parts = {title: section(title) for title in (*ABOVE, *BELOW)}
    undated = weighed.Undated()
    for view in store.each_view(which):
        cited.see(view.event)
        survey.see(view)
        undated.see(view)
        for title, tells in (*ABOVE.items(), *BELOW.items()):
            for paragraph in tells(view, cited, glossary):
                parts[title].put(paragraph)
    if not survey.events:
        empty = Paragraph(sentences=())
        return Flow("Situation report", _nothing(store, scope), empty, (), (), "empty")
    for paragraph in undated.told(cited):
        parts["Not known"].put(paragraph)
    sections = (
        *(parts[title] for title in ABOVE),
        section("Tallies checked", checked.tallies(store.each_tally(which), cited, glossary)),
        section("Commitments checked", checked.commitments(store.commitments(which), store.views_of, cited, glossary)),
        section("Statements", spoken.statements(store.each_statement(which), cited)),
        *(parts[title] for title in BELOW),
        section("About the texts", spoken.cautions(store.remarked, cited)),
    )
    lead = survey.lead(cited, glossary)
    return Flow(survey.title(), scope, lead, tuple(s for s in sections if s.filled), cited)


def _scope(which: Filter) -> str:
    """What the brief was narrowed to, in words."""
    said = which.said()
    return ", ".join(f"{name.replace('_', ' ')}: {'yes' if value is True else value}" for name, value in said.items())


def _nothing(store: Store, scope: str) -> str:
    speaking, understood = store.speaking_keys(), store.understood()
    unread = sum(not understood.get(key, True) for key in speaking)
    read = wording.numbered(len(speaking), "report")
    return (
        f"No event matches ({scope or 'no filter'}): the store holds {read}, of which {unread} could not be understood."
    )
