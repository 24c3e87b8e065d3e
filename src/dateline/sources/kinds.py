"""What kind of source a file is: by its first bytes where they tell, else by its name."""

import re
from pathlib import Path
from typing import Literal

from dateline.sources.decode import MARKS
from dateline.sources.refused import Refused
from dateline.sources.words import words

Kind = Literal["text", "page", "feed", "jsonl", "json", "csv", "archive", "parquet"]
BY_NAME: dict[str, Kind] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".html": "page", ".htm": "page",
    ".xhtml": "page", ".mhtml": "text", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
}  # fmt: skip
PASSED_OVER = words(
    ".jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .mp3 .mp4 .m4a .m4v .wav .ogg .webm .mov .avi .css .js .mjs "
    ".map .woff .woff2 .ttf .otf .eot .py .pyc .so .dll .exe .db .sqlite .lock .toml .ini .cfg .yml .yaml"
)
ABOUT_FOLDER = words("readme license licence notice copying changelog contributing")
FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
PAGE = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b|<article\b", re.IGNORECASE)
LEADING = re.compile(
    r"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s)*", re.IGNORECASE | re.DOTALL
)


def passed_over(name: str) -> bool:
    """Whether a file met in a folder is left out without a word; named by itself it would be read or refused."""
    path = Path(name)
    return name.startswith(".") or path.suffix.lower() in PASSED_OVER or path.stem.lower() in ABOUT_FOLDER


def kind_of(name: str, head: bytes) -> Kind:
    """Raises Refused for XML that is neither feed nor page."""
    text = _peek(head)
    start = text[LEADING.match(text).end() :] if text.lstrip().startswith("<") else text.lstrip()  # type: ignore[union-attr]
    suffix = Path(name).suffix.lower()
    if start.startswith("<") or text.lstrip().startswith("<?xml"):
        if FEED.match(start):
            return "feed"
        if PAGE.search(text) or suffix in (".html", ".htm", ".xhtml"):
            return "page"
        if text.lstrip().startswith("<?xml") or suffix in (".xml", ".rss", ".atom", ".rdf"):
            raise Refused("XML that is neither a feed nor a page", "expected RSS, Atom or HTML")
    if suffix in BY_NAME and BY_NAME[suffix] not in ("feed", "json"):
        return BY_NAME[suffix]
    if start.startswith(("{", "[")) and (suffix == ".json" or suffix not in (".txt", ".md")):
        return _json_kind(start)
    return BY_NAME.get(suffix, "text")


def _json_kind(start: str) -> Kind:
    """One object a line, or one value over the whole file."""
    first = start.split("\n", 1)[0].rstrip()
    if first.startswith("{") and first.endswith("}"):
        return "jsonl"
    return "json" if re.match(r"[\[{]\s*[\"{\[\]}]", start) else "text"


def _peek(head: bytes) -> str:
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return head[: len(head) // 4 * 4].decode(encoding, "replace")
    return head[:8192].decode("utf-8", "replace")
