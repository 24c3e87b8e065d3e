"""What tracing needs of a report, small enough to keep of every one: its sentences as strings of word codes, where they stand, and
the keys by which reports of shared text find each other.

Invariant: a sketch and its keys are functions of one report and its reading; codes and keys are the same in every process.

A word is one character: its checksum laid into the planes of Unicode above the surrogates, so that a sentence is a short string, and
comparing two is comparing strings. Two words share a character once in a million pairs, which no comparison of sentences feels.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from dateline.model import Reading, Report, Span
from dateline.reconcile.names import STOP, WORD, fold, unmasked, words
from dateline.reconcile.packed import packed
from dateline.reconcile.when import instant, published_window

SHORTEST, MOST = 6, 2000  # words of a sentence that is kept at all; sentences kept of a report
FACTS = 64  # of a sentence
TEXT_ROLES = frozenset({"body", "quote"})  # headlines are written to a pattern
LINE = re.compile(r"\S[^\n]*")
END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)")
# a full stop behind these, or behind a single letter, ends no sentence
SHORT = frozenset(
    "Mr Ms Dr St No Lt Mrs Gen Col Sgt Sen Rep Gov Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
MARK = re.compile(r"[\"“”«»]|``|''")
OPENS, CLOSES = frozenset(("“", "«", "``")), frozenset(("”", "»"))
QUOTED = 0.4  # of its letters: a sentence that is the speaker's rather than the reporter's
LONGEST_SHORT = 5  # letters, with what stands before them
FACT = re.compile(r"\b(?:[A-Z][\w'’-]+|\d[\d.,:]*)")
# Numbers lie lowest, then words that tell nothing by themselves, then the rest, so that a code says which it is.
NUMBER, LIGHT, HEAVY, TOP = 0xE000, 0x18000, 0x20000, 0x110000
NUMBERS = re.compile(f"[{chr(NUMBER)}-{chr(LIGHT - 1)}]")
LIGHTS = re.compile(f"[{chr(LIGHT)}-{chr(HEAVY - 1)}]+")
KEPT_CODES = 1 << 18
UNDATED = (1 << 61) - 1


@packed
@dataclass(frozen=True, slots=True)
class Sketch:
    """`place` orders reports: credited carriers last, then by publication (microseconds), then by key. `cuts` has four numbers a
    sentence: where it starts and ends in the text, and where its words and its facts end in `words` and `facts`."""

    key: str
    id: str
    outlet: str | None
    published: str | None
    wire: str | None
    place: tuple[int, int]
    words: str
    facts: str
    cuts: "array[int]"
    quoted: bytes  # a byte a sentence: 1 for someone's own words
    version: int  # what it says of an earlier one: versions.says_so

    def __len__(self) -> int:
        return len(self.cuts) // 4

    @property
    def spans(self) -> Iterator[tuple[int, int]]:
        return zip(self.cuts[::4], self.cuts[1::4], strict=True)

    @property
    def sentences(self) -> list[str]:
        return _parts(self.words, self.cuts[2::4])

    @property
    def sentence_facts(self) -> list[str]:
        return _parts(self.facts, self.cuts[3::4])


def _parts(text: str, ends: Sequence[int]) -> list[str]:
    return [text[a:b] for a, b in zip((0, *ends), ends, strict=False)]


class _Codes(dict[str, str]):
    """Word to character, remembered for as many words as are in use at a time."""

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT_CODES:
            self.clear()
        low, high = _plane(word)
        found = self[word] = chr(low + crc32(word.encode("utf-8", "surrogatepass")) % (high - low))
        return found


def _plane(word: str) -> tuple[int, int]:
    if word[:1].isdigit():
        return NUMBER, LIGHT
    return (LIGHT, HEAVY) if word in STOP or len(word) <= 2 else (HEAVY, TOP)


_codes = _Codes()


def numbers(facts: str) -> frozenset[str]:
    """Those of the facts that are numbers."""
    return frozenset(NUMBERS.findall(facts))


def other_numbers(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """The same formula filled with other figures: a house style, no copy."""
    return bool(mine and theirs) and len(mine & theirs) * 2 < min(len(mine), len(theirs))


def telling(codes: str) -> str:
    """Without those that tell nothing by themselves."""
    return LIGHTS.sub("", codes)


def named(*parts: str) -> int:
    """A key of its own, of 40 bits."""
    return int.from_bytes(
        blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=5).digest(), "little"
    )


def sketch(report: Report, reading: Reading, version: int) -> Sketch:
    key, told, facts, cuts, quoted = report.key, [], [], array("I"), bytearray()
    size, amount, plain, spoken = 0, 0, unmasked(report.text), _spoken(report.text)
    for start, end in _sentences(report, reading):
        text = plain[start:end]
        own = words(text)
        if len(own) < SHORTEST:
            continue
        held = [fold(f) for f in FACT.findall(text)[:FACTS]]
        told.append("".join(map(_codes.__getitem__, own)))
        facts.append("".join(map(_codes.__getitem__, held)))
        size, amount = size + len(own), amount + len(held)
        quoted.append(spoken[start:end].count(1) >= QUOTED * (end - start))
        cuts.extend((start, end, size, amount))
        if len(told) == MOST:
            break
    return Sketch(
        key=key,
        id=report.id,
        outlet=report.outlet,
        published=report.published,
        wire=reading.wire,
        place=(_when(report, reading.wire), int(key[:16], 16)),
        words="".join(told),
        facts="".join(facts),
        cuts=cuts,
        quoted=bytes(quoted),
        version=version,
    )


def _spoken(text: str) -> bytearray:
    """A byte a letter: 1 within quotation marks. What is open at the end of a line ends with it."""
    found = bytearray(len(text))
    begun, line = -1, 0
    for mark in MARK.finditer(text):
        if begun >= 0 and (line := text.find("\n", begun, mark.start())) >= 0:
            found[begun:line] = b"\1" * (line - begun)
            begun = -1
        if begun < 0 and mark[0] not in CLOSES:
            begun = mark.end()
        elif begun >= 0 and mark[0] not in OPENS:
            found[begun : mark.start()] = b"\1" * (mark.start() - begun)
            begun = -1
    if begun >= 0:
        end = text.find("\n", begun)
        end = len(text) if end < 0 else end
        found[begun:end] = b"\1" * (end - begun)
    return found


def _when(report: Report, wire: str | None) -> int:
    """A report that credits another's agency cannot be where the text began, whatever the clock says."""
    moment = instant(report.published)
    carried = bool(wire) and not names(wire or "", report.outlet or "")
    if moment is None:
        return (carried << 61) + UNDATED
    seconds = moment.toordinal() * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
    return (carried << 61) + seconds * 1_000_000 + moment.microsecond


def names(wire: str, outlet: str) -> bool:
    """The outlet is the agency itself ("Eastwire", eastwire.example)."""
    return set(fold(wire).split()) <= set(fold(outlet).split())


def day_of(sketch: Sketch) -> int | None:
    """The day (UTC) that a report came out, as an ordinal."""
    moment = instant(sketch.published) if published_window(sketch.published) else None
    return moment.toordinal() if moment else None


def _sentences(report: Report, reading: Reading) -> list[tuple[int, int]]:
    spans = [p.span for p in reading.passages if p.role in TEXT_ROLES]
    if not spans and not any(p.role == "row" for p in reading.passages):  # rows are alike by their form, not as copies
        spans = [Span(start=0, end=len(report.text))]
    return sorted({at for span in spans for at in _split(report.text, span)})


def _split(whole: str, span: Span) -> Iterator[tuple[int, int]]:
    for line in LINE.finditer(whole, span.start, span.end):
        start = line.start()
        ends = [m.end() for m in END.finditer(whole, start, line.end()) if not _shortened(whole, m.start())]
        for end in (*ends, line.end()):
            said = whole[start:end]
            if not said.isspace() and said:
                yield start + len(said) - len(said.lstrip()), end
            start = end


def _shortened(text: str, at: int) -> bool:
    if text[at] != ".":
        return False
    last = WORD.findall(text[max(0, at - LONGEST_SHORT) : at])
    return bool(last) and text[at - 1].isalnum() and (last[-1] in SHORT or (len(last[-1]) == 1 and last[-1].isalpha()))
