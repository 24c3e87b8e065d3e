"""What leaves the house: the brief and the exports."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import Asked, listing
from dateline.cli.safe import safe
from dateline.cli.show import Streamed, as_json, warn

if TYPE_CHECKING:
    from dateline.export.brief import Flow
    from dateline.model import Frozen


class Form(StrEnum):
    markdown = "markdown"
    text = "text"


class Rows(StrEnum):
    events = "events"
    claims = "claims"


Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file to write; standard output unless given.", metavar="FILE")
]


def register(app: typer.Typer) -> None:
    app.command("brief")(listing(brief))
    app.command("export")(listing(export))


def brief(
    asked: Asked,
    format: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.markdown,
    html: Annotated[
        bool, typer.Option("--html", help="One page with pictures that stands alone, to send or print.")
    ] = False,
    output: Output = None,
) -> None:
    """The situation report: events, what is agreed, disputed and not known, tallies and commitments checked, sources.

    \b
    dateline brief --since 2019-09-09 --until 2019-09-11 -o brief.md
    dateline brief --as-of 2019-09-10T09:00+09:00 --format text
    dateline brief --html -o brief.html

    Every sentence ends in the numbers of the reports it rests on.
    """
    from dateline.export.brief import FORMS, flowing

    with flowing(asked.store, asked.which) as flow:
        if asked.json:
            return as_json(_in_json(flow))
        pieces = _page(flow, asked) if html else FORMS[format.value](flow)
        body = (piece.encode("utf-8", "replace") for piece in ended(map(safe, pieces)))
        if output is None or str(output) == "-":
            write_out(body)
            return None
        put(body, output)
    warn(f"written: {output}")
    return None


def _page(flow: "Flow", asked: Asked) -> Iterator[str]:
    from dateline.export.brief.page import pieces
    from dateline.export.selection import sketched

    return pieces(flow, sketched(asked.store, asked.which, asked.full))


def _in_json(flow: "Flow") -> dict[str, Any]:
    """As the whole brief would be, section by section."""
    sections = ({"title": s.title, "paragraphs": Streamed(_plain(p) for p in s.paragraphs)} for s in flow.sections)
    return {
        "title": flow.title, "scope": flow.scope, "lead": _plain(flow.lead), "sections": Streamed(sections),
        "sources": Streamed(map(_plain, flow.sources)), "state": flow.state,
    }  # fmt: skip


def _plain(part: "Frozen") -> dict[str, Any]:
    return part.model_dump(mode="json")


def export(
    asked: Asked,
    format: Annotated[str, typer.Argument(help="The form of the export.", metavar="FORMAT")],
    output: Output = None,
    rows: Annotated[Rows, typer.Option("--rows", help="A row an event or a row a claim (csv, parquet).")] = Rows.events,
) -> None:
    """Write the record, or what the filter leaves of it, in the form that another tool takes.

    \b
    dateline export csv --kind launch -o launches.csv
    dateline export csv --rows claims -o claims.csv     every value with the words it is read from
    dateline export geojson --since 2019 -o map.geojson
    dateline export stix --as-of 2019-09-10 -o bundle.json

    \b
    FORMAT is one of
      annotations, json       a JSON line a report; the canonical record
      csv, parquet            a row an event, or a row a claim
      geojson, ics, atom      for maps, calendars and feed readers
      acled, ucdp             tables in the shape of these conflict data sets
      plover, cameo           who did what to whom, in these code books
      ftm, stix               FollowTheMoney entities, a STIX 2.1 bundle

    Beside FILE stands FILE.manifest.json: the filter, the counts, what was left out and why, the sha256, the sources.
    """
    from dateline.export import FORMATS, manifest
    from dateline.export.manifest import as_text, left_out

    chosen = FORMATS.get(format)
    if chosen is None:
        raise typer.BadParameter(f"no format {format!r}; there are {', '.join(sorted(FORMATS))}", param_hint="FORMAT")
    if rows is Rows.claims and chosen.claims is None:
        raise typer.BadParameter(f"{format} has no rows; csv and parquet have", param_hint="--rows")
    to_stdout = output is None or str(output) == "-"
    if to_stdout and chosen.binary and sys.stdout.isatty():
        raise typer.BadParameter(f"{format} is binary; give a file: -o events{chosen.suffix}", param_hint="-o")
    made = chosen.write(asked.store, asked.which, asked.full, rows.value)
    if to_stdout:
        write_out([made.body])
    else:
        assert output is not None
        put([made.body], output)
        told = as_text(manifest(format, made, asked.full, output.name))
        put([told.encode("utf-8", "replace")], beside(output))
        warn(
            f"written: {output} ({', '.join(f'{n} {what}' for what, n in made.counts.items())}), {beside(output).name}"
        )
    if made.left_out:
        warn(f"left out: {left_out(made)}")


def beside(output: Path) -> Path:
    return output.with_name(f"{output.name}.manifest.json")


def ended(pieces: Iterable[str]) -> Iterator[str]:
    """A text that ends in one newline, however many it ended in."""
    kept = ""
    for piece in pieces:
        body = piece.rstrip("\n")
        if body:
            yield kept + body
            kept = ""
        kept += piece[len(body) :]
    yield "\n"


def write_out(body: Iterable[bytes]) -> None:
    """Bytes to standard output, which a test may have replaced by one that takes text alone."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(b"".join(body).decode("utf-8", "replace"))
        return
    sys.stdout.flush()
    for piece in body:
        buffer.write(piece)
    buffer.flush()


def put(body: Iterable[bytes], output: Path) -> None:
    """All of it or nothing: a file is put in place when it is whole."""
    folder = output.absolute().parent
    if not folder.is_dir():
        raise typer.BadParameter(f"no folder {folder}; make it, or give another file", param_hint="-o")
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{output.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(body)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
