"""`--ratings`: the grades in a `sources.yml`, for the commands that show them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.show import warn

if TYPE_CHECKING:
    from dateline.record.ratings import Ratings


RatingsOption = Annotated[
    Path | None,
    typer.Option(
        "--ratings", help="Your own grades A to F of outlets, in the sources.yml that `dateline watch` takes."
    ),
]


def grades(path: Path | None) -> "tuple[Ratings, bool]":
    """The grades, and whether all of the file could be used; each mistake is said on standard error."""
    from dateline.packs.yaml_lines import PackError
    from dateline.record.ratings import Ratings

    if path is None:
        return Ratings(), True
    from dateline.watch.plan import load_plan

    try:
        plan = load_plan(path)
    except (PackError, OSError) as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--ratings") from wrong
    for problem in plan.problems:
        warn(problem)
    return plan.ratings, not plan.problems
