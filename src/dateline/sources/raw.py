"""From what a reader of a source found to a Report: text laid out, date settled, key chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.model import Report, Span
from dateline.model.report import DatedBy
from dateline.sources.clean import clean, one_line
from dateline.sources.dates import too_late
from dateline.sources.heading import find_headline, find_title
from dateline.sources.limits import MAX_REPORT_CHARS, MIN_REPORT_CHARS
from dateline.sources.published import published_in
from dateline.sources.refused import Refused

SEPARATOR = "\n\n"


@dataclass(frozen=True)
class Raw:
    """One item as a source gave it. `marked` are paragraphs with roles known from markup; they follow the body."""

    source: str
    body: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    dated_by: DatedBy = "none"
    language: str | None = None
    media: str = "text/plain"
    marked: Sequence[tuple[str, str]] = ()
    masthead: str = ""  # lines near the headline that the body lacks; only searched for a date
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Defaults:
    """What the caller says of sources that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None
    address: str | None = None  # where it was fetched


def to_report(raw: Raw, defaults: Defaults) -> Report:
    """The report that is stored.

    Raises Refused where there is no text, or more of it than any report has.
    """
    body = clean(raw.body)
    _check(body)
    text, title, span = lay_out_text(body, one_line(raw.title))
    text, passages = _append(text, raw.marked)
    raw = _dated(raw, text, defaults)
    if raw.source == defaults.address:  # the items of a feed or table have addresses of their own, or none
        raw = replace(raw, url=raw.url or raw.source)
    return Report(
        id=raw.id or raw.url or raw.source.rsplit("/", 1)[-1],
        text=text,
        title=title,
        title_span=span,
        url=raw.url,
        outlet=raw.outlet or defaults.outlet,
        published=raw.published,
        dated_by=raw.dated_by,
        language=_language(raw.language),
        media=raw.media,
        source=raw.source,
        passages=passages,
        notes=raw.notes,
    )


def lay_out_text(body: str, title: str | None) -> tuple[str, str | None, Span | None]:
    """Text, title and where it stands: the title goes first unless it already stands among the first lines."""
    if title:
        if at := find_title(body, title):
            return body, title, Span(start=at[0], end=at[1])
        return title + SEPARATOR + body, title, Span(start=0, end=len(title))
    if at := find_headline(body):
        return body, body[at[0] : at[1]], Span(start=at[0], end=at[1])
    return body, None, None


def _language(declared: str | None) -> str | None:
    """The language that a page or feed declares, without its region: "en-US" is "en"."""
    code = (declared or "").strip().replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isalpha() and code.isascii() else None


def _check(body: str) -> None:
    if len(body) > MAX_REPORT_CHARS:
        raise Refused(
            f"absurdly large: {len(body):,} characters in one report",
            f"at most {MAX_REPORT_CHARS:,}; give a file of many reports as JSON lines, one report a line",
        )
    if not is_text(body):
        raise Refused("no text", f"a report has at least {MIN_REPORT_CHARS} letters")


def is_text(body: str) -> bool:
    """Whether there are letters enough for a report; nearly always the first line has them."""
    return any(sum(map(str.isalpha, part)) >= MIN_REPORT_CHARS for part in (body[: 5 * MIN_REPORT_CHARS], body))


def _append(text: str, marked: Sequence[tuple[str, str]]) -> tuple[str, tuple[tuple[Span, str], ...]]:
    passages = []
    for words, role in marked:
        line = one_line(words)
        if line and line not in text:
            start = len(text) + len(SEPARATOR)
            text += SEPARATOR + line
            passages.append((Span(start=start, end=len(text)), role))
    return text, tuple(passages)


def _dated(raw: Raw, text: str, defaults: Defaults) -> Raw:
    """The source's own date, else one from its address or lines, else the caller's; one from the future is dropped."""
    if raw.published is None:
        published, dated_by = published_in(f"{raw.masthead}\n{text}" if raw.masthead else text, raw.url)
        raw = replace(raw, published=published, dated_by=dated_by)
    if raw.published and too_late(raw.published):
        note = f"published {raw.published} ({raw.dated_by}) lies in the future: not used"
        raw = replace(raw, published=None, dated_by="none", notes=(*raw.notes, note))
    if raw.published is None and defaults.published:
        raw = replace(raw, published=defaults.published, dated_by="given")
    return raw
