"""The listings: events, statements, tallies, commitments, sources, and one event in full."""

from typing import Annotated, Any

import typer

from dateline.cli.grades import RatingsOption, grades
from dateline.cli.options import Asked, listing
from dateline.cli.show import PART, Streamed, as_json, say, table

EVENTS = ("id", "when", "kind", "what", "reports/origins", "state")
HEAD = 60  # characters of a quotation in a table


def register(app: typer.Typer) -> None:
    app.command("events")(listing(events, whole=_every_event))
    for command in (statements, tallies, commitments, sources, show):
        app.command(command.__name__)(listing(command))


def events(asked: Asked) -> None:
    """What happened, in order of local time.

    \b
    dateline events --kind launch --actor PRK --since 2019-05 --until 2019-09
    dateline events --disputed --json
    dateline events --as-of 2019-09-10T09:00+09:00      as the record stood then
    """
    if asked.json:
        return as_json(Streamed(event_data(v) for v in asked.store.each_view(asked.which)))
    table(EVENTS, asked.store.lines(asked.which), lambda: nothing(asked, "event"))
    return None


def _every_event(store: str) -> bool:
    """All of them where they can be had without loading what makes a record."""
    from dateline.record.straight import whole

    found = whole(store)
    if not found:
        return False
    table(EVENTS, found, str)
    return True


def event_data(view: Any) -> dict[str, Any]:
    """An event in JSON: the record's own form, with its title and time beside it."""
    when = view.when
    return {
        "id": view.id, "title": view.title, "day": when.day, "times_local": list(when.clocks),
        "utc_offset": when.offset,
        "times_utc": [m.isoformat() for m in when.moments], "disputed": view.disputed, "background": view.background,
        "reports": len(view.reports), **view.event.model_dump(mode="json", exclude={"id"}),
    }  # fmt: skip


def statements(asked: Asked) -> None:
    """Who said what, in what capacity, through whom. A speaker whose name the text lost is marked.

    \b
    dateline statements --actor USA --text moratorium
    """
    found, reports = asked.store.statements(asked.which), asked.store.reports()
    if asked.json:
        return as_json(
            [{**q.model_dump(mode="json"), "words": _words(reports, q.report, q.statement.content)} for q in found]
        )
    rows = (_statement(reports, q) for q in found)
    table(("when", "speaker", "body", "form", "words", "outlet"), rows, lambda: nothing(asked, "statement"))
    return None


def _statement(reports: Any, quoted: Any) -> tuple[str, ...]:
    said, key = quoted.statement, quoted.report
    form = "lost" if said.lost else "quote" if said.direct else ""
    words = _head(_words(reports, key, said.content))
    return (
        _date(reports, key),
        said.by.speaker or said.by.org or "?",
        said.by.org or "",
        form,
        words,
        _outlet(reports, key),
    )


def tallies(
    asked: Asked,
    readings: Annotated[
        bool, typer.Option("--readings", help="Each claim in its words, every way to read it, and the events counted.")
    ] = False,
) -> None:
    """Running counts that reports claim, recounted against the record.

    \b
    dateline tallies --actor PRK
    dateline tallies --readings                         every way to read each claim, with the events counted
    """
    from dateline.cli.recounts import show_recounts
    from dateline.export.brief.checked import claim

    found, reports, glossary = asked.store.tallies(asked.which), asked.store.reports(), asked.store.glossary()
    if asked.json:
        return as_json([t.model_dump(mode="json") for t in found])
    if readings and found:
        return show_recounts(asked.store, found)
    rows = (
        (_date(reports, t.report), claim(t.tally, glossary), t.verdict, t.reason, _outlet(reports, t.report))
        for t in found
    )
    table(("when", "claim", "verdict", "reason", "outlet"), rows, lambda: nothing(asked, "tally"))
    return None


def commitments(
    asked: Asked,
    events: Annotated[
        bool, typer.Option("--events", help="Each later event, and the clause that covers it or not.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that name nothing to hold events against, and no end.")
    ] = False,
) -> None:
    """Declared undertakings, held against what happened later.

    \b
    dateline commitments --actor PRK
    dateline commitments --events                       each later event with its verdict
    """
    from dateline.cli.undertakings import checkable, row, show_undertakings

    found, reports, glossary = asked.store.commitments(asked.which), asked.store.reports(), asked.store.glossary()
    if asked.json:
        return as_json([c.model_dump(mode="json") for c in found])
    shown = found if every else [c for c in found if checkable(c)]
    if events and shown:
        show_undertakings(shown, reports, glossary)
    else:
        rows = (row(c, reports, glossary) for c in shown)
        columns = ("since", "stands", "who", "what", "covers", "later events", "outlet")
        table(columns, rows, lambda: nothing(asked, "commitment"))
    if len(shown) < len(found):
        say(f"{len(found) - len(shown)} more name nothing that events could be held against (--all).")
    return None


def sources(
    asked: Asked,
    ratings: RatingsOption = None,
    by_report: Annotated[
        bool,
        typer.Option("--reports", help="Each report, which earlier ones its text comes from, and how many carry it."),
    ] = False,
) -> None:
    """What each outlet adds: how often it is first with an event, alone with it, only carries another's text, or gave a value that
    others contradict. Grades are those of --ratings and of `dateline judge reliability`, which stand first.

    \b
    dateline sources --kind launch
    dateline sources --ratings sources.yml
    dateline sources --reports                          carriers and the reports their text comes from
    """
    if by_report:
        return _carriers(asked)
    graded, whole = grades(ratings)
    found = asked.store.outlets(asked.which, graded.beside(asked.store.judgements()))
    if asked.json:
        as_json([o.model_dump(mode="json") for o in found])
        return _done(whole)
    columns = ("reports", "events", "first", "alone", "carried", "contradicted", "undated", "unread")
    rows = ((o.name, *(getattr(o, c) for c in columns), o.reliability or "", o.latest or "") for o in found)
    table(("outlet", *columns, "grade", "latest"), rows, lambda: nothing(asked, "source"))
    return _done(whole)


def _done(whole: bool) -> None:
    if not whole:
        raise typer.Exit(PART)


def _carriers(asked: Asked) -> None:
    from dateline.record.carriers import carriers

    reports = asked.store.reports()
    found = carriers(reports, asked.store.readings())
    if asked.json:
        return as_json([c.model_dump(mode="json") for c in found])
    rows = (
        (
            c.published or "",
            _outlet(reports, c.report),
            reports[c.report].id,
            ", ".join(reports[o].id + (" (whole)" if o == c.whole else " (in part)") for o in c.origins),
            reports[c.replaces].id if c.replaces else "",
            c.copies or "",
        )
        for c in found
    )
    columns = ("published", "outlet", "report", "text comes from", "later version of", "carried by")
    table(columns, rows, lambda: nothing(asked, "report"))
    return None


def show(asked: Asked, event: Annotated[str, typer.Argument(help="An event's id, or the beginning of one.")]) -> None:
    """One event, value by value: what is held, what else is said, by whom, on which sentence.

    \b
    dateline show 3f2a             the beginning of an id is enough
    """
    from dateline.cli.one_event import named, show_event
    from dateline.record.lags import lags

    view = asked.store.event(event)
    if asked.json:
        could_be = [one.model_dump(mode="json") for one in asked.store.candidates(view.id)]
        speak = named(view).intersection(asked.store.speaking_keys())
        told_after = lags(view, asked.store.texts(speak)).model_dump(mode="json")
        return as_json({**event_data(view), "lags": told_after, "candidates": could_be})
    show_event(asked.store, view)
    return None


def nothing(asked: Asked, what: str) -> str:
    """Why a listing is empty."""
    from dateline.record.wording import numbered

    said = ", ".join(f"{k.replace('_', '-')} {v}" for k, v in asked.full.said().items())
    held = numbered(asked.store.speaking(), "report")
    return f"No {what} matches{f' ({said})' if said else ''}; the store holds {held}."


def _date(reports: Any, key: str) -> str:
    return str(reports[key].published or "")[:10] if key in reports else ""


def _outlet(reports: Any, key: str) -> str:
    return str(reports[key].outlet or reports[key].id) if key in reports else ""


def _words(reports: Any, key: str, span: Any) -> str:
    return " ".join(span.of(reports[key].text).split()) if key in reports else ""


def _head(words: str) -> str:
    return words if len(words) <= HEAD else words[:HEAD].rsplit(" ", 1)[0] + " ..."
