"""Reads a set of reports together and scores the annotations by the public scorer.

Nothing touches the disk: the store is held in memory, the scorer is a module loaded from where the user has it.
"""

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.engines import Intake, glossary_of, read_into
from dateline.export.annotations import lines
from dateline.extract.read import Reader
from dateline.record import Store

ROOT = Path(__file__).parent.parent
# development data lies beside the repo; a checkout elsewhere names it
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared")
SCORER = SHARED / "scorers" / "score_reports.py"
# what the bars of the issues are set for: (row of the scorer, what of it)
MEASURES = (("events", "f1"), ("launches", "f1"), ("diplomacy", "r"), ("values", "f1"), ("tallies", "f1"),
            ("statements", "r"), ("identity", "f1"))  # fmt: skip

Rows = dict[str, dict[str, Any]]


class Bench:
    """One reader for many sets: the parser and the gazetteer are loaded once."""

    def __init__(self, packs: Sequence[str | Path] = (), model: str | None = None) -> None:
        self._packs, self._model = packs, model

    @cached_property
    def reader(self) -> Reader:
        from dateline.packs.loader import load_packs

        return Reader(load_packs(self._packs), self._model)

    def annotate(
        self, sources: Sequence[str | Path], *, published: str | None = None, by_file: bool = False
    ) -> tuple[Rows, list[str]]:
        """Annotations of the sources read together, and what was refused. `by_file`: keyed by the stem of the file each
        report lay in, as a folder of pages has addresses that its gold does not know."""
        with Store.open() as store:
            intake = Intake([str(s) for s in sources], published=published)
            outcome = read_into(store, self.reader, glossary_of(self.reader.packs), intake)
            rows = [json.loads(line) for line in lines(store)]
            stems = {r.id: Path(r.source).stem for r in store.reports().values()} if by_file else {}
        return {r["id"]: r for r in ({**r, "id": stems.get(r["id"], r["id"])} for r in rows)}, [
            str(r) for r in outcome.refused
        ]


def load(path: Path) -> Rows:
    """Annotations by id, else by address. A file that is one object alone (the seed's) is keyed by its id."""
    text = path.read_text("utf-8")
    rows = [json.loads(text)] if path.suffix == ".json" else [json.loads(x) for x in text.split("\n") if x.strip()]
    return {r.get("id") or r["url"]: r for r in rows}


def scorer(path: Path = SCORER) -> Any:
    """The scorer as a module; it needs only the standard library."""
    if not path.is_file():
        raise SystemExit(f"no scorer at {path}; give it with --scorer")
    spec = importlib.util.spec_from_file_location("score_reports", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(scores: dict[str, Any]) -> dict[str, float]:
    """What the bars are set for; a row without anything to find is left out."""
    found = {}
    for row, part in MEASURES:
        counts = scores.get(row, {})
        if counts and (row == "identity" or counts["tp"] + counts["fn"]):
            found[row] = round(float(counts[part]), 3)
    return {**found, "fused": scores["fused"]}


def digest_of(paths: Iterable[Path]) -> str:
    """sha256 over the inputs, file by file: a figure is good only for the bytes it was measured on."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
