"""Headlines: whether a line reads like one, and which line of a text is the report's own."""

import re

from dateline.sources.blocks import blocks_of
from dateline.sources.captions import is_caption
from dateline.sources.clean import plain
from dateline.sources.dateline import find_dateline
from dateline.sources.dates import find_dates
from dateline.sources.ends import ends_sentence, is_open
from dateline.sources.furniture import furniture, is_stamp
from dateline.sources.words import words

MAX_HEADLINE = 180
TOP_LINES, TOP_CHARS = 14, 6_000
MAX_HEADLINE_WORDS = 20
FUNCTION_EVERY = 12  # words with at most one article or auxiliary in a headline; a sentence has one in four or five
# words that headlines leave out and sentences need
FUNCTION = words(
    "a an the is are was were be been being am has have had having do does did that which who whom whose there it its "
    "they them their he his him she her this these those could would should may might"
)
ABBREVIATED = re.compile(r"\b[A-Z]\.$|\b(?:a\.m|p\.m|Inc|Ltd|Corp|Co|Jr|Sr|etc|No|Gov|Gen)\.$")
INNER_STOP = re.compile(r"[a-z0-9)\"']{3}[.!?][\"')]?\s+[A-Z\"'(\[]")
WORD = re.compile(r"(?<![\w'’.-])[\w'’.-]*\w", re.UNICODE)
SITE = re.compile(r"(?<!\s)\s+(?:\||-|–|—|::|»|·|•)\s+(?=[^|–—»]{2,40}$)")
BAR = re.compile(r"(?<!\s)\s+(?:\||::|»)\s+(?=[^|»]{2,40}$)")
NOT_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\uffdc]")
# " date 2019-08-10 " and the like, run together with what follows
HEAD_DATE = re.compile(r"(?:date|published|posted|updated)\s*+:?\s*$", re.IGNORECASE)


def is_headline(line: str) -> bool:
    """Whether a line could be a headline where it stands at the top: short, one clause, no full stop."""
    flat = plain(line)
    if not 4 <= len(WORD.findall(flat)) <= 30 or len(flat) > MAX_HEADLINE or INNER_STOP.search(flat):
        return False
    if flat.endswith((":", ",", ";")) or flat.count(" | ") > 1 or _full_stop(flat):
        return False
    return flat[0].isupper() or flat[0].isdigit() or flat[0] in "\"'(["


def _full_stop(flat: str) -> bool:
    """Whether the line ends on a stop that closes a sentence, inside quotation marks or out; "U.S." closes none."""
    tail = flat.rstrip("\"')]")
    return tail.endswith(".") and ends_sentence(flat) and not ABBREVIATED.search(tail)


def is_headlinese(line: str) -> bool:
    """Whether a line reads like a headline wherever it stands: besides, hardly an article or auxiliary, or all in title case."""
    flat = plain(line)
    if not is_headline(flat) or is_open(flat) or flat.count('"') % 2:
        return False
    found = WORD.findall(flat)
    long = [w for w in found if len(w) > 3]
    if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long):
        return True
    stopped = flat.rstrip("\"')]").endswith((".", "!"))
    allowed = 0 if stopped else len(found) // FUNCTION_EVERY
    return (
        len(found) <= MAX_HEADLINE_WORDS
        and not flat.endswith("!")
        and sum(w.lower() in FUNCTION for w in found) <= allowed
    )


def strip_site(title: str, mark: re.Pattern[str] = SITE) -> str:
    """A page's <title> without the names of site and section behind it; with BAR, only those behind a bar."""
    while match := mark.search(plain(title)):
        if len(title[: match.start()].split()) < 3:
            break
        title = title[: match.start()]
    return title.strip()


def find_title(text: str, title: str) -> tuple[int, int] | None:
    """Where the title stands in one of the first lines, alone or with little else, quotes and case aside."""
    wanted = _flat(title)
    for start, line in _lines(text):
        at = plain(line).lower().find(wanted)
        if at >= 0 and at <= max(40, past_date(line)) and len(line) == len(plain(line).lower()):
            return start + at, start + at + len(wanted)
        if len(line) > 400:
            break
    return None


def find_headline(text: str) -> tuple[int, int] | None:
    """The span of the report's own headline among the first lines of a text that came without a title."""
    seen = 0
    for start, line in _lines(text):
        begin = past_date(line)
        rest = strip_site(line[begin : before_stamp(line, begin)], BAR)
        kind = furniture(rest)
        genre = kind == "pointer" and ":" in rest and is_headline(rest.split(":", 1)[1].strip())
        if (kind and not genre) or is_caption(rest, early=True):
            continue
        dateline = find_dateline(rest)
        if dateline and dateline.place and dateline.end >= len(rest):
            continue
        if is_headline(rest) and not (dateline and len(rest) > 110):
            return start + begin, start + begin + len(rest)
        seen += 1
        if seen == 2 or ends_sentence(rest) or len(rest) > MAX_HEADLINE:
            return None
    return None


def past_date(line: str) -> int:
    """Where the story begins in a line that opens with a date: "date 2019-08-10 North Korea fired"."""
    found = next(find_dates(line[:60]), None)
    if found and (found.start == 0 or HEAD_DATE.fullmatch(line[: found.start].strip())):
        rest = line[found.end :]
        if len(rest.split()) >= 4 and rest[:1].isspace() and rest.lstrip()[:1].isalnum():
            return found.end + len(rest) - len(rest.lstrip())
    return 0


def before_stamp(line: str, begin: int) -> int:
    """Where a headline ends in a line that runs on into its stamp: "N. Korea fires missile. March 10, 2020 07:43. x@y.com"."""
    found = next((f for f in find_dates(line) if f.start > begin), None)
    if found is None:
        return len(line)
    if not is_stamp(line[found.start :]):
        return len(line)
    head = NOT_LATIN.split(line[begin : found.start])[0].rstrip(" .|-–—(:")
    return begin + len(head) if is_headline(strip_site(head, BAR)) and not is_open(head) else len(line)


def _flat(title: str) -> str:
    return plain(title).lower().strip()


def _lines(text: str) -> list[tuple[int, str]]:
    """The first paragraphs with their offsets, hard wraps joined."""
    top = text[:TOP_CHARS]
    return [(b.start, top[b.start : b.end]) for b in blocks_of(top)[:TOP_LINES]]
