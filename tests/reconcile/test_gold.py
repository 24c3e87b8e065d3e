"""Identity on the annotated corpora: floors that are never lowered in silence.

The readings are made from the annotations, so the places of meetings and most wording are missing: what is measured is
what reconcile does with dates, sides, counts, figures and, where there are texts, the sentences.
"""

import importlib.util
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest

from dateline.reconcile import reconcile

from . import gold

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not gold.SHARED.exists(), reason="needs ../shared")]
# corpora, seed of the damage (None: undamaged), least F1, most fused
FLOORS = (
    (("",), None, 0.925, 3),
    (("world",), None, 0.99, 1),
    (("talks",), None, 0.96, 4),
    (("real",), None, 0.91, 4),
    (("", "world", "talks", "real"), None, 0.937, 16),
    (("",), 1, 0.91, 4),
    (("world",), 1, 0.98, 2),
    (("talks",), 1, 0.95, 6),
    (("real",), 1, 0.875, 5),
)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_reports", gold.SHARED / "scorers" / "score_reports.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(corpora: tuple[str, ...], seed: int | None) -> Mapping[str, Any]:
    """The annotations against themselves, but with the event ids that reconcile found."""
    rows = [(row, gold.report_of(row, texts)) for c in corpora for texts in [gold.texts(c)] for row in gold.rows(c)]
    read = [(row if seed is None else gold.degraded(row, seed), report) for row, report in rows]
    seen = [(report, gold.reading_of(row, report)) for row, report in read]
    made = reconcile([r for r, _ in seen], [r for _, r in seen], (), gold.KINDS)
    ids = {(m.report, m.entry): e.id for e in made.events for m in e.members}
    truth, mine = {}, {}
    for row, report in rows:
        events = [e for e in row["events"] if e["kind"] != "statement-only"]
        truth[report.id] = {**row, "events": events}
        mine[report.id] = {**row, "events": [{**e, "id": ids[report.key, f"e{n}"]} for n, e in enumerate(events)]}
    out: Mapping[str, Any] = scorer().score(truth, mine)[0]
    return out


@pytest.mark.parametrize(("corpora", "seed", "least", "most"), FLOORS)
def test_identity(corpora, seed, least, most):
    out = scored(corpora, seed)
    assert out["identity"]["f1"] >= least and out["fused"] <= most
