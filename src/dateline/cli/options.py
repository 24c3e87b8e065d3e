"""Options that several commands share, and what a listing is handed: the store, the filter, the form of the answer."""

import functools
import inspect
from collections.abc import Callable, Container
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from dateline.record import Filter, Store


class Axis(StrEnum):
    published = "published"
    learnt = "learnt"


DEFAULT_STORE = "dateline.db"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store", envvar="DATELINE_STORE", help="The store: a file, or postgresql://USER@HOST/DATABASE.", metavar="URL"
    ),
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
AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow", help="A host or address of your own net that may be asked, as 10.1.2.3:8080.", metavar="HOST"
    ),
]
ExtractorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--extractor", help="An extractor to ask beside the built-in one; may be given several times.", metavar="NAME"
    ),
]
FILTERS: dict[str, Any] = {
    "kind": Annotated[str | None, typer.Option("--kind", help="Events of this kind, as launch or meeting.")],
    "actor": Annotated[str | None, typer.Option("--actor", help="A country code or a name, as PRK or North Korea.")],
    "place": Annotated[str | None, typer.Option("--place", help="Words of a place's name.")],
    "since": Annotated[str | None, typer.Option("--since", help="From this day, month or year on.", metavar="DATE")],
    "until": Annotated[str | None, typer.Option("--until", help="Up to this day, month or year.", metavar="DATE")],
    "text": Annotated[str | None, typer.Option("--text", help="Words in the title or the sentences.")],
    "as_of": Annotated[
        str | None, typer.Option("--as-of", help="Only what was published by then (see --axis).", metavar="TIME")
    ],
    "axis": Annotated[
        Axis, typer.Option("--axis", help="What --as-of goes by: when it was published, or when we learnt of it.")
    ],
    "min_origins": Annotated[
        int, typer.Option("--min-origins", min=0, help="Told by at least so many independent origins.", metavar="N")
    ],
    "disputed": Annotated[bool, typer.Option("--disputed", help="Only what reports disagree on.")],
    "box": Annotated[
        str | None,
        typer.Option(
            "--box", help="What stands in west,south,east,north in degrees; none: on no map.", metavar="W,S,E,N"
        ),
    ],
}
DEFAULTS: dict[str, Any] = {"axis": Axis.published, "min_origins": 0, "disputed": False}


@dataclass(frozen=True)
class Asked:
    """What a listing was asked: `store` is as of the filter's day, `which` the rest of the filter, `full` all of it."""

    store: "Store"
    which: "Filter"
    full: "Filter"
    json: bool


def listing(
    command: Callable[..., None], without: Container[str] = (), whole: Callable[[str], bool] | None = None
) -> Callable[..., None]:
    """Give a command `--store`, `--json` and the filter options (but those `without`); it is called with an Asked and
    its own parameters. Where nothing is narrowed `whole` is called with the store's name first, and is to say whether that did it."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    offered = [name for name in FILTERS if name not in without]

    @functools.wraps(command)
    def run(**values: Any) -> None:
        asked = {name: _plain(values.pop(name)) for name in offered}
        if whole and not values["json"] and _all(asked) and whole(values["store"]):
            return
        from dateline.record import Filter, Store

        if asked.get("axis", "published") != "published" and not asked["as_of"]:
            raise typer.BadParameter("says what --as-of goes by; give --as-of TIME with it", param_hint="--axis")
        full = Filter(**asked)
        store, as_json = values.pop("store"), values.pop("json")
        with ExitStack() as stack:
            opened = stack.enter_context(Store.open(store))
            then = stack.enter_context(opened.at(full))
            command(Asked(then, replace(full, as_of=None), full, as_json), **values)

    shared = [
        *(_parameter(name, FILTERS[name], DEFAULTS.get(name)) for name in offered),
        _parameter("store", StoreOption, DEFAULT_STORE),
        _parameter("json", JsonOption, False),
    ]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *shared)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _all(asked: dict[str, Any]) -> bool:
    return all(value == _plain(DEFAULTS.get(name)) for name, value in asked.items())


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
