"""What leaves the house: the brief and the exports."""

import os
import sys
import tempfile
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Asked, listing
from dateline.cli.safe import safe
from dateline.cli.show import as_json, warn


class Form(StrEnum):
    markdown = "markdown"
    text = "text"


class Name(StrEnum):
    annotations = "annotations"
    csv = "csv"
    json = "json"


Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file to write; standard output unless given.", metavar="FILE")
]


def register(app: typer.Typer) -> None:
    app.command("brief")(listing(brief))
    app.command("export")(listing(export))


def brief(
    asked: Asked,
    format: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.markdown,
    output: Output = None,
) -> None:
    """The situation report: events, what is agreed, disputed and not known, tallies and commitments checked, sources.

    \b
    dateline brief --since 2019-09-09 --until 2019-09-11 -o brief.md
    dateline brief --as-of 2019-09-10T09:00+09:00 --format text

    Every sentence ends in the numbers of the reports it rests on.
    """
    from dateline.export.brief import compose, markdown, plain

    made = compose(asked.store, asked.which)
    if asked.json:
        return as_json(made.model_dump(mode="json"))
    text = markdown(made) if format is Form.markdown else plain(made)
    _write([safe(text).rstrip("\n")], output)
    return None


def export(
    asked: Asked,
    format: Annotated[Name, typer.Argument(help="The form of the export.", metavar="FORMAT")],
    output: Output = None,
) -> None:
    """Write the record: annotations (a JSON line a report), json (the canonical record), csv (a row an event).

    \b
    dateline export annotations -o reports.jsonl
    dateline export json -o record.json
    dateline export csv --kind launch -o launches.csv

    The filter holds for exports as for listings.
    """
    from dateline.export import FORMATS

    _write(FORMATS[format.value](asked.store, asked.which), output)


def _write(lines: Iterable[str], output: Path | None) -> None:
    """All of it or nothing: a file is put in place when it is whole."""
    if output is None or str(output) == "-":
        for text in lines:
            sys.stdout.write(text + "\n")
        return
    folder = output.absolute().parent
    if not folder.is_dir():
        raise typer.BadParameter(f"no folder {folder}; make it, or give another file", param_hint="-o")
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(text + "\n" for text in lines)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    warn(f"written: {output}")
