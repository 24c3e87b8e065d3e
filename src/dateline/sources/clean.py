"""What no stored text holds: control characters, invisible ones, foreign line ends, spaces in a row."""

import re
import unicodedata

# terminal escapes first, so that no "[31m" is left behind
ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
# controls but tab and line feed; soft hyphen, zero-width and direction marks, byte order mark; lone surrogates
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
EDGES = re.compile(r"[ \t\u00a0\u3000]+(?=\n|$)|^[ \t\u00a0\u3000]+", re.MULTILINE)
GAPS = re.compile(r"\n{3,}")
# one character for one: quotation marks, dashes, spaces
SINGLE = "\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u00b4\u0060\u2039\u203a\u275b\u275c\uff07"
DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u275d\u275e\u301d\u301e\u301f\uff02"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2043"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
PLAIN = {ord(c): to for chars, to in ((SINGLE, "'"), (DOUBLE, '"'), (DASHES, "-"), (SPACES, " ")) for c in chars}


def plain(text: str) -> str:
    """Typographic marks and spaces as their ASCII cousins; same length."""
    return text.translate(PLAIN)


def clean(text: str) -> str:
    """The text as it is stored: NFC, "\\n" for every line end, at most one blank line in a row, nothing invisible."""
    text = LINE_ENDS.sub("\n", ESCAPE.sub("", text))
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return GAPS.sub("\n\n", EDGES.sub("", text)).strip()


def one_line(text: str | None) -> str | None:
    """A title, name or address on one line; None where nothing is left."""
    if text is None:
        return None
    return " ".join(clean(text).split()) or None
