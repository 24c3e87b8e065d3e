"""`dateline chart`: pictures of the record for paper, slides and pages."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Asked, listing
from dateline.cli.outputs import put
from dateline.cli.show import warn


def register(app: typer.Typer) -> None:
    app.command("chart")(listing(chart))


def chart(
    asked: Asked,
    picture: Annotated[str, typer.Argument(help="timeline, map, counts or sources.", metavar="PICTURE")],
    output: Annotated[Path, typer.Option("--output", "-o", help="A .png, .svg or .html file.", metavar="FILE")],
) -> None:
    """Draw the record, or what the filter leaves of it: when, where, how many of which kind, and what each outlet adds.

    \b
    dateline chart timeline --kind launch --since 2019-05 -o launches.png
    dateline chart map --actor PRK -o map.svg
    dateline chart counts -o counts.png
    dateline chart sources -o sources.html

    Nothing is fetched. The caption says what was asked, as of when, and how many events could not be drawn.
    """
    from dateline.export import select
    from dateline.export.pictures import FILES, PICTURES

    draw, write = PICTURES.get(picture), FILES.get(output.suffix.lower())
    if draw is None:
        raise typer.BadParameter(f"no picture {picture!r}; there are {', '.join(PICTURES)}", param_hint="PICTURE")
    if write is None:
        raise typer.BadParameter(
            f"cannot write {output.name!r}; expected a name ending in {', '.join(FILES)}", param_hint="-o"
        )
    drawn = draw(select(asked.store, asked.which, asked.full))
    put([write(drawn)], output)
    warn(f"written: {output} ({drawn.shown} events)")
    if drawn.left_out:
        warn(f"not shown: {', '.join(f'{n} {why}' for why, n in drawn.left_out.items())}")
