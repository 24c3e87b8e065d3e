"""The written corpora against their floors: `python -m bench floors [--write] [--lower]`.

Reads each set of ../shared/corpus (or of the folder in DATELINE_SHARED), scores it and compares with bench/floors.json. Exit
code 1 where a figure lies below its floor or the inputs are not those it was measured on. tests/test_floors.py does the same.

    python -m bench floors                 what is measured now, beside the floors
    python -m bench floors --write         raise the floors to what is measured, less a margin; none is lowered
    python -m bench floors --write --lower lower them too: say why in the commit
"""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from bench.scoring import Bench, scorer
from bench.sets import FILE, Set, floors, written

MARGIN = 0.005  # a share; a count ("fused") may be one worse
FEWER_IS_BETTER = frozenset({"fused"})


def below(measured: dict[str, float], floor: dict[str, float]) -> Iterator[str]:
    """Each figure that lies below its floor, in words."""
    for name, least in floor.items():
        got = measured.get(name, 0.0)
        if (got > least) if name in FEWER_IS_BETTER else (got < least):
            yield f"{name}: measured {got:g}, floor {least:g}"


def floor_of(measured: dict[str, float], old: dict[str, float], lower: bool) -> dict[str, float]:
    """The floor that a measurement gives: never below the old one unless `lower`."""
    out = {}
    for name, got in measured.items():
        fewer = name in FEWER_IS_BETTER
        fresh = got + 1 if fewer else round(max(0.0, got - MARGIN), 3)
        kept = old.get(name, fresh)
        out[name] = fresh if lower else min(fresh, kept) if fewer else max(fresh, kept)
    return out


def _show(one: Set, measured: dict[str, float], floor: dict[str, float]) -> None:
    cells = (f"{name} {got:.3f} ({floor.get(name, 0):.3f})" for name, got in measured.items())
    print(f"{one.name:12} {'  '.join(cells)}")


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench floors", description=__doc__, formatter_class=form)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true")
    args = parser.parse_args(argv)
    kept, bench, scores, wrong = floors(), Bench(), scorer(), 0
    print("measured (floor)")
    for one in written():
        if not one.there():
            print(f"{one.name}: no such data: {one.reports}")
            return 1
        known: dict[str, Any] = kept.get(one.name, {})
        measured, floor = one.measure(bench, scores), known.get("floor", {})
        _show(one, measured, floor)
        faults = list(below(measured, floor))
        if known and known["digest"] != one.digest():
            faults.append("the inputs are not those that the floor was measured on")
        for fault in faults:
            print(f"  BELOW {fault}")
        wrong += bool(faults)
        kept[one.name] = {"digest": one.digest(), "floor": floor_of(measured, floor, args.lower)}
    if args.write:
        FILE.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 1 if wrong and not args.write else 0
