"""Options that several commands share, and what a listing is handed: the store, the filter, the form of the answer."""

import functools
import inspect
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from dateline.record import Filter, Store

DEFAULT_STORE = "dateline.db"

StoreOption = Annotated[
    str,
    typer.Option("--store", envvar="DATELINE_STORE", help="The store: a file or sqlite:///FILE.", metavar="URL"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
PackOption = Annotated[
    list[str] | None,
    typer.Option("--pack", help="A folder with a pack of your own; may be given several times.", metavar="FOLDER"),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="The spaCy model that parses; the packaged small one unless given.", metavar="NAME"),
]
FILTERS: dict[str, Any] = {
    "kind": Annotated[str | None, typer.Option("--kind", help="Events of this kind, as launch or meeting.")],
    "actor": Annotated[str | None, typer.Option("--actor", help="A country code or a name, as PRK or North Korea.")],
    "place": Annotated[str | None, typer.Option("--place", help="Words of a place's name.")],
    "since": Annotated[str | None, typer.Option("--since", help="From this day, month or year on.", metavar="DATE")],
    "until": Annotated[str | None, typer.Option("--until", help="Up to this day, month or year.", metavar="DATE")],
    "text": Annotated[str | None, typer.Option("--text", help="Words in the title or the sentences.")],
    "as_of": Annotated[str | None, typer.Option("--as-of", help="Only what was published by then.", metavar="TIME")],
    "min_origins": Annotated[
        int, typer.Option("--min-origins", min=0, help="Told by at least so many independent origins.", metavar="N")
    ],
    "disputed": Annotated[bool, typer.Option("--disputed", help="Only what reports disagree on.")],
}


@dataclass(frozen=True)
class Asked:
    """What a listing was asked: `store` is as of the filter's day, `which` the rest of the filter, `full` all of it."""

    store: "Store"
    which: "Filter"
    full: "Filter"
    json: bool


def listing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--store`, `--json` and all filter options; it is called with an Asked and its own parameters."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]

    @functools.wraps(command)
    def run(**values: Any) -> None:
        from dateline.record import Filter, Store

        full = Filter(**{f.name: values.pop(f.name) for f in fields(Filter)})
        store, as_json = values.pop("store"), values.pop("json")
        with ExitStack() as stack:
            opened = stack.enter_context(Store.open(store))
            then = stack.enter_context(opened.at(full))
            command(Asked(then, replace(full, as_of=None), full, as_json), **values)

    shared = [
        *(_parameter(name, form, False if name == "disputed" else 0 if name == "min_origins" else None)
          for name, form in FILTERS.items()),
        _parameter("store", StoreOption, DEFAULT_STORE),
        _parameter("json", JsonOption, False),
    ]  # fmt: skip
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *shared)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
