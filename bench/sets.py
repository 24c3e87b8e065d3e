"""The sets that figures are kept for, and their floors: `floors.json`.

A floor is what a set once reached less a small margin. It holds for the very bytes it was measured on (`digest`) and is never
lowered in silence.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.reports import paired
from bench.scoring import SHARED, Bench, Rows, digest_of, figures, load

FILE = Path(__file__).parent / "floors.json"
SEED_TIME = "2019-09-10T16:00+09:00"


@dataclass(frozen=True)
class Set:
    """Gold and reports. `by_file`: reports are keyed by their file; `like`: only those that this folder has files for."""

    name: str
    gold: Path
    reports: Path
    published: str | None = None
    by_file: bool = False
    like: Path | None = None

    def there(self) -> bool:
        return self.gold.exists() and self.reports.exists()

    def digest(self) -> str:
        files = sorted(self.reports.iterdir()) if self.reports.is_dir() else [self.reports]
        return digest_of([self.gold, *files])

    def measure(self, bench: Bench, judge: Any) -> dict[str, float]:
        found, _ = bench.annotate([self.reports], published=self.published, by_file=self.by_file)
        gold, pred = paired(load(self.gold), found, by_file=self.by_file)
        return figures(judge.score(self._wanted(gold), pred)[0])

    def _wanted(self, gold: Rows) -> Rows:
        names = {p.stem for p in self.like.iterdir()} if self.like else gold.keys()
        return {k: v for k, v in gold.items() if k in names}


def written(shared: Path = SHARED) -> list[Set]:
    """The written corpora and the article that started it all."""
    corpus = shared / "corpus"
    return [
        Set("north-korea", corpus / "gold.jsonl", corpus / "reports.jsonl"),
        Set("world", corpus / "world" / "gold.jsonl", corpus / "world" / "reports.jsonl"),
        Set("talks", corpus / "talks" / "gold.jsonl", corpus / "talks" / "reports.jsonl"),
        Set("seed", corpus / "seed" / "gold.json", corpus / "seed" / "article.txt", published=SEED_TIME),
    ]


def pages(shared: Path = SHARED) -> list[Set]:
    """Sixteen reports as HTML pages, and the same as text."""
    gold, reports, html = (shared / "corpus" / name for name in ("gold.jsonl", "reports.jsonl", "html"))
    return [Set("html", gold, html, by_file=True), Set("html-as-text", gold, reports, like=html)]


def folder(text: str) -> Set:
    """ "real=/tmp/real": a folder with gold.jsonl and reports.jsonl, under a name."""
    name, _, path = text.partition("=")
    return Set(name, Path(path) / "gold.jsonl", Path(path) / "reports.jsonl")


def floors() -> dict[str, Any]:
    return dict(json.loads(FILE.read_text("utf-8"))) if FILE.exists() else {}
