"""`dateline pack lint` and `dateline pack test`."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import ModelOption, PackOption
from dateline.cli.show import say

Folders = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FOLDER]...", help="Pack folders; the built-in packs unless given.", show_default=False),
]


def register(app: typer.Typer) -> None:
    pack = typer.Typer(
        help="Check packs: folders of kinds, vocabularies, actors, places and examples.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    pack.command("lint")(lint)
    pack.command("test")(test)
    app.add_typer(pack, name="pack")


def lint(folders: Folders = None, pack: PackOption = None) -> None:
    """Names that lead nowhere, words that stand twice, kinds without an example: file, line, what was expected.

    \b
    dateline pack lint my-packs/earthquakes
    """
    from dateline.packs.lint import lint as findings

    found = [finding for folder in _folders(folders) for finding in findings(folder, pack or ())]
    for finding in found:
        say(finding)
    if found:
        raise typer.Exit(1)
    checked = len(_folders(folders))
    say(f"{checked} pack{'s' if checked != 1 else ''} checked, nothing to mend")


def test(folders: Folders = None, pack: PackOption = None, model: ModelOption = None) -> None:
    """Read each example sentence of a pack and hold what comes out against what it expects.

    \b
    dateline pack test my-packs/earthquakes
    """
    from dateline.engines import reader_for
    from dateline.packs.loader import load_pack
    from dateline.packs.trial import run_examples

    own = [f for f in _folders(folders) if f not in _built_in()]
    reader, _ = reader_for([*(pack or ()), *own], model)
    failed = total = 0
    for folder in _folders(folders):
        loaded = load_pack(folder)
        failures = run_examples(loaded, reader.read)
        for failure in failures:
            say(f"{loaded.name}: {failure}")
        failed, total = failed + len(failures), total + len(loaded.examples)
    say(f"{total - failed} of {total} examples hold")
    if failed:
        raise typer.Exit(1)


def _folders(folders: list[str] | None) -> list[str]:
    return folders or _built_in()


def _built_in() -> list[str]:
    from dateline.packs.loader import BUILT_IN, HOME

    return [str(Path(HOME) / name) for name in BUILT_IN]
