"""The `dateline` command. Heavy modules are imported inside the commands, so that `--help` is quick."""

import sys

import typer

from dateline.cli import chart, diff, judge, listings, outputs, packs, reading, serve, upkeep, watch, why

EPILOG = """\
\b
Start here:
  dateline read reports/ --published 2019-09-10     files, folders, pages, feeds, tables, or - for standard input
  dateline brief                                    the situation report made from them
  dateline events --kind launch --since 2019-05     what happened
  dateline show EVENT                               every value with its sentence
  dateline export csv -o events.csv

The store is dateline.db in this folder, unless --store or DATELINE_STORE names another.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done in part (some inputs were refused, each is named)."""

app = typer.Typer(
    name="dateline",
    help="Turns news reports into a sourced, reconciled record of events: each event once, each value on its sentence.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _version(wanted: bool) -> None:
    if wanted:
        from dateline.version import __version__

        print(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


reading.register(app)
listings.register(app)
outputs.register(app)
serve.register(app)
judge.register(app)
diff.register(app)
why.register(app)
chart.register(app)
packs.register(app)
watch.register(app)
upkeep.register(app)


def run() -> None:
    """The console script. An error that can be expected is one line: what was got, what was expected, what to do."""
    try:
        app()
    except BrokenPipeError:
        # whoever read our output has gone; nothing more can be said to anybody
        sys.stderr.close()
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("stopped; what was acknowledged is in the store", file=sys.stderr)
        raise SystemExit(130) from None
    except Exception as error:
        code = expected(error)
        if code is None:
            raise
        from dateline.cli.show import warn

        message = error.args[0] if isinstance(error, KeyError) else error
        warn(f"dateline: {message}")
        raise SystemExit(code) from None


def expected(error: Exception) -> int | None:
    """The exit code of an error that is the user's to mend; None for one that is ours."""
    from dateline.packs.yaml_lines import PackError
    from dateline.record import FilterError, StoreError

    if isinstance(error, FilterError):
        return 2
    # whoever raised this one has loaded it; nobody else should pay for the parser's import
    plugged = sys.modules.get("dateline.extract.plugged.protocol")
    known = (StoreError, PackError, OSError, KeyError, *((plugged.ExtractorError,) if plugged else ()))
    return 1 if isinstance(error, known) else None


if __name__ == "__main__":
    run()
