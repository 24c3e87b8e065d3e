"""How times grow with reports, mentions and events, as rows and pictures: `python -m bench growth`.

    python -m bench growth                              draw bench/growth/*.svg from the rows that lie beside them
    python -m bench growth --measure reports            measure anew, keep the rows, draw
    python -m bench growth --measure mentions events    the first takes ten minutes, the second five

Reports: articles of the public sets, from a file of them to a store on disk, everything read. Mentions: the record of invented reports
made anew (`python -m bench reconcile`). Events: whole processes of the command line over an invented record. Processor time throughout.
"""

import argparse
import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from math import log as ln
from pathlib import Path
from typing import Any

from bench.results import commit

FOLDER = Path(__file__).parent / "growth"
REPORTS = (125, 250, 500, 1000)
EVENTS = (12_500, 25_000, 50_000, 100_000)
WIDE, HIGH = 420, 300  # of a picture
Taken = tuple[str, int, float]  # what was measured, at which size, seconds


@dataclass(frozen=True)
class Row:
    """`size` of what the picture is of, `seconds` of processor, the commit measured."""

    what: str
    size: int
    seconds: float
    commit: str


def reports() -> Iterator[Taken]:
    from bench.articles import articles
    from bench.scoring import SHARED
    from bench.stream import PUBLIC, ours
    from dateline.extract.read import Reader

    reader = Reader()
    found = list(articles([SHARED / "data" / name for name in PUBLIC]))
    for size in REPORTS:
        yield "read into a store", size, ours(reader, found[:: len(found) // size][:size])[0]


def mentions() -> Iterator[Taken]:
    from bench.reconcile import SIZES, fill, measured
    from bench.synth import DAYS, KINDS

    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.db"
            fill(path, size, DAYS, list(KINDS))
            yield "record made anew", size, measured("rebuild", path)[1]


def events() -> Iterator[Taken]:
    from bench.invented import record
    from bench.startup import LISTING, SHOWN, measured

    for size in EVENTS:
        with record(size) as path:
            found = measured(str(path), (LISTING, SHOWN))
            yield from ((name, size, busy) for name, (busy, _) in found.items())


MEASURED: dict[str, Callable[[], Iterator[Taken]]] = {"reports": reports, "mentions": mentions, "events": events}


def kept(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [Row(r["what"], int(r["size"]), float(r["seconds"]), r["commit"]) for r in csv.DictReader(file)]


def keep(name: str, rows: Iterable[Row]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        to = csv.DictWriter(file, [f.name for f in fields(Row)], lineterminator="\n")
        to.writeheader()
        to.writerows({**asdict(row), "seconds": f"{row.seconds:.3g}"} for row in rows)


def exponents(rows: Iterable[Row]) -> dict[str, float]:
    """By what was measured: how the time grows from the smallest size to the largest; 1 is in step with it."""
    out = {}
    for what, some in groupby(sorted(rows, key=lambda r: (r.what, r.size)), key=lambda r: r.what):
        first, *_, last = some
        out[what] = ln(last.seconds / first.seconds) / ln(last.size / first.size)
    return out


def picture(name: str, rows: Iterable[Row]) -> str:
    """SVG: both axes logarithmic, a line for each thing measured with its exponent."""
    import vl_convert

    rows = list(rows)
    named = {what: f"{what} (exponent {exponent:.2f})" for what, exponent in exponents(rows).items()}
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDE,
        "height": HIGH,
        "data": {"values": [{"size": r.size, "seconds": r.seconds, "what": named[r.what]} for r in rows]},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "size", "type": "quantitative", "title": name, "scale": {"type": "log"},
                  "axis": {"values": sorted({r.size for r in rows}), "format": ",d"}},
            "y": {"field": "seconds", "type": "quantitative", "title": "processor time, s", "scale": {"type": "log"}},
            "color": {"field": "what", "type": "nominal", "title": None, "legend": {"orient": "bottom", "labelLimit": WIDE}},
        },
    }  # fmt: skip
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench growth", description=__doc__, formatter_class=form)
    parser.add_argument("--measure", nargs="+", choices=MEASURED, default=[])
    args = parser.parse_args(argv)
    for name in args.measure:
        keep(name, [Row(*taken, commit()) for taken in MEASURED[name]()])
    for name in (n for n in MEASURED if (FOLDER / f"{n}.csv").exists()):
        rows = kept(name)
        (FOLDER / f"{name}.svg").write_text(picture(name, rows) + "\n", "utf-8")
        print(name, ", ".join(f"{what}: exponent {found:.2f}" for what, found in exponents(rows).items()))
    return 0
