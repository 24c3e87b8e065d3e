"""`dateline judge`: what a person decides about the record. Every decision is added to the log and can be undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from dateline.cli.show import as_json, say, table

if TYPE_CHECKING:
    from dateline.model import Judgement
    from dateline.record import Store
    from dateline.record.judging import Judge

AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who decides; the name you are logged in under unless given.")
]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, in a sentence; shown wherever the decision is.")]
EventArgument = Annotated[str, typer.Argument(help="An event's id, or the beginning of one.")]
MENTION = "an event's id, or a mention as `dateline show` prints it (3f2a9c1d#e1)"


def register(app: typer.Typer) -> None:
    judge = typer.Typer(
        help="Decide: same or not the same event, this value, not an event; how reliable an outlet is. Nothing is overwritten; undo "
        "takes it back.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for name, command in (
        ("same", same),
        ("split", split),
        ("value", value),
        ("reject", reject),
        ("reliability", reliability),
        ("undo", undo),
    ):
        judge.command(name)(command)
    judge.command("list")(list_)
    app.add_typer(judge, name="judge")


def same(
    events: Annotated[list[str], typer.Argument(help=f"Two or more: {MENTION}.", metavar="A B...")],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """These are one event. What is found to belong to either, now or later, belongs to it.

    \b
    dateline judge same prk-2019-09-10-launch-3f2a prk-2019-09-09-launch-88c1 --reason "one launch, two time zones"
    """
    _decide(store, author, reason, json, lambda judge, _: judge.same(events))


def split(
    mentions: Annotated[
        list[str], typer.Argument(help="Mentions of one event, as `dateline show` prints them.", metavar="M...")
    ],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """These mentions are another event (one, all together) than the rest of theirs. What comes later goes with the part
    that it fits better.

    \b
    dateline judge split 3f2a9c1d#e1 --reason "the August drill, not the March one"
    """
    _decide(store, author, reason, json, lambda judge, _: judge.split(mentions))


def value(
    event: EventArgument,
    attribute: Annotated[
        str, typer.Argument(help="As `dateline show` names it: time, count, range_km, from...", metavar="ATTR")
    ],
    text: Annotated[str, typer.Argument(help="The value, as in the examples.", metavar="VALUE")],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """This value is right. It stands first; what reports say is kept beside it.

    \b
    dateline judge value prk-2019-09-10 range_km "330 km"          or "205 miles", "Mach 6.5", "about 97 km"
    dateline judge value prk-2019-09-10 count "at least 2"         or 2, several, "2 to 3"
    dateline judge value prk-2019-09-10 time 2019-09-10T06:53+09:00
    dateline judge value prk-2019-09-10 from Kaechon               or 39.70,125.90, or "Kaechon 39.70,125.90"
    dateline judge value prk-2019-09-10 agent PRK
    dateline judge value prk-2019-09-10 weapon_class srbm          or "srbm: KN-23" with the words for it
    """
    _decide(
        store,
        author,
        reason,
        json,
        lambda judge, opened: judge.value(event, attribute, _read(opened, event, attribute, text)),
    )


def reject(
    subject: Annotated[str, typer.Argument(help=f"One: {MENTION}.", metavar="M|EVENT")],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """This is no event, or this mention speaks of none: it leaves the record.

    \b
    dateline judge reject usa-2019-08-05-exercise-77b0 --reason "a film"
    """
    _decide(store, author, reason, json, lambda judge, _: judge.reject(subject))


def reliability(
    outlet: Annotated[str, typer.Argument(help="An outlet's name, as `dateline sources` has it.", metavar="OUTLET")],
    grade: Annotated[str, typer.Argument(help="A (reliable) to F (cannot be judged).", metavar="GRADE")],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """This outlet is so reliable. The grade stands before that of a --ratings file, and changes no value.

    \b
    dateline judge reliability "Kaigan Press" B --reason "its figures were right five times of six"
    """
    _decide(store, author, reason, json, lambda judge, _: judge.reliability(outlet, grade))


def undo(
    number: Annotated[
        str, typer.Argument(help="The number of the judgement, as `dateline judge list` has it.", metavar="N")
    ],
    *,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Take a judgement back: the record is as if it had never been made. An undo can be undone as well.

    \b
    dateline judge undo 3
    """
    _decide(store, author, reason, json, lambda judge, _: judge.undo(number))


def list_(store: StoreOption = DEFAULT_STORE, json: JsonOption = False) -> None:
    """All judgements, oldest first, and what became of each: stands, overruled by a later one, undone, or waiting for
    what it is about.

    \b
    dateline judge list
    """
    from dateline.record import Store
    from dateline.record.judged import verdicts

    with Store.open(store) as opened:
        found, glossary = verdicts(opened), opened.glossary()
    if json:
        return as_json([v.model_dump(mode="json", exclude={"judgement": {"anchors", "apart"}}) for v in found])
    rows = (
        (v.judgement.id, v.judgement.at[:16], v.judgement.author, v.said(glossary), v.state, v.judgement.reason)
        for v in found
    )
    table(
        ("number", "at", "author", "what", "state", "reason"), rows, lambda: "No judgement has been made in this store."
    )
    return None


def _decide(
    store: str, author: str | None, reason: str, json: bool, act: "Callable[[Judge, Store], Judgement]"
) -> None:
    from dateline.record.judged import said
    from dateline.record.judging import Author, Judge, JudgementError

    with _open(store) as opened:
        try:
            made = act(Judge(opened, Author(_login() if author is None else author, reason)), opened)
        except JudgementError as wrong:
            from dateline.cli.show import warn

            warn(f"dateline: {wrong}")
            raise typer.Exit(1) from None
        outcome = _outcome(opened, made)
        if json:
            return as_json({**made.model_dump(mode="json", exclude={"anchors", "apart"}), "events": outcome})
        say(f"{made.id}: {said(made, opened.glossary())}.")
        for line in outcome:
            say(f"  now {line['id']}  {line['title']}")
        say(f"To take it back: dateline judge undo {made.id}")
    return None


@contextmanager
def _open(store: str) -> "Iterator[Store]":
    from dateline.record import Store

    with Store.open(store) as opened:
        yield opened


def _outcome(store: "Store", made: "Judgement") -> list[dict[str, Any]]:
    """The events that the judgement, or the one it takes back, touches now."""
    ids = [made.id, *(made.subjects if made.action == "undo" else ())]
    touched = {e for d in store.decisions() if d.judgement.id in ids for e in d.events}
    return [{"id": e, "title": store.event(e).title} for e in sorted(touched)]


def _read(store: "Store", event: str, attribute: str, text: str) -> Any:
    from dateline.engines.places import place_named
    from dateline.record.judging import JudgementError
    from dateline.record.valued import ValueWrong, known_for, read_value

    try:
        view = store.event(event)
    except KeyError as error:
        raise JudgementError(str(error.args[0])) from None
    try:
        return read_value(attribute, text, known_for(store, view, attribute, place_named))
    except ValueWrong as wrong:
        raise JudgementError(str(wrong)) from None


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name to be had: a container without users
        return ""
