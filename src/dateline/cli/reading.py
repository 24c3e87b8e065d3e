"""`dateline read`: reports into the store."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import (
    DEFAULT_STORE,
    AllowOption,
    ExtractorOption,
    JsonOption,
    ModelOption,
    PackOption,
    StoreOption,
)
from dateline.cli.show import PART, as_json, console, say, warn

if TYPE_CHECKING:
    from dateline.engines import Choice, Intake, Outcome
    from dateline.net import Door
    from dateline.packs.schema import Pack
    from dateline.reading.scan import Scan

NAMED = 10  # reports named one by one in a summary


class Engine(StrEnum):
    """What reads."""

    LOCAL = "local"
    PROCESSES = "processes"
    DASK = "dask"


class Form(StrEnum):
    """What sources can be taken for against their looks."""

    TABLE = "table"


def register(app: typer.Typer) -> None:
    app.command("read")(read)


def read(  # noqa: PLR0917 - Typer wants a parameter an option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files, folders, addresses, or - for standard input.", show_default=False
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(help="When a source that does not say was published, as 2019-09-10T16:00+09:00.", metavar="WHEN"),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(help="Who published a source that does not say.", metavar="NAME")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Which column of a table is what, as title=headline,text=body.", metavar="MAP")
    ] = None,
    allow: AllowOption = None,
    form: Annotated[
        Form | None, typer.Option("--as", help="Take the sources as tables of events, by the map that --map names.")
    ] = None,
    map_: Annotated[
        Path | None, typer.Option("--map", help="Which column of a table of events is what.", metavar="FILE")
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(
            help="Pass over reports without any of these words: missile, 'North Korea', negotiat*, @weapons; may be given several times.",
            metavar="WORDS",
        ),
    ] = None,
    engine: Annotated[
        Engine | None,
        typer.Option(
            help="What reads: this process, several processes of this machine, a Dask cluster.", show_default=False
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many processes read; all cores unless given.", metavar="N")
    ] = None,
    dask: Annotated[
        str | None, typer.Option(help="The scheduler of a Dask cluster, as tcp://10.0.0.5:8786.", metavar="ADDRESS")
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(help="A folder to keep readings in as Parquet, for this run and others.", metavar="FOLDER"),
    ] = None,
    pack: PackOption = None,
    model: ModelOption = None,
    extractor: ExtractorOption = None,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Read reports into the store: texts, HTML pages, RSS and Atom feeds, JSONL and CSV tables, web
    archives, folders and addresses of these.

    \b
    dateline read article.txt --published 2019-09-10T16:00+09:00 --outlet "Example Times"
    dateline read reports/ feed.xml pages/*.html
    dateline read table.csv --columns title=headline,text=body,published=date
    dateline read launches.csv --as table --map map.yml      a chronology, one row a thing that happened
    cat article.txt | dateline read - --published 2019-09-10
    dateline read https://news.example/story crawl.warc.gz
    dateline read archive/ --engine processes --jobs 8
    dateline read stream.jsonl --about @weapons --about "North Korea"

    Nothing is fetched but the addresses given.
    What cannot be taken is named with its reason, the rest is read, and the exit code is 3. Reading the same bytes
    again changes nothing. Where no publication time can be had, days such as "Tuesday" stay open: give --published.
    """
    from dateline.engines import Intake, engine_for, glossary_of, read_through
    from dateline.packs.loader import load_packs
    from dateline.record import Store
    from dateline.record.opening import check

    check(store)
    if (form is None) != (map_ is None):
        raise typer.BadParameter("expected --as table and --map FILE together", param_hint="--as, --map")
    stdin = sys.stdin.buffer if "-" in sources else None
    intake = Intake(sources, _when(published), outlet, _columns(columns), stdin, _door(allow or []))
    choice = _choice(engine, jobs, dask, work)
    if map_:
        own = (("--columns", columns), ("--outlet", outlet), ("--model", model))
        if unfit := [n for n, v in own if v]:
            raise typer.BadParameter("the map says that of a table of events", param_hint=unfit[0])
        parsing = (("--about", about), ("--engine", engine), ("--jobs", jobs), ("--dask", dask), ("--work", work))
        if unfit := [n for n, v in parsing if v]:
            raise typer.BadParameter("a table of events is taken as it stands, nothing is parsed", param_hint=unfit[0])
        return _chronology(intake, map_, pack or (), store, json)
    packs = load_packs(pack or ())
    intake = replace(intake, about=_scan(about or [], packs))
    with (
        engine_for(choice, packs, model, extractor or ()) as chosen,
        Store.open(store, create=True) as opened,
        _Bar() as bar,
    ):
        outcome = read_through(opened, chosen, glossary_of(packs), intake, bar.show)
    _tell(outcome, opened.name, json)
    if outcome.refused:
        raise typer.Exit(PART)
    return None


def _chronology(intake: "Intake", path: Path, packs: Sequence[str], store: str, json: bool) -> None:
    from dateline.engines import glossary_of, map_for, read_table_into
    from dateline.packs.loader import load_packs
    from dateline.record import Store
    from dateline.sources.chronology import MapError

    known = load_packs(packs)
    try:
        how = map_for(path, known)
        with Store.open(store, create=True) as opened, _Bar() as bar:
            outcome = read_table_into(opened, glossary_of(known), intake, how, bar.show)
    except MapError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--map") from wrong
    except FileNotFoundError as wrong:
        raise typer.BadParameter(f"no such file: {wrong.filename}", param_hint="--map") from wrong
    _tell(outcome, store, json)
    if outcome.refused:
        raise typer.Exit(PART)


def _choice(engine: Engine | None, jobs: int | None, dask: str | None, work: Path | None) -> "Choice":
    """What is not named follows from the rest: an address means Dask, more jobs than one mean processes."""
    from dateline.engines import Choice

    meant = engine or (Engine.DASK if dask else Engine.PROCESSES if (jobs or 1) > 1 else Engine.LOCAL)
    if meant is Engine.DASK and not dask:
        raise typer.BadParameter("expected the scheduler's address, as tcp://10.0.0.5:8786", param_hint="--dask")
    if dask and meant is not Engine.DASK:
        raise typer.BadParameter(f"an address is for --engine dask, got --engine {meant}", param_hint="--dask")
    if jobs and (meant is Engine.DASK or (meant is Engine.LOCAL and jobs > 1)):
        raise typer.BadParameter(
            f"processes are counted for --engine processes, got --engine {meant}", param_hint="--jobs"
        )
    return Choice(meant.value, jobs or os.cpu_count() or 1, dask or "", work)


def _scan(about: list[str], packs: "Sequence[Pack]") -> "Scan | None":
    from dateline.engines import scan_for

    words = [word.strip() for one in about for word in one.split(",") if word.strip()]
    try:
        return scan_for(words, packs)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--about") from wrong


def _door(allow: list[str]) -> "Door":
    from dateline.net import Door

    try:
        return Door(allow)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--allow") from wrong


def _when(published: str | None) -> str | None:
    from dateline.sources.dates import parse_date

    if published is None or (found := parse_date(published)):
        return None if published is None else found
    raise typer.BadParameter(
        f"got {published!r}; expected a date or time, as 2019-09-10 or 2019-09-10T16:00+09:00", param_hint="--published"
    )


def _columns(text: str | None) -> dict[str, str] | None:
    from dateline.sources.table import FIELDS

    if text is None:
        return None
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(field.strip() and column.strip() for field, _, column in pairs):
        raise typer.BadParameter(
            f"got {text!r}; expected FIELD=COLUMN pairs, as title=headline,text=body", param_hint="--columns"
        )
    fields = {field.strip(): column.strip() for field, _, column in pairs}
    if unknown := sorted(set(fields) - set(FIELDS)):
        expected = f"one of {', '.join(FIELDS)}"
        raise typer.BadParameter(f"got a field {unknown[0]!r}; expected {expected}", param_hint="--columns")
    return fields


class _Bar:
    """A progress bar on stderr, only on a terminal: what is being done, for how long, how long yet."""

    def __enter__(self) -> "_Bar":
        self._progress: Any = None
        if sys.stderr.isatty():
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

            text = TextColumn("{task.description}", markup=False)
            columns = (text, BarColumn(20), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
            self._progress = Progress(*columns, console=console(stderr=True), transient=True)
            self._task = self._progress.add_task("reading", total=None)
            self._progress.start()
        return self

    def show(self, outcome: "Outcome") -> None:
        if self._progress:
            self._progress.update(
                self._task,
                description=_done(outcome),
                total=None if outcome.share is None else 1.0,
                completed=outcome.share or 0.0,
            )

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()


def _done(outcome: "Outcome") -> str:
    parts = [f"{outcome.stage}: {outcome.read:,} reports"]
    parts += [f"{outcome.passed:,} passed over"] if outcome.passed else []
    parts += [f"{len(outcome.refused):,} refused"] if outcome.refused else []
    return ", ".join(parts)


def _tell(outcome: "Outcome", store: str, json: bool) -> None:
    for refusal in outcome.refused:
        warn(f"refused: {refusal}")
    if json:
        as_json({
            "store": store, "read": outcome.read, "new": outcome.new, "passed_over": outcome.passed,
            "unread": [{"id": i, "reason": r} for i, r in outcome.unread], "undated": outcome.undated,
            "notes": [{"id": i, "note": n} for i, n in outcome.notes],
            "refused": [r.model_dump() for r in outcome.refused],
        })  # fmt: skip
        return
    same = outcome.read - outcome.new
    parts = [f"{outcome.read} report{'s' if outcome.read != 1 else ''} read into {store}"]
    parts += [f"{same} of them known already"] if same else []
    parts += [f"{outcome.passed} passed over, without the words of --about"] if outcome.passed else []
    parts += [f"{len(outcome.refused)} refused"] if outcome.refused else []
    say(", ".join(parts) + ".")
    if outcome.unread:
        say(f"Kept, but not understood: {_some([f'{i} ({r})' for i, r in outcome.unread])}.")
    if outcome.undated:
        say(f'Without a date, so that days such as "Tuesday" stay open (give --published): {_some(outcome.undated)}.')
    for id_, note in outcome.notes[:NAMED]:
        say(f"Note on {id_}: {note}")
    if outcome.new:
        say("Next: dateline brief, dateline events" + ("" if store == DEFAULT_STORE else f" (with --store {store})"))


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
