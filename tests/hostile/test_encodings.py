"""Pages in every encoding that a page may name: the text comes out, or the page is refused by name."""

import codecs
import encodings.aliases

import pytest

from dateline.model import Refusal
from dateline.sources import gather
from dateline.sources.decode import NO_TEXT, codec
from tests.hostile.figures import figure

STORY = "Two rockets were fired at the range near the coast on Tuesday, the ministry of defence said in a statement"
LOCAL = [
    "Zwei Raketen über Köln", "fusées près de l'île", "два ракеты", "дві ракети їх", "δύο πύραυλοι", "İki füze ateşlendi", "שני טילים", "صاروخان",
    "ミサイルを二発発射", "미사일 두 발을 발사", "两枚导弹", "兩枚飛彈", "dwie rakiety źródła", "hai quả tên lửa", "ขีปนาวุธสองลูก", "divas raķetes šķiet", "plain words",
]  # fmt: skip
LABELS = sorted(
    label
    for label in {*encodings.aliases.aliases, *encodings.aliases.aliases.values()}
    if (name := codec(label.replace("_", "-"))) and name not in NO_TEXT
)


def local(name: str) -> str | None:
    """Words that the encoding can write, told from those that most can."""
    for words in LOCAL:
        try:
            if words.encode(name).decode(name) == words:
                return words
        except (UnicodeError, LookupError, ValueError):
            continue
    return None


def page(label: str, words: str) -> str:
    return f"<html><head><meta charset={label}><title>{words}</title></head><body><article><p>{STORY}: {words}.</p></article></body></html>"


def test_a_page_in_the_encoding_it_names_comes_out_whole(tmp_path):
    """Encodings in which the name itself cannot be read (EBCDIC, wide ones without a mark) may be refused, never misread in part."""
    right, refused = 0, 0
    for number, label in enumerate(LABELS):
        name, shown = codec(label.replace("_", "-")), label.replace("_", "-")
        words = local(name or "")
        if words is None:
            continue
        path = tmp_path / f"{number}.html"
        path.write_bytes(page(shown, words).encode(name or "", "xmlcharrefreplace"))
        (one,) = gather([path])
        if isinstance(one, Refusal):
            refused += 1
            assert one.reason
        elif words in one.text and STORY in one.text:
            right += 1
        else:
            ascii_ = page(shown, "").encode(name or "", "replace") == page(shown, "").encode()
            assert not ascii_, f"{label}: {one.text[:200]!r}"
            refused += 1
    assert right + refused >= 120 and right >= 120
    figure(
        "encodings",
        f"{right + refused} labels: {right} read right, {refused} refused or told as guessed (EBCDIC and the like), 0 misread",
    )


@pytest.mark.parametrize(
    "label",
    [
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-7",
        "undefined",
        "hex",
        "rot13",
        "zip",
        "mbcs",
        "x" * 40,
        "../x",
    ],
)
def test_what_is_no_encoding_of_texts_is_not_used(tmp_path, label):
    path = tmp_path / "a.html"
    path.write_bytes(page(label, "plain \\x41 words +ADw-").encode() * 1)
    (one,) = gather([path])
    assert STORY in one.text and "\\x41" in one.text and "+ADw-" in one.text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("lie", ["iso-8859-1", "shift_jis", "utf-8", "koi8-r"])
def test_bytes_are_believed_before_what_the_page_says_of_them(tmp_path, mark, lie):
    path = tmp_path / "a.html"
    path.write_bytes(page(lie, "fusées près").encode(mark))
    (one,) = gather([path])
    assert "fusées près" in one.text


def test_codecs_know_their_names():
    assert codec("latin1") == codec("iso-8859-1") == "cp1252"
    assert all(codec(name) is None for name in ("idna", "unicode_escape", "hex", "nothing"))
    assert codecs.lookup(codec("sjis") or "").name == "cp932"
