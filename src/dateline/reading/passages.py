"""Passages: the paragraphs of a report and the role of each, told from the text alone.

A paragraph that opens with a dateline, a clock stamp of a live page or a speaker's label gives two passages: the lead-in, and the
sentence that then parses cleanly. A clock stamp and a day's heading have the role dateline: they say when, for what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Passage, Report, Span
from dateline.model.reading import Role
from dateline.sources.blocks import Block, blocks_of
from dateline.sources.captions import is_caption, is_from_file
from dateline.sources.clean import plain
from dateline.sources.dateline import FLAG, find_dateline
from dateline.sources.dates import WEEKDAY
from dateline.sources.ends import STATE, ends_sentence, is_open
from dateline.sources.furniture import CREDIT, POINTER, furniture, is_section
from dateline.sources.heading import before_stamp, find_headline, is_headline, is_headlinese, past_date

MAX_UNIT = 20_000  # characters given to the parser at once
CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?(?:\s?[A-Z]{2,4}\b)?(?:\s?\([^()]{3,60}\))?\s?(?:--+|[-–—|:])?\s+(?=[\"'“‘A-Z\d(])",
    re.IGNORECASE,
)
BARE_CLOCK = re.compile(
    r"\W*(?:[01]?\d|2[0-3])(?:[:.]\s?[0-5]\d)?\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?\W*", re.IGNORECASE
)
LABEL = re.compile(r"[A-Z][A-Z'’. -]{1,30}:\s+(?=\S)")
DAY_HEADING = re.compile(rf"\W*(?:{WEEKDAY}|today|yesterday)[\s,]*(?:[\w. ]{{0,20}})?\W*", re.IGNORECASE)
MAX_SUBHEAD = 8  # words
# a question that heads a section: "What do we know about the latest test?"
QUESTION = re.compile(
    r"(?:what|who|why|how|when|where|which|is|are|was|were|will|can|could|should|does|did|do|has|have)\b[^.?!\"]*\?",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\d{1,3}(?:\s(?:and|to|-)\s\d{1,3})?[.)]\s")


@dataclass
class _State:
    """The text and what was met above: `body` paragraphs so far, whether a list of other stories runs, the last role and
    caption. `live`: paragraphs open with clock stamps; `labelled`: with speakers' names."""

    text: str
    title: Span | None
    live: bool
    labelled: bool
    body: int = 0
    listing: bool = False
    role: Role = "headline"
    caption: str = ""
    heading: str = ""
    stories: frozenset[Block] = frozenset()
    last: Block | None = None


def passages_of(report: Report) -> tuple[Passage, ...]:
    """Every paragraph in the order of the text. No two overlap, none is empty, none is longer than MAX_UNIT."""
    text = report.text
    known = {(span.start, span.end): role for span, role in report.passages}
    title = _title(report)
    blocks = [b for b in blocks_of(text) if not any(s <= b.start < e for s, e in known)]
    state = _State(
        text,
        title,
        live=sum(bool(CLOCK.match(text, b.start, b.end)) for b in blocks) >= 2,
        labelled=_labelled(text, blocks),
        heading=plain(title.of(text)).lower() if title else "",
        stories=_stories(text, blocks),
        last=blocks[-1] if blocks else None,
    )
    found = [Passage(span=Span(start=s, end=e), role=_markup_role(role, text[s:e])) for (s, e), role in known.items()]
    for i, block in enumerate(blocks):
        following = text[blocks[i + 1].start : blocks[i + 1].end] if i + 1 < len(blocks) else ""
        listed = block.bullet or state.body == 0 or bool(NUMBERED.match(text, block.start))
        for start, end, role in _pieces(block, state, following):
            found.extend(_passages(text, start, end, role, listed and block != state.last))
            state.role = role
    return tuple(sorted(found, key=lambda p: p.span.start))


def _title(report: Report) -> Span | None:
    if report.title_span:
        return report.title_span
    at = find_headline(report.text)
    return Span(start=at[0], end=at[1]) if at else None


def _markup_role(role: str, line: str) -> Role:
    if role == "caption":
        return _caption_role(line)
    return "related" if role == "related" else "boilerplate"


def _caption_role(line: str) -> Role:
    """The caption of a picture out of the archive belongs to another story."""
    return "related" if is_from_file(line) else "caption"


def _labelled(text: str, blocks: list[Block]) -> bool:
    """Whether paragraphs open with the names of speakers: one label comes twice ("ANCHOR: ... REPORTER: ... ANCHOR: ...")."""
    labels = [match[0] for b in blocks if (match := LABEL.match(text, b.start, b.end))]
    return len(set(labels)) < len(labels)


def _stories(text: str, blocks: list[Block]) -> frozenset[Block]:
    """The items of bulleted lists of other stories: no item ends like a sentence, half of them or more read like headlines."""
    out: list[Block] = []
    run: list[Block] = []
    for block in [*blocks, None]:
        if block and block.bullet:
            run.append(block)
            continue
        lines = [text[b.start : b.end] for b in run]
        if len(run) >= 2 and not any(map(ends_sentence, lines)) and sum(map(is_headlinese, lines)) * 2 >= len(run):
            out.extend(run)
        run = []
    return frozenset(out)


Piece = tuple[int, int, Role]


def _pieces(block: Block, state: _State, following: str) -> Iterator[Piece]:
    """A paragraph cut into its lead-in, the story's words and what runs on behind a headline."""
    start, end, text = block.start, block.end, state.text
    if state.title and start <= state.title.start < end:
        yield from _around_title(start, end, state.title, state)
        return
    begin = start + past_date(text[start:end])
    if begin > start:
        yield start, begin, "boilerplate"
    line = text[begin:end]
    speaker = bool(state.labelled and LABEL.match(line))
    role: Role = "body" if speaker else _role(line, state, block, following)
    if role not in ("body", "quote"):
        yield begin, end, role
        return
    lead, kind = _lead_in(line, state, speaker)
    state.body += 1
    state.listing = False
    if lead:
        yield begin, begin + lead, kind
    if begin + lead < end:
        yield begin + lead, end, role if not lead else ("quote" if _is_quote(text[begin + lead : end]) else "body")


def _around_title(start: int, end: int, title: Span, state: _State) -> Iterator[Piece]:
    """The headline; before it a date, behind it a stamp or the first paragraph run together with it."""
    text = state.text
    flag = FLAG.match(plain(text[title.start : title.end]))
    finish = min(title.end, end)
    begin = title.start + (flag.end() if flag else 0)
    if not text[begin:finish].strip():
        begin = title.start
    if begin > start:
        yield start, begin, "boilerplate"
    yield begin, finish, "headline"
    rest = text[finish:end]
    if re.search(r"\w", rest):
        whole_stamp = before_stamp(text[begin:end], 0) < end - begin or furniture(rest.strip(" .|-–—:()")) is not None
        yield finish, end, "boilerplate" if whole_stamp or len(rest.split()) < 8 else "body"
        state.body += not whole_stamp


def _role(line: str, state: _State, block: Block, following: str) -> Role:
    flat = plain(line)
    if state.heading and (
        flat.lower() == state.heading
        or (flat.lower().startswith(state.heading) and len(flat) - len(state.heading) <= 60)
    ):
        return "boilerplate"  # the headline over again, with the site's name behind it
    if state.caption and state.caption == flat[: len(state.caption)]:
        return _caption_role(flat)
    if is_caption(flat, early=state.body < 2 and block != state.last) or (
        state.body == 0 and CREDIT.match(plain(following)) and len(flat.split()) > 8
    ):
        state.caption = flat
        return _caption_role(flat)
    if following and plain(following).startswith(flat) and is_caption(following, early=True):
        return _caption_role(flat)
    if DAY_HEADING.fullmatch(flat) and len(flat.split()) <= 4:
        return "dateline"
    if (dateline := find_dateline(line)) and dateline.end >= len(line.rstrip()) and dateline.place:
        return "dateline"
    kind = furniture(flat)
    if is_section(flat) or (kind == "pointer" and len(POINTER.sub("", flat).split()) < 3):
        state.listing = True
        return "boilerplate"
    if kind and kind != "pointer":
        return "dateline" if state.body and kind == "stamp" and BARE_CLOCK.fullmatch(flat) else "boilerplate"
    if kind or block in state.stories or (" | " in flat and not ends_sentence(flat)):
        return "related"
    if (
        is_headlinese(flat)
        and not _is_item(flat, block)
        and not (block == state.last and state.role in ("body", "quote"))
    ):
        return "related"
    if state.listing and is_headline(flat):
        return "related"
    if (
        len(flat.split()) <= MAX_SUBHEAD
        and is_headline(flat)
        and not is_open(flat)
        and block != state.last
        and not block.bullet
    ):
        return "related"
    if len(flat.split()) <= MAX_SUBHEAD and QUESTION.fullmatch(flat):
        return "related"
    return "quote" if _is_quote(line) else "body"


def _is_item(flat: str, block: Block) -> bool:
    """An item of the story's own list: it has figures or days in it, or opens with one."""
    return (block.bullet and bool(re.search(r"\d", flat))) or bool(re.match(r"\d|\w+\.? \d", flat))


def _lead_in(line: str, state: _State, speaker: bool) -> tuple[int, Role]:
    if state.live and (match := CLOCK.match(line)):
        return match.end(), "dateline"
    if speaker and (match := LABEL.match(line)):
        return match.end(), "boilerplate"
    found = find_dateline(line, first=state.body == 0)
    if found is None:
        return 0, "body"
    return found.end, "dateline" if found.place or found.credit else "boilerplate"


def _is_quote(line: str) -> bool:
    """Nothing but a quotation, or one that goes on in the next paragraph."""
    flat = plain(line).strip()
    if not flat.startswith('"'):
        return False
    outside = re.sub(r'"[^"]*(?:"|$)', " ", flat)
    return not re.search(r"\w", outside)


def _passages(text: str, start: int, end: int, role: Role, listed: bool) -> Iterator[Passage]:
    """The passage, in parts where it is too long for the parser."""
    piece = text[start:end]
    if role in ("dateline", "boilerplate") or len(piece) <= MAX_UNIT:
        cut = role in ("body", "quote") and _is_cut(piece, listed)
        yield Passage(span=_trimmed(text, start, end), role=role, cut=cut)
        return
    at = start
    while at < end:
        stop = end if end - at <= MAX_UNIT else _break(text, at, at + MAX_UNIT)
        yield Passage(span=_trimmed(text, at, stop), role=role, cut=stop == end and _is_cut(piece[-400:], listed))
        at = stop + len(text[stop:end]) - len(text[stop:end].lstrip())


def _break(text: str, start: int, stop: int) -> int:
    """The last sentence end before `stop`, else the last space, else `stop`."""
    for mark in (". ", "? ", "! ", " ", "\n"):
        at = text.rfind(mark, start + 1, stop)
        if at > start:
            return at + len(mark)
    return stop


def _is_cut(line: str, listed: bool) -> bool:
    flat = plain(line).rstrip()
    if STATE.search(flat):
        return True
    if ends_sentence(flat) or flat.endswith(":"):
        return False
    return is_open(flat) or not listed


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start=start + len(piece) - len(piece.lstrip()), end=start + len(piece.rstrip()))
