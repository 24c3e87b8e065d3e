"""Bytes to text: byte order mark, declared charset, UTF-8, then a guess from the bytes themselves."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dateline.sources.limits import SNIFF_BYTES
from dateline.sources.refused import Refused

# UTF-32 first: its little-endian mark begins with that of UTF-16
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([A-Za-z0-9_.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
# Browsers read these labels as the Windows code pages that contain them (WHATWG Encoding Standard)
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "euc_kr": "cp949",
         "shift_jis": "cp932"}  # fmt: skip
NO_TEXT = frozenset(
    (
        "idna",
        "punycode",
        "unicode_escape",
        "unicode-escape",
        "raw_unicode_escape",
        "raw-unicode-escape",
        "utf-7",
        "undefined",
        "mbcs",
        "oem",
    )
)
WESTERN = frozenset(
    "àâäãáåçéèêëíìîïñóòôöõøúùûüýÿæœßðþÀÂÄÃÁÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØÚÙÛÜÝÆŒÐÞšžŠŽ‘’“”„–—…•«»‹›¡¿€£¥¢§©®™°·±½¼¾²³µ´¨¸ªº×\u00a0\u00ad"
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b\x08"))


@dataclass(frozen=True)
class Decoded:
    """`guessed` is true where neither the file nor UTF-8 settled the encoding."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a whole document.

    Raises Refused where it is empty, binary, or cut inside a character.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty", "the file holds no text")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(_whole(data, encoding), encoding)
    if wide := _wide(data):
        return Decoded(_whole(data, wide), wide, guessed=True)
    refuse_binary(data)
    if stated := declared(data):
        try:
            return Decoded(data.decode(stated), stated)
        except (UnicodeDecodeError, LookupError):
            pass  # the page says one thing and its bytes another: the bytes decide
    return _undeclared(data)


def declared(data: bytes) -> str | None:
    """The charset an HTML or XML head names, as Python calls it."""
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    return codec((found[1] or found[2]).decode("ascii"))


def codec(label: str) -> str | None:
    """The encoding of texts that a label means, as Python calls it; None for one that is none, or none of the web's: some of Python's
    turn a text into another (escapes, host names), in a time that grows with the square of its length."""
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name in NO_TEXT else WIDER.get(name, name)


def refuse_binary(data: bytes) -> None:
    """Raises Refused if the bytes are of no text in an encoding without zero bytes."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"binary: {what}", "save it as text or as a page first")
    head = data[:SNIFF_BYTES]
    controls = len(head) - len(head.translate(None, CONTROLS))
    if b"\0" in head or controls > len(head) / 50:
        raise Refused("binary: the bytes are no text", "expected text, HTML, XML, JSON lines or CSV")


def _undeclared(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as wrong:
        if _cut(data, wrong):
            raise Refused("truncated: the last character is cut in two", "fetch the file again") from None
    if western := _western(data):
        return Decoded(western, "cp1252", guessed=True)
    best = from_bytes(data[: SNIFF_BYTES * 4]).best()
    if best is None:
        raise Refused("binary or of an unknown encoding", "save it as UTF-8")
    encoding = WIDER.get(codecs.lookup(best.encoding).name, best.encoding)
    text = data.decode(encoding, errors="replace")
    if text.count("�") > len(text) / 50:
        raise Refused("binary or of an unknown encoding", "save it as UTF-8")
    return Decoded(text, encoding, guessed=True)


def _western(data: bytes) -> str | None:
    """The text if it reads as Windows Latin-1: few letters beyond ASCII, and those the Western ones. The detector, which weighs all
    encodings alike, takes such a text for Central European."""
    text = data.decode("cp1252", errors="replace")
    beyond = [c for c in text if not c.isascii()]
    letters = sum(c.isalpha() for c in text)
    return text if all(c in WESTERN for c in beyond) and len(beyond) < letters / 4 else None


def _cut(data: bytes, wrong: UnicodeDecodeError) -> bool:
    """Sound UTF-8 up to a sequence that lacks its end. A lone byte over 127 at the end may as well be Latin-1's é."""
    if wrong.reason != "unexpected end of data":
        return False
    return len(data) - wrong.start >= 2 or not data[: wrong.start].isascii()


def _whole(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        if len(data) - wrong.start < 4:
            raise Refused("truncated: the last character is cut in two", "fetch the file again") from None
        raise Refused(f"the bytes are no sound {encoding}, which their mark promises", "save it as UTF-8") from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:4096]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    return None
