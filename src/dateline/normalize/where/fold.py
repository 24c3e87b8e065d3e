"""Names made comparable: one folded form for a name and its spellings, one looser key for Korean names."""

import re
import unicodedata
from functools import lru_cache

_PUNCT = re.compile(r"[-\s/,_]+")
_DROP = re.compile(r"[.'`\u2018\u2019\u02bb\u02bc\u02be\u02bf\u00b4\u2032\"]")
_SAINT = re.compile(r"\b(st|ste)\b(?= \w)")

# McCune-Reischauer, Revised and North Korean romanisations of one name meet in one key
_KOREAN = (
    ("eo", "o"), ("eu", "u"), ("ph", "p"), ("th", "t"), ("kh", "k"), ("jj", "c"), ("tch", "c"), ("ch", "c"), ("j", "c"),
    ("sh", "s"), ("g", "k"), ("d", "t"), ("b", "p"), ("r", "l"), ("nl", "ll"), ("kk", "k"), ("tt", "t"), ("pp", "p"),
    ("ss", "s"), ("ll", "l"), ("nn", "n"), ("hwae", "hoe"), ("wo", "o"), ("ie", "e"),
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """`fold_once`, remembered: names of a text come again and again."""
    return fold_once(name)


def fold_once(name: str) -> str:
    """Lower case, no marks, no apostrophes or full stops, hyphens as spaces; "St." as "saint"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("Ł", "L"))
        name = "".join(c for c in name if not unicodedata.combining(c))
    name = _PUNCT.sub(" ", _DROP.sub("", name)).strip().casefold()
    if name.startswith(("st ", "ste ")) or " st " in name:
        name = _SAINT.sub("saint", name)
    if name.startswith(("n korea", "s korea")):
        name = ("north" if name[0] == "n" else "south") + name[1:]
    return name


def korean_key(name: str) -> str:
    """A key that "Gaecheon" and "Kaechon", "Phyongan" and "Pyeongan" share. Only for names known to be Korean."""
    key = fold(name).replace(" ", "")
    for old, new in _KOREAN:
        key = key.replace(old, new)
    return key
