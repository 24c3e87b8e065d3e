"""Every regular expression of the code and the packs, on texts made to keep it busy.

DATELINE_LONG=1 takes 100,000 characters, the short form 20,000: what grows with the square of the length shows there too."""

import os

from dateline.model import Report
from tests.hostile import patterns
from tests.hostile.figures import figure

MOST = 1.0  # seconds of processor time on 100,000 characters
LONG = bool(os.environ.get("DATELINE_LONG"))
LENGTH = patterns.LENGTH if LONG else 20_000
# a square grows by 25 from one length to the other, and most of the short time is that of starting
ALLOWED = MOST if LONG else 0.1


def test_no_pattern_is_slow():
    patterns.load()
    from dateline.engines import reader_for

    reader, _ = reader_for()
    reader.read(Report(id="x", text="North Korea fired two missiles on Tuesday, the JCS said.", published="2019-09-10"))
    found = patterns.collected(reader)
    assert len(found) > 200
    slowest = ("", 0.0)
    for path, pattern in found.items():
        methods = patterns.methods(path)
        for text in patterns.texts(pattern, LENGTH):
            seconds = patterns.seconds(pattern, methods, text, 2 * MOST)
            slowest = max(slowest, (path, seconds), key=lambda pair: pair[1])
            assert seconds <= ALLOWED, (
                f"{path}: {seconds:.2f} s on {text[:40]!r}..., pattern {str(pattern.pattern)[:200]}"
            )
    figure(
        "regular expressions",
        f"{len(found)} on {LENGTH:,} hostile characters each: slowest {slowest[1]:.2f} s ({slowest[0].removeprefix('dateline.')})",
    )
