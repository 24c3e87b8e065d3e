"""`dateline watch`: sources polled, rules held against what changes, alerts sent."""

import json as json_
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
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
from dateline.cli.show import PART, as_json, say, warn

if TYPE_CHECKING:
    from dateline.watch.alert import Alert
    from dateline.watch.deliver import Message
    from dateline.watch.plan import Plan
    from dateline.watch.rules import Rules
    from dateline.watch.run import Watch


DAYS_END = "23:59:59"  # where a bare date counts (reconcile.when.instant)


class LogForm(StrEnum):
    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    app.command("watch")(watch)


def watch(  # noqa: PLR0917 - Typer wants a parameter an option
    sources: Annotated[
        Path | None, typer.Argument(metavar="[SOURCES.yml]", help="What is watched.", show_default=False)
    ] = None,
    rules: Annotated[Path | None, typer.Option(help="Who is told of what, when and how.", metavar="RULES.yml")] = None,
    once: Annotated[bool, typer.Option("--once", help="One turn of each source that is due, then end.")] = False,
    replay: Annotated[
        bool,
        typer.Option("--replay", help="Print what the rules would have told of the store's own past; send nothing."),
    ] = False,
    since: Annotated[str | None, typer.Option(help="With --replay: from this time on.", metavar="TIME")] = None,
    until: Annotated[str | None, typer.Option(help="With --replay: up to this time.", metavar="TIME")] = None,
    allow: AllowOption = None,
    link: Annotated[
        str | None, typer.Option(help="Where the pages of this record are, for links in alerts.", metavar="URL")
    ] = None,
    metrics: Annotated[
        str | None, typer.Option(help="Serve /health and /metrics there, as 127.0.0.1:9464.", metavar="HOST:PORT")
    ] = None,
    log: Annotated[LogForm, typer.Option("--log", help="How the log on standard error is written.")] = LogForm.text,
    pack: PackOption = None,
    model: ModelOption = None,
    extractor: ExtractorOption = None,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Poll sources, read what is new, and tell the right people once what changed in the record.

    \b
    dateline watch sources.yml
    dateline watch sources.yml --rules rules.yml --link https://desk.example --metrics 127.0.0.1:9464
    dateline watch sources.yml --rules rules.yml --once
    dateline watch --rules rules.yml --replay --since 2019-09-09 --until 2019-09-12

    What was fetched, seen and told stands in the store: a watch that is stopped or killed goes on where it was. There is one watch a
    store; other commands may be used beside it. Stop it with Ctrl-C or SIGTERM: it finishes the report in hand.
    Mistakes in the two files are named with their line; the rest is watched. Nothing is fetched but what the sources list.
    """
    from dateline.watch.plan import Plan, load_plan
    from dateline.watch.rules import Rules, load_rules

    if sources is None and not replay:
        raise typer.BadParameter("expected a file with sources (docs/watch.md shows one)", param_hint="SOURCES.yml")
    if replay and rules is None:
        raise typer.BadParameter("expected --rules RULES.yml with it", param_hint="--replay")
    plan = load_plan(sources) if sources else Plan(())
    known = load_rules(rules) if rules else Rules()
    problems = (*plan.problems, *known.problems)
    for problem in problems:
        warn(problem)
    if replay:
        _replay(store, known, since, until, json)
    else:
        wanted = _Wanted(store, once, tuple(allow or ()), link, _host(metrics), log, json, tuple(pack or ()), model)
        _run(plan, known, wanted, tuple(extractor or ()))
    if problems:
        raise typer.Exit(PART)


@dataclass(frozen=True)
class _Wanted:
    store: str
    once: bool
    allow: Sequence[str]
    link: str | None
    metrics: tuple[str, int] | None
    log: LogForm
    json: bool
    packs: Sequence[str]
    model: str | None


def _run(plan: "Plan", known: "Rules", wanted: _Wanted, extractors: Sequence[str]) -> None:
    from dateline.engines import reader_for
    from dateline.net import Door
    from dateline.record import Store
    from dateline.record.alone import alone
    from dateline.record.opening import check
    from dateline.watch.again import Again
    from dateline.watch.deliver import Delivery
    from dateline.watch.desk import Desk
    from dateline.watch.eye import Eye
    from dateline.watch.figures import Figures
    from dateline.watch.resting import Resting
    from dateline.watch.run import Parts, Watch
    from dateline.watch.sending import Sender
    from dateline.watch.serving import serving

    if not plan.watched:
        raise typer.BadParameter("names no feed, page, sitemap or folder to watch", param_hint="SOURCES.yml")
    check(wanted.store)
    tell, figures = _teller(wanted.log), Figures()
    try:
        door = Door(wanted.allow)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--allow") from wrong
    reader, glossary = reader_for(wanted.packs, wanted.model, extractors)
    beside = [Resting(one) for one in reader.extractors]
    reader.extractors = tuple(beside)
    with ExitStack() as stack:
        stack.enter_context(alone(wanted.store))
        opened = stack.enter_context(Store.open(wanted.store, create=True))
        opened.describe(glossary)
        delivery = Delivery(known.channels, door, tuple(wanted.allow), wanted.link)
        sender = Sender(opened, known.rules, delivery, _aloud(wanted), figures, tell)
        again = Again(opened, reader, beside, figures, tell) if beside else None
        desk, eye = Desk(opened, reader, figures, tell, again), Eye.opened(opened, known.rules)
        made = Watch(plan.watched, Parts(opened, desk, eye, sender, door, figures, tell, wanted.once))
        if wanted.metrics:
            port = stack.enter_context(serving(wanted.metrics, opened, figures))
            tell("serving", address=f"http://{wanted.metrics[0]}:{port}/health")
        _stopped_by_signals(made, tell)
        tell("watching", store=opened.name, sources=len(plan.watched), rules=len(known.rules))
        made.run()
        tell("stopped", new=figures.reports["new"], refused=figures.reasons.total(), alerts=figures.alerts["fired"])


def _stopped_by_signals(made: "Watch", tell: Callable[..., None]) -> None:
    """The first asks it to finish, a second ends it at once."""

    def asked(number: int, _: Any) -> None:
        tell("stopping", signal=signal.Signals(number).name)
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, signal.SIG_DFL)
        made.stop()

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, asked)


def _teller(form: LogForm) -> Callable[..., None]:
    """A line an event on standard error. No report's text goes there: names, addresses, reasons and numbers do."""

    def tell(event: str, **fields: Any) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        if form is LogForm.json:
            print(json_.dumps({"at": at, "event": event, **fields}, default=str), file=sys.stderr, flush=True)
        else:
            warn(
                " ".join((f"{at} {event}", *(f"{name}={value}" for name, value in fields.items() if value is not None)))
            )

    return tell


def _aloud(wanted: _Wanted) -> "Callable[[Message], None]":
    def aloud(message: "Message") -> None:
        for alert in message.alerts:
            _say(alert, wanted.link, wanted.json)

    return aloud


def _say(alert: "Alert", link: str | None, json: bool, *, past: bool = False) -> None:
    """`past`: its time is that of a report, which may be known to the day only."""
    from dateline.watch.alert import text

    if json:
        print(json_.dumps(alert.model_dump(mode="json")), flush=True)
        return
    first, *rest = text(alert, link).split("\n")
    to = f" -> {', '.join(alert.to)}" if alert.to else ""
    at = f"{alert.at[:10]}, day's end" if past and alert.at[11:19] == DAYS_END else f"{alert.at[:16]}Z"
    say("\n".join((f"{at}  [{alert.rule}]{to}  {first}", *rest)))
    sys.stdout.flush()


def _replay(store: str, known: "Rules", since: str | None, until: str | None, json: bool) -> None:
    from dateline.reconcile.when import instant
    from dateline.record import Store
    from dateline.record.wording import numbered
    from dateline.watch.eye import replay

    begin, end = _time(since, "--since", "0001-01-02"), _time(until, "--until", "9999-12-30")
    found: list[Alert] = []
    with Store.open(store) as opened:
        for alert in replay(opened, known.rules, begin, end):
            found.append(alert)
            if not json:
                _say(alert, None, False, past=True)
        reports = opened.reports().values()
    if json:
        return as_json([alert.model_dump(mode="json") for alert in found])
    undated = sum(instant(report.published) is None for report in reports)
    left_out = f"; {undated} without a time of publication left out" if undated else ""
    alerts, rules = numbered(len(found), "alert"), numbered(len(known.rules), "rule")
    say(f"{alerts} by {rules} on {numbered(len(reports), 'report')}{left_out}. Nothing was sent.")
    return None


def _time(text: str | None, option: str, otherwise: str) -> datetime:
    """The beginning of a day, month or year for --since, its end for --until."""
    from dateline.record.filter import FilterError, day_bounds
    from dateline.record.versions import limit

    try:
        if text and option == "--since" and len(text) <= len("2019-09-10"):
            return datetime.fromisoformat(day_bounds(text)[0]).replace(tzinfo=UTC)
        return limit(text or otherwise)
    except FilterError as wrong:
        raise typer.BadParameter(str(wrong), param_hint=option) from wrong


def _host(text: str | None) -> tuple[str, int] | None:
    if text is None:
        return None
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise typer.BadParameter(f"got {text!r}; expected HOST:PORT, as 127.0.0.1:9464", param_hint="--metrics")
    return host.strip("[]"), int(port)
