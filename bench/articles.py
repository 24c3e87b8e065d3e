"""Articles of public data sets to Reports: one JSON object a line in any of the forms of TempEval-3, PolNeAR, ECB+, the
geoparsing corpora and the missile launch table. Texts are passed on, never kept."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.model import Report, Span

FILES = ("dev.jsonl", "launches.jsonl")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_NO_SPACE_BEFORE = re.compile(r" (?=(?:[.,;:!?%)\]]|'s|'|n't|'re|'ve|'ll|'d|'m)(?: |$))")


def articles(folders: Iterable[Path]) -> Iterator[Report]:
    """Reports of the folders' files, or of files named themselves, in order. Rows without a text are passed over."""
    for folder in folders:
        files = [folder] if folder.is_file() else [folder / name for name in FILES if (folder / name).exists()]
        for file in files:
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    if line.strip() and (report := _report(json.loads(line), file.parent.name)):
                        yield report


def _report(row: dict[str, Any], name: str) -> Report | None:
    text = _text(row)
    if not text:
        return None
    title = row.get("title")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Report(
        id=f"{name}/{row['id']}",
        text=text,
        title=title,
        title_span=Span(start=0, end=len(title)) if title else None,
        outlet=row.get("publisher") or row.get("source"),
        published=_published(row),
        dated_by="given" if _published(row) else "none",
    )


def _text(row: dict[str, Any]) -> str:
    if "sents" in row:  # ECB+ comes in tokens: put together again as plainly as can be
        return "\n\n".join(_joined(sentence) for sentence in row["sents"])
    return str(row.get("text") or row.get("description") or "").strip()


def _joined(tokens: list[str]) -> str:
    return _NO_SPACE_BEFORE.sub("", " ".join(tokens).replace("`` ", '"').replace(" ''", '"'))


def _published(row: dict[str, Any]) -> str | None:
    """The day stated; what comes in another form is left out."""
    found = next((v for k in ("dct", "date", "local_date") if isinstance(v := row.get(k), str)), "")
    day = _DAY.match(found)
    return "-".join(day.groups()) if day else None
